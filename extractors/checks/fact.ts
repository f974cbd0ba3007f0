import { Big } from 'big.js'
import { countLeading, overlaps, type Span } from '../../pipeline/document/index.ts'
import type { Claim, ClaimPlace, ExtractedArticle } from '../types.ts'
import { type Precision, precisionOf } from './precision.ts'

/** A claim as arithmetic sees it. */
export interface Fact extends Precision {
  readonly place: ClaimPlace
  readonly claim: Claim
  readonly article: ExtractedArticle
  /** The series: claims without an indicator are in none and are not checked. */
  readonly key: string
  readonly value: Big
  readonly high: Big | null
}

/** Values with more digits than this are misprints or jokes, and slow arithmetic down. */
const LONGEST = 32

/** The claims of an article that can be calculated with, in text order. */
export function factsOf(article: ExtractedArticle, index: number): readonly Fact[] {
  return article.claims.flatMap((claim, i): Fact[] => {
    const { quantity, indicator } = claim
    const values = [quantity.value, quantity.valueHigh ?? '0']
    if (indicator === null || quantity.nominal || values.some((value) => value.length > LONGEST)) return []
    const value = new Big(quantity.value)
    const numeral = article.text.slice(quantity.numeral.start, quantity.numeral.end)
    const high = quantity.valueHigh === null ? null : new Big(quantity.valueHigh)
    const place = { article: index, claim: i }
    return [{ place, claim, article, key: indicator, value, high, ...precisionOf(numeral, value, quantity.unitCode) }]
  })
}

/** As printed, for the arithmetic: `26583亿元`. */
export function printed({ article, claim: { quantity } }: Fact): string {
  return article.text.slice(quantity.span.start, quantity.span.end)
}

/** What a number may be off by; null for one that is no number to calculate with (超过300, 5至8). */
export function errorOf({ claim, half, value }: Fact): Big | null {
  const { comparator } = claim.quantity
  if (comparator === 'eq') return half
  return comparator === 'approx' ? value.abs().times(ROUGHLY) : null
}

/** What 约 leaves open on either side. */
export const ROUGHLY = new Big('0.05')

export function sameSentence(a: Fact, b: Fact): boolean {
  return a.place.article === b.place.article && a.claim.sentence.start === b.claim.sentence.start
}

export function sameParagraph(a: Fact, b: Fact): boolean {
  return a.place.article === b.place.article && a.claim.paragraph === b.claim.paragraph
}

export function samePeriod(a: Fact, b: Fact): boolean {
  const [one, other] = [a.claim.period, b.claim.period]
  return one?.start === other?.start && one?.end === other?.end
}

/** Equal, or left open by one of the two. */
export function periodsMeet(a: Fact, b: Fact): boolean {
  return a.claim.period === null || b.claim.period === null || samePeriod(a, b)
}

/** Equal, or left open by one of the two. */
export function regionsMeet(a: Fact, b: Fact): boolean {
  return a.claim.region === null || b.claim.region === null || a.claim.region === b.claim.region
}

/** The text between two claims of one article, the earlier one's end first; as the rules see it. */
export function between(a: Fact, b: Fact): string {
  const [first, second] = a.claim.quantity.span.start < b.claim.quantity.span.start ? [a, b] : [b, a]
  const { end } = first.claim.quantity.span
  return first.article.folded.slice(end, Math.min(second.claim.quantity.span.start, end + LOOK))
}

/** How far a cue between two figures is looked for. */
const LOOK = 80

/** The names of bodies and places in a claim's sentence: other ones speak of other things. */
export function namesAround({ article, claim: { sentence } }: Fact): string {
  return entitiesIn(article, sentence).join('|')
}

function entitiesIn({ entities, text }: ExtractedArticle, within: Span): readonly string[] {
  const names: string[] = []
  const from = countLeading(entities, ({ span }) => span.end <= within.start)
  for (let at = from; at < entities.length; at += 1) {
    const entity = entities[at]
    if (!entity || entity.span.start >= within.end) break
    if ((entity.label === 'ORG' || entity.label === 'LOC') && overlaps(entity.span, within)) {
      names.push(text.slice(entity.span.start, entity.span.end))
    }
  }
  return names.sort()
}
