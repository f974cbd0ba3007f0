import type { Tagger } from './tagger.ts'
import type { Units } from './units.ts'
import { type WindowSize, windowsOf } from './windows.ts'

/** A text in units with the pieces of each. */
export interface Prepared {
  readonly units: Units
  readonly pieces: readonly (readonly number[])[]
}

/** Units whose scores are read off a row: unit, place among all ids, by pairs. */
type Reads = readonly number[]

/**
 * Log probabilities of all tags for every unit of every text, read off the first piece of the unit.
 *
 * @param classes tags of the model
 */
export const scoreTexts = async (
  tagger: Tagger,
  texts: readonly Prepared[],
  classes: number,
  size: WindowSize,
): Promise<readonly Float32Array[]> => {
  const ids: number[] = []
  const lengths: number[] = []
  const reads = texts.map((text) => addRows(tagger, text, size, ids, lengths))
  const logits = await tagger.score({ ids: Int32Array.from(ids), lengths: Int32Array.from(lengths) })
  return texts.map((text, index) => {
    const scores = new Float32Array(text.pieces.length * classes)
    const own = reads[index] ?? []
    for (let i = 0; i < own.length; i += 2) {
      copyLogSoftmax(logits, (own[i + 1] ?? 0) * classes, scores, (own[i] ?? 0) * classes, classes)
    }
    return scores
  })
}

/** Adds the windows of a text to what is scored. */
const addRows = ({ special }: Tagger, text: Prepared, size: WindowSize, ids: number[], lengths: number[]): Reads => {
  const pieces = text.pieces.map((own) => own.length)
  const reads: number[] = []
  for (const window of windowsOf(text.units.texts, pieces, size)) {
    const start = ids.length
    ids.push(...special.open)
    for (let unit = window.start; unit < window.end; unit += 1) {
      if (unit >= window.coreStart && unit < window.coreEnd) reads.push(unit, ids.length)
      ids.push(...(text.pieces[unit] ?? []))
    }
    ids.push(...special.close)
    lengths.push(ids.length - start)
  }
  return reads
}

const copyLogSoftmax = (from: Float32Array, at: number, to: Float32Array, start: number, count: number): void => {
  let top = -Infinity
  for (let i = 0; i < count; i += 1) top = Math.max(top, from[at + i] ?? 0)
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += Math.exp((from[at + i] ?? 0) - top)
  const total = top + Math.log(sum)
  for (let i = 0; i < count; i += 1) to[start + i] = (from[at + i] ?? 0) - total
}
