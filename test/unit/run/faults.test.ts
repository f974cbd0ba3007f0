import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createTextStages } from '../../../pipeline/index.ts'
import { type AnyStage, type RunEvent, type RunOptions, runIssues } from '../../../pipeline/run/index.ts'
import { readRows, snapshot } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const { decode, normalise, repair } = createTextStages()
const page = (what: string) => `海湾${what}投产\n\n海湾市的${what}昨天投产，第一批产品已经装船。\n`
const PAGES = { 'in/a.txt': page('新厂'), 'in/b.txt': page('码头'), 'in/c.txt': page('船坞') }

function runner(folder: string) {
  return async (more: Partial<RunOptions> = {}, output = 'out', input = 'in') => {
    const read: string[] = []
    const { onEvent, ...rest } = more
    const result = await runIssues({
      config: { inputs: [path.join(folder, input)], until: 'repair', repair: 'full', bom: true },
      output: path.join(folder, output),
      stages: [decode, normalise, repair] as readonly unknown[] as readonly AnyStage[],
      models: [],
      version: '0.0.0',
      concurrency: 1,
      ...rest,
      onEvent: (event) => {
        if (event.kind === 'issue') read.push(event.issueId)
        onEvent?.(event)
      },
    })
    return { ...result, read }
  }
}

/** What is asked of every issue between the look whether it is finished and the reading: a moment to interfere at. */
const between =
  (issueId: string, interfere: () => void): NonNullable<RunOptions['isComplete']> =>
  async (planned) => {
    if (planned.issueId === issueId) interfere()
    return true
  }

const articles = (folder: string) =>
  Object.fromEntries(readRows(folder, 'out/articles.jsonl').map((row) => [row['issue_id'], row['title']]))

describe('a file that is replaced while a run reads', () => {
  it('gives the rows of what was read, and is read again when it is back', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    const file = path.join(folder, 'in/b.txt')
    await run({ isComplete: between('b', () => writeFileSync(file, page('仓库'))) })
    expect(articles(folder)).toMatchObject({ b: '海湾仓库投产' })
    writeFileSync(file, page('码头'))
    expect((await run()).read).toEqual(['b'])
    expect(articles(folder)).toMatchObject({ b: '海湾码头投产' })
    expect((await run()).read).toEqual([])
  })

  it('gives the rows of what is left when it is cut', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    const file = path.join(folder, 'in/b.txt')
    const whole = readFileSync(file)
    const { report } = await run({ isComplete: between('b', () => writeFileSync(file, whole.subarray(0, 26))) })
    expect(report.status).toBe('complete')
    writeFileSync(file, whole)
    expect((await run()).read).toEqual(['b'])
    await run({}, 'fresh')
    expect(differing(folder)).toEqual([])
  })

  it('is a dead letter when it is gone, and the others are read', async () => {
    const folder = tempFolder(PAGES)
    const { report } = await runner(folder)({
      isComplete: between('b', () => rmSync(path.join(folder, 'in/b.txt'))),
    })
    expect(report.status).toBe('partial')
    expect(readRows(folder, 'out/dead-letter.jsonl')).toMatchObject([{ issue_id: 'b', code: 'INPUT_NOT_FOUND' }])
    expect(Object.keys(articles(folder))).toEqual(['a', 'c'])
  })

  it('with its folder: what was not read yet is dead letters, and the rows are left as they were', async () => {
    const folder = tempFolder(PAGES)
    const run = runner(folder)
    await run()
    writeFileSync(path.join(folder, 'in/a.txt'), page('车间'))
    const { report } = await run({
      isComplete: between('a', () => rmSync(path.join(folder, 'in'), { recursive: true })),
    })
    expect(report.status).toBe('failed')
    expect(articles(folder)).toMatchObject({ a: '海湾新厂投产', c: '海湾船坞投产' })
  })

  it('never gives a line of JSON to the issue that stood there before', async () => {
    const line = (id: string, what: string) => `${JSON.stringify({ id, date: '2031-01-01', text: page(what) })}\n`
    const file = line('a', '新厂') + line('b', '码头')
    const folder = tempFolder({ 'in/day.jsonl': file })
    const swapped = line('b', '码头') + line('a', '新厂')
    const run = runner(folder)
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'plan') writeFileSync(path.join(folder, 'in/day.jsonl'), swapped)
    }
    const { report } = await run({ onEvent })
    expect(report.status).toBe('failed')
    expect(readRows(folder, 'out/dead-letter.jsonl').map((row) => row['code'])).toEqual([
      'INPUT_CHANGED',
      'INPUT_CHANGED',
    ])
    expect((await run()).report.status).toBe('complete')
    expect(articles(folder)).toEqual({ a: '海湾新厂投产', b: '海湾码头投产' })
  })
})

describe('an output folder that is taken away', () => {
  it('ends the run, which says so', async () => {
    const folder = tempFolder(PAGES)
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'issue' && event.issueId === 'b') rmSync(path.join(folder, 'out'), { recursive: true })
    }
    await expect(runner(folder)({ onEvent })).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: expect.stringContaining('removed while this run'),
    })
    expect(existsSync(path.join(folder, 'out/articles.jsonl'))).toBe(false)
    expect((await runner(folder)()).report.status).toBe('complete')
  })
})

describe('a clock that goes back', () => {
  it('takes no time, and changes no row', async () => {
    const folder = tempFolder(PAGES)
    await runner(folder)({}, 'fresh')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-02T00:00:00Z') })
    try {
      const onEvent = () => vi.setSystemTime(Date.now() - 60_000)
      const { report } = await runner(folder)({ onEvent })
      expect(report.duration_ms).toBe(0)
      expect(report.started_at <= report.finished_at).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    expect(differing(folder)).toEqual([])
  })
})

/** Names of the files that are not the same in the test's folder and in one that was written undisturbed. */
function differing(folder: string): string[] {
  const files = (output: string) => {
    const { 'run.json': _clock, ...more } = snapshot(path.join(folder, output))
    return more
  }
  const [one, other] = [files('out'), files('fresh')]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((file) => one[file] !== other[file])
}
