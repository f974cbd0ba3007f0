import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '..', '..')

/** What figures depend on besides the code; nothing that names the machine or who owns it. */
export interface MachineFacts {
  readonly broadsheet: string
  /** Short hash, with `+` where files of the program differ from it; null outside a checkout. */
  readonly commit: string | null
  /** ISO date and time, to the minute, UTC. */
  readonly date: string
  readonly node: string
  readonly platform: string
  readonly cores: number
  readonly processor: string
  readonly memoryGB: number
  /** Processes that wanted to run in the last minute, when the measuring began; an idle machine has about none. */
  readonly loadBefore: number
}

export function machineFacts(): MachineFacts {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return {
    broadsheet: version,
    commit: commit(),
    date: `${new Date().toISOString().slice(0, 16)}Z`,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    loadBefore: load(),
  }
}

export function load(): number {
  return Number((os.loadavg()[0] ?? 0).toFixed(2))
}

function commit(): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', 'pipeline', 'extractors', 'models')
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`
  } catch {
    return null
  }
}
