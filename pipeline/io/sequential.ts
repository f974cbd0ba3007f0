import { damaged, type Source } from './source.ts'

/** Reads a stretch of bytes of one file. */
export type RangeReader = (start: number, end: number) => Promise<Uint8Array>

/**
 * A reader of stretches: at once where the source can, else one after another along the stream, which is begun anew
 * only when an earlier stretch is asked for. Packed files of a hundred megabytes are so read once and never held.
 */
export function createRangeReader(source: Source): RangeReader {
  const { openRange } = source
  if (openRange) return (start, end) => collect(openRange(start, end), end - start)
  let cursor: Cursor | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    if (cursor === null || start < cursor.at()) {
      await cursor?.close()
      cursor = createCursor(source)
    }
    try {
      return await cursor.read(start, end)
    } catch (thrown) {
      cursor = null
      throw thrown
    }
  }
  return (start, end) => {
    const result = queue.then(() => read(start, end))
    queue = result.catch(() => undefined)
    return result
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const chunk of chunks) {
    bytes.set(chunk.subarray(0, size - at), at)
    at = Math.min(size, at + chunk.length)
  }
  return bytes.subarray(0, at)
}

interface Cursor {
  /** Where the oldest byte stands that can still be had. */
  readonly at: () => number
  readonly read: (start: number, end: number) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

function createCursor(source: Source): Cursor {
  const chunks = source.open()[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array(0)
  let at = 0
  return {
    at: () => at,
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start)
      let filled = 0
      while (filled < bytes.length) {
        const from = start + filled - at
        if (from < chunk.length) {
          const part = chunk.subarray(from, end - at)
          bytes.set(part, filled)
          filled += part.length
        } else {
          at += chunk.length
          const next = await chunks.next()
          if (next.done) throw damaged(source.path, 'it is shorter than when it was listed')
          chunk = next.value
        }
      }
      return bytes
    },
    close: async () => {
      await chunks.return?.()
    },
  }
}
