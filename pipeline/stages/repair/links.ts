import { groupBy } from '../../document/index.ts'
import { isTail, readDoubts } from './doubts.ts'
import { readCuts } from './flow.ts'
import { clamp, probabilityOf } from './log-odds.ts'
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
  /** Log odds over the best other pair of its tail or its head, or over joining nothing. */
  readonly margin: number
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
const ORDER_KEPT = { next: 0, elsewhere: -2 }
const ORDER_BROKEN = { next: -2.5, elsewhere: -1 }
/** Log odds with which a page is taken to be in order before its tails are looked at. */
const ORDER_PRIOR = 1.5
/** A tail's say on whether the order holds is bounded: one odd cut does not decide. */
const MOST_SAY = 3
/** Log odds against a head that looks like a heading itself. */
const HEADING_HEAD_DOUBT = 4
/** By how much a head elsewhere on the page must be better than any other for its tail, and its tail for it. */
const MOVE_MARGIN = 0.5
/** In an order that was found, a tail keeps the block behind it though another fits better, but not one that fits so much better. */
const LEEWAY = 4
/** A tail whose next block fits less than this, and the share of such tails that makes a page's order doubtful. */
const MISFIT = -1
const MANY_MISFITS = 0.2
/** Log odds that a head elsewhere must have after all. */
const LEAST_MOVE = 2.5
/** How much the look of the head's beginning counts for a neighbour, and for a head elsewhere. */
const NEAR_MIDWAY = 0.3
/**
 * A head elsewhere must look like one: a paragraph that begins like any other stays where it is. Where the block before it
 * stops short, or a photo stood, less will do than after a paragraph that ended well.
 */
const LEAST_MIDWAY = { afterBreak: 0.5, afterEnd: 3.5 }
const FAR_MIDWAY = 0.5
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
}

/** The links of a page, none sharing a tail or a head, none going round in a circle. */
export function findLinks(pieces: readonly RolePiece[], scoreSeam: SeamScorer): readonly Link[] {
  const tails = pieces.flatMap((piece, index) => (isTail(piece) ? [index] : []))
  if (tails.length === 0) return []
  const cuts = readCuts(pieces, scoreSeam)
  const near = tails.flatMap((tail) => scoreNeighbour(pieces, tail, cuts, scoreSeam) ?? [])
  const doubts = readDoubts(pieces, cuts)
  const faith = faithOf(pieces, near)
  const far = scoreFar(pieces, tails, doubts, faith.elsewhere, scoreSeam)
  const neighbours = near.map((pair) => ({
    ...pair,
    moved: false,
    value: pair.joined + faith.next,
  }))
  const trusted = trustedOf(pieces, neighbours, far, isDoubtful(pieces, near))
  const accepted = acceptBest(pieces, [...trusted, ...farCandidates(pieces, far)])
  const rivals = rivalsOf([...neighbours, ...far])
  return accepted.map((candidate) => {
    const { tail, head, moved, value } = candidate
    return {
      tail: pieces[tail] as RolePiece,
      head: pieces[head] as RolePiece,
      moved,
      score: probabilityOf(value),
      margin: value - Math.max(0, rivals(candidate)),
      evidence: [
        standingOf(pieces[tail], pieces[head], moved),
        ...scoreSeam.evidence(pieces[tail] as RolePiece, pieces[head] as RolePiece),
      ],
    }
  })
}

/** Where the head stood before anything was moved. */
function standingOf(tail: RolePiece | undefined, head: RolePiece | undefined, moved: boolean): string {
  if (moved) return 'the best fit on the page'
  const behind = (head?.index ?? 0) - (tail?.index ?? 0)
  return behind > 0 && behind <= MOST_SKIPPED + 1 ? 'the next block' : 'the next block in the order that was found'
}

/** The best other pair that shares the tail or the head of a pair; to join nothing has the log odds 0. */
function rivalsOf(pairs: readonly ScoredPair[]): (pair: Pick<ScoredPair, 'tail' | 'head'>) => number {
  const byTail = groupBy(pairs, ({ tail }) => tail)
  const byHead = groupBy(pairs, ({ head }) => head)
  return ({ tail, head }) => {
    let best = -Infinity
    for (const other of byTail.get(tail) ?? []) if (other.head !== head) best = Math.max(best, other.value)
    for (const other of byHead.get(head) ?? []) if (other.tail !== tail) best = Math.max(best, other.value)
    return best
  }
}

/**
 * Neighbours that may be linked. Where the order is doubtful or was found, not given, neither the head may fit another tail
 * better nor the tail another head, though that pair may not be certain enough itself.
 */
function trustedOf(
  pieces: readonly RolePiece[],
  neighbours: readonly (Candidate & ScoredPair)[],
  far: readonly ScoredPair[],
  doubtful: boolean,
): readonly Candidate[] {
  const arranged = pieces.some((piece, i) => i > 0 && piece.index !== (pieces[i - 1]?.index ?? 0) + 1)
  const byTail = bestOf(doubtful || arranged ? far : [], ({ tail }) => tail)
  const leeway = doubtful ? 0 : LEEWAY
  const byHead = bestOf(doubtful || arranged ? far : [], ({ head }) => head)
  return neighbours.filter(
    ({ tail, head, value }) =>
      (byTail.get(tail) ?? -Infinity) < value + leeway && (byHead.get(head) ?? -Infinity) < value,
  )
}

/** True where too many tails do not fit the next block. */
function isDoubtful(pieces: readonly RolePiece[], near: readonly ScoredPair[]): boolean {
  const running = near.filter(({ tail }) => pieces[tail]?.role === 'running')
  const misfits = running.filter(({ value, midway }) => value + NEAR_MIDWAY * midway < MISFIT)
  return misfits.length > running.length * MANY_MISFITS
}

function bestOf(pairs: readonly ScoredPair[], keyOf: (pair: ScoredPair) => number): ReadonlyMap<number, number> {
  const best = new Map<number, number>()
  for (const pair of pairs) best.set(keyOf(pair), Math.max(best.get(keyOf(pair)) ?? -Infinity, pair.value))
  return best
}

interface ScoredPair {
  readonly tail: number
  readonly head: number
  readonly value: number
  readonly midway: number
}

/**
 * What weighs for two blocks that follow each other being one paragraph and not two, in log odds; fitted on pages whose
 * order is known (bench/fit-seam.ts). Running text without an end nearly always goes on; a heading seldom does.
 */
const JOINED = {
  running: { rest: 0.55, midway: 0.1, next: -0.31, cut: 1.59, bias: 1.98 },
  heading: { rest: 1.48, midway: -1.42, next: -1.54, cut: 1.22, bias: -1.3 },
} as const
const HEADING_WITH_COMMA = -0.76
/** What is narrower than the narrowest line was not cut off by a column. */
const NARROWEST_LINE = 8
const NARROW_DOUBT = 6

interface Neighbours extends ScoredPair {
  /** Log odds that the two are one paragraph, if they follow each other. */
  readonly joined: number
}

function scoreNeighbour(
  pieces: readonly RolePiece[],
  at: number,
  cuts: ReadonlyMap<RolePiece, number>,
  scoreSeam: SeamScorer,
): Neighbours | null {
  const to = nextRunning(pieces, at)
  if (to === null) return null
  const tail = pieces[at] as RolePiece
  const head = pieces[to] as RolePiece
  const { logOdds, midway, next } = scoreSeam(tail, head)
  const doubt =
    (head.role === 'heading' ? HEADING_HEAD_DOUBT : 0) +
    (tail.role === 'heading' && tail.width < NARROWEST_LINE ? NARROW_DOUBT : 0)
  const weights = JOINED[tail.role === 'heading' ? 'heading' : 'running']
  const joined =
    weights.rest * logOdds +
    weights.midway * midway +
    weights.next * next +
    weights.cut * (cuts.get(tail) ?? 0) +
    weights.bias +
    (tail.role === 'heading' && /[,，、]/.test(tail.text) ? HEADING_WITH_COMMA : 0)
  return { tail: at, head: to, value: logOdds - doubt, joined: joined - doubt, midway }
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

function faithOf(pieces: readonly RolePiece[], near: readonly ScoredPair[]): Faith {
  let order = ORDER_PRIOR
  for (const pair of near) {
    if (pieces[pair.tail]?.role !== 'running' || pieces[pair.head]?.role !== 'running') continue
    order += clamp(pair.value, MOST_SAY)
  }
  return order > 0 ? ORDER_KEPT : ORDER_BROKEN
}

/** How well the heads elsewhere on the page follow the tails. */
function scoreFar(
  pieces: readonly RolePiece[],
  tails: readonly number[],
  doubts: readonly number[],
  faith: number,
  scoreSeam: SeamScorer,
): readonly ScoredPair[] {
  const heads = pieces.flatMap((piece, index) => (piece.role === 'running' ? [index] : []))
  if (heads.length > MOST_HEADS || tails.length * heads.length > MOST_PAIRS) return []
  return tails.flatMap((tail) =>
    heads.flatMap((head): ScoredPair[] => {
      if (head === tail || nextRunning(pieces, tail) === head) return []
      const { logOdds, midway } = scoreSeam(pieces[tail] as RolePiece, pieces[head] as RolePiece)
      return [{ tail, head, value: logOdds + FAR_MIDWAY * midway + faith - (doubts[tail] ?? 0), midway }]
    }),
  )
}

/** Those of them that look like the middle of a paragraph. */
function farCandidates(pieces: readonly RolePiece[], pairs: readonly ScoredPair[]): readonly Candidate[] {
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
