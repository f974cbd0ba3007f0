import { DATELINE } from './dateline.ts'
import { cutLogOdds, findMeasures, type Measure, setPiece, TELLING_ODDS } from './geometry.ts'
import type { Stretch } from './hypothesis.ts'
import { addLogs, clamp, probabilityOf } from './log-odds.ts'
import type { RolePiece } from './piece.ts'
import type { SeamScorer } from './seam.ts'

/*
 * The running text of a page or article as the layout hypotheses see it: pieces in the given order, how well any of them
 * follows any other, and how many lines each fills.
 */

export interface Flow {
  readonly pieces: readonly RolePiece[]
  readonly length: number
  /** Log odds that piece `j` follows piece `i`, as its paragraph's rest or as the next paragraph. */
  readonly follows: (i: number, j: number) => number
  /** Sums of `follows` over the given order, up to and with piece `i`. */
  readonly inner: readonly number[]
  /** How well a piece begins an article's text, or stands at its end. */
  readonly begins: (i: number) => number
  readonly ends: (i: number) => number
  /** True where piece `i` looks as if it opened a paragraph. */
  readonly opens: (i: number) => boolean
  /** Log odds that a piece begins in the middle of a paragraph. */
  readonly midway: (i: number) => number
  /** The same as a probability. */
  readonly openness: (i: number) => number
  /** Places before pieces `i` that a caption stood at. */
  readonly captions: ReadonlySet<number>
  /** True where the given order cannot be right before piece `i`. */
  readonly breaksBefore: (i: number) => boolean
  /** All such places. */
  readonly breaks: readonly number[]
}

/** Lines of every piece under one width. */
export interface Setted {
  readonly measure: Measure
  /** Lines of all pieces before `i`. */
  readonly before: readonly number[]
  readonly full: readonly boolean[]
}

const MOST_PIECES = 220
const MOST = 7
/** Weight of the look of a head's beginning: in a paragraph's rest, and at the beginning of an article's text. */
const MIDWAY = 0.3
const BEGIN = 0.9
/** Weight of a piece being the paragraph that comes next. */
const NEXT = 0.8
/** Log odds of an article's text ending in the middle of a sentence. */
const OPEN_END = -4
/** Log odds of a cut that falls just behind a sentence. */
const CLOSED_REST = -3
/** Log odds of a paragraph that ends without an end: a heading, or any other. */
const OPEN_HEADING = -1.5
const OPEN_TEXT = -5
const CLOSED_TEXT = 0.5
/** Log odds that a piece opens a paragraph if the one before it on the page ended well, and against it if not. */
const AFTER_END = 1.5
const DATELINE_BEGINS = 2
const MOST_BEGIN = 3.5
/** Probability that a piece without an end was cut off. */
const BELIEF = { heading: 0.3, text: 0.9 }
const BREAK = 0
const REGRET = 2.5

/** Reads the running text among the pieces of a page; null where there is nothing to arrange. */
export function readFlow(all: readonly RolePiece[], from: number, scoreSeam: SeamScorer): Flow | null {
  const pieces: RolePiece[] = []
  const captions = new Set<number>()
  for (const piece of all.slice(from)) {
    if (piece.role === 'running' || piece.role === 'heading') pieces.push(piece)
    else if (piece.role === 'caption') captions.add(pieces.length)
  }
  const { length } = pieces
  if (length < 3 || length > MOST_PIECES || !pieces.some((piece) => !piece.closed)) return null
  const known = new Float64Array(length * length).fill(Number.NaN)
  const midways = pieces.map((piece) => scoreSeam.midway(piece))
  const midway = (i: number) => midways[i] ?? 0
  const openness = (i: number) => {
    if (pieces[i]?.indented) return 1
    const before = i === 0 || pieces[i - 1]?.closed === true || pieces[i - 1]?.role === 'heading'
    return probabilityOf((before ? AFTER_END : -AFTER_END) - midway(i))
  }
  const opens = (i: number) => openness(i) > 0.5
  const follows = (i: number, j: number): number => {
    const key = i * length + j
    const found = known[key] as number
    if (!Number.isNaN(found)) return found
    const tail = pieces[i] as RolePiece
    const head = pieces[j] as RolePiece
    const seam = scoreSeam(tail, head)
    const rest = seam.logOdds + MIDWAY * midway(j) + (tail.closed ? CLOSED_REST : 0)
    const end = tail.closed ? CLOSED_TEXT : tail.role === 'heading' ? OPEN_HEADING : OPEN_TEXT
    const paragraph = end + NEXT * seam.next
    const value = clamp(addLogs(rest, paragraph), MOST)
    known[key] = value
    return value
  }
  const begins = (i: number) =>
    clamp(-BEGIN * midway(i), MOST_BEGIN) + (DATELINE.test(pieces[i]?.text ?? '') ? DATELINE_BEGINS : 0)
  const ends = (i: number) => (pieces[i]?.closed ? 1 : pieces[i]?.role === 'heading' ? -2 : OPEN_END)
  // Read when first asked for: where the order plainly holds nobody asks.
  let inner: number[] | null = null
  const readInner = (): number[] => {
    const sums = [0]
    for (let i = 1; i < length; i += 1) sums.push((sums[i - 1] ?? 0) + follows(i - 1, i))
    return sums
  }
  const broken = new Map<number, boolean>()
  const breaksBefore = (i: number): boolean => {
    const found = broken.get(i) ?? isBreak(i, length, follows)
    broken.set(i, found)
    return found
  }
  let breaks: readonly number[] | null = null
  return {
    pieces,
    length,
    follows,
    begins,
    ends,
    opens,
    openness,
    midway,
    captions,
    breaksBefore,
    get breaks() {
      breaks ??= pieces.flatMap((_, i) => (breaksBefore(i) ? [i] : []))
      return breaks
    },
    get inner() {
      inner ??= readInner()
      return inner
    },
  }
}

/** The next piece fits badly, and some other piece fits much better on either side. */
function isBreak(at: number, length: number, follows: Flow['follows']): boolean {
  if (at <= 0 || at >= length) return false
  const value = follows(at - 1, at)
  if (value > BREAK) return false
  for (let other = 0; other < length; other += 1) {
    if (other !== at - 1 && other !== at && follows(at - 1, other) > value + REGRET) return true
    if (other !== at - 1 && other !== at && follows(other, at) > value + REGRET) return true
  }
  return false
}

function measuresOf(flow: Flow): readonly Measure[] {
  const cut = flow.pieces.flatMap((piece, i) =>
    piece.closed
      ? []
      : [{ piece, belief: piece.role === 'heading' ? BELIEF.heading : BELIEF.text, opens: flow.openness(i) }],
  )
  return findMeasures(cut)
}

/** The flow set in every width that its fragments' lengths allow. */
export function setFlow(flow: Flow): readonly Setted[] {
  return measuresOf(flow).map((measure) => {
    const settings = flow.pieces.map((piece, i) => setPiece(piece, measure.width, flow.opens(i)))
    const before = [0]
    for (const { lines } of settings) before.push((before.at(-1) ?? 0) + lines)
    return { measure, before, full: settings.map(({ full }) => full) }
  })
}

const MOST_FIT = 2.2
const OFF_BY_ONE = 1.8

/** What a part gains whose height is as expected: places between pieces are rare, and one just there is rarer still. */
export function fitOf({ before }: Setted, off: number): number {
  const lines = (before.at(-1) ?? 0) / Math.max(1, before.length - 1)
  return Math.min(MOST_FIT, Math.log(Math.max(1, lines))) - (off === 0 ? 0 : OFF_BY_ONE)
}

/** How far each piece's last line says that a column cut it off: log odds, 0 where nothing is known. */
export function readCuts(all: readonly RolePiece[], scoreSeam: SeamScorer): ReadonlyMap<RolePiece, number> {
  const flow = readFlow(all, 0, scoreSeam)
  const best = flow ? measuresOf(flow)[0] : undefined
  if (!flow || !best || best.logOdds < TELLING_ODDS) return new Map()
  return new Map(flow.pieces.map((piece, i) => [piece, cutLogOdds({ piece, opens: flow.openness(i) }, best)]))
}

/** Lines of the pieces from `from` up to `to`. */
export function linesOf({ before }: Setted, from: number, to: number): number {
  return (before[to] ?? 0) - (before[from] ?? 0)
}

/** Sum of how well each piece follows the one before it, in the order of the stretches. */
export function scoreOrder({ begins, ends, follows, inner }: Flow, stretches: readonly Stretch[]): number {
  let sum = 0
  let last = -1
  for (const [from, to] of stretches) {
    sum += last < 0 ? begins(from) : follows(last, from)
    last = to - 1
    sum += (inner[last] ?? 0) - (inner[from] ?? 0)
  }
  return sum + ends(last)
}
