import { batchesOf } from './batches.ts'
import type { Session } from './session.ts'

/** Sequences of ids one after the other, without any filling. */
export interface Rows {
  readonly ids: Int32Array
  readonly lengths: Int32Array
}

/** What the recogniser asks of a model, in whatever thread its session is. */
export interface Tagger {
  readonly id2label: Readonly<Record<string, string>>
  readonly maxPieces: number
  readonly special: Session['special']
  /** Makes sure that the pieces of these units can be asked for. */
  readonly learn: (units: readonly string[]) => Promise<void>
  readonly tokenise: (unit: string) => readonly number[]
  /** One row of class scores for each id. */
  readonly score: (rows: Rows) => Promise<Float32Array>
  readonly release: () => Promise<void>
}

/** A session of this thread. Batches stay within one call: a model from elsewhere may look at a whole batch. */
export const taggerOf = (session: Session): Tagger => ({
  ...session,
  learn: async () => {},
  score: async (rows) => {
    const starts = startsOf(rows)
    let scores: Float32Array | null = null
    for (const batch of batchesOf([...rows.lengths])) {
      const members = batch.map((index) => rowAt(rows, starts, index))
      const { logits, columns } = await runPadded(session, members)
      const classes = logits.length / (members.length * columns)
      scores ??= new Float32Array(rows.ids.length * classes)
      for (const [r, index] of batch.entries()) {
        const from = r * columns * classes
        const length = (members[r]?.length ?? 0) * classes
        scores.set(logits.subarray(from, from + length), (starts[index] ?? 0) * classes)
      }
    }
    return scores ?? new Float32Array()
  },
})

/** Where each sequence begins. */
export const startsOf = ({ lengths }: Rows): Int32Array => {
  const starts = new Int32Array(lengths.length)
  for (let i = 1; i < lengths.length; i += 1) starts[i] = (starts[i - 1] ?? 0) + (lengths[i - 1] ?? 0)
  return starts
}

export const rowAt = ({ ids, lengths }: Rows, starts: Int32Array, index: number): Int32Array => {
  const start = starts[index] ?? 0
  return ids.subarray(start, start + (lengths[index] ?? 0))
}

/** Runs sequences together, filled up to the longest of them. */
export const runPadded = async (
  session: Session,
  members: readonly Int32Array[],
): Promise<{ readonly logits: Float32Array; readonly columns: number }> => {
  const columns = members.reduce((most, row) => Math.max(most, row.length), 0)
  const ids = new BigInt64Array(members.length * columns).fill(BigInt(session.special.pad))
  const mask = new BigInt64Array(members.length * columns)
  for (const [r, row] of members.entries()) {
    const start = r * columns
    for (let c = 0; c < row.length; c += 1) ids[start + c] = BigInt(row[c] ?? 0)
    mask.fill(1n, start, start + row.length)
  }
  return { logits: await session.run(ids, mask, members.length, columns), columns }
}
