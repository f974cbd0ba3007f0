import { type EndIds, WINDOW } from './ends.ts'

/*
 * Which rows are run together
 *
 * A row costs as much as the width it is filled up to, a run some places more. Fragments differ in length: each row goes
 * with others of like length, as far as that pays. A row's vector is the same to the last bit under any width; it is the
 * same in any company only where the number of rows is a multiple of four, for the products that end the graph take four
 * rows at a time, and sum those that are left in another order.
 */

/** One row for the model and the side it is read from. */
export interface EndRow {
  readonly ids: EndIds
  /** 0 for a tail, 1 for a head. */
  readonly side: 0 | 1
}

/** Rows that are run together, all filled up to one width. */
export interface EndBatch {
  readonly width: number
  /** Indexes into the rows. */
  readonly rows: readonly number[]
}

const STEP = 8
const WIDTHS = WINDOW / STEP
/** What a run costs beside its places, in places: measured at 55. */
const RUN = 48
/** Places of one run: enough to fill both cores, little enough to stay in the cache. */
const PLACES = 2048
const ROWS_TOGETHER = 4

/** Groups rows of like length so that few places are read that hold nothing: a headline of twelve characters is not read as sixty-four. */
export function batchesOf(rows: readonly EndRow[]): readonly EndBatch[] {
  const byWidth: number[][] = Array.from({ length: WIDTHS }, () => [])
  rows.forEach(({ ids }, index) => {
    byWidth[Math.ceil(ids.length / STEP) - 1]?.push(index)
  })
  return cheapestSplits(byWidth.map(({ length }) => length)).flatMap(([from, to]) =>
    chunksOf(byWidth.slice(from, to).flat(), to * STEP),
  )
}

/** Runs of neighbouring widths that cost least together, as `[from, to)`: dynamic programming over eight widths. */
function cheapestSplits(counts: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const best: { readonly cost: number; readonly splits: readonly (readonly [number, number])[] }[] = [
    { cost: 0, splits: [] },
  ]
  for (let to = 1; to <= counts.length; to += 1) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, splits: best[0]?.splits ?? [] }
    for (let from = 0; from < to; from += 1) {
      const before = best[from]
      const count = counts.slice(from, to).reduce((sum, own) => sum + own, 0)
      const cost = (before?.cost ?? 0) + (count === 0 ? 0 : RUN + filled(count) * to * STEP)
      if (before && cost < cheapest.cost)
        cheapest = { cost, splits: count === 0 ? before.splits : [...before.splits, [from, to]] }
    }
    best.push(cheapest)
  }
  return best.at(-1)?.splits ?? []
}

function chunksOf(rows: readonly number[], width: number): readonly EndBatch[] {
  const most = PLACES / width
  const size = most - (most % ROWS_TOGETHER)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => ({
    width,
    rows: rows.slice(i * size, (i + 1) * size),
  }))
}

/** The number of rows with what fills it up. */
function filled(rows: number): number {
  return Math.ceil(rows / ROWS_TOGETHER) * ROWS_TOGETHER
}

/** A batch as the session takes it; rows that only fill it up hold one unknown character. */
export function fillBatch({ rows, width }: EndBatch, all: readonly EndRow[]) {
  const count = filled(rows.length)
  const size = count * width
  const [ids, mask, sides] = [new BigInt64Array(size), new BigInt64Array(size), new BigInt64Array(size)]
  for (let r = 0; r < count; r += 1) {
    const row = all[rows[r] ?? -1]
    const at = r * width
    row?.ids.forEach((id, c) => {
      ids[at + c] = BigInt(id)
    })
    mask.fill(1n, at, at + (row?.ids.length ?? 1))
    if (row?.side === 1) sides.fill(1n, at, at + width)
  }
  return { ids, mask, sides, count }
}
