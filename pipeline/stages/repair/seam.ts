import { NEVER_OPENING } from './lexicon.ts'
import { OPENING_WEIGHTS } from './opening-weights.ts'
import type { Piece } from './piece.ts'
import { MOST_FEATURES, openingFeatures, seamFeatures, WEIGHT_STEP } from './seam-features.ts'
import { SEAM_WEIGHTS } from './seam-weights.ts'

/** How well `head` goes on where `tail` stops, and by what. */
export interface SeamScore {
  /** Log odds, natural: 0 is as likely as not among pieces that only happen to stand on one page. */
  readonly logOdds: number
  /** Log odds that the head begins in the middle of a paragraph, whatever its tail. */
  readonly midway: number
  readonly evidence: readonly string[]
}

/** Scores a place where two pieces may meet. The one function that a better model replaces. */
export type SeamScorer = (tail: Piece, head: Piece) => SeamScore

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
const WORD = /^[\p{L}\p{N}]+$/u
const seamWeights = new Int8Array(Buffer.from(SEAM_WEIGHTS, 'base64'))
const openingWeights = new Int8Array(Buffer.from(OPENING_WEIGHTS, 'base64'))
const features = new Uint32Array(MOST_FEATURES)

/** A scorer for the pieces of one page: a trained look at the cut, and the page's own words across it. */
export function createSeamScorer(pieces: readonly Piece[]): SeamScorer {
  const page = pieces.reduce((length, piece) => length + piece.text.length, 0) > LONGEST_PAGE ? [] : pieces
  // Built when first asked for: most pages have nothing to mend.
  let words: ReadonlySet<string> | null = null
  const known = new Map<Piece, Map<Piece, SeamScore>>()
  const score: SeamScorer = (tail, head) => {
    words ??= collectWords(page)
    const evidence: string[] = []
    const midway = Math.max(-MOST_OPENING, Math.min(MOST_OPENING, continuationLogOdds(head.text)))
    if (midway > 1) evidence.push('head begins like the middle of a paragraph')
    let logOdds = cutLogOdds(tail.text, head.text)
    const across = tail.text.slice(-2) + head.text.slice(0, 2)
    const middle = tail.text.length < 2 ? 0 : 1
    const pair = across.slice(middle, middle + 2)
    if (words.has(pair)) logOdds += REPEATED_PAIR
    const triples = [across.slice(0, 3), across.slice(1, 4)].filter((word) => word.length === 3 && words?.has(word))
    if (triples.length > 0) logOdds += REPEATED_TRIPLE
    if (across.length === 4 && words.has(across)) logOdds += REPEATED_FOUR
    if (NEVER_OPENS.has(head.text[0] ?? '') || goesOnInEnglish(tail.text, head.text)) {
      logOdds += NEVER_OPENS_ODDS
      evidence.push(`${head.text[0]} opens no paragraph`)
    }
    const longest = words.has(across) ? across : (triples[0] ?? (words.has(pair) ? pair : null))
    if (longest) evidence.push(`${longest} stands elsewhere on the page`)
    return { logOdds, midway, evidence }
  }
  return (tail, head) => {
    const row = known.get(tail) ?? new Map<Piece, SeamScore>()
    known.set(tail, row)
    const found = row.get(head) ?? score(tail, head)
    row.set(head, found)
    return found
  }
}

/** English sentences begin with a capital: a small letter goes on. */
function goesOnInEnglish(tail: string, head: string): boolean {
  return /[A-Za-z,]$/.test(tail.slice(-1)) && /^[a-z]/.test(head.slice(0, 1))
}

/** What the characters around the cut say: the trained part. */
function cutLogOdds(tail: string, head: string): number {
  return sumOf(seamWeights, seamFeatures(tail, head, features))
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

/** Runs of two to four characters that the page holds, marks apart. */
function collectWords(pieces: readonly Piece[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of pieces) {
    for (let i = 0; i + 2 <= text.length; i += 1) {
      for (let length = 2; length <= 4; length += 1) {
        const word = text.slice(i, i + length)
        if (word.length === length && WORD.test(word)) words.add(word)
      }
    }
  }
  return words
}
