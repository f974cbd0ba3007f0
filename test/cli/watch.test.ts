import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, startBroadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const page = (what: string) => `海湾${what}投产\n\n海湾市的${what}昨天投产，第一批产品已经装船。\n`

/** Starts watching; the program is stopped when the test ends, however it ends. */
function watch(folder: string, ...more: readonly string[]) {
  const child = startBroadsheet(['watch', 'in', '-o', 'out', '--until', 'repair', '--settle', '0.5', ...more], folder)
  const closed = once(child, 'close')
  const log = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      log.text += text
    })
  }
  return { child, closed, log }
}

/** Waits for what will come about; the test's own time limit is the only one. */
async function until(come: () => boolean): Promise<void> {
  while (!come()) await pause(50)
}

const issues = (folder: string) =>
  existsSync(path.join(folder, 'out/articles.jsonl'))
    ? readRows(folder, 'out/articles.jsonl').map((row) => row['issue_id'])
    : []

describe('broadsheet watch', () => {
  it('reads what is there, then what comes, and never a page that is still being written', async () => {
    const folder = tempFolder({ 'in/a.txt': page('新厂') })
    const { child, closed, log } = watch(folder, '--prune')
    try {
      await until(() => issues(folder).includes('a'))
      // A page that comes in pieces, with another one that triggers a run while it does.
      const [slow, text] = [path.join(folder, 'in/slow.txt'), page('码头')]
      const half = Math.floor(text.length / 2)
      writeFileSync(slow, text.slice(0, half))
      writeFileSync(path.join(folder, 'in/quick.txt'), page('船坞'))
      let pieces = half
      while (!issues(folder).includes('quick')) {
        // Blank lines keep it moving without making it whole.
        appendFileSync(slow, '\n')
        pieces += 1
        await pause(100)
      }
      expect(issues(folder)).not.toContain('slow')
      appendFileSync(slow, text.slice(half))
      await until(() => issues(folder).includes('slow'))
      const [record] = readRows(folder, 'out/pages.jsonl').filter((row) => row['issue_id'] === 'slow')
      expect(String(record?.['text'])).toHaveLength(text.length + pieces - half)
      // What goes away goes from the tables, and a folder that is filled later is seen.
      rmSync(path.join(folder, 'in/quick.txt'))
      mkdirSync(path.join(folder, 'in/2031-01-01'))
      writeFileSync(path.join(folder, 'in/2031-01-01/1.txt'), page('仓库'))
      await until(() => issues(folder).includes('2031-01-01') && !issues(folder).includes('quick'))
      expect(new Set(issues(folder))).toEqual(new Set(['a', 'slow', '2031-01-01']))
      expect(log.text).not.toContain('dead letter:')
    } finally {
      child.kill('SIGINT')
    }
    expect(await closed).toEqual([0, null])
    expect(existsSync(path.join(folder, 'out/.broadsheet/lock'))).toBe(false)
  })

  it('waits for a file of lines that is still growing', async () => {
    const folder = tempFolder({ 'in/a.txt': page('新厂') })
    const { child, closed } = watch(folder)
    try {
      await until(() => issues(folder).includes('a'))
      const lines = path.join(folder, 'in/day.jsonl')
      const line = (id: string) => `${JSON.stringify({ id, text: page('船坞') })}\n`
      writeFileSync(lines, line('one'))
      writeFileSync(path.join(folder, 'in/quick.txt'), page('码头'))
      let count = 0
      while (!issues(folder).includes('quick')) {
        appendFileSync(lines, line(`more-${count++}`))
        await pause(100)
      }
      expect(issues(folder)).not.toContain('one')
      await until(() => issues(folder).includes('one'))
      expect(issues(folder)).toHaveLength(count + 3)
    } finally {
      child.kill('SIGINT')
    }
    expect(await closed).toEqual([0, null])
  })

  it('ends at once on SIGTERM where nothing has come yet, and has written nothing', async () => {
    const folder = tempFolder({ 'in/.keep': '' })
    const { child, closed, log } = watch(folder)
    await until(() => log.text.includes('watching in'))
    child.kill('SIGTERM')
    expect(await closed).toEqual([0, null])
    expect(existsSync(path.join(folder, 'out/articles.jsonl'))).toBe(false)
  })

  it('tries again after a failure that may pass', async () => {
    const folder = tempFolder({ 'in/a.txt': page('新厂'), out: 'a file in the way' })
    const { child, closed, log } = watch(folder)
    try {
      await until(() => log.text.includes('OUTPUT_UNWRITABLE'))
      rmSync(path.join(folder, 'out'))
      writeFileSync(path.join(folder, 'in/b.txt'), page('码头'))
      await until(() => issues(folder).length === 2)
    } finally {
      child.kill('SIGINT')
    }
    expect(await closed).toEqual([0, null])
  })

  it('refuses what is not there, and a time that is none', () => {
    const folder = tempFolder({ 'in/a.txt': page('新厂') })
    const nowhere = broadsheet(['watch', 'nowhere', '-o', 'out'], { cwd: folder })
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining('Cannot watch nowhere') })
    const never = broadsheet(['watch', 'in', '-o', 'out', '--settle', 'soon'], { cwd: folder })
    expect(never).toMatchObject({ status: 1, stderr: expect.stringContaining('--settle soon') })
    expect(existsSync(path.join(folder, 'out'))).toBe(false)
  })

  it('takes the options of run but --force', () => {
    const help = broadsheet(['watch', '--help']).stdout
    for (const option of ['--prune', '--corrections', '--speakers', '--settle', '--poll'])
      expect(help).toContain(option)
    expect(help).not.toContain('--force')
  })
})
