import { createHash } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { checkRegisterEntry, type RegisterEntry } from '../schema/index.ts'
import { syncFolder, writeFlushed } from './durable.ts'
import { isSystemError } from './fs-errors.ts'
import { jsonLine } from './jsonl.ts'

/** A register on disk: read whole at the start of a run, exchanged whole at its end. */
export interface RegisterFile {
  readonly entries: readonly RegisterEntry[]
  /** Of the bytes that were read; null where there was no file. */
  readonly sha256: string | null
  /** @throws PipelineError REGISTER_UNWRITABLE - the file is no longer what was read. */
  readonly assertUnchanged: () => Promise<void>
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
  // A run of hours must not learn at its end that the register cannot be written.
  await refusing(path, async () => {
    await writeFlushed(asideOf(path), '')
    await rm(asideOf(path), { force: true })
  })
  return {
    entries,
    sha256,
    assertUnchanged: async () => {
      const now = await readText(path)
      if ((now === null ? null : digest(now)) !== sha256) throw changed(path)
    },
  }
}

/** The contents of a register file and their hash. */
export function registerText(entries: readonly RegisterEntry[]): { readonly text: string; readonly sha256: string } {
  const text = entries.map(jsonLine).join('')
  return { text, sha256: digest(text) }
}

/**
 * Puts prepared contents in the register's place, which is one step for whoever reads it. A file that is neither what the
 * run read nor what it made was changed by another run since, and stays: what it holds counts more than a few new ids.
 */
export async function exchangeRegister(
  path: string,
  source: string,
  before: string | null,
  after: string,
): Promise<void> {
  const now = await readText(path)
  const sha256 = now === null ? null : digest(now)
  if (sha256 === after || sha256 !== before) return
  await refusing(path, async () => {
    await writeFlushed(asideOf(path), await readFile(source, 'utf8'))
    await rename(asideOf(path), path)
    await syncFolder(dirname(path))
  })
}

/** Beside the register, because renaming never crosses a file system. */
function asideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.broadsheet`)
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
