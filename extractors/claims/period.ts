import type { Period, Quote, TimeExpression } from '../types.ts'
import { type ClauseContext, type ParagraphContext, timesIn } from './context.ts'

export interface Governed {
  readonly period: Period | null
  readonly rule: string
  readonly time: TimeExpression | null
}

const NOTHING: Governed = { period: null, rule: 'period/none', time: null }

/**
 * Keeps the times that figures can be about: not the yardstick of a comparison (比去年), not the day on which somebody
 * spoke. Times listed with 、 and 及 become one stretch (`在1999年，2004年及2014年`).
 */
export function governingTimes(
  context: ParagraphContext,
  isCompared: (time: TimeExpression) => boolean,
): readonly TimeExpression[] {
  const kept = context.times.filter(
    (time) => !isCompared(time) && !isSpeechDay(context, time) && !isDateline(context, time),
  )
  return joinLists(context.folded, kept)
}

function isDay(time: TimeExpression): boolean {
  return (
    time.period !== null &&
    time.period.start === time.period.end &&
    time.rule !== 'time/until' &&
    time.rule !== 'time/towards'
  )
}

/** `3日表示`, `周三发布数据显示`: a day outside the reported content, in the part that attributes it. */
function isSpeechDay(context: ParagraphContext, time: TimeExpression): boolean {
  if (!isDay(time)) return false
  const { folded } = context
  const after = folded.slice(time.span.end, time.span.end + 24)
  if (SPEECH_AFTER.test(after)) return true
  return context.quotes.some((quote) => attributes(context, quote, time))
}

const SPEECH_AFTER =
  /^[^，。；]{0,14}?(?:表示|告诉|强调|回应|证实|重申|警告|提到|发布|公布|介绍|指出|透露|获悉|报道|通报|宣布|称|说|讯|电|指|披露|刊发|消息|在[^，。；]{2,10}(?:会议?|论坛|发布会)上)/

function attributes(context: ParagraphContext, quote: Quote, time: TimeExpression): boolean {
  const inContent = quote.pieces.some((piece) => piece.start <= time.span.start && time.span.end <= piece.end)
  if (inContent || time.span.start >= quote.cueSpan.end) return false
  if (quote.cueSpan.start - time.span.end > 60) return false
  return !/[。！？]/.test(context.folded.slice(time.span.end, quote.cueSpan.start))
}

/** `新华社北京3月14日电`. */
function isDateline(context: ParagraphContext, time: TimeExpression): boolean {
  return /^(?:电|讯|消息)/.test(context.folded.slice(time.span.end, time.span.end + 2))
}

const LIST = /^[、，,]?(?:和|及|与|以及)?$/

function joinLists(folded: string, times: readonly TimeExpression[]): readonly TimeExpression[] {
  const joined: TimeExpression[] = []
  for (const time of times) {
    const last = joined.at(-1)
    const between = last ? folded.slice(last.span.end, time.span.start) : ''
    if (
      last?.period &&
      time.period &&
      between.length <= 3 &&
      between !== '' &&
      LIST.test(between) &&
      isLater(last, time)
    ) {
      const period = { start: last.period.start, end: time.period.end }
      joined[joined.length - 1] = {
        ...last,
        span: { start: last.span.start, end: time.span.end },
        period,
        rule: 'time/list',
      }
    } else joined.push(time)
  }
  return joined
}

function isLater(last: TimeExpression, time: TimeExpression): boolean {
  return (
    (last.period?.end ?? '') < (time.period?.start ?? '') &&
    (last.relative === time.relative || last.rule === 'time/list')
  )
}

/** `1999年的84人`, `2014年的65.4%`: said of the figure right after it and of no other. */
function isLocal(context: ParagraphContext, time: TimeExpression): boolean {
  const { folded } = context
  if (folded[time.span.end] !== '的') return false
  const next = context.quantities.find((quantity) => quantity.span.start >= time.span.end)
  return next !== undefined && next.span.start - time.span.end <= 2
}

/** The time that governs a figure: the nearest before it, within its paragraph and within what the speaker says. */
export function governPeriod(context: ClauseContext, times: readonly TimeExpression[]): Governed {
  const { paragraph, quantity } = context
  const frame = parallelFrame(context, times)
  if (frame) return frame
  for (let i = lastBefore(times, quantity.span.start); i >= 0; i -= 1) {
    const time = times[i] as TimeExpression
    const local = isLocal(paragraph, time)
    if (local && time.span.end + 2 >= quantity.span.start)
      return { period: time.period, rule: 'period/of-figure', time }
    if (local) continue
    if (otherVoice(context, time)) return NOTHING
    return { period: time.period, rule: 'period/governing', time }
  }
  return closingTime(context, times) ?? NOTHING
}

/** `…增加近3倍至2014年的321人`: from one year to another, the change is about both. */
function parallelFrame(context: ClauseContext, times: readonly TimeExpression[]): Governed | null {
  const { paragraph, quantity, sentence } = context
  const here = times.filter(
    (time) => isLocal(paragraph, time) && time.span.start >= sentence.start && time.span.end <= sentence.end,
  )
  const [first, second] = here
  if (!first?.period || !second?.period || here.length !== 2) return null
  const period = { start: first.period.start, end: second.period.end }
  if (first.span.end < quantity.span.start && quantity.span.end < second.span.start && quantity.kind === 'change') {
    return { period, rule: 'period/from-to', time: second }
  }
  if (quantity.span.start < second.span.end + 2) return null
  // `由8.9%上升至27.9%` after `由1999年的…至2014年的…`: the same two years again.
  const { folded } = paragraph
  const pair = /^(?:由|从)$/.test(folded.slice(quantity.span.start - 1, quantity.span.start))
  if (pair) return { period: first.period, rule: 'period/parallel', time: first }
  const before = folded.slice(Math.max(sentence.start, quantity.span.start - 12), quantity.span.start)
  return /[由从][^，。；]*[至到]$/.test(before)
    ? { period: second.period, rule: 'period/parallel', time: second }
    : null
}

/** True when a time stands in the words of another speaker than the figure. */
function otherVoice({ paragraph, quantity }: ClauseContext, time: TimeExpression): boolean {
  const voice = voiceAt(paragraph, quantity.span.start)
  const said = voiceAt(paragraph, time.span.start)
  return said !== null && voice !== null && said !== voice && said.speaker !== voice.speaker
}

function voiceAt(paragraph: ParagraphContext, at: number): Quote | null {
  return paragraph.quotes.find((quote) => quote.pieces.some((piece) => piece.start <= at && at < piece.end)) ?? null
}

/** A time after the figure that closes its sentence: `…增长5%，这是2022年的数字。` is rare in Chinese; kept for `于` only. */
function closingTime(
  { paragraph, quantity, sentence }: ClauseContext,
  times: readonly TimeExpression[],
): Governed | null {
  const after = timesIn(paragraph, { start: quantity.span.end, end: sentence.end }).filter((time) =>
    times.includes(time),
  )
  const time = after[0]
  if (!time || after.length > 1) return null
  const closes = /^[。！？”]?$/.test(paragraph.folded.slice(time.span.end, sentence.end).trim())
  return closes ? { period: time.period, rule: 'period/closing', time } : null
}

function lastBefore(times: readonly TimeExpression[], offset: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as TimeExpression).span.end <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
