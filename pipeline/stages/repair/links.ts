import type { RolePiece } from './piece.ts'
import type { SeamScorer } from './seam.ts'

/** Two pieces that are one paragraph. */
export interface Link {
  readonly tail: RolePiece
  readonly head: RolePiece
  /** True when the head did not stand next to the tail. */
  readonly moved: boolean
  /** 0 to 1. */
  readonly score: number
  readonly evidence: readonly string[]
}

/*
 * Which pieces go on where others stop
 *
 * A paragraph that stops without an end is a tail; every running block may be the head that goes on. The given order is the
 * strongest evidence there is, and how far it can be trusted shows on the page itself: where most tails go on in the next
 * block the scraper kept the columns' order, where few do it did not. Captions and furniture between two blocks are
 * looked over. Figures: docs/decisions/0002-hard-wraps-and-segmentation.md.
 */

/**
 * Log odds for the block that stands next and against one that stands elsewhere, on a page whose order holds and on one
 * whose order does not.
 */
const ORDER_KEPT = { next: 2.5, elsewhere: -2 }
const ORDER_BROKEN = { next: -1, elsewhere: -1 }
/** Log odds with which a page is taken to be in order before its tails are looked at. */
const ORDER_PRIOR = 1.5
/** A tail's say on whether the order holds is bounded: one odd cut does not decide. */
const MOST_SAY = 3
/**
 * Log odds against a block being a tail that may be a heading: most for the first on a page, which is its title; more the
 * more such blocks the page has, for then it has subheads; little for a wide one, for subheads are short.
 */
const HEADING_DOUBT = 3
const TITLE_DOUBT = 6
const SUBHEADED_DOUBT = 0.3
const FEW_HEADINGS = 3
const WIDEST_SUBHEAD = 26
const WIDE_DOUBT = 0.5
/** Columns end with whole lines: what is narrower than the narrowest line was not cut off by one. */
const NARROWEST_LINE = 8
/** Log odds against a head that looks like a heading itself. */
const HEADING_HEAD_DOUBT = 4
/** By how much a head elsewhere on the page must be better than any other for its tail, and its tail for it. */
const MOVE_MARGIN = 0.5
/** Log odds that a head elsewhere must have after all. */
const LEAST_MOVE = 1
/** How much the look of the head's beginning counts for a neighbour, and for a head elsewhere. */
const NEAR_MIDWAY = 0.3
/**
 * A head elsewhere must look like one: a paragraph that begins like any other stays where it is. Where the block before it
 * stops short, or a photo stood, less will do than after a paragraph that ended well.
 */
const LEAST_MIDWAY = { afterBreak: 0.5, afterEnd: 3.5 }
const FAR_MIDWAY = 1
/** Captions and furniture that a scraper put into the middle of a sentence. */
const MOST_SKIPPED = 3
/** Tails times heads, and heads, that are looked at; on larger pages only neighbours are. */
const MOST_PAIRS = 60_000
const MOST_HEADS = 1000

interface Candidate {
  readonly tail: number
  readonly head: number
  readonly moved: boolean
  readonly value: number
  readonly evidence: readonly string[]
}

/** The links of a page, none sharing a tail or a head, none going round in a circle. */
export function findLinks(pieces: readonly RolePiece[], scoreSeam: SeamScorer): readonly Link[] {
  const tails = pieces.flatMap((piece, index) => (isTail(piece) ? [index] : []))
  if (tails.length === 0) return []
  const doubts = readDoubts(pieces)
  const near = tails.map((tail) => scoreNeighbour(pieces, tail, scoreSeam))
  const faith = faithOf(pieces, near)
  const neighbours = near.flatMap((pair): Candidate[] =>
    pair === null
      ? []
      : [
          {
            ...pair,
            moved: false,
            value: pair.value + NEAR_MIDWAY * pair.midway + faith.next - (doubts[pair.tail] ?? 0),
          },
        ],
  )
  const accepted = acceptBest(pieces, [
    ...neighbours,
    ...farCandidates(pieces, tails, doubts, faith.elsewhere, scoreSeam),
  ])
  return accepted.map(({ tail, head, moved, value, evidence }) => ({
    tail: pieces[tail] as RolePiece,
    head: pieces[head] as RolePiece,
    moved,
    score: 1 / (1 + Math.exp(-value)),
    evidence: [moved ? 'the best fit on the page' : 'the next block', ...evidence],
  }))
}

function isTail(piece: RolePiece): boolean {
  return !piece.closed && (piece.role === 'running' || piece.role === 'heading')
}

/** Says for every piece how much speaks against its being a tail. */
function readDoubts(pieces: readonly RolePiece[]): readonly number[] {
  const headings = pieces.filter((piece) => piece.role === 'heading' && isTail(piece)).length
  const subheaded = SUBHEADED_DOUBT * Math.max(0, headings - FEW_HEADINGS)
  const firstRunning = pieces.findIndex((piece) => piece.role === 'running')
  return pieces.map((piece, index) => {
    if (piece.role !== 'heading') return 0
    if (index < firstRunning && !isLongLatin(piece.text)) return TITLE_DOUBT
    if (piece.width < NARROWEST_LINE) return TITLE_DOUBT
    return piece.width > WIDEST_SUBHEAD ? WIDE_DOUBT + subheaded / 2 : HEADING_DOUBT + subheaded
  })
}

/** Headlines in English that are longer than this are rare; lines of running text are not. */
const LONGEST_LATIN_HEADING = 70

function isLongLatin(text: string): boolean {
  return text.length > LONGEST_LATIN_HEADING && /^[\x20-\x7e‘’“”–—]+$/.test(text)
}

interface ScoredPair {
  readonly tail: number
  readonly head: number
  readonly value: number
  readonly midway: number
  readonly evidence: readonly string[]
}

function scoreNeighbour(pieces: readonly RolePiece[], tail: number, scoreSeam: SeamScorer): ScoredPair | null {
  const head = nextRunning(pieces, tail)
  if (head === null) return null
  const { logOdds, midway, evidence } = scoreSeam(pieces[tail] as RolePiece, pieces[head] as RolePiece)
  const doubt = pieces[head]?.role === 'heading' ? HEADING_HEAD_DOUBT : 0
  return { tail, head, value: logOdds - doubt, midway, evidence }
}

/** The next block that could go on, over captions and furniture. */
function nextRunning(pieces: readonly RolePiece[], from: number): number | null {
  for (let i = from + 1; i < pieces.length && i <= from + 1 + MOST_SKIPPED; i += 1) {
    const role = pieces[i]?.role
    if (role === 'running' || (role === 'heading' && i === from + 1)) return i
    if (role !== 'caption' && role !== 'furniture') return null
  }
  return null
}

type Faith = typeof ORDER_KEPT

function faithOf(pieces: readonly RolePiece[], near: readonly (ScoredPair | null)[]): Faith {
  let order = ORDER_PRIOR
  for (const pair of near) {
    if (pair === null || pieces[pair.tail]?.role !== 'running' || pieces[pair.head]?.role !== 'running') continue
    order += Math.max(-MOST_SAY, Math.min(MOST_SAY, pair.value))
  }
  return order > 0 ? ORDER_KEPT : ORDER_BROKEN
}

/** Heads elsewhere on the page, where one is much better than all others for its tail, and its tail for it. */
function farCandidates(
  pieces: readonly RolePiece[],
  tails: readonly number[],
  doubts: readonly number[],
  faith: number,
  scoreSeam: SeamScorer,
): readonly Candidate[] {
  const heads = pieces.flatMap((piece, index) => (piece.role === 'running' ? [index] : []))
  if (heads.length > MOST_HEADS || tails.length * heads.length > MOST_PAIRS) return []
  const pairs = tails.flatMap((tail) =>
    heads.flatMap((head): ScoredPair[] => {
      if (head === tail || nextRunning(pieces, tail) === head) return []
      const { logOdds, midway, evidence } = scoreSeam(pieces[tail] as RolePiece, pieces[head] as RolePiece)
      return [{ tail, head, value: logOdds + FAR_MIDWAY * midway + faith - (doubts[tail] ?? 0), midway, evidence }]
    }),
  )
  return pairs
    .filter(({ head, value, midway }) => value > -MOVE_MARGIN && midway > leastMidway(pieces, head))
    .map((pair) => ({ ...pair, moved: true }))
}

function leastMidway(pieces: readonly RolePiece[], head: number): number {
  const before = pieces[head - 1]
  const broken = before === undefined || isTail(before) || before.role === 'caption' || before.role === 'furniture'
  return broken ? LEAST_MIDWAY.afterBreak : LEAST_MIDWAY.afterEnd
}

/** Takes the best candidate again and again; a head elsewhere only while nothing that is still open comes near it. */
function acceptBest(pieces: readonly RolePiece[], candidates: readonly Candidate[]): readonly Candidate[] {
  const accepted: Candidate[] = []
  const tails = new Set<number>()
  const heads = new Set<number>()
  const isOpen = ({ tail, head }: Candidate) => !tails.has(tail) && !heads.has(head)
  const byTail = groupBy(candidates, ({ tail }) => tail)
  const byHead = groupBy(candidates, ({ head }) => head)
  // Where two are nearly as good it cannot be told which of them is right, and neither is taken.
  const hasRival = (candidate: Candidate) =>
    [byTail.get(candidate.tail), byHead.get(candidate.head)].some((rivals) =>
      rivals?.some((rival) => rival !== candidate && rival.value >= candidate.value - MOVE_MARGIN && isOpen(rival)),
    )
  for (const candidate of [...candidates].sort((a, b) => b.value - a.value || a.tail - b.tail || a.head - b.head)) {
    const { tail, head, moved, value } = candidate
    if (value <= (moved ? LEAST_MOVE : 0) || !isOpen(candidate)) continue
    if (moved && (hasRival(candidate) || leadsTo(pieces.length, head, tail, accepted))) continue
    tails.add(tail)
    heads.add(head)
    accepted.push(candidate)
  }
  return accepted
}

function groupBy(
  candidates: readonly Candidate[],
  keyOf: (candidate: Candidate) => number,
): ReadonlyMap<number, readonly Candidate[]> {
  const groups = new Map<number, Candidate[]>()
  for (const candidate of candidates) {
    const group = groups.get(keyOf(candidate))
    if (group) group.push(candidate)
    else groups.set(keyOf(candidate), [candidate])
  }
  return groups
}

/** True when reading on from `from` under the links so far comes to `to`: a link back would make a circle. */
function leadsTo(length: number, from: number, to: number, accepted: readonly Candidate[]): boolean {
  const jumps = new Map(accepted.filter(({ moved }) => moved).map(({ tail, head }) => [tail, head]))
  const landings = new Set(jumps.values())
  const seen = new Set<number>()
  let at: number | undefined = from
  while (at !== undefined && at < length && !seen.has(at)) {
    if (at === to) return true
    seen.add(at)
    const next: number | undefined = jumps.get(at) ?? at + 1
    at = jumps.has(at) || !landings.has(next) ? next : undefined
  }
  return false
}
