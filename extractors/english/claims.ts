import { contains, type RecognisedArticle, slice } from '../../pipeline/document/index.ts'
import { englishIndicator } from '../indicators/index.ts'
import type { Claim, Quantity, Quote, TraceStep } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { type ArticleParagraph, readArticle } from './article.ts'
import { basisOf } from './basis.ts'
import { type Change, findChanges } from './change.ts'
import { confidenceOf } from './confidence.ts'
import { isTarget } from './modality.ts'
import { hasNumeral } from './numerals.ts'
import type { EnglishWords } from './own-words.ts'
import { type EnglishParagraph, sentenceAround } from './paragraph.ts'
import { type Governing, governingPeriod } from './period.ts'
import { findQuantities } from './quantities.ts'
import { indexQuotes, type QuoteIndex } from './quote-index.ts'
import { regionOf } from './region.ts'
import { distribute } from './respectively.ts'
import { withoutSpokenTimes } from './spoken-time.ts'
import { findSubject, type Subject } from './subject.ts'
import { type EnglishTime, findTimes, timesWithin } from './time.ts'

type ParagraphClaim = Omit<Claim, 'paragraph' | 'indicator' | 'wholeIndicator'>

/** Everything that stays the same for the quantities of one paragraph. */
interface Reading {
  readonly paragraph: EnglishParagraph
  readonly asserted: readonly Quantity[]
  readonly changes: ReadonlyMap<Quantity, Change>
  readonly times: readonly EnglishTime[]
  readonly quotes: QuoteIndex
  /** Headlines leave out articles and verbs, so that tags mislead. */
  readonly headline: boolean
}

/** What one claim was put together from; each part goes into its trace. */
interface Findings {
  readonly change: Change | null
  readonly subject: Subject
  readonly governing: Governing
  readonly target: ReturnType<typeof isTarget>
}

/** Reads the claims of the given English paragraphs. */
export function readClaims(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  quotes: readonly Quote[],
  words: EnglishWords,
): readonly Claim[] {
  const index = indexQuotes(quotes)
  const claims: Claim[] = []
  for (const paragraph of readArticle(
    article,
    paragraphs.filter((number) => mayHoldNumeral(article, number)),
  )) {
    for (const claim of readParagraphClaims(paragraph, article.meta.date, index, words)) {
      claims.push({ ...claim, paragraph: paragraph.index, indicator: keyOf(claim), wholeIndicator: keyOfWhole(claim) })
    }
  }
  return claims
}

function keyOf({ subject, region, kind, quantity }: ParagraphClaim): string | null {
  return subject === null ? null : englishIndicator({ subject, region, kind, unitCode: quantity.unitCode })
}

function keyOfWhole({ whole }: ParagraphClaim): string | null {
  return whole === null ? null : englishIndicator({ subject: whole, region: null, kind: 'amount', unitCode: 'count' })
}

/** Most paragraphs of a report hold no number at all; they need not be tagged for one. */
function mayHoldNumeral(article: RecognisedArticle, number: number): boolean {
  const span = article.paragraphs[number]?.span
  return span !== undefined && hasNumeral(article.folded.slice(span.start, span.end))
}

function readParagraphClaims(
  { english: paragraph, kind }: ArticleParagraph,
  date: string | null,
  quotes: QuoteIndex,
  words: EnglishWords,
): readonly ParagraphClaim[] {
  const quantities = findQuantities(paragraph, words)
  if (quantities.every((quantity) => quantity.nominal)) return []
  const found = findTimes(paragraph.text, { start: paragraph.bodyStart, end: paragraph.span.end }, date)
  const times = withoutSpokenTimes(paragraph, found, quotes)
  const asserted = quantities.filter((quantity) => !quantity.nominal && !isWithinTime(quantity, found))
  const reading: Reading = {
    paragraph,
    asserted,
    changes: findChanges(paragraph, quantities),
    times,
    quotes,
    headline: kind === 'title',
  }
  const claims: ParagraphClaim[] = []
  let previous: { quantity: Quantity; subject: string | null; changed: boolean; confidence: number } | null = null
  for (const [at, quantity] of asserted.entries()) {
    const sentence = sentenceAround(paragraph, quantity.span.start)
    if (!sentence) continue
    const change = reading.changes.get(quantity) ?? null
    const subject = findSubject({ paragraph, sentence, quantity, change, previous })
    const lender = LENT.has(subject.rule) ? (previous?.confidence ?? null) : null
    const claim = toClaim(reading, sentence, at, change, subject, lender)
    claims.push(claim)
    previous = { quantity, subject: subject.subject, changed: change !== null, confidence: claim.confidence }
  }
  return distribute(paragraph, claims)
}

/** Rules that take over the subject of the claim before. */
const LENT: ReadonlySet<string> = new Set(
  ['conversion', 'same', 'list', 'apposed', 'with', 'participle', 'self', 'ellipsis'].map(
    (rule) => `subject/en-${rule}`,
  ),
)

/** How old somebody is holds for the day of the report: no time of the sentence around it is meant. */
const AGE_RULE = 'quantity/en-age'

function toClaim(
  reading: Reading,
  sentence: TaggedSentence,
  at: number,
  change: Change | null,
  subject: Subject,
  lender: number | null,
): ParagraphClaim {
  const { paragraph, asserted } = reading
  const quantity = asserted[at] as Quantity
  const quote = reading.quotes.around(quantity.numeral)
  const neighbours = { next: asserted[at + 1] ?? null, before: asserted[at - 1] ?? null }
  const governing: Governing =
    quantity.rule === AGE_RULE
      ? { period: null, trace: [] }
      : governingPeriod(paragraph, sentence, quantity, neighbours, reading.times, quote)
  const target = isTarget(paragraph, sentence, quantity)
  const following = nextOther(asserted, at, reading.changes)
  return {
    quantity,
    sentence: sentence.span,
    kind: kindOf(quantity, change),
    subject: subject.subject,
    region: regionOf(paragraph, sentence, quantity, subject.subject),
    whole: change ? null : subject.whole,
    direction: change?.direction ?? null,
    basis: change ? basisOf(paragraph, quantity, following, sentence.span.end, sentence.span.start) : null,
    period: governing.period,
    modality: target.cue ? 'target' : 'actual',
    claimant: quote?.speaker ?? null,
    confidence: confidenceOf({ quantity, subject, lender, headline: reading.headline }),
    trace: traceOf(paragraph, { change, subject, governing, target }),
  }
}

function traceOf(paragraph: EnglishParagraph, findings: Findings): readonly TraceStep[] {
  const { change, subject, governing, target } = findings
  const steps: TraceStep[] = []
  if (change) {
    const span = { start: change.cue.start, end: change.cue.end }
    steps.push({
      rule: `change/en-${change.form}`,
      note: `“${change.cue.text}” makes it a change ${change.direction}`,
      span,
    })
  }
  steps.push({ rule: subject.rule, note: subject.subject ?? 'no subject found' }, ...governing.trace)
  if (target.cue)
    steps.push({ rule: 'modality/en-target', note: `“${slice(paragraph.text, target.cue)}”`, span: target.cue })
  return steps
}

function kindOf(quantity: Quantity, change: Change | null): Claim['kind'] {
  if (change) return 'change'
  return quantity.unitCode === 'percentage_point' || quantity.unitCode === 'basis_point' ? 'change' : quantity.kind
}

/** `the first two months of this year` is a time, not a duration. */
function isWithinTime(quantity: Quantity, times: readonly EnglishTime[]): boolean {
  return (
    quantity.kind !== 'rank' &&
    timesWithin(times, quantity.numeral).some((time) => contains(time.span, quantity.numeral))
  )
}

/** The next change that does not merely repeat this one (`fell 22 percent and 9 percent from a quarter earlier`). */
function nextOther(asserted: readonly Quantity[], at: number, changes: ReadonlyMap<Quantity, Change>): Quantity | null {
  for (const quantity of asserted.slice(at + 1, at + 4)) if (changes.get(quantity)?.form !== 'same') return quantity
  return null
}
