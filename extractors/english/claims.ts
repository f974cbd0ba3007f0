import { contains, type RecognisedArticle, slice } from '../../pipeline/document/index.ts'
import type { Claim, Period, Quantity, Quote, TraceStep } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { shiftPeriod } from './calendar.ts'
import { basisOf, type Change, findChanges } from './change.ts'
import { isTarget } from './modality.ts'
import { type EnglishParagraph, readParagraph, sentenceAround } from './paragraph.ts'
import { findQuantities } from './quantities.ts'
import { findSubject } from './subject.ts'
import { type EnglishTime, findTimes, isDayRule } from './time.ts'

/** Reads the claims of the given English paragraphs. */
export function readClaims(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  quotes: readonly Quote[],
): readonly Claim[] {
  const claims: Claim[] = []
  for (const index of paragraphs) {
    const paragraph = article.paragraphs[index]
    if (!paragraph || paragraph.kind === 'furniture' || paragraph.kind === 'byline') continue
    const english = readParagraph(article.folded, paragraph.span)
    const around = quotes.filter(
      (quote) =>
        quote.paragraph === index ||
        quote.pieces.some((piece) => piece.start < paragraph.span.end && paragraph.span.start < piece.end),
    )
    for (const claim of readParagraphClaims(english, article.meta.date, around))
      claims.push({ ...claim, paragraph: index })
  }
  return claims
}

function readParagraphClaims(
  paragraph: EnglishParagraph,
  date: string | null,
  quotes: readonly Quote[],
): readonly Omit<Claim, 'paragraph'>[] {
  const quantities = findQuantities(paragraph)
  if (!quantities.some((quantity) => !quantity.nominal)) return []
  const changes = findChanges(paragraph, quantities)
  const times = findTimes(paragraph.text, { start: paragraph.bodyStart, end: paragraph.span.end }, date)
  const asserted = quantities.filter((quantity) => !quantity.nominal && !isWithinTime(quantity, times))
  const claims: Omit<Claim, 'paragraph'>[] = []
  let previous: { quantity: Quantity; subject: string | null; changed: boolean } | null = null
  for (const [at, quantity] of asserted.entries()) {
    const sentence = sentenceAround(paragraph, quantity.span.start)
    if (!sentence) continue
    const change = changes.get(quantity) ?? null
    const found = findSubject({ paragraph, sentence, quantity, change, previous })
    const next = asserted[at + 1] ?? null
    const quote = quotes.find(({ pieces }) => pieces.some((piece) => contains(piece, quantity.numeral))) ?? null
    const heard = times.filter((time) => !isDayOfSpeaking(time, sentence, quote))
    const governing = governingPeriod(paragraph, sentence, quantity, next, asserted[at - 1] ?? null, heard)
    const target = isTarget(paragraph, sentence, quantity)
    const claimant =
      quotes.find((quote) => quote.pieces.some((piece) => contains(piece, quantity.numeral)))?.speaker ?? null
    const trace: TraceStep[] = [
      ...quantity.trace,
      ...(change
        ? [
            {
              rule: `change/en-${change.form}`,
              note: `“${change.cue.text}” makes it a change ${change.direction}`,
              span: { start: change.cue.start, end: change.cue.end },
            },
          ]
        : []),
      { rule: found.rule, note: found.subject ?? 'no subject found' },
      ...governing.trace,
      ...(target.cue
        ? [{ rule: 'modality/en-target', note: `“${slice(paragraph.text, target.cue)}”`, span: target.cue }]
        : []),
    ]
    claims.push({
      quantity,
      sentence: sentence.span,
      kind: kindOf(quantity, change),
      subject: found.subject,
      region: regionOf(paragraph, sentence),
      whole: change ? null : found.whole,
      direction: change?.direction ?? null,
      basis: change
        ? basisOf(paragraph, quantity, nextOther(asserted, at, changes), sentence.span.end, sentence.span.start)
        : null,
      period: governing.period,
      modality: target.cue ? 'target' : 'actual',
      claimant,
      confidence: found.subject ? 0.85 : 0.6,
      trace,
    })
    previous = { quantity, subject: found.subject, changed: change !== null }
  }
  return claims
}

function kindOf(quantity: Quantity, change: Change | null): Claim['kind'] {
  if (change) return 'change'
  return quantity.unitCode === 'percentage_point' || quantity.unitCode === 'basis_point' ? 'change' : quantity.kind
}

/** `the first two months of this year` is a time, not a duration. */
function isWithinTime(quantity: Quantity, times: readonly EnglishTime[]): boolean {
  return quantity.kind !== 'rank' && times.some((time) => contains(time.span, quantity.numeral))
}

/** `On Friday, the minister said exports …`: a day outside what is reported is the day of speaking. */
function isDayOfSpeaking(time: EnglishTime, sentence: TaggedSentence, quote: Quote | null): boolean {
  if (!quote || !contains(sentence.span, time.span) || quote.pieces.some((piece) => contains(piece, time.span)))
    return false
  // Behind the verb (`said in January`, `reported in March that`) any time is that of speaking.
  return isDayRule(time.rule) || time.span.start >= quote.cueSpan.start
}

/** The next change that does not merely repeat this one (`fell 22 percent and 9 percent from a quarter earlier`). */
function nextOther(asserted: readonly Quantity[], at: number, changes: ReadonlyMap<Quantity, Change>): Quantity | null {
  for (const quantity of asserted.slice(at + 1, at + 4)) if (changes.get(quantity)?.form !== 'same') return quantity
  return null
}

const REGION =
  /(?<![A-Za-z])(?:worldwide|global|globally|in the world|nationwide|in Taiwan|in China|in Japan|in Hong Kong|in the United States|in the U\.S\.)(?![A-Za-z])/

function regionOf(paragraph: EnglishParagraph, sentence: TaggedSentence): string | null {
  const match = REGION.exec(slice(paragraph.text, sentence.span))?.[0]
  return match ? match.replace(/^in (?:the (?=world))?/, '') : null
}

interface Governing {
  readonly period: Period | null
  readonly trace: readonly TraceStep[]
}

/** How far behind a quantity its own time may stand within the clause. */
const CLAUSE_TIME_REACH = 60

/**
 * The time of a claim: an expression right behind it in its clause, else the nearest before it in the sentence, else one that closes
 * the sentence, else the last of the sentences before it in the paragraph.
 */
function governingPeriod(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  quantity: Quantity,
  next: Quantity | null,
  before: Quantity | null,
  times: readonly EnglishTime[],
): Governing {
  const shift = shiftBehind(paragraph, quantity, before, next, times)
  const own = times.filter((time) => time.role === 'period' && contains(sentence.span, time.span))
  const clause = own.find((time) => isInClause(paragraph, quantity, next, time))
  const preceding = own.filter((time) => time.span.end <= quantity.span.start).at(-1)
  const closing = own.find((time) => time.span.start >= quantity.span.end && closesSentence(paragraph, sentence, time))
  const earlier = times.filter((time) => time.role === 'period' && time.span.end <= sentence.span.start).at(-1)
  const chosen = clause ?? preceding ?? closing ?? earlier
  if (!chosen?.period) return { period: null, trace: [] }
  const period = shift === null ? chosen.period : shiftPeriod(chosen.period, shift)
  return { period, trace: [{ rule: chosen.rule, note: `${period.start} to ${period.end}`, span: chosen.span }] }
}

function isInClause(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  next: Quantity | null,
  time: EnglishTime,
): boolean {
  if (time.span.start < quantity.span.end || time.span.start - quantity.span.end > CLAUSE_TIME_REACH) return false
  const inBracket =
    next !== null && /^ \((?:about |around )?$/.test(paragraph.text.slice(quantity.span.end, next.span.start))
  if (next && next.span.start < time.span.start && !inBracket) return false
  return !/[,;]|\b(?:while|but|and|which|who|that|before|after|than)\b/.test(
    paragraph.text.slice(quantity.span.end, time.span.start),
  )
}

/** Nothing but an attribution or a bracket stands behind the expression. */
function closesSentence(paragraph: EnglishParagraph, sentence: TaggedSentence, time: EnglishTime): boolean {
  const rest = paragraph.text.slice(time.span.end, sentence.span.end)
  return /^[^A-Za-z]*$|^[^,]{0,14},? [^,]{1,40} (?:said|says|added|noted|told \w+)\.?$|^, according to [^,]{2,80}$|^ (?:\([^)]*\)|U\.S\. time|local time|morning|afternoon|evening)/.test(
    rest,
  )
}

/** `NT$8.70 a year earlier`: the amount that a change is measured from is about the time before. */
function shiftBehind(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  before: Quantity | null,
  next: Quantity | null,
  times: readonly EnglishTime[],
): number | null {
  const time = times.find(
    (one) => one.shift !== null && one.span.start >= quantity.span.end && one.span.start - quantity.span.end <= 4,
  )
  if (!time || (next && next.span.start < time.span.start)) return null
  const gap = paragraph.text.slice(Math.max(paragraph.span.start, quantity.span.start - 24), quantity.span.start)
  const base = /\b(?:from|with|to|versus|than|and) (?:about |around |a |an )?$/i.test(gap) && before !== null
  return base ? time.shift : null
}
