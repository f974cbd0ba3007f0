import { boundaryAfter } from './bands.ts'
import { type Flow, fitOf, linesOf, type Setted, scoreOrder } from './flow.ts'
import { type Hypothesis, mergeStretches, type Stretch } from './hypothesis.ts'

/*
 * Columns taken in any order: boxes of equal numbers of lines, but for the first, beside or under the headline, and the
 * last. The best order of a page's boxes is found exactly.
 */

const PRIOR = -2
const BACKWARDS = -2
/** Where no width is known every break is a cut, and every order is tried. */
const UNMEASURED = -4
const PRIOR_WITH_CAPTION = -5
/** Log odds for each box that does not follow the one before it on the page. */
const MOVED = -1.5
const MOST_BOXES = 10
const MOST_CUTTINGS = 80
/** What a break gives that falls between two boxes, to choose the cuttings that are looked at. */
const BREAK_EXPLAINED = 3
/** Log odds for a box of another height: the first, the last. */
const ODD = -0.5
const LEAST_HEIGHT = 3
/** Sums of the same numbers in another order differ by less than this. */
const ROUNDING = 1e-6
/** On pages with more pieces a box of another height ends only where the given order breaks. */
const MANY_PIECES = 40

/** @param hopeless - says of a value whether an order that is worth no more need not be found. */
export function* boxHypotheses(
  flow: Flow,
  setted: Setted | null,
  hopeless: (value: number) => boolean = () => false,
): Generator<Hypothesis> {
  const prior = (flow.captions.size > 0 ? PRIOR_WITH_CAPTION : PRIOR) + (setted === null ? UNMEASURED : 0)
  if (setted !== null) yield* backwards(flow, setted)
  const cuttings = setted === null ? [{ cuts: [0, ...flow.breaks, flow.length], fit: 0 }] : cuttingsOf(flow, setted)
  for (const { cuts, fit } of cuttings) {
    if (cuts.length - 1 > MOST_BOXES) continue
    if (hopeless(mostOf(flow, cuts) + prior + fit)) continue
    const boxes = bestOrder(flow, cuts)
    const stretches = mergeStretches(boxes.map((box): Stretch => [cuts[box] as number, cuts[box + 1] as number]))
    const moves = boxes.filter((box, index) => index > 0 && box !== (boxes[index - 1] as number) + 1).length
    if (moves > 0) {
      yield {
        layout: 'columns in another order',
        stretches,
        value: scoreOrder(flow, stretches) + prior + fit + MOVED * moves,
      }
    }
  }
}

/** How well the given order itself is columns of one height: what it gains by that under the best height. */
export function columnFit(flow: Flow, setted: Setted): number {
  const heights = heightsOf(flow, setted)
  let best = 0
  for (const height of heights) {
    for (let first = 1; first < flow.length && linesOf(setted, 0, first) <= height; first += 1) {
      let fit = -Math.log(heights.length) - 1
      for (let at: number | null = first; at !== null && linesOf(setted, at, flow.length) > height; ) {
        const next = boundaryAfter(setted, at, height, flow.length)
        if (next === null) fit = -Infinity
        else fit += fitOf(setted, linesOf(setted, at, next) - height)
        at = next
      }
      best = Math.max(best, fit)
    }
  }
  return best
}

/** Columns taken from right to left: the page read backwards, column by column. */
function* backwards(flow: Flow, setted: Setted): Generator<Hypothesis> {
  const heights = heightsOf(flow, setted)
  for (const height of heights) {
    for (let first = 1; first < flow.length && linesOf(setted, 0, first) <= height; first += 1) {
      let fit = -Math.log(heights.length)
      const cuts = [0, first]
      for (let at: number | null = first; at !== null && at < flow.length; ) {
        const last: boolean = linesOf(setted, at, flow.length) <= height
        const next: number | null = last ? flow.length : boundaryAfter(setted, at, height, flow.length)
        if (next === null) fit = -Infinity
        else {
          if (!last) fit += fitOf(setted, linesOf(setted, at, next) - height)
          cuts.push(next)
        }
        at = next
      }
      if (fit === -Infinity) continue
      const columns = cuts.slice(1).map((to, i): Stretch => [cuts[i] as number, to])
      const stretches = mergeStretches(columns.reverse())
      yield { layout: 'columns from right to left', stretches, value: scoreOrder(flow, stretches) + BACKWARDS + fit }
    }
  }
}

interface Cutting {
  readonly cuts: readonly number[]
  readonly fit: number
}

/** Cuts the page into boxes of one height but for two, the best by their fit and by the breaks that they explain. */
function cuttingsOf(flow: Flow, setted: Setted): readonly Cutting[] {
  const lines = linesOf(setted, 0, flow.length)
  const heights = heightsOf(flow, setted).filter((height) => height * MOST_BOXES >= lines)
  const breaks = new Set(flow.breaks)
  const mayEnd = (to: number) => flow.length <= MANY_PIECES || to === flow.length || breaks.has(to)
  const found = new Cuttings()
  for (const height of heights) {
    const boundaries = new Map<number, number | null>()
    const boundaryOf = (at: number): number | null => {
      const known = boundaries.get(at)
      if (known !== undefined) return known
      const next = boundaryAfter(setted, at, height, flow.length)
      boundaries.set(at, next)
      return next
    }
    const cuts = [0]
    const extendTo = (to: number, fit: number, odd: number): void => {
      cuts.push(to)
      extend(to, fit, odd)
      cuts.pop()
    }
    const extend = (at: number, fit: number, odd: number): void => {
      if (at === flow.length) {
        const explained = cuts.filter((cut) => breaks.has(cut)).length
        if (cuts.length > 2) found.add(cuts, fit, fit + BREAK_EXPLAINED * explained)
        return
      }
      if (cuts.length > MOST_BOXES) return
      const next = boundaryOf(at)
      if (next !== null) extendTo(next, fit + fitOf(setted, linesOf(setted, at, next) - height), odd)
      if (odd === 2) return
      for (let to = at + 1; to <= flow.length && linesOf(setted, at, to) < height; to += 1) {
        if (to !== next && mayEnd(to)) extendTo(to, fit + ODD, odd + 1)
      }
    }
    extend(0, -Math.log(heights.length), 0)
  }
  return found.best()
}

/** The best cuttings of very many; of equal ones those that came first. */
class Cuttings {
  #held: (Cutting & { readonly rank: number })[] = []
  /** Rank that one more must pass to be among the best. */
  #least = -Infinity

  add(cuts: readonly number[], fit: number, rank: number): void {
    if (rank <= this.#least) return
    this.#held.push({ cuts: [...cuts], fit, rank })
    if (this.#held.length < 4 * MOST_CUTTINGS) return
    this.#held = this.best()
    this.#least = this.#held.at(-1)?.rank ?? -Infinity
  }

  best() {
    return this.#held.sort((x, y) => y.rank - x.rank).slice(0, MOST_CUTTINGS)
  }
}

/** Heights that some stretch between two places has, one of them a break. */
function heightsOf(flow: Flow, setted: Setted): readonly number[] {
  const heights = new Set<number>()
  for (const place of [...flow.breaks, 0, flow.length]) {
    for (let other = 0; other <= flow.length; other += 1) {
      const height = Math.abs(linesOf(setted, Math.min(place, other), Math.max(place, other)))
      if (height >= LEAST_HEIGHT) heights.add(height)
    }
  }
  return [...heights].sort((a, b) => b - a)
}

/** No order of the boxes reads better than if each of them followed the one that it follows best. */
function mostOf(flow: Flow, cuts: readonly number[]): number {
  const count = cuts.length - 1
  let sum = -Infinity
  let moved = 0
  let inside = 0
  for (let box = 0; box < count; box += 1) {
    const head = cuts[box] as number
    const last = (cuts[box + 1] as number) - 1
    inside += (flow.inner[last] ?? 0) - (flow.inner[head] ?? 0)
    sum = Math.max(sum, flow.ends(last))
    let best = flow.begins(head)
    for (let other = 0; other < count; other += 1) {
      if (other === box) continue
      const follows = flow.follows((cuts[other + 1] as number) - 1, head) + (other === box - 1 ? 0 : MOVED)
      best = Math.max(best, follows)
    }
    moved += best
  }
  return sum + moved + inside + ROUNDING
}

/** The order of the boxes that reads best, over all orders (dynamic programming over sets of boxes). */
function bestOrder(flow: Flow, cuts: readonly number[]): readonly number[] {
  const count = cuts.length - 1
  const head = (box: number) => cuts[box] as number
  const tail = (box: number) => (cuts[box + 1] as number) - 1
  const size = 1 << count
  const best = new Float64Array(size * count).fill(-Infinity)
  const from = new Int8Array(size * count).fill(-1)
  const follows = new Float64Array(count * count)
  for (let box = 0; box < count; box += 1) {
    best[(1 << box) * count + box] = flow.begins(head(box))
    for (let next = 0; next < count; next += 1) {
      if (next !== box) follows[box * count + next] = flow.follows(tail(box), head(next))
    }
  }
  for (let set = 1; set < size; set += 1) {
    for (let last = 0; last < count; last += 1) {
      const value = best[set * count + last] as number
      if (value === -Infinity) continue
      for (let next = 0; next < count; next += 1) {
        if (set & (1 << next)) continue
        const at = (set | (1 << next)) * count + next
        const total = value + (follows[last * count + next] as number) + (next === last + 1 ? 0 : MOVED)
        if (total > (best[at] as number)) {
          best[at] = total
          from[at] = last
        }
      }
    }
  }
  let set = size - 1
  let last = 0
  for (let box = 1; box < count; box += 1) {
    const value = (best[set * count + box] as number) + flow.ends(tail(box))
    if (value > (best[set * count + last] as number) + flow.ends(tail(last))) last = box
  }
  const order: number[] = []
  while (last >= 0) {
    order.unshift(last)
    const before = from[set * count + last] as number
    set &= ~(1 << last)
    last = before
  }
  return order
}
