import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

/**
 * The built program is killed at random moments and started again, and in the end every file is what a run writes that
 * nobody disturbed. `KILLS=50` kills it fifty times; `KILL_SEED` repeats the moments of an earlier run.
 */
const KILLS = Number(process.env['KILLS'] ?? 4)
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000)

vi.setConfig({ testTimeout: 120_000 + KILLS * 20_000 })

const ISSUES = 30
const NAMES = ['何建业', '林远帆', '苏青禾', '叶知秋', '顾南星']

/** Pages of different papers and days that name the same people, so that the register has something to carry. */
function pages(): Record<string, string> {
  const days = Array.from({ length: ISSUES }, (_, i) => {
    const name = NAMES[i % NAMES.length]
    const text = `海湾市教育局局长${name}昨天表示，海湾市的${i + 3}所学校明年都将扩招，新增学位${i * 10 + 7}个，同比增长${i}.5%。`
    return [
      `in/2031-${String((i % 12) + 1).padStart(2, '0')}-${i + 1 < 10 ? '0' : ''}${i + 1}.txt`,
      `学校扩招${i}\n\n　　${text}\n`,
    ]
  })
  return Object.fromEntries(days)
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const ARGUMENTS = ['run', 'in', '-o', 'out', '--speakers', 'people.jsonl', '--parquet']

/** Starts a run and kills it: anywhere in the time that it takes, or shortly after a certain issue is through. */
async function killSomewhere(folder: string, random: () => number, duration: number, force: boolean): Promise<string> {
  const child = startBroadsheet(force ? [...ARGUMENTS, '--force'] : ARGUMENTS, folder)
  const closed = once(child, 'close')
  const after = Math.ceil(random() * ISSUES)
  const byTime = random() < 0.5
  const delay = byTime ? random() * duration : random() * 200
  let lines = ''
  const issueIsThrough = new Promise<void>((resolve) => {
    child.stderr.on('data', (text: Buffer) => {
      lines += text.toString()
      if (lines.includes(`[${after}/${ISSUES}]`)) resolve()
    })
  })
  child.stdout.resume()
  await Promise.race([closed, byTime ? pause(delay) : issueIsThrough.then(() => pause(delay))])
  child.kill('SIGKILL')
  const [status] = await closed
  return status === null ? 'killed' : status === 0 ? 'ended' : `failed: ${lines}`
}

function files(folder: string): Record<string, string> {
  const { 'out/run.json': _clock, ...more } = snapshot(folder)
  return Object.fromEntries(Object.entries(more).filter(([name]) => !name.startsWith('in/')))
}

describe(`broadsheet run, killed ${KILLS} times (KILL_SEED=${SEED})`, () => {
  it('loses no row and writes none twice', async () => {
    const [disturbed, undisturbed] = [tempFolder(pages()), tempFolder(pages())]
    const startedAt = performance.now()
    expect(broadsheet(ARGUMENTS, { cwd: undisturbed }).status).toBe(0)
    const duration = performance.now() - startedAt
    const random = createRandom(SEED)
    const ends: string[] = []
    for (let kills = 0; kills < KILLS; ) {
      const end = await killSomewhere(disturbed, random, duration, ends.at(-1) === 'ended')
      ends.push(end)
      expect(end).toMatch(/^(?:killed|ended)$/)
      if (end === 'killed') kills += 1
    }
    const last = broadsheet(ARGUMENTS, { cwd: disturbed })
    expect(last.status, last.stderr).toBe(0)
    const [one, other] = [files(disturbed), files(undisturbed)]
    const differing = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
      (name) => one[name] !== other[name],
    )
    expect(differing, `KILL_SEED=${SEED}`).toEqual([])
    const ids = readRows(disturbed, 'out/claims.jsonl').map((row) => row['claim_id'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(readRows(disturbed, 'out/articles.jsonl').map((row) => row['issue_id'])).size).toBe(ISSUES)
    if (KILLS > 10) console.log(`${KILLS} kills, ${ends.length - KILLS} runs that ended before (KILL_SEED=${SEED})`)
  })
})

describe('two runs at once', () => {
  it('end with one that wrote and one that says why it did not', async () => {
    const folder = tempFolder(pages())
    const first = startBroadsheet(['run', 'in', '-o', 'out', '--until', 'repair', '--concurrency', '1'], folder)
    const closed = once(first, 'close')
    first.stdout.resume()
    await new Promise<void>((resolve) => {
      first.stderr.on('data', (text: Buffer) => {
        if (text.includes('issues')) resolve()
      })
    })
    first.kill('SIGSTOP')
    const second = broadsheet(['run', 'in', '-o', 'out', '--until', 'repair'], { cwd: folder })
    expect(second.status).toBe(1)
    expect(second.stderr).toContain(`Another run is writing to out: process ${first.pid}`)
    expect(second.stderr).toContain('(OUTPUT_LOCKED)')
    first.kill('SIGCONT')
    const [status] = await closed
    expect(status).toBe(0)
    expect(broadsheet(['run', 'in', '-o', 'fresh', '--until', 'repair'], { cwd: folder }).status).toBe(0)
    const data = (output: string) => {
      const { 'run.json': _clock, ...more } = snapshot(path.join(folder, output))
      return more
    }
    expect(data('out')).toEqual(data('fresh'))
  })
})
