import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { exists, syncFolder, writeWhole } from './durable.ts'
import { isSystemError } from './fs-errors.ts'
import { exchangeRegister } from './register-file.ts'

/** What the store keeps in the output folder, beside what people read. */
export const STATE_FOLDER = '.broadsheet'
export const SHARDS_FOLDER = 'issues'
/** Inside the state folder: finished issues of a run that has not ended; what a commit puts in place; what it replaces. */
export const PENDING = 'pending'
export const NEXT = 'next'
const OLD = 'old'
export const REGISTER_ASIDE = 'register.jsonl'

const JOURNAL_FILE = 'commit.json'
const FORMAT = 1

/** All that a commit does to the folder. Once it is written the commit has happened: whoever opens the folder ends it. */
export interface Journal {
  /** Folders of `pending/` that take their places under `issues/`. */
  readonly shards: readonly string[]
  /** Folders of `issues/` that go. */
  readonly removed: readonly string[]
  /** Files of `next/` that take their places in the output folder, in this order. */
  readonly files: readonly string[]
  /** Files of the output folder that go. */
  readonly stale: readonly string[]
  /** Folders of `pending/` that nothing will ask for any more. */
  readonly dropped: readonly string[]
  readonly register: RegisterExchange | null
}

export interface RegisterExchange {
  /** From the output folder. */
  readonly file: string
  /** SHA-256 of the contents that it replaces; null where there was no file. */
  readonly before: string | null
  readonly after: string
}

/** Called before each single operation on the file system; a test's way to stop half-way. */
export type OnOperation = (what: string) => void

export async function writeJournal(output: string, journal: Journal): Promise<void> {
  const state = join(output, STATE_FOLDER)
  await writeWhole(join(state, JOURNAL_FILE), `${JSON.stringify({ format: FORMAT, ...journal })}\n`, state)
}

export function hasJournal(output: string): Promise<boolean> {
  return exists(join(output, STATE_FOLDER, JOURNAL_FILE))
}

/**
 * Ends a commit that was begun; does nothing where there is none. Every operation asks for the state it finds, so that it
 * may be stopped at any of them and begun anew. To be called by whoever holds the folder's lock.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - the journal is not of this version.
 */
export async function rollForward(output: string, onOperation: OnOperation = () => {}): Promise<void> {
  const journal = await readJournal(output)
  if (journal === null) return
  const state = join(output, STATE_FOLDER)
  const place = createPlacer(state, onOperation)
  for (const name of journal.removed) await place.away(join(output, SHARDS_FOLDER, name), name)
  for (const name of journal.shards) {
    const from = join(state, PENDING, name)
    if (!(await exists(from))) continue
    const to = join(output, SHARDS_FOLDER, name)
    await place.away(to, name)
    await place.move(from, to)
  }
  for (const name of journal.files) {
    const from = join(state, NEXT, name)
    if (await exists(from)) await place.move(from, join(output, name))
  }
  for (const name of journal.stale) await place.remove(join(output, name))
  if (journal.register) {
    onOperation('register')
    const { file, before, after } = journal.register
    await exchangeRegister(resolve(output, file), join(state, NEXT, REGISTER_ASIDE), before, after)
  }
  // What is here now stays whatever the machine does next; only then may the way back be given up.
  for (const folder of [output, join(output, SHARDS_FOLDER)]) await syncFolder(folder)
  for (const name of journal.dropped) await place.remove(join(state, PENDING, name))
  await place.remove(join(state, OLD))
  await place.remove(join(state, NEXT))
  await place.remove(join(state, JOURNAL_FILE))
  await syncFolder(state)
}

/** Clears what a run that was killed before its journal left; finished issues stay. */
export async function clearAside(output: string): Promise<void> {
  for (const name of [NEXT, OLD]) await rm(join(output, STATE_FOLDER, name), { recursive: true, force: true })
}

interface Placer {
  readonly move: (from: string, to: string) => Promise<void>
  /** Out of the way first, because a folder cannot be renamed onto another; deleting it takes longer than a reader may wait. */
  readonly away: (path: string, name: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
}

function createPlacer(state: string, onOperation: OnOperation): Placer {
  const move = async (from: string, to: string) => {
    onOperation(`move ${from} ${to}`)
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }
  const remove = async (path: string) => {
    onOperation(`remove ${path}`)
    await rm(path, { recursive: true, force: true })
  }
  return {
    move,
    remove,
    away: async (path, name) => {
      if (!(await exists(path))) return
      const aside = join(state, OLD, name)
      if (await exists(aside)) await remove(aside)
      await move(path, aside)
    },
  }
}

async function readJournal(output: string): Promise<Journal | null> {
  const file = join(output, STATE_FOLDER, JOURNAL_FILE)
  try {
    const { format, ...journal }: Journal & { readonly format: unknown } = JSON.parse(await readFile(file, 'utf8'))
    if (format === FORMAT) return journal
  } catch (thrown) {
    if (isSystemError(thrown) && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return null
    if (!(thrown instanceof SyntaxError)) throw thrown
  }
  const message = `${file} was written by another version of Broadsheet, which began to write ${output} and did not end. Run that version once more on the folder.`
  throw new PipelineError('OUTPUT_UNREADABLE', message, { path: output })
}
