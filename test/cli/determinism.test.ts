import { once } from 'node:events'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { broadsheet, snapshot, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

// Six runs over a hundred pages; on a crowded machine they take their time.
vi.setConfig({ testTimeout: 300_000 })

const PEOPLE = ['何建业', '林远帆', '苏青禾', '叶知秋', '顾南星', '沈秋白', '陆怀远']
const BODIES = ['教育局', '交通局', '卫生局', '商务局', '农业局']
const PLACES = ['海湾市', '云岭县', '青河市', '北滩镇']
const PAPERS = ['海湾报', '云岭日报']

const pick = <T>(all: readonly T[], at: number): T => {
  const found = all[at % all.length]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** An article of a few paragraphs; every ninth is a reprint of the one before, so that issues hang on each other. */
function article(number: number): string {
  const i = number % 9 === 8 ? number - 1 : number
  const [name, body, place] = [pick(PEOPLE, i), pick(BODIES, i * 3), pick(PLACES, i * 7)]
  return `${place}${body}通报第${i + 1}期情况

　　${place}${body}局长${name}昨天表示，${place}的${i + 3}个项目明年都将完工，总投资${i * 10 + 7}.${i % 10}亿元，同比增长${i % 40}.5%。
　　“我们用了${(i % 11) + 2}年时间，才走到今天这一步。”${name}说，“接下来还要再
增加${i * 20 + 15}个名额。”据${place}统计局数据，去年全市的人均收入约为${30_000 + i * 110}元，比上年多了
${i % 23}.${i % 7}%，其中农村居民的收入增长得更快。
　　${name}介绍，今年前${(i % 9) + 2}个月的产量接近${i + 40}万吨，不到去年的一半；不过${i % 2 === 0 ? '订单' : '出口'}超过${i * 3 + 5}万件。
`
}

/** A line that ends in the middle of a sentence, and the rest behind a blank one: a broken column. */
function broken(text: string, number: number): string {
  const at = text.indexOf('，', Math.floor(text.length * (0.3 + (number % 5) / 10)))
  return number % 3 === 0 ? `${text.slice(0, at - 2)}\n\n${text.slice(at - 2)}` : text
}

/** A hundred pages: files, folders of two pages, lines of JSON; some of them are bad. */
function pages(): Readonly<Record<string, string>> {
  const day = (i: number) => `2031-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`
  const files: Record<string, string> = {}
  const lines: string[] = []
  for (let i = 0; i < 100; i += 1) {
    const text = broken(article(i), i)
    if (i < 60) files[`one/${day(i)} 第${i}版.txt`] = text
    else if (i < 80) files[`two/${day(i - (i % 2))}/${i % 2}.txt`] = text
    else lines.push(JSON.stringify({ id: `n${i}`, date: day(i), publication: pick(PAPERS, i), text }))
  }
  return { ...files, 'three/lines.jsonl': `${lines.join('\n')}\n{"text": \n`, 'one/empty.txt': '' }
}

interface Way {
  readonly what: string
  /** The folders in the order in which they are given. */
  readonly inputs: readonly string[]
  /** Files are made from the last to the first, with times at random. */
  readonly shuffled?: boolean
  readonly flags: readonly string[]
  readonly killed?: boolean
}

const INPUTS = ['one', 'two', 'three']
const WAYS: readonly Way[] = [
  { what: 'one issue at a time, in one thread', inputs: INPUTS, flags: ['--concurrency', '1', '--threads', '1'] },
  { what: 'many issues at a time, in two threads', inputs: INPUTS, flags: ['--concurrency', '7', '--threads', '2'] },
  {
    what: 'in three threads, inputs in another order, files made in another order',
    inputs: ['three', 'one', 'two'],
    shuffled: true,
    flags: ['--threads', '3'],
  },
  {
    what: 'killed half-way and taken up again in other threads',
    inputs: INPUTS,
    flags: ['--threads', '2'],
    killed: true,
  },
]

/** Makes the same files in another order, with other times. */
function makePages(folder: string, shuffled: boolean): void {
  const entries = Object.entries(pages())
  for (const [i, [name, content]] of (shuffled ? entries.reverse() : entries).entries()) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
    if (shuffled) utimesSync(file, (i * 7919) % 10_007, (i * 7919) % 10_007)
  }
}

/** All files of the output but the one with the clock. */
function rows(folder: string): Record<string, string> {
  const { 'run.json': _clock, ...more } = snapshot(path.join(folder, 'out'))
  return more
}

async function killHalfWay(folder: string, args: readonly string[]): Promise<void> {
  const child = startBroadsheet(args, folder)
  let log = ''
  child.stdout.resume()
  child.stderr.on('data', (text: Buffer) => {
    log += text
    if (/\[40\/\d+\]/.test(log)) child.kill('SIGKILL')
  })
  const [status] = await once(child, 'close')
  expect(status, 'the run was to be killed').toBe(null)
}

it('the same pages are the same bytes, whatever the order, the threads and the interruptions', async () => {
  const runs: { readonly what: string; readonly rows: Record<string, string> }[] = []
  for (const { what, inputs, shuffled = false, flags, killed = false } of WAYS) {
    const folder = tempFolder()
    makePages(folder, shuffled)
    const args = ['run', ...inputs, '-o', 'out', '--publication', '海湾报', ...flags]
    if (killed) await killHalfWay(folder, args)
    const { status, stderr } = broadsheet([...args, '--quiet'], { cwd: folder })
    expect(status, stderr).toBe(2)
    runs.push({ what, rows: rows(folder) })
  }
  const [first, ...others] = runs
  expect(Object.keys(first?.rows ?? {}).length).toBeGreaterThan(1000)
  for (const other of others) expect([other.what, differing(other.rows, first?.rows ?? {})]).toEqual([other.what, []])
})

it('a second run over the same pages, and one that does all again, change nothing', () => {
  const folder = tempFolder()
  makePages(folder, false)
  const args = ['run', ...INPUTS, '-o', 'out', '--quiet', '--until', 'repair']
  expect(broadsheet(args, { cwd: folder }).status).toBe(2)
  const first = rows(folder)
  expect(broadsheet(args, { cwd: folder }).status).toBe(2)
  expect(differing(rows(folder), first)).toEqual([])
  expect(broadsheet([...args, '--force'], { cwd: folder }).status).toBe(2)
  expect(differing(rows(folder), first)).toEqual([])
})

function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((file) => one[file] !== other[file])
}
