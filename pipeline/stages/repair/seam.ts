import { NEVER_CLOSING, NEVER_OPENING } from './lexicon.ts'
import type { Piece } from './piece.ts'

/** How sure it is that `head` goes on where `tail` stops, and by what. */
export interface SeamScore {
  /** 0 to 1; at least `JOIN_SCORE` to be joined. */
  readonly score: number
  readonly evidence: readonly string[]
}

/** Scores a place where two pieces may meet. The one function that a better model replaces. */
export type SeamScorer = (tail: Piece, head: Piece) => SeamScore

const NEVER_OPENS = new Set<string>(NEVER_OPENING)
const NEVER_CLOSES = new Set<string>(NEVER_CLOSING)
const LATIN = /[A-Za-z]/
const DIGIT = /[0-9]/

/** First level: what stands on either side of the cut, without looking at words. */
export const scoreSeam: SeamScorer = (tail, head) => {
  const evidence: string[] = []
  if (tail.closed) return { score: 0, evidence: ['tail ends like a paragraph'] }
  const last = tail.text.at(-1) ?? ''
  const first = head.text[0] ?? ''
  let score = 0.6
  if (tail.short && !/[，。；]/.test(tail.text)) {
    score -= 0.3
    evidence.push('tail may be a heading')
  }
  if (NEVER_OPENS.has(first)) {
    score += 0.35
    evidence.push(`head begins with ${first}`)
  }
  if (NEVER_CLOSES.has(last)) {
    score += 0.25
    evidence.push(`tail ends with ${last}`)
  }
  if ((DIGIT.test(last) && DIGIT.test(first)) || (LATIN.test(last) && /[a-z]/.test(first))) {
    score += 0.2
    evidence.push('number or word cut in two')
  }
  return { score: Math.max(0, Math.min(1, score)), evidence }
}
