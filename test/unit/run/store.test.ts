import { existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTextStages } from '../../../pipeline/index.ts'
import { type AnyStage, type RunEvent, type RunOptions, runIssues } from '../../../pipeline/run/index.ts'
import { readRows, snapshot } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const { decode, normalise, repair } = createTextStages()

const page = (what: string) => `海湾${what}投产\n\n海湾市的${what}昨天投产，第一批产品已经装船。\n`
const PAGES = {
  'in/2031-01-03.txt': page('新厂'),
  'in/2031-01-01.txt': page('码头'),
  'in/2031-01-02/1.txt': page('船坞'),
  'in/2031-01-02/2.txt': page('仓库'),
  'in/无日期.txt': page('车间'),
}
const IDS = ['无日期', '2031-01-01', '2031-01-02', '2031-01-03']

/** A run from a test's own folder; paths are absolute, because the tests of one file share their process's folder. */
function runner(folder: string) {
  const at = (name: string) => path.join(folder, name)
  return async (more: Partial<RunOptions> = {}, config: Partial<RunOptions['config']> = {}, output = 'out') => {
    const events: RunEvent[] = []
    const settings = { inputs: [at('in')], until: 'repair', repair: 'full', bom: true, ...config } as const
    const result = await runIssues({
      config: settings,
      output: at(output),
      stages: [decode, normalise, repair] as readonly unknown[] as readonly AnyStage[],
      models: [],
      version: '0.0.0',
      concurrency: 2,
      onEvent: (event) => events.push(event),
      ...more,
    })
    const read = events.flatMap((event) => (event.kind === 'issue' ? [event.issueId] : []))
    return { ...result, read: read.sort(), rules: result.report.warnings.map(({ rule }) => rule) }
  }
}

/** All files but the one with the clock. */
function files(folder: string): Record<string, string> {
  const { 'run.json': _clock, ...more } = snapshot(folder)
  return more
}

const issueIds = (folder: string) => readRows(folder, 'articles.jsonl').map((row) => row['issue_id'])

describe('a folder that runs come back to', () => {
  it('reads what is new or has changed, and nothing else', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    expect((await run()).read).toEqual([...IDS].sort())
    const first = files(path.join(folder, 'out'))
    // A new time is no change; what a file says is.
    utimesSync(path.join(folder, 'in/2031-01-01.txt'), 0, 0)
    const second = await run()
    expect(second.read).toEqual([])
    expect(second.report.this_run).toEqual({ processed: 0, unchanged: 4, pruned: 0, dead_letters: 0 })
    expect(files(path.join(folder, 'out'))).toEqual(first)
    writeFileSync(path.join(folder, 'in/2031-01-02/2.txt'), page('车库'))
    writeFileSync(path.join(folder, 'in/2031-01-04.txt'), page('学校'))
    const third = await run()
    expect(third.read).toEqual(['2031-01-02', '2031-01-04'])
    expect(third.report.counts).toMatchObject({ inputs: 5, issues: 5, articles: third.report.counts.articles })
    expect(new Set(issueIds(path.join(folder, 'out')))).toEqual(new Set([...IDS, '2031-01-04']))
  })

  it.each([
    [
      'a sidecar',
      (folder: string) => writeFileSync(path.join(folder, 'in/2031-01-01.meta.json'), '{"page": "A1"}'),
      {},
      {},
      ['2031-01-01'],
    ],
    [
      'the name of a page',
      (folder: string) =>
        renameSync(path.join(folder, 'in/2031-01-02/2.txt'), path.join(folder, 'in/2031-01-02/3.txt')),
      {},
      {},
      ['2031-01-02'],
    ],
    ['the mode of repair', () => {}, { repair: 'off' }, {}, [...IDS].sort()],
    ['the version', () => {}, {}, { version: '0.0.1' }, [...IDS].sort()],
    ['a model', () => {}, {}, { models: [{ id: 'm', hash: 'h' }] }, [...IDS].sort()],
    ['a paper given by flag', () => {}, { publication: '海湾报' }, {}, [...IDS].sort()],
    ['the byte order mark, which is put there without reading', () => {}, { bom: false }, {}, []],
    ['--force', () => {}, { force: true }, {}, [...IDS].sort()],
    ['the concurrency, which decides nothing', () => {}, {}, { concurrency: 7 }, []],
  ] as const)('reads again after a change of %s what it decides', async (_what, change, config, options, expected) => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    change(folder)
    expect((await run(options, config)).read).toEqual(expected)
    const { force: _, ...lasting } = { force: false, ...config }
    await run(options, lasting, 'fresh')
    expect(differing(folder)).toEqual([])
    expect((await run(options, lasting)).read).toEqual([])
  })

  it('holds the issues by date, then id, whatever the order, the concurrency and the number of runs', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    expect([...new Set(issueIds(path.join(folder, 'out')))]).toEqual(IDS)
    const all = files(path.join(folder, 'out'))
    const pages = Object.keys(PAGES).filter((name) => name.split('/').length === 2)
    for (const list of [pages, [...pages].reverse()]) {
      for (const one of list.map((name) => path.join(folder, name)))
        await run({ concurrency: 1 }, { inputs: [one] }, 'one-by-one')
      await run({ concurrency: 4 }, { inputs: [path.join(folder, 'in')] }, 'one-by-one')
      const rows = files(path.join(folder, 'one-by-one'))
      for (const [file, text] of Object.entries(all)) {
        // The record of an issue says under which input it was found.
        if (!file.endsWith('issue.json') && !file.startsWith('.broadsheet')) expect(rows[file]).toBe(text)
      }
      rmSync(path.join(folder, 'one-by-one'), { recursive: true })
    }
  })

  it('writes combined files that are the shards one after the other', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    writeFileSync(path.join(folder, 'in/2031-01-02/2.txt'), page('车库'))
    await run()
    const out = files(path.join(folder, 'out'))
    for (const table of ['articles.jsonl', 'repairs.jsonl', 'pages.jsonl']) {
      expect(out[table]).toBe(IDS.map((id) => latin(out, `issues/${id}/${table}`)).join(''))
    }
    const [header, ...rows] = (out['repairs.csv'] ?? '').split('\r\n')
    expect(rows.join('\r\n')).toBe(
      IDS.map((id) => latin(out, `issues/${id}/repairs.csv`).split('\r\n').slice(1).join('\r\n')).join(''),
    )
    expect(latin(out, 'issues/2031-01-01/repairs.csv').split('\r\n')[0]).toBe(header)
  })

  it.each([
    ['its index', (out: string) => rmSync(path.join(out, '.broadsheet'), { recursive: true })],
    ['the end of its index', (out: string) => cutEnd(path.join(out, '.broadsheet/index.jsonl'))],
    ['a combined file', (out: string) => rmSync(path.join(out, 'pages.jsonl'))],
    ['the end of a combined file', (out: string) => cutEnd(path.join(out, 'articles.jsonl'))],
    ['a shard', (out: string) => rmSync(path.join(out, 'issues/2031-01-02'), { recursive: true })],
    ['its report', (out: string) => rmSync(path.join(out, 'run.json'))],
  ])('is whole again after it lost %s', async (_what, damage) => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    const before = files(path.join(folder, 'out'))
    damage(path.join(folder, 'out'))
    await run()
    expect(files(path.join(folder, 'out'))).toEqual(before)
    expect(existsSync(path.join(folder, 'out/run.json'))).toBe(true)
  })

  it('rewrites the columns of what another version left, and reads only what it is given', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    const out = path.join(folder, 'out')
    const fresh = files(out)
    for (const file of ['articles.jsonl', 'issues/2031-01-01/articles.jsonl']) {
      const old = readFileSync(path.join(out, file), 'utf8').replaceAll(',"reprint_of":null', ',"gone":1')
      writeFileSync(path.join(out, file), old)
    }
    for (const file of ['.broadsheet/index.jsonl', 'issues/2031-01-01/issue.json']) {
      const text = readFileSync(path.join(out, file), 'utf8')
      writeFileSync(path.join(out, file), text.replaceAll(/"shape": ?"[0-9a-f]+"/g, '"shape":"older"'))
    }
    const other = tempFolder({ 'x.txt': page('学校') })
    const { read } = await run({}, { inputs: [path.join(other, 'x.txt')] })
    expect(read).toEqual(['x'])
    const after = files(out)
    expect(after['issues/2031-01-01/articles.jsonl']).toBe(fresh['issues/2031-01-01/articles.jsonl'])
    for (const row of readRows(out, 'articles.jsonl')) expect(row).not.toHaveProperty('gone')
  })
})

describe('inputs that are gone', () => {
  it('keep their rows until --prune, and what was never asked for keeps them for good', async () => {
    const folder = tempFolder({ ...PAGES, 'other/b.txt': page('学校') })
    const run = runner(folder)
    await run({}, { inputs: [path.join(folder, 'in'), path.join(folder, 'other')] })
    rmSync(path.join(folder, 'in/2031-01-01.txt'))
    rmSync(path.join(folder, 'other/b.txt'))
    const kept = await run()
    expect(kept.rules).toEqual(['run/input-gone'])
    expect(kept.report.counts.issues).toBe(5)
    const pruned = await run({}, { prune: true })
    expect(pruned.rules).toEqual([])
    expect(pruned.report.this_run).toEqual({ processed: 0, unchanged: 3, pruned: 1, dead_letters: 0 })
    const out = path.join(folder, 'out')
    expect(existsSync(path.join(out, 'issues/2031-01-01'))).toBe(false)
    expect(new Set(issueIds(out))).toEqual(new Set(['b', ...IDS.filter((id) => id !== '2031-01-01')]))
  })

  it('are not taken for gone where they cannot be listed', async () => {
    const folder = tempFolder({ ...PAGES, 'more/a.txt': page('学校') })
    const run = runner(folder)
    await run()
    renameSync(path.join(folder, 'in'), path.join(folder, 'away'))
    const inputs = [path.join(folder, 'in'), path.join(folder, 'more')]
    const { report } = await run({}, { inputs, prune: true })
    expect(report.this_run).toEqual({ processed: 1, unchanged: 0, pruned: 0, dead_letters: 1 })
    expect(report.counts.issues).toBe(5)
  })

  it('leave their rows where they can no longer be read', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    writeFileSync(path.join(folder, 'in/2031-01-01.txt'), '')
    const { report, rules } = await run({}, { prune: true })
    expect(report).toMatchObject({ status: 'partial', counts: { inputs: 4, issues: 4, dead_letters: 1 } })
    expect(rules).toEqual(['run/issue-kept'])
    expect(issueIds(path.join(folder, 'out'))).toContain('2031-01-01')
  })

  it('are followed to where they went, without being read again', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    renameSync(path.join(folder, 'in'), path.join(folder, 'moved'))
    const { read, report } = await run({}, { inputs: [path.join(folder, 'moved')] })
    expect(read).toEqual([])
    expect(report.inputs.map(({ path: file }) => path.relative(folder, file)).sort()).toEqual(
      Object.keys(PAGES)
        .map((name) => name.replace('in/', 'moved/'))
        .sort(),
    )
    const record = JSON.parse(readFileSync(path.join(folder, 'out/issues/2031-01-02/issue.json'), 'utf8'))
    expect(record).toMatchObject({ path: path.join(folder, 'moved/2031-01-02'), input: path.join(folder, 'moved') })
  })

  it('say so when another issue takes their name', async () => {
    const folder = tempFolder({ 'in/a.txt': page('新厂'), 'more/a.txt': page('学校') })
    const run = runner(folder)
    await run()
    const { rules, report } = await run({}, { inputs: [path.join(folder, 'more')] })
    expect(rules).toEqual(['run/issue-replaced'])
    expect(report.counts.issues).toBe(1)
  })
})

describe('a run that goes another way', () => {
  it('takes the place of the earlier one when it has all its issues', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    const stages = [decode, normalise] as readonly unknown[] as readonly AnyStage[]
    await run({ stages }, { until: 'normalise' })
    await run({ stages }, { until: 'normalise' }, 'fresh')
    expect(differing(folder)).toEqual([])
  })

  it('is refused before anything is read when it has not', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    const before = snapshot(path.join(folder, 'out'))
    const inputs = [path.join(folder, 'in/2031-01-01.txt')]
    await expect(run({ stages: [] }, { until: 'normalise', inputs })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringContaining('--prune'),
    })
    expect(snapshot(path.join(folder, 'out'))).toEqual(before)
  })
})

describe('a run that was stopped', () => {
  it.each([1, 2, 3])('goes on where it was after %i issues, to the same bytes', async (issues) => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run({}, {}, 'fresh')
    const controller = new AbortController()
    const seen: string[] = []
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'issue') seen.push(event.issueId)
      if (seen.length === issues) controller.abort(new Error('enough'))
    }
    await expect(run({ signal: controller.signal, onEvent, concurrency: 1 })).rejects.toThrow('enough')
    const rest = await run()
    expect(rest.read).toEqual(IDS.filter((id) => !seen.includes(id)).sort())
    expect(rest.report.this_run).toEqual({ processed: 4, unchanged: 0, pruned: 0, dead_letters: 0 })
    expect(differing(folder)).toEqual([])
  })

  it('trusts nothing that is damaged, or made under other settings', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    const stop = async () => {
      const controller = new AbortController()
      const onEvent = (event: RunEvent) => {
        if (event.kind === 'writing') controller.abort(new Error('enough'))
      }
      await expect(run({ signal: controller.signal, onEvent })).rejects.toThrow('enough')
    }
    await stop()
    const pending = path.join(folder, 'out/.broadsheet/pending')
    cutEnd(path.join(pending, '2031-01-01/articles.jsonl'))
    rmSync(path.join(pending, '2031-01-02/issue.json'))
    expect((await run()).read).toEqual(['2031-01-01', '2031-01-02'])
    await run({}, {}, 'fresh')
    expect(differing(folder)).toEqual([])
    rmSync(path.join(folder, 'out'), { recursive: true })
    await stop()
    expect((await run({}, { repair: 'off' })).read).toEqual([...IDS].sort())
  })

  it('lets no second run into its folder', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    let second: Promise<unknown> | null = null
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'issue') second ??= run().catch((thrown: unknown) => thrown)
    }
    await run({ onEvent })
    expect(await second).toMatchObject({ code: 'OUTPUT_LOCKED' })
    await run({}, {}, 'fresh')
    expect(differing(folder)).toEqual([])
  })

  it('leaves an issue for later that is still being written', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    const isComplete: RunOptions['isComplete'] = async ({ issueId }) => issueId !== '2031-01-02'
    const first = await run({ isComplete })
    expect(first.report).toMatchObject({ status: 'complete', this_run: { processed: 3, dead_letters: 0 } })
    // What is finished is not asked about: nothing of it would be read.
    const second = await run({ isComplete: async ({ issueId }) => issueId === '2031-01-02' })
    expect(second.read).toEqual(['2031-01-02'])
    expect(second.report.this_run).toMatchObject({ processed: 1, unchanged: 3 })
  })
})

/** Names of the files that are not the same in the test's folder and in one that was written afresh. */
function differing(folder: string): string[] {
  const [one, other] = [files(path.join(folder, 'out')), files(path.join(folder, 'fresh'))]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((file) => one[file] !== other[file])
}

function latin(all: Readonly<Record<string, string>>, file: string): string {
  const text = all[file]
  if (text === undefined) throw new Error(`${file} is missing`)
  return text
}

function cutEnd(file: string): void {
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, Math.max(0, bytes.length - 7)))
}
