import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'

const LOCK_FILE = 'lock'
/** A lock that cannot be read may be one that is being written. */
const SECOND_LOOK_MS = 200

/** Who works in an output folder. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process began, where the system tells: pids are given out again. */
  readonly began: string | null
}

/** Locks that this process holds: its own pid in a lock is otherwise that of a dead namesake, as in a container. */
const held = new Set<string>()

/**
 * Takes the folder for this process alone.
 *
 * @param state - the folder `.broadsheet` inside the output folder.
 * @returns what gives it back.
 * @throws PipelineError OUTPUT_LOCKED - another run that lives, or one on another machine, has it.
 */
export async function lockOutput(output: string, state: string): Promise<() => Promise<void>> {
  const file = join(state, LOCK_FILE)
  const self: Holder = { pid: process.pid, host: hostname(), began: await beginOf(process.pid) }
  for (;;) {
    if (await place(state, file, self)) {
      held.add(file)
      return async () => {
        held.delete(file)
        await rm(file, { force: true })
      }
    }
    const holder = await readHolder(file)
    if (holder !== null && (await isAtWork(holder.value, file))) throw locked(output, file, holder.value)
    if (holder !== null) await removeStale(file, holder.text)
  }
}

/** Puts a whole lock in place or none: it is written aside and linked, which fails where there is one. */
async function place(state: string, file: string, self: Holder): Promise<boolean> {
  const aside = join(state, `${LOCK_FILE}.${randomUUID()}`)
  const handle = await open(aside, 'wx')
  try {
    await handle.writeFile(JSON.stringify(self))
  } finally {
    await handle.close()
  }
  try {
    await link(aside, file)
    return true
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    if (thrown.code === 'EEXIST') return false
    return await placeWithoutLinks(file, self)
  } finally {
    await rm(aside, { force: true })
  }
}

/** Some file systems have no links. */
async function placeWithoutLinks(file: string, self: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(self))
    await handle.close()
    return true
  } catch (thrown) {
    if (isSystemError(thrown) && thrown.code === 'EEXIST') return false
    throw thrown
  }
}

interface FoundLock {
  readonly text: string
  /** Null for a lock that says nothing: its writer died over it. */
  readonly value: Holder | null
}

async function readHolder(file: string): Promise<FoundLock | null> {
  for (let look = 0; ; look += 1) {
    const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
      if (isSystemError(thrown) && thrown.code === 'ENOENT') return null
      throw thrown
    })
    if (text === null) return null
    const value = parseHolder(text)
    if (value !== null || look > 0) return { text, value }
    await pause(SECOND_LOOK_MS)
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, host, began } = value as Record<string, unknown>
    if (typeof pid !== 'number' || typeof host !== 'string') return null
    return { pid, host, began: typeof began === 'string' ? began : null }
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

async function isAtWork(holder: Holder | null, file: string): Promise<boolean> {
  if (holder === null) return false
  // Whether a process of another machine lives cannot be told from here.
  if (holder.host !== hostname()) return true
  if (holder.pid === process.pid) return held.has(file)
  if (!isAlive(holder.pid)) return false
  const began = await beginOf(holder.pid)
  return holder.began === null || began === null || began === holder.began
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return isSystemError(thrown) && thrown.code === 'EPERM'
  }
}

/** The twenty-second field of Linux's `/proc/<pid>/stat`; null elsewhere. */
async function beginOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

/** Two runs may find the same stale lock: what was moved away is looked at again before it is thrown away. */
async function removeStale(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
    const moved = await readFile(aside, 'utf8')
    if (moved !== text) await link(aside, file).catch(() => undefined)
  } catch (thrown) {
    if (!isSystemError(thrown) || thrown.code !== 'ENOENT') throw thrown
  } finally {
    await rm(aside, { force: true })
  }
}

function locked(output: string, file: string, holder: Holder | null): PipelineError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`
  const message = `Another run is writing to ${output}: ${who}. Wait for it, or choose another folder with --output. If there is no such run any more, delete ${file}.`
  return new PipelineError('OUTPUT_LOCKED', message, { path: output })
}
