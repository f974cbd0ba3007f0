import type { VectorSession } from '../ner/vector-session.ts'
import type { PaddedRows } from './protocol.ts'
import type { Queue } from './queue.ts'

/** Places of one run, as the seam reader fills them. */
const PLACES = 2048

interface Request extends PaddedRows {
  readonly arrival: number
  readonly resolve: (vectors: Float32Array) => void
  readonly reject: (thrown: unknown) => void
}

/** Rows of all who ask, run together where they have the same width. */
export interface VectorQueue extends Queue {
  readonly add: (rows: PaddedRows, arrival: number) => Promise<Float32Array>
}

export const createVectorQueue = (session: VectorSession<unknown>): VectorQueue => {
  let waiting: Request[] = []

  const takeBatch = (oldest: Request): Request[] => {
    const batch: Request[] = []
    let places = 0
    for (const request of waiting) {
      if (request.columns !== oldest.columns) continue
      places += request.rows * request.columns
      if (batch.length > 0 && places > PLACES) break
      batch.push(request)
    }
    waiting = waiting.filter((request) => !batch.includes(request))
    return batch
  }

  return {
    oldest: () => waiting[0]?.arrival ?? null,
    add: (rows, arrival) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...rows, arrival, resolve, reject })
      }),
    runBatch: async () => {
      const oldest = waiting[0]
      if (oldest === undefined) return
      const batch = takeBatch(oldest)
      try {
        const rows = batch.reduce((sum, request) => sum + request.rows, 0)
        const [ids, mask, sides] = (['ids', 'mask', 'sides'] as const).map((name) =>
          joined(batch.map((request) => request[name])),
        ) as [BigInt64Array, BigInt64Array, BigInt64Array]
        const vectors = await session.run(ids, mask, sides, rows, oldest.columns)
        const size = vectors.length / rows
        let from = 0
        for (const request of batch) {
          request.resolve(vectors.slice(from * size, (from + request.rows) * size))
          from += request.rows
        }
      } catch (thrown) {
        for (const { reject } of batch) reject(thrown)
      }
    },
  }
}

const joined = (parts: readonly BigInt64Array[]): BigInt64Array => {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const all = new BigInt64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
