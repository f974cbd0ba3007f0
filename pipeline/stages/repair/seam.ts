import type { SeamVectors } from '../../../models/index.ts'
import { NEVER_OPENING } from './lexicon.ts'
import { clamp } from './log-odds.ts'
import { OPENING_WEIGHTS } from './opening-weights.ts'
import { collectWords, type PageWords } from './page-words.ts'
import type { Piece } from './piece.ts'
import {
  type HeadLook,
  MOST_FEATURES,
  openingFeatures,
  readHead,
  readTail,
  seamFeatures,
  type TailLook,
  WEIGHT_STEP,
} from './seam-features.ts'
import { SEAM_WEIGHTS } from './seam-weights.ts'

/** How well `head` goes on where `tail` stops. */
export interface SeamScore {
  /** Log odds, natural: 0 is as likely as not among pieces that only happen to stand on one page. */
  readonly logOdds: number
  /** Log odds that the head begins in the middle of a paragraph, whatever its tail. */
  readonly midway: number
  /** Log odds that the head is the paragraph after the one that the tail ends, if it ends one. */
  readonly next: number
}

/** Scores a place where two pieces may meet. The one function that a better model replaces. */
export interface SeamScorer {
  /** @throws EndUnread where the model was not asked for the tail's end. */
  (tail: Piece, head: Piece): SeamScore
  /** What any score of this head says of its beginning. */
  readonly midway: (head: Piece) => number
  /** What speaks for the two, in words. */
  readonly evidence: (tail: Piece, head: Piece) => readonly string[]
}

/** An end was asked for that the model has not read yet: what asked must begin anew when it has. */
export class EndUnread extends Error {}
/** One for all: to note where in the search it happened would cost as much as the search. */
const END_UNREAD = new EndUnread('the end of a piece was asked for before it was read')

/** Log odds that a word gives which runs across the cut and is printed elsewhere on the page, by its length in characters. */
const REPEATED_PAIR = 1
const REPEATED_TRIPLE = 2
const REPEATED_FOUR = 1
/** A head's beginning counts this much at most. */
const MOST_OPENING = 4
/** Log odds that a character gives which opens no paragraph: a closing mark, 的. */
const NEVER_OPENS_ODDS = 3
/** Beyond this the page is no newspaper page, and its words are not counted. */
const LONGEST_PAGE = 400_000

const NEVER_OPENS = new Set<string>(NEVER_OPENING)
const seamWeights = new Int8Array(Buffer.from(SEAM_WEIGHTS, 'base64'))
const openingWeights = new Int8Array(Buffer.from(OPENING_WEIGHTS, 'base64'))
const features = new Uint32Array(MOST_FEATURES)

/**
 * What the model's answers weigh beside the table of character pairs, in log odds against another piece of the same page.
 * Fitted on pages whose order is known: bench/fit-seam.ts.
 */
const EVIDENCE = {
  rest: { model: 0.505, pairs: 0.433, cut: 0.312, topic: 1.257, bias: -6 },
  next: { model: 0.333, topic: 1.034, cut: -0.16, bias: -3.4 },
  midway: { model: 0.684, pairs: 0.292, bias: -0.4 },
} as const

/** The model's answers for the pieces of a page; null where there is no model. */
export interface PieceVectors {
  readonly vectors: SeamVectors
  readonly places: ReadonlyMap<Piece, number>
  /** Places of the pieces whose ends were read, not their beginnings alone; all when absent. */
  readonly tails?: ReadonlySet<number>
}

/** What is known of one piece, each look taken when first asked for. */
interface Known {
  tail?: TailLook
  head?: HeadLook
  midway?: number
  readonly scores: Map<Piece, SeamScore>
}

/** A scorer for the pieces of one page: trained looks at the cut, and the page's own words across it. */
export function createSeamScorer(pieces: readonly Piece[], model: PieceVectors | null = null): SeamScorer {
  const page = pieces.reduce((length, piece) => length + piece.text.length, 0) > LONGEST_PAGE ? [] : pieces
  // Built when first asked for: most pages have nothing to mend.
  let words: PageWords | null = null
  const acrossOf = (tail: Piece, head: Piece): Across => {
    words ??= collectWords(page.map(({ text }) => text))
    return readAcross(words, tail.text, head.text)
  }
  const known = new Map<Piece, Known>()
  const knownOf = (piece: Piece): Known => {
    const found = known.get(piece) ?? { scores: new Map() }
    known.set(piece, found)
    return found
  }
  const midwayOf = (head: Piece): number => {
    const own = knownOf(head)
    own.midway ??= clamp(readMidway(head, model), MOST_OPENING)
    return own.midway
  }
  const score = (tail: Piece, head: Piece): SeamScore => {
    const [before, after] = [knownOf(tail), knownOf(head)]
    before.tail ??= readTail(tail.text)
    after.head ??= readHead(head.text)
    let logOdds = sumOf(seamWeights, seamFeatures(before.tail, after.head, features))
    const { pair, triple, four } = acrossOf(tail, head)
    if (pair) logOdds += REPEATED_PAIR
    if (triple) logOdds += REPEATED_TRIPLE
    if (four) logOdds += REPEATED_FOUR
    if (opensNoParagraph(tail.text, head.text)) logOdds += NEVER_OPENS_ODDS
    const midway = midwayOf(head)
    return { ...weigh(tail, head, logOdds, midway, model), midway }
  }
  const scorer = (tail: Piece, head: Piece): SeamScore => {
    const { scores } = knownOf(tail)
    const found = scores.get(head) ?? score(tail, head)
    scores.set(head, found)
    return found
  }
  const evidenceOf = (tail: Piece, head: Piece): readonly string[] => {
    const { pair, triple, four } = acrossOf(tail, head)
    const longest = four ?? triple ?? pair
    return [
      ...(midwayOf(head) > 1 ? ['head begins like the middle of a paragraph'] : []),
      ...(opensNoParagraph(tail.text, head.text) ? [`${head.text[0]} opens no paragraph`] : []),
      ...(longest ? [`${longest} stands elsewhere on the page`] : []),
    ]
  }
  return Object.assign(scorer, { midway: midwayOf, evidence: evidenceOf })
}

/** The words across a cut that the page holds elsewhere, by their length; the first of two triples. */
interface Across {
  readonly pair: string | null
  readonly triple: string | null
  readonly four: string | null
}

const SURROGATE = /[\ud800-\udfff]/
const NOTHING_ACROSS: Across = { pair: null, triple: null, four: null }

function readAcross(words: PageWords, tail: string, head: string): Across {
  const across = tail.slice(-2) + head.slice(0, 2)
  const middle = tail.length < 2 ? 0 : 1
  const pair = across.slice(middle, middle + 2)
  const first = across.slice(0, 3)
  const last = across.slice(1, 4)
  // Both triples hold the pair: without it no longer word is there. The pair itself may be halves of two characters.
  if (across.length === 4 && !words.has(pair) && !SURROGATE.test(pair)) return NOTHING_ACROSS
  return {
    pair: words.has(pair) ? pair : null,
    triple: words.has(first) ? first : last.length === 3 && words.has(last) ? last : null,
    four: across.length === 4 && words.has(across) ? across : null,
  }
}

/** Closing marks and the like begin no paragraph; English sentences begin with a capital: a small letter goes on. */
function opensNoParagraph(tail: string, head: string): boolean {
  return NEVER_OPENS.has(head[0] ?? '') || (/[A-Za-z,]$/.test(tail.slice(-1)) && /^[a-z]/.test(head.slice(0, 1)))
}

function readMidway(head: Piece, model: PieceVectors | null): number {
  const pairs = continuationLogOdds(head.text)
  const at = model?.places.get(head)
  if (!model || at === undefined) return pairs
  return EVIDENCE.midway.model * model.vectors.midway(at) + EVIDENCE.midway.pairs * pairs + EVIDENCE.midway.bias
}

function weigh(
  tail: Piece,
  head: Piece,
  pairs: number,
  midway: number,
  model: PieceVectors | null,
): Pick<SeamScore, 'logOdds' | 'next'> {
  const from = model?.places.get(tail)
  const to = model?.places.get(head)
  if (!model || from === undefined || to === undefined) return { logOdds: pairs, next: -midway }
  const { vectors, tails } = model
  if (tails && !tails.has(from)) throw END_UNREAD
  const { rest, next } = EVIDENCE
  const topic = vectors.topic(from, to)
  const cut = vectors.cut(from)
  return {
    logOdds: rest.model * vectors.rest(from, to) + rest.pairs * pairs + rest.cut * cut + rest.topic * topic + rest.bias,
    next: next.model * vectors.next(from, to) + next.topic * topic + next.cut * cut + next.bias - midway,
  }
}

/** Log odds that a block begins in the middle of a paragraph, by its first characters. */
function continuationLogOdds(head: string): number {
  return sumOf(openingWeights, openingFeatures(head, features))
}

function sumOf(weights: Int8Array, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += weights[features[i] as number] ?? 0
  return sum * WEIGHT_STEP
}
