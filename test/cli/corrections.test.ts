import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { broadsheet, readRows, snapshot } from '../support/cli.ts'
import { makeFolder, tempFolder } from '../support/temp-folder.ts'

const PAGE = `江北重工扩产

江北重工去年产值达900亿元，同比增长8.7%，居全省第二位。

江北重工董事长林远舟表示，今年将新建基站60万个，占全国约25%。工

人们在车间里忙碌，机器人占设备的一半以上。

“投资增长12%。”高级工程师周一鸣说。
`
const OTHER = '海州市统计局数据显示，全市出口增长3%，连续8年增长。\n'

type Row = Record<string, unknown>
const line = (value: Row) => `${JSON.stringify(value)}\n`

/** Two issues, run once; rows of the first by what they say. */
function firstRun() {
  const folder = makeFolder({ 'raw/day.txt': PAGE, 'raw/night.txt': OTHER })
  expect(broadsheet(['run', 'raw', '-o', 'out', '--quiet'], { cwd: folder }).status).toBe(0)
  const rows = (table: string) => readRows(folder, 'out', `${table}.jsonl`)
  const claim = (text: string) => rows('claims').find((row) => row['text'] === text) ?? {}
  const quote = (speaker: string) => rows('quotes').find((row) => row['speaker'] === speaker) ?? {}
  return { folder, rows, claim, quote }
}

describe('broadsheet run --corrections', { timeout: 120_000 }, () => {
  let run: ReturnType<typeof firstRun>
  let lines: string[]
  let result: ReturnType<typeof broadsheet>
  let before: Row[]

  beforeAll(() => {
    run = firstRun()
    const { folder, claim, quote, rows } = run
    before = rows('claims')
    lines = [
      line({ id: claim('900亿元')['claim_id'], issue_id: 'day', action: 'accept', seen: { value: 9e10 }, by: 'ann' }),
      line({ id: claim('8.7%')['claim_id'], issue_id: 'day', action: 'edit', set: { value: 8.9 }, note: 'misprint' }),
      line({ id: claim('12%')['claim_id'], issue_id: 'day', action: 'reject' }),
      line({ id: quote('林远舟')['quote_id'], issue_id: 'day', action: 'edit', set: { speaker: '林遠洲' } }),
      line({ id: rows('repairs')[0]?.['seam_id'], issue_id: 'day', action: 'split' }),
      line({ id: 'q-00000000000000ff', issue_id: 'day', action: 'reject' }),
      line({ id: 'q-00000000000000ff', issue_id: 'nowhere', action: 'reject' }),
    ]
    writeFileSync(path.join(folder, 'corrections.jsonl'), lines.join(''))
    result = broadsheet(['run', 'raw', '-o', 'out', '--corrections', 'corrections.jsonl'], { cwd: folder })
  })

  afterAll(() => rmSync(run.folder, { recursive: true, force: true }))

  it('reads the issues again that corrections are about, and no others', () => {
    expect(result.status).toBe(0)
    const report = JSON.parse(readFileSync(path.join(run.folder, 'out', 'run.json'), 'utf8'))
    expect(report.this_run).toMatchObject({ processed: 1, unchanged: 1 })
    expect(report.corrections).toEqual({ applied: 5, unchanged: 0, gone: 1, refused: 0, 'not-met': 1, superseded: 0 })
    expect(report.warnings.map(({ rule }: Row) => rule)).toEqual(
      expect.arrayContaining(['corrections/gone', 'corrections/issue-unknown']),
    )
    expect(result.stdout).toContain('corrections   5 applied, 1 gone, 1 not met')
  })

  it('puts them into effect in every table', () => {
    const { claim, quote, rows } = run
    expect(claim('900亿元')).toMatchObject({ review: 'accepted', value: 9e10 })
    expect(claim('8.7%')).toMatchObject({ review: 'edited', value: 8.9 })
    expect(before.map((row) => row['text'])).toContain('12%')
    expect(rows('claims').map((row) => row['text'])).not.toContain('12%')
    const said = quote('林遠洲')
    expect(said['review']).toBe('edited')
    const speakers = rows('speakers')
    expect(speakers.find((row) => row['speaker_id'] === said['speaker_id'])).toMatchObject({
      name: '林遠洲',
      quotes: 1,
    })
    expect(speakers.map((row) => row['name'])).not.toContain('林远舟')
    expect(claim('60万个')).toMatchObject({ quote_id: said['quote_id'], claimant: '林遠洲' })
    const texts = rows('articles').flatMap((row) => (row['paragraphs'] as Row[]).map(({ text }) => String(text)))
    expect(texts.some((text) => text.endsWith('工'))).toBe(true)
  })

  it('says of every line what became of it', () => {
    const report = readRows(run.folder, 'out', 'corrections-report.jsonl')
    expect(report).toHaveLength(lines.length)
    expect(report.filter((row) => row['outcome'] === 'applied')).toHaveLength(5)
    expect(report).toContainEqual(
      expect.objectContaining({ issue_id: 'day', outcome: 'gone', reason: 'there is no quote of this id any more' }),
    )
    expect(report).toContainEqual(expect.objectContaining({ issue_id: 'nowhere', outcome: 'not-met' }))
  })

  it('gives the same bytes once more, and however the lines are sorted', () => {
    const { folder } = run
    const again = () => {
      expect(
        broadsheet(['run', 'raw', '-o', 'out', '--force', '--quiet', '--corrections', 'corrections.jsonl'], {
          cwd: folder,
        }).status,
      ).toBe(0)
      const { 'run.json': _, ...files } = snapshot(path.join(folder, 'out'))
      return files
    }
    const first = again()
    expect(again()).toEqual(first)
    writeFileSync(path.join(folder, 'corrections.jsonl'), [...lines].reverse().join(''))
    expect(again()).toEqual(first)
  })

  it('is told line by line without a run', () => {
    const check = broadsheet(['corrections', 'check', 'corrections.jsonl', '-o', 'out'], { cwd: run.folder })
    expect(check.status).toBe(2)
    expect(check.stdout.split('\n').filter((text) => text.includes('in effect'))).toHaveLength(5)
    expect(check.stdout).toMatch(/q-00000000000000ff {2}reject {2}gone/)
    expect(check.stdout).toMatch(/nowhere .* not met/)
  })

  it('is explained with the row', () => {
    const { folder, claim } = run
    const accepted = broadsheet(['explain', String(claim('900亿元')['claim_id']), '-o', 'out'], { cwd: folder })
    expect(accepted.stdout).toContain('accepted by a correction (ann)')
    expect(accepted.stdout).not.toContain('the rules have changed')
    const edited = broadsheet(['explain', String(claim('8.7%')['claim_id']), '-o', 'out'], { cwd: folder })
    expect(edited.stdout).toContain('edited by a correction (misprint)')
    expect(edited.stdout).toContain('corrected: value was read as 8.7')
    expect(edited.stdout).not.toContain('the rules have changed')
    const left = before.find((row) => row['text'] === '12%')
    const rejected = broadsheet(['explain', String(left?.['claim_id']), '-o', 'out'], { cwd: folder })
    expect(rejected.status).toBe(1)
    expect(rejected.stderr).toContain('left out by a correction')
  })

  it('is exported as gold that the run fits to the last row', () => {
    const { folder } = run
    const exported = broadsheet(['corrections', 'export', '-o', 'out', '--to', 'gold'], { cwd: folder })
    expect(exported.stderr).toBe('')
    expect(exported.status).toBe(0)
    expect(readdirSync(path.join(folder, 'gold'))).toEqual(['day.json'])
    const gold = JSON.parse(readFileSync(path.join(folder, 'gold', 'day.json'), 'utf8'))
    expect(gold).toMatchObject({ id: 'day', source_file: 'raw/day.txt' })
    for (const { article, paragraph, context, text } of gold.claims) {
      const whole: string = gold.articles[article].paragraphs[paragraph].text
      expect(whole.split(context)).toHaveLength(2)
      expect(context.split(text)).toHaveLength(2)
    }
    const scored = broadsheet(['eval', 'out', '--gold', 'gold'], { cwd: folder })
    const figures = scored.stdout.match(/\d+\.\d/g) ?? []
    expect(figures.length).toBeGreaterThan(20)
    expect(new Set(figures)).toEqual(new Set(['100.0']))
    const all = broadsheet(['corrections', 'export', '-o', 'out', '--to', 'all', '--all'], { cwd: folder })
    expect(all.status).toBe(0)
    expect(readdirSync(path.join(folder, 'all'))).toEqual(['day.json', 'night.json'])
    const none = broadsheet(['corrections', 'export', '-o', 'out', '--to', 'none', '--complete'], { cwd: folder })
    expect(none.status).toBe(2)
    expect(none.stderr).toContain('--all')
    const wrong = broadsheet(['corrections', 'export', '-o', 'out', '--to', 'x', '--issues', 'dawn'], { cwd: folder })
    expect(wrong.stderr).toContain('has no such issue. It has day, night.')
  })

  it('is left out of a run without it', () => {
    const { folder, claim } = run
    expect(broadsheet(['run', 'raw', '-o', 'out', '--quiet'], { cwd: folder }).status).toBe(0)
    expect(claim('8.7%')).toMatchObject({ review: null, value: 8.7 })
    expect(existsSync(path.join(folder, 'out', 'corrections-report.jsonl'))).toBe(false)
  })
})

describe('corrections that cannot be used', () => {
  it('end a run before it starts, naming line and key', () => {
    const folder = tempFolder({
      'raw/day.txt': PAGE,
      'bad.jsonl': '{"id":"c-0000000000000001","issue_id":"day","acton":"accept"}\n',
    })
    const { status, stderr } = broadsheet(['run', 'raw', '-o', 'out', '--corrections', 'bad.jsonl'], { cwd: folder })
    expect(status).toBe(1)
    expect(stderr).toContain('line 1: "acton" is no key of a correction; did you mean "action"?')
    expect(existsSync(path.join(folder, 'out', 'claims.jsonl'))).toBe(false)
    const missing = broadsheet(['corrections', 'check', 'none.jsonl', '-o', 'out'], { cwd: folder })
    expect(missing.status).toBe(1)
    expect(missing.stderr).toContain('none.jsonl')
  })

  it('about claims are not met where a run stops at repair; its seams follow them', () => {
    const folder = tempFolder({ 'raw/day.txt': PAGE })
    const args = ['run', 'raw', '-o', 'out', '--quiet', '--until', 'repair']
    expect(broadsheet(args, { cwd: folder }).status).toBe(0)
    const [seam] = readRows(folder, 'out', 'repairs.jsonl')
    writeFileSync(
      path.join(folder, 'c.jsonl'),
      line({ id: seam?.['seam_id'], issue_id: 'day', action: 'split' }) +
        line({ id: 'c-0000000000000001', issue_id: 'day', action: 'accept' }),
    )
    expect(broadsheet([...args, '--corrections', 'c.jsonl'], { cwd: folder }).status).toBe(0)
    expect(readRows(folder, 'out', 'corrections-report.jsonl').map((row) => row['outcome'])).toEqual([
      'not-met',
      'applied',
    ])
    expect(readRows(folder, 'out', 'repairs.jsonl').map((row) => row['kind'])).toEqual(['fragment'])
  })
})

/** The scorer that stands beside the checkout; not there everywhere. */
const SCORER = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'eval', 'score.mjs')

describe.skipIf(!existsSync(SCORER))('the scorer beside the checkout', () => {
  it('finds nothing to say against an exported run', { timeout: 120_000 }, async () => {
    const { spawnSync } = await import('node:child_process')
    const folder = tempFolder({})
    const raw = path.resolve(import.meta.dirname, '..', '..', 'raw')
    expect(broadsheet(['run', raw, '-o', 'out', '--quiet'], { cwd: folder }).status).toBe(0)
    expect(broadsheet(['corrections', 'export', '-o', 'out', '--to', 'gold', '--all'], { cwd: folder }).status).toBe(0)
    const golds = readdirSync(path.join(folder, 'gold')).flatMap((name) => ['--gold', path.join('gold', name)])
    const { stdout } = spawnSync('node', [SCORER, '--pred', 'out', '--json', ...golds], {
      cwd: folder,
      encoding: 'utf8',
    })
    const scores: Row = JSON.parse(stdout)
    const shares = [...everyShare(scores)]
    expect(shares.length).toBeGreaterThan(25)
    expect(shares.filter(([, share]) => share !== 1)).toEqual([])
  })
})

function* everyShare(value: unknown, name = ''): Generator<readonly [string, number]> {
  if (typeof value !== 'object' || value === null) return
  const { f1, hit, of } = value as { f1?: number; hit?: number; of?: number }
  if (f1 !== undefined) yield [name, f1]
  else if (hit !== undefined && of) yield [name, hit / of]
  else for (const [key, more] of Object.entries(value)) yield* everyShare(more, `${name}/${key}`)
}
