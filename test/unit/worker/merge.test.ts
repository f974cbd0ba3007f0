import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { RegisterEntry } from '../../../pipeline/schema/index.ts'
import { MERGE_STEPS, mergeRecords, readRecords, recordFiles } from '../../../pipeline/worker/index.ts'
import { readRows, snapshot } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { documents, parseRecords, runHere, type StreamRecord, VERSION, work } from '../../support/worker.ts'

// Runs write and flush hundreds of small files.
vi.setConfig({ testTimeout: 60_000 })

const SENTENCES = [
  '海湾市教育局局长何建业昨天表示，海湾市的三所学校明年都将扩招，经费为3.5亿元。',
  '海湾市教育局局长何建业昨天说，三所学校的食堂也要扩建，预计投入2800万元。',
  '村民何建业昨天说，今年的苹果个头大，价格也好，每斤卖到6.5元。',
  '山城钢铁公司董事长欧阳海波说，去年钢产量增长8.7%，达到120万吨。',
  '何局长表示，学校的操场今年将翻新12个。“孩子们等了三年。”何建业说。',
  '欧阳海波指出，公司明年将招聘300名工人。',
]
/** A copy that an agency gives to all papers: long enough to be known again. */
const COPY = `　　${'海湾市统计局昨天公布，上半年全市进出口总值为1086亿元，同比增长7.9%，其中出口612亿元，增长9.3%。'.repeat(3)}`

const page = (i: number) => {
  const own = [0, 1].map((k) => `　　${SENTENCES[(i + k) % SENTENCES.length] ?? ''}`)
  return `第${i}条新闻\n\n${own.join('\n\n')}\n\n${i % 4 === 1 ? `${COPY}\n` : ''}`
}
const DOCUMENTS = Array.from({ length: 12 }, (_, i) => ({
  id: `${i % 2 === 0 ? '甲' : 'b'}${i}`,
  date: `2031-01-${String(((i * 7) % 12) + 1).padStart(2, '0')}`,
  publication: i % 2 === 0 ? '海湾日报' : '山城晚报',
  text: page(i),
  origin: `docs.jsonl:${i + 1}`,
}))

/** In another order at every seed, always the same. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list]
  let state = seed
  for (let i = out.length - 1; i > 0; i -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = state % (i + 1)
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a]
  }
  return out
}

/** Every file but what has the clock or the place of the register in it. */
function comparable(output: string): Record<string, string> {
  const files = snapshot(output)
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'run.json'))
}

interface Merged {
  readonly output: string
  readonly report: Awaited<ReturnType<typeof mergeRecords>>['report']
}

async function merge(inputs: readonly string[], output: string, speakers?: string): Promise<Merged> {
  const { report } = await mergeRecords({
    files: await recordFiles(inputs),
    output,
    version: VERSION,
    config: { bom: true, ...(speakers === undefined ? {} : { speakers }) },
  })
  return { output, report }
}

/** A run and the records of workers over the same documents, beside each other so that paths in them are the same. */
async function prepared() {
  const folder = tempFolder({ 'docs.jsonl': documents(...DOCUMENTS) })
  process.chdir(folder)
  for (const name of ['a', 'b']) mkdirSync(name)
  const whole = await work(documents(...DOCUMENTS))
  return { folder, text: whole.text, lines: whole.text.split('\n').slice(0, -1) }
}

async function inFolder<T>(test: (facts: Awaited<ReturnType<typeof prepared>>) => Promise<T>): Promise<T> {
  const before = process.cwd()
  try {
    return await test(await prepared())
  } finally {
    process.chdir(before)
  }
}

describe('merging', () => {
  it('writes what a run writes, byte for byte, reprints, register and combined order included', () =>
    inFolder(async ({ text }) => {
      const register = 'register.jsonl'
      await runHere(['docs.jsonl'], 'a/output', { speakers: 'a/register.jsonl' })
      writeFileSync('records.jsonl', text)
      const { report } = await merge(['records.jsonl'], 'b/output', 'b/register.jsonl')
      expect(report.status).toBe('complete')
      expect(comparable('b/output')).toEqual(comparable('a/output'))
      expect(readFileSync(path.join('b', register), 'utf8')).toBe(readFileSync(path.join('a', register), 'utf8'))
      const rows = readRows('b/output/articles.jsonl')
      expect(rows.some((row) => row['reprint_of'] !== null)).toBe(true)
      expect(readRows('b', register).length).toBeGreaterThan(1)
      expect(readRows('b/output/speakers.jsonl').length).toBeGreaterThan(readRows('b', register).length)
    }))

  it('does so for records in any order, several times, torn, packed, from several workers', () =>
    inFolder(async ({ lines }) => {
      await runHere(['docs.jsonl'], 'a/output')
      const [head = '', ...rest] = lines
      const torn = [head, ...rest.slice(0, rest.length / 2), (rest[rest.length / 2 + 1] ?? '').slice(0, 40)].join('\n')
      writeFileSync('torn.jsonl', torn)
      for (const seed of [1, 2, 3]) {
        const all = shuffled([...rest, ...rest.slice(5, 60)], seed)
        const cut = seed * 20
        const records = tempFolder({
          'part-1.jsonl': `${[head, ...all.slice(0, cut)].join('\n')}\n`,
          'below/part-2.jsonl.gz': gzipSync(`${[head, ...all.slice(cut)].join('\n')}\n`),
          _SUCCESS: '',
        })
        const inputs = seed === 2 ? ['torn.jsonl', records] : [records, 'torn.jsonl']
        await merge(inputs, `b${seed}/output`)
        expect(comparable(`b${seed}/output`)).toEqual(comparable('a/output'))
      }
    }))

  it('goes on from what is merged already, and a run after it finds nothing to do', () =>
    inFolder(async () => {
      await runHere(['docs.jsonl'], 'a/output')
      const halves = [DOCUMENTS.slice(7), DOCUMENTS.slice(0, 7)]
      for (const [i, half] of halves.entries()) {
        writeFileSync(`${i}.jsonl`, (await work(documents(...half))).text)
        await merge([`${i}.jsonl`], 'b/output')
      }
      expect(comparable('b/output')).toEqual(comparable('a/output'))
      const { report } = await merge(['0.jsonl', '1.jsonl'], 'b/output')
      expect(report.this_run).toMatchObject({ processed: 0, unchanged: 12, dead_letters: 0 })
      const again = await runHere(['docs.jsonl'], 'b/output')
      expect(again.report.this_run).toMatchObject({ processed: 0, unchanged: 12 })
    }))

  it('keeps of two documents of one id the same one in every order, and of dead attempts the living', () =>
    inFolder(async () => {
      const [first, second] = [DOCUMENTS[0], DOCUMENTS[1]]
      const twins = [
        { ...first, origin: 'x.jsonl:1' },
        { ...second, id: first?.id, origin: 'y.jsonl:1' },
      ]
      writeFileSync('one.jsonl', (await work(documents(...twins, { id: 'dead' }))).text)
      writeFileSync('two.jsonl', (await work(documents(...[...twins].reverse(), { id: 'dead' }))).text)
      const one = await merge(['one.jsonl', 'two.jsonl'], 'b1/output')
      const two = await merge(['two.jsonl', 'one.jsonl'], 'b2/output')
      expect(comparable('b1/output')).toEqual(comparable('b2/output'))
      expect(one.report.status).toBe('partial')
      expect(two.report.counts).toMatchObject({ issues: 1, dead_letters: 2, inputs: 3 })
      const letters = readRows('b1/output/dead-letter.jsonl')
      expect(letters.map(({ code }) => code).sort()).toEqual(['INPUT_DUPLICATE_ID', 'JSONL_INVALID'])
    }))

  it('says which documents are torn and nowhere whole', () =>
    inFolder(async ({ lines }) => {
      writeFileSync('torn.jsonl', `${lines.slice(0, -4).join('\n')}\n`)
      const { report } = await merge(['torn.jsonl'], 'b/output')
      expect(report.counts).toMatchObject({ issues: 11, dead_letters: 1 })
      expect(readRows('b/output/dead-letter.jsonl')).toMatchObject([
        { issue_id: DOCUMENTS.at(-1)?.id, code: 'RECORDS_INCOMPLETE' },
      ])
    }))

  it('refuses what workers did not write so, and writes nothing', () =>
    inFolder(async ({ text, lines }) => {
      const [head = '', ...rest] = lines
      const other = { ...parseRecords(head)[0], version: '9.9.9' }
      const wrong: Record<string, string> = {
        'no protocol': `${rest.join('\n')}\n`,
        empty: '',
        'another protocol': `${head.replace('"protocol":1', '"protocol":2')}\n`,
        'hash of other settings': `${JSON.stringify(other)}\n`,
        'a broken line': `${text}{"table":\n{}\n`,
        'a row without index': `${text}{"table":"claims","document":"x","row":{}}\n`,
        tables: (await work(documents(...DOCUMENTS), { tables: ['claims', 'issue'] })).text,
      }
      for (const [name, contents] of Object.entries(wrong)) {
        writeFileSync('wrong.jsonl', contents)
        await expect(merge(['wrong.jsonl'], 'b/output'), name).rejects.toMatchObject({ code: 'RECORDS_INVALID' })
        // Issues that were through may wait in the state folder; no table is there.
        expect(
          Object.keys(snapshot('b')).filter((file) => !file.includes('.broadsheet')),
          name,
        ).toEqual([])
      }
      writeFileSync('good.jsonl', text)
      appendFileSync('good.jsonl', text.slice(0, 400))
      expect((await merge(['good.jsonl'], 'b/output')).report.status).toBe('complete')
    }))
})

/** The steps of a merge as an engine calls them, over records that it holds as it likes. */
async function step(
  name: keyof typeof MERGE_STEPS,
  records: readonly object[],
  known: readonly RegisterEntry[] = [],
): Promise<readonly StreamRecord[]> {
  const input = Readable.from([Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))])
  let text = ''
  for await (const line of MERGE_STEPS[name](readRecords('-', input), known)) text += line
  return parseRecords(text)
}

const byOrder = (a: StreamRecord, b: StreamRecord) =>
  Buffer.compare(Buffer.from(a.order ?? ''), Buffer.from(b.order ?? ''))

describe('the steps of a merge', () => {
  it('in parallel, by groups of names, come to the rows of a run', () =>
    inFolder(async ({ text }) => {
      await runHere(['docs.jsonl'], 'a/output', { speakers: 'a/register.jsonl' })
      const records = parseRecords(text).slice(1)
      const evidence = shuffled(
        records.filter(({ table }) => table === 'speaker-evidence'),
        5,
      )
      const links = await step('groups', evidence)
      const groups = new Map(
        (links as unknown as { key: string; group: string }[]).map(({ key, group }) => [key, group]),
      )
      const partitions = new Map<string, StreamRecord[]>()
      for (const one of evidence) {
        const key = one.keys?.[0] ?? ''
        const group = groups.get(key) ?? key
        partitions.set(group, [...(partitions.get(group) ?? []), one])
      }
      expect(partitions.size).toBeGreaterThan(1)
      const ids: StreamRecord[] = []
      for (const partition of shuffled([...partitions.values()], 7)) {
        ids.push(...(await step('speakers', partition.sort(byOrder))))
      }
      const register = ids.filter(({ table }) => table === 'register').sort(byOrder)
      expect(register.map(({ row }) => row)).toEqual(readRows('a/register.jsonl'))
      const issues = records.filter(({ table }) => table === 'issue').sort(byOrder)
      const reprints = await step('reprints', issues)
      expect(reprints.length).toBeGreaterThan(0)
      const extra = [...ids.filter(({ table }) => table === 'speaker-id'), ...reprints]
      const settled = await step(
        'settle',
        issues.flatMap(({ document }) => {
          const own = records.filter((record) => record.document === document)
          return [...extra.filter((record) => record.document === document), ...own]
        }),
      )
      for (const table of [
        'articles',
        'claims',
        'quotes',
        'speakers',
        'entities',
        'repairs',
        'claim-checks',
        'pages',
      ]) {
        const rows = settled.filter((record) => record.table === table).map(({ row }) => row)
        expect(rows, table).toEqual(readRows(`a/output/${table}.jsonl`))
      }
      // Every carried speaker was asked about, and some met one of an issue before.
      const met = ids.filter(({ table, row }) => table === 'speaker-id' && row['speaker_id'] !== row['register_id'])
      expect(met.length).toBeGreaterThan(0)
    }))

  it('go on from the register of an earlier archive', () =>
    inFolder(async ({ text }) => {
      writeFileSync('early.jsonl', documents(...DOCUMENTS.slice(0, 2)))
      await runHere(['early.jsonl'], 'a/early', { speakers: 'a/register.jsonl' })
      const known = readRows('a/register.jsonl') as unknown as readonly RegisterEntry[]
      await runHere(['docs.jsonl'], 'a/output', { speakers: 'a/register.jsonl' })
      const evidence = parseRecords(text).filter(({ table }) => table === 'speaker-evidence')
      const written = await step('speakers', evidence.sort(byOrder), known)
      const entries = written.filter(({ table }) => table === 'register')
      const changed = new Map(entries.filter(({ order }) => order === null).map(({ row }) => [row['speaker_id'], row]))
      const fresh = entries.filter(({ order }) => order !== null).sort(byOrder)
      const register = [...known.map((row) => changed.get(row.speaker_id) ?? row), ...fresh.map(({ row }) => row)]
      expect(changed.size).toBeGreaterThan(0)
      expect(fresh.length).toBeGreaterThan(0)
      expect(register).toEqual(readRows('a/register.jsonl'))
    }))

  it('raise the alarms of a run', () =>
    inFolder(async () => {
      const days = Array.from({ length: 15 }, (_, i) => ({
        id: `day-${i + 10}`,
        date: `2031-02-${i + 10}`,
        publication: '海湾日报',
        text: i === 14 ? '今天没有新闻。' : page(i).repeat(3),
        origin: `days.jsonl:${i + 1}`,
      }))
      writeFileSync('days.jsonl', documents(...days))
      const { report } = await runHere(['days.jsonl'], 'a/output')
      const issues = parseRecords((await work(documents(...days))).text).filter(({ table }) => table === 'issue')
      const alarms = await step('alarms', issues.sort(byOrder))
      expect(report.alarms.length).toBeGreaterThan(0)
      expect(alarms.map(({ row }) => ({ ...row, this_run: true }))).toEqual(report.alarms)
    }))

  it('refuse what is out of order or stands twice', () =>
    inFolder(async ({ text }) => {
      const evidence = parseRecords(text).filter(({ table }) => table === 'speaker-evidence')
      const sorted = [...evidence].sort(byOrder)
      await expect(step('speakers', [...sorted].reverse())).rejects.toMatchObject({ code: 'RECORDS_INVALID' })
      const twice = sorted.flatMap((one) => [one, one])
      await expect(step('speakers', twice)).rejects.toMatchObject({ code: 'RECORDS_INVALID' })
    }))
})
