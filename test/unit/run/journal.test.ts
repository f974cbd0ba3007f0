import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { composePipeline } from '../../../pipeline/index.ts'
import { settleOutput } from '../../../pipeline/io/index.ts'
import { rollForward } from '../../../pipeline/io/journal.ts'
import { type AnyStage, runIssues } from '../../../pipeline/run/index.ts'
import { snapshot } from '../../support/cli.ts'
import { fakeRecogniser } from '../../support/fake-recogniser.ts'
import { tempFolder } from '../../support/temp-folder.ts'

// Dozens of folders are copied and settled, which a busy disk takes its time for.
vi.setConfig({ testTimeout: 120_000 })

const page = (title: string, text: string) => `${title}\n\n　　${text}\n`
const PAGES = {
  'in/2031-01-01.txt': page('学校扩招', '海湾市教育局局长何建业昨天表示，海湾市的三所学校明年都将扩招。'),
  'in/2031-01-02.txt': page('苹果丰收', '村民何建业昨天说，今年的苹果个头大，价格也好，卖得不错。'),
  'in/2031-01-03.txt': page('食堂扩建', '海湾市教育局局长何建业昨天说，三所学校的食堂也要扩建。'),
}
const stages = Object.values(composePipeline(fakeRecogniser()).stages) as readonly unknown[] as readonly AnyStage[]

/** A run with a register, so that a commit has all kinds of operations. */
function run(folder: string, onOperation: () => void = () => {}, prune = false) {
  const inputs = [path.join(folder, 'in')]
  const register = { speakers: path.join(folder, 'people.jsonl') }
  const config = { inputs, until: 'extract', repair: 'full', bom: true, parquet: !prune, prune, ...register } as const
  return runIssues({
    config,
    output: path.join(folder, 'out'),
    stages,
    models: [],
    version: '0',
    concurrency: 1,
    onOperation,
  })
}

class Stopped extends Error {}

/** Stops at the operation of that number, as a power cut would. */
function stopAt(number: number) {
  const seen = { operations: 0 }
  const onOperation = () => {
    seen.operations += 1
    if (seen.operations === number) throw new Stopped()
  }
  return { seen, onOperation }
}

/**
 * A folder whose last run was stopped the moment its journal was written: one issue is new, one has changed, one goes, the
 * Parquet files go, and the register has somebody new.
 */
async function stoppedFolder(): Promise<string> {
  const folder = tempFolder(PAGES)
  await run(folder)
  writeFileSync(
    path.join(folder, 'in/2031-01-02.txt'),
    page('梨子丰收', '村民何建业昨天说，今年的梨子比苹果卖得还好。'),
  )
  rmSync(path.join(folder, 'in/2031-01-03.txt'))
  writeFileSync(
    path.join(folder, 'in/2031-01-04.txt'),
    page('桥梁通车', '海湾市交通局局长林远帆昨天表示，新桥明天通车。'),
  )
  await expect(run(folder, stopAt(1).onOperation, true)).rejects.toThrow(Stopped)
  return folder
}

describe('a commit that is stopped', () => {
  it('has happened: whoever opens the folder next ends it, at whichever operation it was stopped', async () => {
    const stopped = await stoppedFolder()
    expect(existsSync(path.join(stopped, 'out/.broadsheet/commit.json'))).toBe(true)
    const undisturbed = copyOf(stopped)
    const whole = stopAt(0)
    await rollForward(path.join(undisturbed, 'out'), whole.onOperation)
    const expected = snapshot(undisturbed)
    expect(Object.keys(expected).filter((name) => /commit|pending|next|lock|parquet|01-03/.test(name))).toEqual([])
    expect(expected['people.jsonl']).toContain('s-')
    expect(whole.seen.operations).toBeGreaterThan(30)
    for (let number = 1; number <= whole.seen.operations; number += 1) {
      const folder = copyOf(stopped)
      await expect(rollForward(path.join(folder, 'out'), stopAt(number).onOperation)).rejects.toThrow(Stopped)
      // Stopped once more where it was begun anew, and then a reader comes.
      await rollForward(path.join(folder, 'out'), stopAt(2).onOperation).catch(() => undefined)
      await settleOutput(path.join(folder, 'out'))
      expect(differing(snapshot(folder), expected)).toEqual([])
    }
  })

  it('is what the same run would have written in one go', async () => {
    const folder = await stoppedFolder()
    await settleOutput(path.join(folder, 'out'))
    const rows = files(folder)
    await run(folder, () => {}, true)
    expect(differing(files(folder), rows)).toEqual([])
    const report = JSON.parse(readFileSync(path.join(folder, 'out/run.json'), 'utf8'))
    expect(report.this_run).toEqual({ processed: 0, unchanged: 3, pruned: 0, dead_letters: 0 })
  })

  it('is ended by the next run before it looks at anything', async () => {
    const folder = await stoppedFolder()
    const { report } = await run(folder, () => {}, true)
    expect(report.this_run).toMatchObject({ processed: 0, unchanged: 3 })
    expect(readdirSync(path.join(folder, 'out/.broadsheet'))).toEqual(['index.jsonl'])
  })

  it('is left alone where another version wrote the journal', async () => {
    const folder = tempFolder({
      'out/.broadsheet/commit.json': '{"format": 99, "stale": ["notes.txt"]}',
      'out/notes.txt': '',
    })
    const opened = settleOutput(path.join(folder, 'out'))
    await expect(opened).rejects.toMatchObject({
      code: 'OUTPUT_UNREADABLE',
      message: expect.stringContaining('version'),
    })
    expect(existsSync(path.join(folder, 'out/notes.txt'))).toBe(true)
  })
})

describe('settleOutput', () => {
  it('touches nothing where no commit was begun', async () => {
    const folder = tempFolder({ 'out/run.json': '{}' })
    await settleOutput(path.join(folder, 'out'))
    await settleOutput(path.join(folder, 'nowhere'))
    expect(readdirSync(folder)).toEqual(['out'])
    expect(Object.keys(snapshot(folder))).toEqual(['out/run.json'])
  })
})

/** Paths inside a copy lead to the copy: the journal names the register from its folder. */
function copyOf(folder: string): string {
  const copy = path.join(tempFolder(), 'copy')
  mkdirSync(copy)
  cpSync(folder, copy, { recursive: true })
  return copy
}

function files(folder: string): Record<string, string> {
  const { 'out/run.json': _clock, ...more } = snapshot(folder)
  return more
}

function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((file) => one[file] !== other[file])
}
