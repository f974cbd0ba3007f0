import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** What is appended is gathered up to this size before it is written: rows are many small lines, shards many small files. */
const BUFFER_SIZE = 256 * 1024
const CHUNK_BYTES = 1024 * 1024

/** A file of the output, as `run.json` vouches for it. */
export interface WrittenFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** A file that grows aside and is counted and hashed as it grows. */
export interface GrowingFile {
  readonly append: (text: string) => Promise<void>
  readonly appendBytes: (bytes: Uint8Array) => Promise<void>
  /** Appends a stretch of another file. */
  readonly appendRange: (source: FileHandle, start: number, end: number) => Promise<void>
  /** Flushes it to disk. */
  readonly close: () => Promise<WrittenFile>
  readonly abandon: () => Promise<void>
}

/** @param name - how the file is called in the record of what was written. */
export async function createGrowingFile(path: string, name: string): Promise<GrowingFile> {
  const handle = await open(path, 'w')
  const hash = createHash('sha256')
  let pending = ''
  let chunks: Uint8Array[] = []
  let gathered = 0
  let bytes = 0
  const write = async (chunk: Uint8Array) => {
    hash.update(chunk)
    bytes += chunk.length
    await handle.writeFile(chunk)
  }
  const takeText = () => {
    if (pending === '') return
    const chunk = Buffer.from(pending, 'utf8')
    pending = ''
    chunks.push(chunk)
    gathered += chunk.length
  }
  const flush = async () => {
    takeText()
    if (gathered === 0) return
    const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, gathered)
    chunks = []
    gathered = 0
    await write(whole)
  }
  return {
    append: async (text) => {
      pending += text
      if (pending.length >= BUFFER_SIZE) await flush()
    },
    appendBytes: async (chunk) => {
      takeText()
      chunks.push(chunk)
      gathered += chunk.length
      if (gathered >= BUFFER_SIZE) await flush()
    },
    appendRange: async (source, start, end) => {
      await flush()
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(0, end - start)))
      for (let at = start; at < end; ) {
        const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, end - at), at)
        if (bytesRead === 0) throw new Error(`${path}: the file to copy from ends at ${at}, before ${end}`)
        await write(buffer.subarray(0, bytesRead))
        at += bytesRead
      }
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
