import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { PipelineError } from '../document/index.ts'
import { checkRegisterEntry, type RegisterEntry } from '../schema/index.ts'
import { isSystemError } from './fs-errors.ts'
import { jsonLine } from './jsonl.ts'

/** A register on disk: read whole at the start of a run, exchanged whole at its end. */
export interface RegisterFile {
  readonly entries: readonly RegisterEntry[]
  /** Of the bytes that were read; null where there was no file. */
  readonly sha256: string | null
  /** Writes the new contents aside and flushes them: what can fail, fails here. */
  readonly prepare: (entries: readonly RegisterEntry[]) => Promise<void>
  /** Puts the prepared contents in the file's place, which is one step for whoever reads it. */
  readonly commit: () => Promise<void>
  /** Removes what was prepared; after `commit` it does nothing. */
  readonly discard: () => Promise<void>
}

/**
 * Reads a register; a file that is not there is an empty one.
 *
 * @throws PipelineError REGISTER_INVALID - a line is damaged: ids taken from what is left of it would be wrong and look right.
 * @throws PipelineError REGISTER_UNWRITABLE - nothing can be written beside it.
 */
export async function openRegisterFile(path: string): Promise<RegisterFile> {
  const text = await readText(path)
  const entries = text === null ? [] : parseRegister(text, path)
  const sha256 = text === null ? null : digest(text)
  const aside = `${path}.${process.pid}.tmp`
  // A run of hours must not learn at its end that the register cannot be written.
  await refusing(path, () => writeAside(aside, []))
  await rm(aside, { force: true })
  return {
    entries,
    sha256,
    prepare: async (next) => {
      const now = await readText(path)
      if ((now === null ? null : digest(now)) !== sha256) throw changed(path)
      await refusing(path, () => writeAside(aside, next))
    },
    commit: () => refusing(path, () => rename(aside, path)),
    discard: () => rm(aside, { force: true }),
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    if (thrown.code === 'ENOENT') return null
    throw invalid(path, `the system answers ${thrown.code}`)
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function parseRegister(text: string, path: string): readonly RegisterEntry[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  // Every line ends with a line feed, so that a file cut off in its last line is known by it.
  if (lines.pop() !== '') throw invalid(path, 'its last line is cut off')
  const seen = new Set<string>()
  return lines.map((line, index) => {
    const entry = parseLine(line)
    if (typeof entry === 'string') throw invalid(path, `in line ${index + 1} ${entry}`)
    if (seen.has(entry.speaker_id)) throw invalid(path, `line ${index + 1} has the id ${entry.speaker_id} once more`)
    seen.add(entry.speaker_id)
    return entry
  })
}

function parseLine(line: string): RegisterEntry | string {
  try {
    return checkRegisterEntry(JSON.parse(line))
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    return 'there is no JSON'
  }
}

async function writeAside(aside: string, entries: readonly RegisterEntry[]): Promise<void> {
  const handle = await open(aside, 'w')
  try {
    await handle.writeFile(entries.map(jsonLine).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function refusing<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    const message = `Cannot write the register ${path}: the system answers ${thrown.code} (${thrown.syscall}). It is as it was before.`
    throw new PipelineError('REGISTER_UNWRITABLE', message, { path, cause: thrown })
  }
}

function changed(path: string): PipelineError {
  const message = `The register ${path} was changed while this run was reading: its ids may have gone to others. Run again.`
  return new PipelineError('REGISTER_UNWRITABLE', message, { path })
}

function invalid(path: string, reason: string): PipelineError {
  const message = `The register ${path} cannot be used: ${reason}. Restore it from a copy, or name another file.`
  return new PipelineError('REGISTER_INVALID', message, { path })
}
