import { contains } from '../../pipeline/document/index.ts'
import type { Period, Quantity, Quote, TraceStep } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { shiftPeriod } from './calendar.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { type EnglishTime, indexBefore, isDayRule, timesWithin } from './time.ts'

/** The quantities on either side. */
interface Neighbours {
  readonly next: Quantity | null
  readonly before: Quantity | null
}

/** The time that governs a claim, and where it was found. */
export interface Governing {
  readonly period: Period | null
  readonly trace: readonly TraceStep[]
}

/** How far behind a quantity its own time may stand within the clause. */
const CLAUSE_TIME_REACH = 60

/**
 * The time of a claim: an expression right behind it in its clause, else the nearest before it in the sentence, else one that closes
 * the sentence, else the last of the sentences before it in the paragraph.
 */
export function governingPeriod(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  quantity: Quantity,
  neighbours: Neighbours,
  times: readonly EnglishTime[],
  quote: Quote | null,
): Governing {
  const inSentence = timesWithin(times, sentence.span)
  const own = inSentence.filter((time) => time.role === 'period' && !isDayOfSpeaking(time, quote))
  const clause = own.find((time) => isInClause(paragraph, quantity, neighbours.next, time))
  const preceding = own.filter((time) => time.span.end <= quantity.span.start).at(-1)
  const closing = own.find((time) => time.span.start >= quantity.span.end && closesSentence(paragraph, sentence, time))
  const chosen = clause ?? preceding ?? closing ?? lastBefore(times, sentence.span.start)
  if (!chosen?.period) return { period: null, trace: [] }
  const shift = shiftBehind(paragraph, quantity, neighbours, inSentence)
  const period = shift === null ? chosen.period : shiftPeriod(chosen.period, shift)
  return { period, trace: [{ rule: chosen.rule, note: `${period.start} to ${period.end}`, span: chosen.span }] }
}

/** How many times of other roles may stand between a sentence and the time that still governs it. */
const MOST_PASSED_OVER = 40

/** The last time before an offset that governs claims. */
function lastBefore(times: readonly EnglishTime[], offset: number): EnglishTime | undefined {
  const from = indexBefore(times, offset)
  for (let at = from; at > Math.max(-1, from - MOST_PASSED_OVER); at -= 1) {
    if (times[at]?.role === 'period') return times[at]
  }
  return undefined
}

/** A day outside the statement around the quantity (`On Friday, the minister said exports …`) is the day of speaking. */
function isDayOfSpeaking(time: EnglishTime, quote: Quote | null): boolean {
  return quote !== null && isDayRule(time.rule) && !quote.pieces.some((piece) => contains(piece, time.span))
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

/** `NT$8 a year earlier`: the amount that a change is measured from is about the time before. */
function shiftBehind(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  { before, next }: Neighbours,
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
