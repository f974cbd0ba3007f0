import { type Flow, fitOf, linesOf, type Setted, scoreOrder } from './flow.ts'
import { type Hypothesis, mergeStretches, type Stretch } from './hypothesis.ts'

/*
 * Columns cut by a photo: all upper parts were taken first, whole columns among them, then the lower parts. Each lower part
 * belongs behind one of the upper ones, in order; the lower parts have equal numbers of lines, and so have the upper ones
 * between two of them.
 */

export const BANDS = 'bands cut by a picture'
/** Log odds of such a layout at a caption, and where there is none. */
const AT_CAPTION = -1
const WITHOUT_CAPTION = -4
/** Log odds for each part that is moved. */
const MOVED = -0.7
/** Log odds where a column would end in the middle of a piece, and for having looked for the best column. */
const NO_COLUMN = -2
const CHOICE = 1.5
const MOST_PARTS = 7
const MOST_SPLITS = 8
/** Steps of the search under one width. Printed pages take a tenth; pages of two hundred lines of one height would take hours. */
const MOST_STEPS = 60_000

/** What is left of the steps; at 0 the search ends with what it has. */
interface Budget {
  left: number
}

export function* bandHypotheses(flow: Flow, setted: Setted | null): Generator<Hypothesis> {
  const atCaptions = [...flow.captions].filter((at) => at > 0 && at < flow.length)
  const splits = (atCaptions.length > 0 ? atCaptions : flow.breaks).slice(0, MOST_SPLITS)
  for (const split of splits) {
    const prior = flow.captions.has(split) ? AT_CAPTION : WITHOUT_CAPTION
    const budget = { left: MOST_STEPS / splits.length }
    for (const lower of partings(setted, split, flow.length, budget)) {
      for (const upper of placings(setted, split, lower.cuts.length - 1, lower.short, budget)) {
        const stretches = weave(split, upper.cuts, lower.cuts)
        const grid = setted ? gridFit(setted, split, upper, linesOf(setted, split, lower.cuts[1] ?? split)) : 0
        const value =
          scoreOrder(flow, stretches) + prior + lower.fit + upper.fit + grid + MOVED * (lower.cuts.length - 1)
        yield { layout: BANDS, stretches, value }
      }
    }
  }
}

/**
 * Whole columns stand before and behind those that the picture cuts, and every column's end is a place between two pieces:
 * what the given places gain by that. The first column may be shorter, beside the headline, and so may the last.
 */
function gridFit(setted: Setted, split: number, upper: Parting, lowerHeight: number): number {
  const first = upper.cuts[0] ?? 0
  const last = upper.cuts.at(-1) ?? 0
  if (upper.height > 0) return columnsFit(setted, split, first, last, upper.height, upper.height + lowerHeight)
  let best = 0
  for (let start = first - 1; start >= 0; start -= 1) {
    const height = linesOf(setted, start, first)
    best = Math.max(best, columnsFit(setted, split, first, last, height, height + lowerHeight) - CHOICE)
  }
  return best
}

function columnsFit(
  setted: Setted,
  split: number,
  first: number,
  last: number,
  upperHeight: number,
  height: number,
): number {
  let fit = 0
  for (let at = last; linesOf(setted, at, split) > height; ) {
    const next = boundaryAfter(setted, at, height, split)
    if (next === null) return fit + NO_COLUMN
    fit += fitOf(setted, linesOf(setted, at, next) - height)
    at = next
  }
  if (linesOf(setted, 0, first) <= upperHeight) return fit
  for (let at = first, step = upperHeight; linesOf(setted, 0, at) > step; step = height) {
    const next = boundaryBefore(setted, at, step)
    if (next === null) return fit + NO_COLUMN
    fit += fitOf(setted, linesOf(setted, next, at) - step)
    at = next
  }
  return fit
}

interface Parting {
  /** Lines of a part, 0 where one part alone does not say. */
  readonly height: number
  readonly cuts: readonly number[]
  readonly fit: number
  /** The last part is shorter than the others: the text ends in it. */
  readonly short: boolean
}

/** Ways to cut the lower half into parts of equal height: `[split, …, length]`. */
function* partings(setted: Setted | null, split: number, length: number, budget: Budget): Generator<Parting> {
  yield { cuts: [split, length], fit: 0, short: false, height: 0 }
  if (setted === null) return
  for (let first = split + 1; first < length; first += 1) {
    const height = linesOf(setted, split, first)
    for (const { cuts, fit } of cutParts(setted, [split, first], height, length, budget)) {
      const short = linesOf(setted, cuts.at(-2) ?? 0, length) < height - 1
      yield { cuts, fit, short, height }
    }
  }
}

/** Cuts the rest of the lower half into parts as high as the first, one line more or less; the last may be shorter. */
function* cutParts(
  setted: Setted,
  cuts: readonly number[],
  height: number,
  length: number,
  budget: Budget,
): Generator<Pick<Parting, 'cuts' | 'fit'>> {
  budget.left -= 1
  const at = cuts.at(-1) as number
  if (at === length) yield { cuts, fit: 0 }
  if (at === length || cuts.length > MOST_PARTS || budget.left <= 0) return
  const places = boundariesAfter(setted, at, height, length)
  // What is left is too short for a part: the text ends here.
  if (places.length === 0 && linesOf(setted, at, length) <= height) yield { cuts: [...cuts, length], fit: 0 }
  for (const to of places) {
    const own = fitOf(setted, linesOf(setted, at, to) - height)
    for (const rest of cutParts(setted, [...cuts, to], height, length, budget))
      yield { cuts: rest.cuts, fit: own + rest.fit }
  }
}

/** The places between two pieces that lie `height` lines below `from`, one more or less at most: hardly ever more than one. */
function boundariesAfter(setted: Setted, from: number, height: number, last: number): readonly number[] {
  const places: number[] = []
  for (let to = firstAt(setted, from, height - 1); to <= last; to += 1) {
    if (linesOf(setted, from, to) > height + 1) break
    places.push(to)
  }
  return places
}

/** The place between two pieces that lies `height` lines below `from`, one more or less at most. */
export function boundaryAfter(setted: Setted, from: number, height: number, last: number): number | null {
  let best: number | null = null
  let least = 2
  for (let to = firstAt(setted, from, height - 1); to <= last; to += 1) {
    const lines = linesOf(setted, from, to)
    if (lines > height + 1) break
    const off = Math.abs(lines - height)
    if (off >= least) continue
    best = to
    least = off
  }
  return best
}

/** The first place behind `from` at which there are so many lines between the two: every piece has one at least. */
function firstAt({ before }: Setted, from: number, lines: number): number {
  const sought = (before[from] ?? 0) + lines
  let low = from + 1
  let high = before.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((before[middle] ?? 0) < sought) low = middle + 1
    else high = middle
  }
  return low
}

/** The place between two pieces that lies `height` lines above `to`, one more or less at most. */
function boundaryBefore(setted: Setted, to: number, height: number): number | null {
  let best: number | null = null
  for (let from = to - 1; from >= 0; from -= 1) {
    const off = Math.abs(linesOf(setted, from, to) - height)
    if (off <= 1 && (best === null || off < Math.abs(linesOf(setted, best, to) - height))) best = from
    if (linesOf(setted, from, to) > height + 1) break
  }
  return best
}

/** Where the `count` lower parts go: behind upper parts of equal height. */
function* placings(
  setted: Setted | null,
  split: number,
  count: number,
  short: boolean,
  budget: Budget,
): Generator<Parting> {
  for (let first = 1; first <= split; first += 1) {
    if (count === 1) {
      if (!short || first === split) yield { cuts: [first], fit: 0, short, height: 0 }
      continue
    }
    if (setted === null) continue
    for (let second = first + 1; second <= split && budget.left > 0; second += 1) {
      const height = linesOf(setted, first, second)
      for (const { cuts, fit } of placeParts(setted, [first, second], height, count, split, budget)) {
        if (!short || cuts.at(-1) === split) yield { cuts, fit, short, height }
      }
    }
  }
}

/** Ends of `count` upper parts as high as the second, one line more or less; the last may be the end of the text, and shorter. */
function* placeParts(
  setted: Setted,
  cuts: readonly number[],
  height: number,
  count: number,
  split: number,
  budget: Budget,
): Generator<Pick<Parting, 'cuts' | 'fit'>> {
  budget.left -= 1
  if (budget.left <= 0) return
  if (cuts.length === count) {
    yield { cuts, fit: 0 }
    return
  }
  const at = cuts.at(-1) as number
  const places = boundariesAfter(setted, at, height, split)
  if (places.length === 0 && cuts.length === count - 1 && at < split && linesOf(setted, at, split) <= height)
    yield { cuts: [...cuts, split], fit: 0 }
  for (const to of places) {
    const own = fitOf(setted, linesOf(setted, at, to) - height)
    for (const rest of placeParts(setted, [...cuts, to], height, count, split, budget))
      yield { cuts: rest.cuts, fit: own + rest.fit }
  }
}

function weave(split: number, upper: readonly number[], lower: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  upper.forEach((cut, part) => {
    stretches.push([at, cut], [lower[part] ?? 0, lower[part + 1] ?? 0])
    at = cut
  })
  stretches.push([at, split])
  return mergeStretches(stretches)
}
