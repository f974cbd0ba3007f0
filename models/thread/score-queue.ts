import { BUDGET, ROWS } from '../ner/batches.ts'
import type { Session } from '../ner/session.ts'
import { type Rows, rowAt, runPadded, startsOf } from '../ner/tagger.ts'
import type { Queue } from './queue.ts'

interface Request {
  readonly arrival: number
  readonly rows: Rows
  readonly starts: Int32Array
  scores: Float32Array | null
  left: number
  readonly resolve: (scores: Float32Array) => void
  readonly reject: (thrown: unknown) => void
}

interface Waiting {
  readonly request: Request
  readonly index: number
  readonly length: number
}

/** Rows of all who ask, run in batches of like length. */
export interface ScoreQueue extends Queue {
  readonly add: (rows: Rows, arrival: number) => Promise<Float32Array>
}

/**
 * Fills batches with the rows that wait, whoever asked for them: first the longest row of the oldest request, then those that
 * are next in length. The embedded model's scores are the same in any company (decision 0004).
 *
 * @param mixed - false for a model from elsewhere, whose scores may depend on the batch: requests are run one by one then.
 */
export const createScoreQueue = (session: Session, mixed: boolean): ScoreQueue => {
  /** Longest first. */
  let waiting: Waiting[] = []
  let requests: Request[] = []

  const takeBatch = (oldest: Request): Waiting[] => {
    const batch: Waiting[] = []
    const others: Waiting[] = []
    let widest = 0
    for (const one of waiting) {
      const fits = batch.length < ROWS && (batch.length + 1) * widest <= BUDGET
      // Nothing that is longer than the oldest request's rows: it would be filled up for the sake of others.
      const wanted = batch.length === 0 ? one.request === oldest : mixed || one.request === oldest
      if (wanted && fits) {
        batch.push(one)
        widest = Math.max(widest, one.length)
      } else others.push(one)
    }
    waiting = others
    return batch
  }

  const drop = (gone: ReadonlySet<Request>) => {
    waiting = waiting.filter(({ request }) => !gone.has(request))
    requests = requests.filter((request) => !gone.has(request))
  }

  return {
    oldest: () => requests[0]?.arrival ?? null,
    add: (rows, arrival) =>
      new Promise((resolve, reject) => {
        if (rows.lengths.length === 0) return resolve(new Float32Array())
        const left = rows.lengths.length
        const request = { arrival, rows, starts: startsOf(rows), scores: null, left, resolve, reject }
        requests.push(request)
        for (const [index, length] of rows.lengths.entries()) waiting.push({ request, index, length })
        waiting.sort((a, b) => b.length - a.length || a.request.arrival - b.request.arrival || a.index - b.index)
      }),
    runBatch: async () => {
      const oldest = requests[0]
      if (oldest === undefined) return
      const batch = takeBatch(oldest)
      try {
        const members = batch.map(({ request, index }) => rowAt(request.rows, request.starts, index))
        const { logits, columns } = await runPadded(session, members)
        const classes = logits.length / (members.length * columns)
        for (const [r, { request, index, length }] of batch.entries()) {
          request.scores ??= new Float32Array(request.rows.ids.length * classes)
          const from = r * columns * classes
          request.scores.set(logits.subarray(from, from + length * classes), (request.starts[index] ?? 0) * classes)
          request.left -= 1
        }
      } catch (thrown) {
        const failed = new Set(batch.map(({ request }) => request))
        drop(failed)
        for (const { reject } of failed) reject(thrown)
        return
      }
      const done = requests.filter(({ left }) => left === 0)
      drop(new Set(done))
      for (const { resolve, scores } of done) resolve(scores ?? new Float32Array())
    },
  }
}
