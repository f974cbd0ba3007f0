import { contains } from '../../pipeline/document/index.ts'
import type { Quote } from '../types.ts'
import { type EnglishParagraph, sentenceAround } from './paragraph.ts'
import type { QuoteIndex } from './quote-index.ts'
import { type EnglishTime, isDayRule } from './time.ts'

/** Between a day that opens a sentence and the verb: `On Friday, the minister for mills said`. */
const OPENING_REACH = 90

/** Leaves out the times that say when somebody spoke: the day on which somebody spoke is no claim's period. */
export function withoutSpokenTimes(
  paragraph: EnglishParagraph,
  times: readonly EnglishTime[],
  quotes: QuoteIndex,
): readonly EnglishTime[] {
  return times.filter((time) => {
    const sentence = sentenceAround(paragraph, time.span.start)
    if (!sentence || time.role !== 'period') return time.role !== 'spoken'
    return !quotes.reportedIn(sentence.span).some((quote) => isTimeOfSpeaking(paragraph, time, quote))
  })
}

function isTimeOfSpeaking(paragraph: EnglishParagraph, time: EnglishTime, quote: Quote): boolean {
  if (quote.pieces.some((piece) => contains(piece, time.span))) return false
  const before = paragraph.text.slice(Math.max(paragraph.bodyStart, time.span.start - 12), time.span.start)
  if (/\bas of (?:the end of )?$/i.test(before)) return false
  const first = quote.pieces[0]
  // `said in January`, `reported in early March that …`: behind the verb any time is that of speaking.
  if (time.span.start >= quote.cueSpan.start) return first !== undefined && first.start !== time.span.start
  const gap = paragraph.text.slice(time.span.end, quote.cueSpan.start)
  return isDayRule(time.rule) && gap.length < OPENING_REACH && gap.startsWith(',')
}
