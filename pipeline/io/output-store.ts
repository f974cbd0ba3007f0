import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'
import { createGrowingFile, type GrowingFile, type WrittenFile } from './growing-file.ts'
import {
  clearAside,
  type Journal,
  NEXT,
  type OnOperation,
  PENDING,
  REGISTER_ASIDE,
  rollForward,
  SHARDS_FOLDER,
  STATE_FOLDER,
  writeJournal,
} from './journal.ts'
import { refusing } from './output-errors.ts'
import { lockOutput } from './output-lock.ts'

/** A shard that is being written: not yet one that a later run may take for finished. */
const MAKING = 'making'
const SCHEMAS_FOLDER = 'schemas'

/** The files of a shard, by name. */
export type ShardFiles = readonly { readonly file: string; readonly bytes: Uint8Array }[]

/**
 * An output folder in the hands of one run.
 *
 * Finished issues are kept in `pending/` until all are through; what else a commit puts in place is built in `next/`.
 * `commit` writes the journal and carries it out. See docs/decisions/0017-incremental-store.md.
 */
export interface OutputStore {
  readonly output: string
  /** Where a folder of the store lies. */
  readonly pathOf: (place: 'shards' | 'pending' | 'next', ...names: readonly string[]) => string
  /** Names of the folders under `issues/` and `pending/`. */
  readonly list: (place: 'shards' | 'pending') => Promise<ReadonlySet<string>>
  /** @throws PipelineError OUTPUT_UNWRITABLE - something else stands where the files of these names will go. */
  readonly assertPlaces: (names: readonly string[]) => Promise<void>
  /** Keeps a finished issue: its folder appears whole, flushed to disk; one of that name is replaced. */
  readonly keep: (folder: string, files: ShardFiles) => Promise<void>
  /** A file that grows in `next/`, by its path in the output folder. */
  readonly create: (name: string) => Promise<GrowingFile>
  readonly write: (name: string, text: string) => Promise<WrittenFile>
  /** Writes the contents that a commit gives to the register, which lies elsewhere. */
  readonly writeRegister: (text: string) => Promise<void>
  readonly commit: (journal: Omit<Journal, 'files'>, onOperation?: OnOperation) => Promise<void>
  /** Throws away what was built for a commit; finished issues stay. */
  readonly discard: () => Promise<void>
  /** Gives the folder back. */
  readonly close: () => Promise<void>
}

/**
 * Opens an output folder for writing: takes its lock, ends what a killed run began to put in place, and makes sure that
 * files can be written.
 *
 * @throws PipelineError OUTPUT_LOCKED, OUTPUT_UNWRITABLE - before any issue is read.
 */
export async function openOutputStore(output: string): Promise<OutputStore> {
  const state = join(output, STATE_FOLDER)
  const release = await refusing(output, async () => {
    await makeFolder(state)
    return lockOutput(output, state)
  })
  const close = async () => {
    await rm(join(state, MAKING), { recursive: true, force: true })
    await release()
    // A run that wrote nothing leaves nothing.
    await rmdir(state).catch((thrown: unknown) => {
      if (!isSystemError(thrown)) throw thrown
    })
  }
  try {
    await refusing(output, () => rollForward(output))
    await refusing(output, async () => {
      await clearAside(output)
      await rm(join(state, MAKING), { recursive: true, force: true })
    })
  } catch (thrown) {
    await close()
    throw thrown
  }
  return createStore(output, state, close)
}

function createStore(output: string, state: string, close: () => Promise<void>): OutputStore {
  const growing = new Set<GrowingFile>()
  const created: string[] = []
  const roots = { shards: join(output, SHARDS_FOLDER), pending: join(state, PENDING), next: join(state, NEXT) }
  const createAside = (name: string) =>
    refusing(output, async () => {
      const path = join(roots.next, name)
      await mkdir(dirname(path), { recursive: true })
      return tracked(growing, await createGrowingFile(path, name), output)
    })
  const create = async (name: string) => {
    created.push(name)
    return createAside(name)
  }
  const write = async (file: GrowingFile, text: string) => {
    await file.append(text)
    return file.close()
  }
  let committing = false
  const discard = async () => {
    for (const file of growing) await file.abandon()
    growing.clear()
    // What the journal names is no longer ours to throw away: whoever opens the folder next puts it in place.
    if (committing) return
    created.length = 0
    await clearAside(output)
  }
  return {
    output,
    pathOf: (place, ...names) => join(roots[place], ...names),
    list: (place) => listFolders(roots[place]),
    assertPlaces: (names) => refusing(output, () => assertPlaces(output, names)),
    keep: (folder, files) => refusing(output, () => keepShard(state, folder, files)),
    create,
    write: async (name, text) => write(await create(name), text),
    writeRegister: async (text) => {
      await write(await createAside(REGISTER_ASIDE), text)
    },
    commit: (journal, onOperation) =>
      refusing(output, async () => {
        committing = true
        await writeJournal(output, { ...journal, files: created })
        await rollForward(output, onOperation)
        committing = false
        created.length = 0
        await removeEmpty(roots.pending)
      }),
    discard,
    close,
  }
}

function tracked(growing: Set<GrowingFile>, file: GrowingFile, output: string): GrowingFile {
  const own: GrowingFile = {
    append: (text) => refusing(output, () => file.append(text)),
    appendBytes: (bytes) => refusing(output, () => file.appendBytes(bytes)),
    appendRange: (source, start, end) => refusing(output, () => file.appendRange(source, start, end)),
    close: () =>
      refusing(output, () => {
        growing.delete(own)
        return file.close()
      }),
    abandon: () => file.abandon(),
  }
  growing.add(own)
  return own
}

async function keepShard(state: string, folder: string, files: ShardFiles): Promise<void> {
  const making = join(state, MAKING, folder)
  const kept = join(state, PENDING, folder)
  await mkdir(making, { recursive: true })
  await mkdir(join(state, PENDING), { recursive: true })
  await Promise.all(files.map(({ file, bytes }) => writeFlushed(join(making, file), bytes)))
  await rm(kept, { recursive: true, force: true })
  await rename(making, kept)
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  let handle: FileHandle | null = null
  try {
    handle = await open(path, 'w')
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle?.close()
  }
}

/** On a disk that can only be read, node says of several new folders at once that one is missing. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (thrown) {
    if (!isSystemError(thrown) || thrown.code !== 'ENOENT' || dirname(folder) === folder) throw thrown
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

async function listFolders(folder: string): Promise<ReadonlySet<string>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  } catch (thrown) {
    if (isSystemError(thrown) && thrown.code === 'ENOENT') return new Set()
    throw thrown
  }
}

async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((thrown: unknown) => {
    if (!isSystemError(thrown)) throw thrown
  })
}

/** A folder where a file should go would stop the renames half-way: better to know before the run. */
async function assertPlaces(output: string, names: readonly string[]): Promise<void> {
  const there = await readdir(output, { withFileTypes: true })
  const wrong = there.find(
    (entry) =>
      (names.includes(entry.name) && entry.isDirectory()) ||
      ([SHARDS_FOLDER, STATE_FOLDER, SCHEMAS_FOLDER].includes(entry.name) && entry.isFile()),
  )
  if (!wrong) return
  const path = join(output, wrong.name)
  const what = wrong.isDirectory() ? 'folder' : 'file'
  const reason = `Cannot write ${path}: a ${what} of that name is in the way. Move it, or choose another folder with --output.`
  throw new PipelineError('OUTPUT_UNWRITABLE', reason, { path })
}

/** The text of a file, or null where there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if (isSystemError(thrown) && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return null
    throw thrown
  }
}
