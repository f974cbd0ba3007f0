import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { PipelineError } from '../document/index.ts'
import { inputError, isSystemError } from './fs-errors.ts'

/** Bytes that can be read again and again, wherever they lie: in a file, in an archive, in a line of a file. */
export interface Source {
  /** As reports call it. */
  readonly path: string
  /** Bytes as they lie there: of a packed file fewer than come out of it. */
  readonly size: number
  readonly packed: boolean
  /** Where it really lies, if it is a file on disk as it is. */
  readonly file?: string
  readonly open: () => AsyncIterable<Uint8Array>
  /** A stretch of them, where it can be had without reading what stands before. */
  readonly openRange?: (start: number, end: number) => AsyncIterable<Uint8Array>
}

/** Text packs to a third or a tenth, a page of nothing but one word to a hundredth; beyond is what is made to overwhelm. */
export const MAX_RATIO = 200
/** So little may come out at any ratio. */
export const FREE_BYTES = 64 * 1024 * 1024

/** A file on disk. */
export function fileSource(file: string, path: string, size: number): Source {
  const read = async function* (options: { start?: number; end?: number }) {
    try {
      yield* createReadStream(file, options) as AsyncIterable<Uint8Array>
    } catch (thrown) {
      throw inputError(thrown, path)
    }
  }
  return {
    path,
    size,
    packed: false,
    file,
    open: () => read({}),
    openRange: (start, end) => read({ start, end: end - 1 }),
  }
}

/** What a gzip file holds. */
export function gunzipped(source: Source): Source {
  return { path: source.path, size: source.size, packed: true, open: () => inflate(source) }
}

async function* inflate(source: Source): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // Errors of either stream come out of the loop below.
  pipeline(Readable.from(source.open()), gunzip, () => {})
  let size = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > FREE_BYTES && size > source.size * MAX_RATIO) throw overwhelming(source.path)
      yield chunk
    }
  } catch (thrown) {
    throw inflateError(thrown, source.path)
  } finally {
    gunzip.destroy()
  }
}

function overwhelming(path: string): PipelineError {
  const reason = `${path} is packed to less than 1/${MAX_RATIO} of its contents, as no text is. If it is one, unpack it and give the files.`
  return new PipelineError('ARCHIVE_LIMIT', reason, { path })
}

function inflateError(thrown: unknown, path: string): unknown {
  if (thrown instanceof PipelineError) return thrown
  if (isSystemError(thrown)) return inputError(thrown, path)
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return code.startsWith('Z_') ? damaged(path, (thrown as Error).message, thrown) : thrown
}

export function damaged(path: string, why: string, cause?: unknown): PipelineError {
  const reason = `${path} is damaged or was cut off (${why}). Fetch or pack it again.`
  return new PipelineError('INPUT_DAMAGED', reason, cause === undefined ? { path } : { path, cause })
}

/**
 * Reads a source to its end.
 *
 * @throws PipelineError - `tooLarge()` as soon as more than `limit` bytes have come out, whatever the file says of itself.
 */
export async function readAll(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  tooLarge: () => PipelineError,
): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    read.push(chunk)
  }
  return Buffer.concat(read, size)
}
