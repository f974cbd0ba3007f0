import { createHash } from 'node:crypto'
import { type FileHandle, lstat, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'

/** Files are written in a folder of this name inside the output folder, so that renaming never crosses a file system. */
const ASIDE_PREFIX = '.broadsheet-'

/** Rows are gathered up to this size before they are written: a page's rows are many small lines. */
const BUFFER_CHARACTERS = 256 * 1024

export interface WrittenFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** A file that grows aside; nothing of it is seen until the folder is committed. */
export interface OutputFile {
  readonly append: (text: string) => Promise<void>
}

/**
 * A set of files that appears whole or not at all.
 *
 * They are written aside and flushed to disk; `commit` renames them into place in the order in which they were created,
 * so the run's report, created last, vouches for the others. See docs/decisions/0009-executor-and-atomic-output.md.
 */
export interface OutputFolder {
  readonly create: (name: string) => Promise<OutputFile>
  /** Flushes what was written so far; no more may be appended to the files created until now. */
  readonly seal: () => Promise<readonly WrittenFile[]>
  readonly commit: () => Promise<void>
  /** Removes what was written aside; the folder is as it was before. After `commit` it does nothing. */
  readonly discard: () => Promise<void>
}

/** @throws PipelineError OUTPUT_UNWRITABLE - when the folder cannot be made or written; before any issue is read. */
export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const aside = await refusing(folder, async () => {
    await mkdir(folder, { recursive: true })
    await removeAbandoned(folder)
    return mkdtemp(join(folder, `${ASIDE_PREFIX}${process.pid}-`))
  })
  const files: GrowingFile[] = []
  const sealed: WrittenFile[] = []
  return {
    create: (name) =>
      refusing(folder, async () => {
        const file = await createFile(aside, name, folder)
        files.push(file)
        return file
      }),
    seal: () =>
      refusing(folder, async () => {
        for (const file of files.slice(sealed.length)) sealed.push(await file.close())
        return sealed
      }),
    commit: () =>
      refusing(folder, async () => {
        for (const { file } of sealed) await rename(join(aside, file), join(folder, file))
        await rm(aside, { recursive: true, force: true })
        await syncFolder(folder)
      }),
    discard: async () => {
      for (const file of files.slice(sealed.length)) await file.abandon()
      await rm(aside, { recursive: true, force: true })
    },
  }
}

interface GrowingFile extends OutputFile {
  readonly close: () => Promise<WrittenFile>
  readonly abandon: () => Promise<void>
}

async function createFile(aside: string, name: string, folder: string): Promise<GrowingFile> {
  await refuseFolderInPlace(join(folder, name))
  const handle = await open(join(aside, name), 'wx')
  const hash = createHash('sha256')
  let pending = ''
  let bytes = 0
  const flush = async () => {
    const chunk = Buffer.from(pending, 'utf8')
    pending = ''
    hash.update(chunk)
    bytes += chunk.length
    await handle.writeFile(chunk)
  }
  return {
    append: async (text) => {
      pending += text
      if (pending.length >= BUFFER_CHARACTERS) await refusing(folder, flush)
    },
    close: async () => {
      await flush()
      await handle.sync()
      await handle.close()
      return { file: name, bytes, sha256: hash.digest('hex') }
    },
    abandon: () => handle.close(),
  }
}

/** A folder where a file should go would stop the renames half-way: better to know before the run. */
async function refuseFolderInPlace(target: string): Promise<void> {
  const there = await lstat(target).catch((thrown: unknown) => {
    if (isSystemError(thrown) && thrown.code === 'ENOENT') return null
    throw thrown
  })
  if (!there?.isDirectory()) return
  throw new PipelineError('OUTPUT_UNWRITABLE', `Cannot write ${target}: a folder of that name is in the way.`, {
    path: target,
  })
}

/** The rename is only on disk once the folder is; some file systems cannot flush a folder and say so. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle
  try {
    handle = await open(folder, 'r')
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    return
  }
  try {
    await handle.sync()
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
  } finally {
    await handle.close()
  }
}

/** Clears what runs that were killed left aside; folders of processes that still live are theirs. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\.broadsheet-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return isSystemError(thrown) && thrown.code === 'EPERM'
  }
}

/** Runs a file operation of the output; the file system's refusal names the folder and what to do. */
async function refusing<T>(folder: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    const message = `Cannot write to ${folder}: the system answers ${thrown.code} (${thrown.syscall}). Choose another folder with --output; what was in it before is untouched.`
    throw new PipelineError('OUTPUT_UNWRITABLE', message, { path: folder, cause: thrown })
  }
}
