import { type FileHandle, lstat, open, rename } from 'node:fs/promises'
import { isSystemError } from './fs-errors.ts'

/** A rename is only on disk once its folder is; some file systems cannot flush a folder and say so. */
export async function syncFolder(folder: string): Promise<void> {
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

/** Writes a file and flushes it to the disk. */
export async function writeFlushed(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a file so that it is there whole or not at all, a power cut included. */
export async function writeWhole(path: string, text: string, folder: string): Promise<void> {
  const aside = `${path}.tmp`
  await writeFlushed(aside, text)
  await rename(aside, path)
  await syncFolder(folder)
}

export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (thrown) {
    if (isSystemError(thrown) && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')) return false
    throw thrown
  }
}
