import type { Period, TimeExpression } from '../types.ts'
import type { ClauseContext, ParagraphContext } from './context.ts'
import { anyOf } from './lexer.ts'
import { ANY_YEAR } from './lexicon.ts'
import { countBefore, indexBefore, startingIn } from './ordered.ts'
import { firstCueIn, piecesAround } from './voices.ts'

export interface Governed {
  readonly period: Period | null
  readonly rule: string
  readonly time: TimeExpression | null
}

/** A time that governs; `parts` where several were listed (`2003年和2008年`). */
export interface GoverningTime extends TimeExpression {
  readonly parts?: readonly TimeExpression[]
}

/** The place of a figure among those that a 分别 deals out. */
export interface Dealt {
  readonly place: number
  readonly count: number
}

const NOTHING: Governed = { period: null, rule: 'period/none', time: null }

/**
 * Keeps the times that figures can be about: not the yardstick of a comparison (比去年), not the day on which somebody
 * spoke. Times listed with 、 and 及 become one stretch (`在2003年，2008年及2018年`).
 */
export function governingTimes(
  context: ParagraphContext,
  isCompared: (time: TimeExpression) => boolean,
): readonly GoverningTime[] {
  const kept = context.times
    .filter((time) => (!isCompared(time) || isLocal(context, time)) && !isSpeechDay(context, time))
    .map((time) => (holdsAnyYear(context, time) ? { ...time, period: null } : time))
  return joinLists(context.folded, kept)
}

const ANY_YEAR_AFTER = new RegExp(`^(?:${anyOf(ANY_YEAR)})`)

/** `全年无霜期`, `上、下半年各6次`: said of every year, so it dates nothing and ends what governed before. */
function holdsAnyYear({ folded }: ParagraphContext, { span }: TimeExpression): boolean {
  const text = folded.slice(span.start, span.end)
  if (/^全年度?$/.test(text)) return ANY_YEAR_AFTER.test(folded.slice(span.end, span.end + ANY_YEAR_REACH))
  return /半年$/.test(text) && /[上前][、和]$/.test(folded.slice(Math.max(0, span.start - 2), span.start))
}

/** The longest word that makes a year any year. */
const ANY_YEAR_REACH = 4

/** Rules whose expressions may resolve to one day and still be no date of a statement. */
const STATES = new Set(['time/until', 'time/towards'])

function isDay({ period, rule }: TimeExpression): boolean {
  return period !== null && period.start === period.end && !STATES.has(rule)
}

const SPEECH_AFTER =
  /^[^，。；]{0,14}?(?:表示|告诉|强调|回应|证实|重申|警告|提到|发布|公布|介绍|指出|透露|获悉|报道|通报|宣布|称|说|讯|电|指|披露|刊发|消息|在[^，。；]{2,10}(?:会议?|论坛|发布会)上)/
/** A reporting verb further from its day than this reports something else. */
const CUE_REACH = 60

/** `3日表示`, `周三发布数据显示`, `3月14日电`: a day in the words that attribute, not in what is reported. */
function isSpeechDay({ folded, voices }: ParagraphContext, time: TimeExpression): boolean {
  if (!isDay(time)) return false
  const { start, end } = time.span
  if (SPEECH_AFTER.test(folded.slice(end, end + 24))) return true
  const cue = firstCueIn(voices, { start: end, end: end + CUE_REACH })
  if (!cue || cue.quote.pieces.some((piece) => piece.start <= start && end <= piece.end)) return false
  return !/[。！？]/.test(folded.slice(end, cue.span.start))
}

const LIST = /^[、，,]?(?:和|及|与|以及)?$/

function joinLists(folded: string, times: readonly TimeExpression[]): readonly GoverningTime[] {
  const joined: GoverningTime[] = []
  for (const time of times) {
    const last = joined.at(-1)
    if (last?.period && time.period && isListed(folded, last, time)) {
      const period = { start: last.period.start, end: time.period.end }
      const span = { start: last.span.start, end: time.span.end }
      const parts = [...(last.parts ?? [last]), time]
      joined[joined.length - 1] = { ...last, span, period, rule: 'time/list', parts }
    } else joined.push(time)
  }
  return joined
}

function isListed(folded: string, last: TimeExpression, time: TimeExpression): boolean {
  const between = folded.slice(last.span.end, time.span.start)
  const alike = last.relative === time.relative || last.rule === 'time/list'
  const later = (last.period?.end ?? '') < (time.period?.start ?? '')
  return between !== '' && between.length <= 3 && LIST.test(between) && alike && later
}

/** `2003年的62人`, `较去年同期的2.8亿元`: said of the figure right after it and of no other. */
function isLocal({ folded, quantities }: ParagraphContext, { span }: TimeExpression): boolean {
  return folded[span.end] === '的' && startingIn(quantities, { start: span.end, end: span.end + 3 }).length > 0
}

/** The time that governs a figure: the nearest before it, within its paragraph and within what the speaker says. */
export function governPeriod(
  context: ClauseContext,
  times: readonly GoverningTime[],
  dealt: Dealt | null = null,
): Governed {
  const { paragraph, quantity } = context
  const frame = parallelFrame(context, times)
  if (frame) return frame
  for (let i = indexBefore(times, quantity.span.start); i >= 0; i -= 1) {
    const time = times[i] as GoverningTime
    const local = isLocal(paragraph, time)
    // 2019年第一季度的31只新股、融资256亿元: a list with 、 keeps the time of its first figure.
    const between = paragraph.folded.slice(time.span.end, quantity.span.start)
    const listed = between.length < LISTED && between.includes('、') && !/[，。；至到]/.test(between)
    // 是2001年的6倍: a yardstick.
    const yardstick = quantity.unitCode === 'times' && quantity.kind === 'ratio'
    if (local && !yardstick && (listed || time.span.end + 2 >= quantity.span.start))
      return { period: time.period, rule: 'period/of-figure', time }
    if (local) continue
    if (isOtherVoice(context, time)) return NOTHING
    // 2011年和2012年分别为5万吨和6万吨: to each its own.
    const own = dealt && time.parts?.length === dealt.count ? time.parts[dealt.place] : undefined
    if (own) return { period: own.period, rule: 'period/distribution', time }
    return { period: time.period, rule: 'period/governing', time }
  }
  return closingTime(context, times) ?? NOTHING
}

const LISTED = 24

/** `由2003年的62人，增加近3倍至2018年的248人；…由7.5%升至19.4%`: from one year to another, and once more. */
function parallelFrame(
  { paragraph, quantity, sentence }: ClauseContext,
  times: readonly TimeExpression[],
): Governed | null {
  const from = countBefore(times, sentence.start)
  const window = times.slice(from, from + FRAME).filter((time) => time.span.end <= sentence.end)
  const [first, second, third] = window.filter((time) => isLocal(paragraph, time))
  if (!first?.period || !second?.period || third) return null
  const { start, end } = quantity.span
  if (first.span.end < start && end <= second.span.start && quantity.kind === 'change') {
    const period = { start: first.period.start, end: second.period.end }
    return { period, rule: 'period/from-to', time: second }
  }
  if (start < second.span.end + 2) return null
  const before = paragraph.folded.slice(Math.max(sentence.start, start - 12), start)
  if (/[由从]$/.test(before)) return { period: first.period, rule: 'period/parallel', time: first }
  return /[由从][^，。；]{0,60}[至到]$/.test(before)
    ? { period: second.period, rule: 'period/parallel', time: second }
    : null
}

/** A sentence with a frame of two years has few other times. */
const FRAME = 6

/** True when a time stands in the words of another speaker than the figure. */
function isOtherVoice({ paragraph, quantity }: ClauseContext, time: TimeExpression): boolean {
  const voice = piecesAround(paragraph.voices, quantity.span)[0]?.quote
  const said = piecesAround(paragraph.voices, time.span)[0]?.quote
  return voice !== undefined && said !== undefined && said !== voice && said.speaker !== voice.speaker
}

/** `…增长5%，时间是2022年。`: a time that closes the sentence governs it when nothing before does. */
function closingTime(
  { paragraph, quantity, sentence }: ClauseContext,
  times: readonly TimeExpression[],
): Governed | null {
  const [time, other] = startingIn(times, { start: quantity.span.end, end: sentence.end })
  if (!time || other) return null
  const rest = paragraph.folded.slice(time.span.end, sentence.end)
  return /^[。！？”\s]{0,3}$/.test(rest) ? { period: time.period, rule: 'period/closing', time } : null
}
