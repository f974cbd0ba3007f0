import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { broadsheet, readRows, snapshot } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

// Every test starts the program, some of them several times, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000 })

const CLI = path.resolve(import.meta.dirname, '..', '..', 'dist', 'program', 'cli.js')
const NODE = JSON.stringify(process.execPath)
const PAGE = '海湾新厂投产\n\n海湾市的新厂昨天投产，第一批产品已经装船，年产值预计达到3.5亿元。\n'
const pages = (count: number, folder = 'in') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/p${i}.txt`, PAGE.replace('3.5', `${i}.5`)]))
const RUN = 'run in -o out --until repair --repair off --quiet'

/** A line of a shell, for what only a shell can do: limits, closed streams, pipes. */
function shell(command: string, cwd: string, env: NodeJS.ProcessEnv = {}) {
  const script = `broadsheet() { ${NODE} ${JSON.stringify(CLI)} "$@"; }\n${command}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}

const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const { status } = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'])
  return status === 0
})()

/** A disk of its own inside a test's folder. */
function mount(folder: string, options: string): (options: string) => void {
  mkdirSync(folder)
  const run = (...args: string[]) => expect(spawnSync('mount', [...args, folder]).status).toBe(0)
  run('-t', 'tmpfs', '-o', options, 'tmpfs')
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder])
  })
  return (more) => run('-o', `remount,${more}`)
}

/** All but what every run writes anew and what is kept for the next one. */
function rows(folder: string): Record<string, string> {
  const { 'run.json': _clock, ...more } = snapshot(folder)
  return Object.fromEntries(Object.entries(more).filter(([file]) => !file.startsWith('.broadsheet/pending/')))
}

describe.skipIf(!canMount)('a disk (skipped where nothing may be mounted)', () => {
  it('that is full: the run says so, the earlier rows stand, and the next run goes on', () => {
    const folder = tempFolder({ ...pages(120), 'first/p0.txt': PAGE })
    const remount = mount(path.join(folder, 'disk'), 'size=900k')
    const run = (inputs: string, output: string) =>
      shell(RUN.replace('in -o out', `${inputs} -o ${output}`).replace(/^/, 'broadsheet '), folder)
    expect(run('first', 'disk/out').status).toBe(0)
    const before = rows(path.join(folder, 'disk/out'))
    const { status, stderr } = run('in', 'disk/out')
    expect(status).toBe(1)
    expect(stderr).toMatch(/the disk is full \(ENOSPC\)\. Make room .*\(OUTPUT_UNWRITABLE\)/)
    expect(rows(path.join(folder, 'disk/out'))).toEqual(before)
    const kept = readdirSync(path.join(folder, 'disk/out/.broadsheet/pending')).length
    expect(kept).toBeGreaterThan(10)
    expect(existsSync(path.join(folder, 'disk/out/.broadsheet/lock'))).toBe(false)
    remount('size=50m')
    expect(run('in', 'disk/out').status).toBe(0)
    mkdirSync(path.join(folder, 'other'))
    expect(run('in', 'other/out').status).toBe(0)
    expect(rows(path.join(folder, 'disk/out'))).toEqual(rows(path.join(folder, 'other/out')))
  })

  it('that can only be read is named before anything is read', () => {
    const folder = tempFolder(pages(1))
    mount(path.join(folder, 'disk'), 'size=1m')('ro')
    for (const output of ['disk', 'disk/out', 'disk/a/b']) {
      const { status, stderr } = broadsheet(['run', 'in', '-o', output, '--until', 'repair'], { cwd: folder })
      expect(status).toBe(1)
      expect(stderr).toMatch(/the disk can only be read \(EROFS\).*\(OUTPUT_UNWRITABLE\)/)
      expect(stderr).not.toContain('issue')
    }
  })
})

describe('a shell that sets limits', () => {
  it('on the size of files: as a full disk', () => {
    const folder = tempFolder(pages(40))
    const { status, stderr } = shell(`ulimit -f 4; broadsheet ${RUN}`, folder)
    expect(status).toBe(1)
    expect(stderr).toMatch(/EFBIG.*\(OUTPUT_UNWRITABLE\)/)
    expect(Object.keys(rows(path.join(folder, 'out')))).toEqual([])
    expect(shell(`broadsheet ${RUN}`, folder).status).toBe(0)
    expect(readRows(folder, 'out/articles.jsonl')).toHaveLength(40)
  })

  it('on open files: enough is enough, and too few are named', () => {
    const folder = tempFolder(pages(60))
    expect(shell(`ulimit -n 128; broadsheet ${RUN}`, folder)).toMatchObject({ status: 0, stderr: '' })
    expect(readRows(folder, 'out/articles.jsonl')).toHaveLength(60)
  })

  it('by closing the streams', () => {
    const folder = tempFolder(pages(2))
    expect(shell(`broadsheet ${RUN} <&- >&- 2>&-`, folder).status).toBe(0)
    expect(readRows(folder, 'out/articles.jsonl')).toHaveLength(2)
    const none = shell('broadsheet run - -o none --until repair <&-', folder)
    expect(none.status).toBe(1)
    expect(none.stderr).toContain('DECODE_EMPTY')
    expect(shell('broadsheet quantities <&-', folder)).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe('a reader that has seen enough', () => {
  it('ends every command that prints, without a word', () => {
    const folder = tempFolder(pages(40))
    expect(shell('broadsheet run in -o out --until repair --quiet', folder).status).toBe(0)
    const lines = `yes 同比增长8.7% | head -20000 |`
    const commands = [
      'broadsheet run --help',
      'broadsheet run in --print-config',
      'broadsheet repairs -o out',
      'broadsheet diff out out --json',
      'broadsheet completion bash',
      'broadsheet doctor',
      `${lines} broadsheet quantities`,
      `${lines} broadsheet entities`,
    ]
    for (const command of commands) {
      const { status, stderr } = shell(`set -o pipefail; ${command} | true`, folder)
      expect([command, stderr]).toEqual([command, ''])
      // The lines' own writer dies of the closed pipe, as is usual.
      expect([0, 141]).toContain(status)
    }
  })
})

describe('names', () => {
  it('that are not UTF-8 are dead letters that say so, and long ones are read', () => {
    const long = '新'.repeat(80)
    const folder = tempFolder({ ...pages(1), [`in/${long}.txt`]: PAGE })
    try {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/in/`), Buffer.from([0xd0, 0xc2]), Buffer.from('.txt')]), PAGE)
    } catch {
      console.warn('skipped: this file system takes no names that are not UTF-8')
      return
    }
    const { status, stderr } = broadsheet(['run', 'in', '-o', 'out', '--until', 'repair', '--quiet'], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toMatch(/its name is not in UTF-8\. Rename it.*\(INPUT_UNREADABLE\)/)
    expect(readRows(folder, 'out/articles.jsonl').map((row) => row['issue_id'])).toEqual(['p0', long])
    rmSync(path.join(folder, 'in'), { recursive: true })
  })
})

describe('a clock', () => {
  it('that goes back a minute whenever it is asked changes no row', () => {
    const folder = tempFolder({
      ...pages(5),
      'back.mjs': `const Real = Date
let now = Real.now()
const step = () => (now -= 60_000)
globalThis.Date = class extends Real {
  constructor(...given) { if (given.length > 0) super(...given); else super(step()) }
  static now() { return step() }
}
`,
    })
    const env = { NODE_OPTIONS: '--import=./back.mjs' }
    expect(shell(`broadsheet ${RUN}`, folder, env)).toMatchObject({ status: 0, stderr: '' })
    expect(shell(`broadsheet ${RUN.replace('out', 'plain')}`, folder).status).toBe(0)
    expect(rows(path.join(folder, 'out'))).toEqual(rows(path.join(folder, 'plain')))
  })
})
