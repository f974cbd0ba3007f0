import { batchesOf } from './batches.ts'
import type { Session } from './session.ts'
import type { Units } from './units.ts'
import { type WindowSize, windowsOf } from './windows.ts'

/** A text in units with the pieces of each. */
export interface Prepared {
  readonly units: Units
  readonly pieces: readonly (readonly number[])[]
}

interface Row {
  readonly text: number
  readonly ids: readonly number[]
  /** Unit whose score is read at a column, by pairs: unit, column. */
  readonly reads: readonly number[]
}

/**
 * Log probabilities of all tags for every unit of every text, read off the first piece of the unit.
 *
 * @param classes tags of the model
 */
export const scoreTexts = async (
  session: Session,
  texts: readonly Prepared[],
  classes: number,
  size: WindowSize,
): Promise<readonly Float32Array[]> => {
  const rows = texts.flatMap((text, index) => rowsOf(session, text, index, size))
  const scores = texts.map((text) => new Float32Array(text.pieces.length * classes))
  for (const batch of batchesOf(rows.map((row) => row.ids.length))) {
    const members = batch.flatMap((index) => rows[index] ?? [])
    const columns = Math.max(...members.map((row) => row.ids.length))
    const ids = new BigInt64Array(members.length * columns).fill(BigInt(session.special.pad))
    const mask = new BigInt64Array(members.length * columns)
    members.forEach((row, r) => {
      row.ids.forEach((id, c) => {
        ids[r * columns + c] = BigInt(id)
        mask[r * columns + c] = 1n
      })
    })
    const logits = await session.run(ids, mask, members.length, columns)
    members.forEach((row, r) => {
      const target = scores[row.text]
      if (target === undefined) return
      for (let i = 0; i < row.reads.length; i += 2) {
        const unit = row.reads[i] ?? 0
        const column = row.reads[i + 1] ?? 0
        copyLogSoftmax(logits, (r * columns + column) * classes, target, unit * classes, classes)
      }
    })
  }
  return scores
}

const rowsOf = (session: Session, text: Prepared, index: number, size: WindowSize): Row[] => {
  const lengths = text.pieces.map((pieces) => pieces.length)
  return windowsOf(text.units.texts, lengths, size).map((window) => {
    const ids = [...session.special.open]
    const reads: number[] = []
    for (let unit = window.start; unit < window.end; unit += 1) {
      if (unit >= window.coreStart && unit < window.coreEnd) reads.push(unit, ids.length)
      ids.push(...(text.pieces[unit] ?? []))
    }
    ids.push(...session.special.close)
    return { text: index, ids, reads }
  })
}

const copyLogSoftmax = (from: Float32Array, at: number, to: Float32Array, start: number, count: number): void => {
  let top = -Infinity
  for (let i = 0; i < count; i += 1) top = Math.max(top, from[at + i] ?? 0)
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += Math.exp((from[at + i] ?? 0) - top)
  const total = top + Math.log(sum)
  for (let i = 0; i < count; i += 1) to[start + i] = (from[at + i] ?? 0) - total
}
