import type { Period } from '../types.ts'
import { type Day, isoDate, yearsPeriod } from './calendar.ts'
import {
  HOLIDAY_TAILS,
  HOLIDAYS,
  NATIONAL_DAY,
  NOW,
  ONWARDS,
  OPEN_SIDES,
  PLAN_NUMBERS,
  PLAN_TAILS,
  RANGE,
  SINCE_CLOSE,
  SINCE_OPEN,
  TOWARDS,
  TOWARDS_IS_VERB_AFTER,
  UNTIL,
} from './lexicon.ts'
import { type Point, readPoint } from './point.ts'
import { type Resolved, resolvePoint, type Spoken, type Surroundings } from './resolve.ts'
import { anyOf, startsOf } from './words.ts'

/** What a rule found at a place: `end` is exclusive, `period` null where the expression has no dates of its own. */
export interface Reading {
  readonly end: number
  readonly period: Period | null
  readonly relative: boolean
  readonly future: boolean
  readonly spoken: Spoken | null
}

/** Reads the expression that begins at `at`, or null. Pure. */
export interface TimeRule {
  readonly id: string
  /** The characters that an expression can begin with; any where absent. */
  readonly starts?: ReadonlySet<string>
  /** `here`: the point of the calendar that begins at `at`, read once for all rules. */
  readonly read: (text: string, at: number, around: Surroundings, here: () => Point | null) => Reading | null
}

const sticky = (source: string) => new RegExp(source, 'y')

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? at + found[0].length : null
}

const NO_DATES = { period: null, relative: false, future: false, spoken: null } as const

function reading(end: number, resolved: Resolved | null, issue: Day | null, future = false): Reading {
  if (!resolved) return { ...NO_DATES, end, relative: true, future }
  const ahead = issue !== null && resolved.period.start > isoDate(issue)
  return { ...resolved, end, future: future || ahead }
}

const PLAN = sticky(`[“"]?(?<number>${anyOf(PLAN_NUMBERS)})五[”"]?(?:规划|计划)?(?<tail>${anyOf(PLAN_TAILS)})`)

/** `“十四五”期间`: five-year plans, the third from 1966, then one after the other. */
const plan: TimeRule = {
  id: 'time/plan',
  starts: startsOf('“"', PLAN_NUMBERS),
  read: (text, at, { issue }) => {
    PLAN.lastIndex = at
    const found = PLAN.exec(text)
    if (!found?.groups) return null
    const ordinal = PLAN_NUMBERS.indexOf(found.groups['number'] as (typeof PLAN_NUMBERS)[number]) + 1
    const first = ordinal === 1 ? 1953 : ordinal === 2 ? 1958 : 1951 + 5 * ordinal
    const whole = yearsPeriod(first, first + 4)
    const end = at + found[0].length
    return reading(
      end,
      { period: planPart(found.groups['tail'], first, whole, issue), relative: false, spoken: NOTHING },
      issue,
    )
  },
}

const NOTHING: Spoken = { year: null, month: null }

function planPart(tail: string | undefined, first: number, whole: Period, issue: Day | null): Period {
  if (tail === '末' || tail === '期末') return { start: whole.end, end: whole.end }
  if (tail === '开局之年') return yearsPeriod(first, first)
  if (tail === '收官之年') return yearsPeriod(first + 4, first + 4)
  if (tail === '前三年' || tail === '头三年') return yearsPeriod(first, first + 2)
  if (tail === '以来' && issue) return { start: whole.start, end: isoDate(issue) }
  return whole
}

const CONNECTOR = sticky(`(?:${anyOf(RANGE)})`)
const BETWEEN = sticky('(?:期间|之间|间|年间)')

/** `2010~2015年`, `2月28日至3月2日`, `由2003至2018年间`. */
const range: TimeRule = {
  id: 'time/range',
  read: (text, at, around, here) => {
    const opened = openedAt(text, at)
    const first = opened === null ? here() : readPoint(text, opened)
    const connector = first && matchEnd(CONNECTOR, text, first.end)
    const second = connector ? readPoint(text, connector) : null
    if (!first || !second) return null
    // 12月至次年2月 says its year, 9月至12月 takes that of its beginning, and 3月至8月 of 2020年3月至8月 too.
    const from = resolvePoint(first, around)
    const to = from && resolvePoint(second, { ...around, spoken: from.spoken })
    const end = matchEnd(BETWEEN, text, second.end) ?? second.end
    if (!from || !to || from.period.start > to.period.end)
      return first.year ? null : { ...NO_DATES, end, relative: true }
    const period = { start: from.period.start, end: to.period.end }
    return reading(end, { period, relative: from.relative || to.relative, spoken: to.spoken }, around.issue)
  },
}

const SINCE_OPENER = sticky(`(?:${anyOf(SINCE_OPEN)})`)
const SINCE_STARTS = startsOf(SINCE_OPEN)

function openedAt(text: string, at: number): number | null {
  return SINCE_STARTS.has(text.charAt(at)) ? matchEnd(SINCE_OPENER, text, at) : null
}

const SINCE_CLOSER = sticky(`(?:${anyOf(SINCE_CLOSE)})`)
const ONWARDS_CLOSER = sticky(`(?:${anyOf(ONWARDS)})`)
const UNTIL_OPENER = sticky(`[,，、]?(?:${anyOf(UNTIL)}|到|至)`)

/** `自2月10日以来截至3月30日`, `今年以来`, `自3月1日起`. */
const since: TimeRule = {
  id: 'time/since',
  read: (text, at, around, here) => {
    const opener = openedAt(text, at)
    const point = opener === null ? here() : readPoint(text, opener)
    if (!point) return null
    // 从4月1日起至6月19日: with an end stated, 起至 is not 起至今.
    const onwards = opener === null && !point.days ? null : matchEnd(ONWARDS_CLOSER, text, point.end)
    const closed = matchEnd(SINCE_CLOSER, text, point.end)
    const end = closed ?? onwards
    if (end === null) return null
    const from = resolvePoint(point, around)
    if (!from) return { ...NO_DATES, end, relative: true }
    const until = matchEnd(UNTIL_OPENER, text, end)
    const last = until === null ? null : readPoint(text, until)
    const to = last && resolvePoint(last, { ...around, spoken: from.spoken })
    if (last && to && to.period.end >= from.period.start) {
      const period = { start: from.period.start, end: to.period.end }
      return reading(last.end, { ...to, period, relative: from.relative || to.relative }, around.issue)
    }
    return closed === null ? reading(end, from, around.issue) : sinceThen(end, from, around.issue)
  },
}

function sinceThen(end: number, from: Resolved, issue: Day | null): Reading {
  if (!issue || from.period.start > isoDate(issue)) return reading(end, from, issue)
  return reading(end, { ...from, period: { start: from.period.start, end: isoDate(issue) }, relative: true }, issue)
}

const UNTIL_WORD = sticky(`(?:${anyOf(UNTIL)})了? ?`)
const CLOCK = sticky('(?:\\d{1,2}(?:[—~～-]\\d{1,2})?[时点]|\\d{1,2}:\\d{2})')

/** `截至2022年年底`: the state at the end of a stretch, so one day. */
const until: TimeRule = {
  id: 'time/until',
  starts: startsOf(UNTIL),
  read: (text, at, around) => {
    const opener = matchEnd(UNTIL_WORD, text, at)
    const point = opener === null ? null : readPoint(text, opener)
    if (!point) return null
    const resolved = resolvePoint(point, around)
    const end = matchEnd(CLOCK, text, point.end) ?? point.end
    if (!resolved) return { ...NO_DATES, end, relative: true }
    const day = resolved.period.end
    return reading(end, { ...resolved, period: { start: day, end: day } }, around.issue)
  },
}

const TOWARDS_WORD = sticky(`(?:${anyOf(TOWARDS)})`)

/** `到2030年`: an end looked forward to, unless it lies behind the issue. */
const towards: TimeRule = {
  id: 'time/towards',
  starts: startsOf(TOWARDS),
  read: (text, at, around) => {
    if (TOWARDS_IS_VERB_AFTER.includes(text[at - 1] ?? '\n')) return null
    const opener = matchEnd(TOWARDS_WORD, text, at)
    const point = opener === null ? null : readPoint(text, opener)
    if (!point) return null
    const resolved = resolvePoint(point, { ...around, isForward: () => true })
    const ahead = !around.issue || !resolved || resolved.period.end > isoDate(around.issue)
    return reading(point.end, resolved, around.issue, ahead)
  },
}

const OPEN_SIDE = sticky(`(?:${anyOf(OPEN_SIDES)})`)

const point: TimeRule = {
  id: 'time/point',
  read: (text, _at, around, here) => {
    const found = here()
    if (!found) return null
    const clock = found.days || found.dayOffset !== null ? matchEnd(CLOCK, text, found.end) : null
    const resolved = resolvePoint(found, around)
    const open = matchEnd(OPEN_SIDE, text, found.end)
    // 2009年以前 has no beginning; 2025年以前 is an end looked forward to.
    if (open !== null && resolved && around.issue && resolved.period.end <= isoDate(around.issue)) {
      return { ...NO_DATES, end: open, relative: resolved.relative }
    }
    return reading(open ?? clock ?? found.end, resolved, around.issue)
  },
}

const SAME_PERIOD = sticky('(?:(?<issue>去年|前年)|(?<before>上年|上一年)|(?<stated>(?:19|20)\\d{2})年)同期')

/** `去年同期`: the months spoken of last, in the year that is named; no dates where none were. */
const samePeriod: TimeRule = {
  id: 'time/same-period',
  starts: startsOf('去前上12'),
  read: (text, at, { issue, spoken }) => {
    SAME_PERIOD.lastIndex = at
    const found = SAME_PERIOD.exec(text)
    if (!found?.groups) return null
    const end = at + found[0].length
    const last = spoken.period ?? null
    const year = yearMeant(found.groups, last, issue)
    if (!last || year === null) return { ...NO_DATES, end, relative: true }
    const span = Number(last.end.slice(0, 4)) - Number(last.start.slice(0, 4))
    const period = { start: inYear(last.start, year), end: inYear(last.end, year + span) }
    return { ...NO_DATES, end, period, relative: !found.groups['stated'] }
  },
}

function yearMeant(groups: Record<string, string | undefined>, last: Period | null, issue: Day | null): number | null {
  if (groups['stated']) return Number(groups['stated'])
  if (groups['before']) return last && Number(last.start.slice(0, 4)) - 1
  return issue && issue.year - (groups['issue'] === '前年' ? 2 : 1)
}

/** The same day in another year; 29 February is the 28th where there is none. */
function inYear(date: string, year: number): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const day = date.slice(4) === '-02-29' && !leap ? '-02-28' : date.slice(4)
  return `${year}${day}`
}

const PAST_YEAR = sticky('(?:刚刚?)?过去的?一年(?![多半])')
const FIRST_MONTHS = 3

/** `过去一年`: said in the first three months, the last calendar year; later, the twelve months behind the issue. */
const pastYear: TimeRule = {
  id: 'time/past-year',
  starts: startsOf('刚过'),
  read: (text, at, { issue }) => {
    const end = matchEnd(PAST_YEAR, text, at)
    if (end === null) return null
    if (!issue) return { ...NO_DATES, end, relative: true }
    const year = issue.year - 1
    const period =
      issue.month <= FIRST_MONTHS
        ? yearsPeriod(year, year)
        : { start: isoDate({ ...issue, year }), end: isoDate(issue) }
    return reading(end, { period, relative: true, spoken: { year, month: null } }, issue)
  },
}

// 未来 and 今后 stand for a time of their own only when set off: 未来产业 is a kind of industry.
const NOW_WORD = sticky(`(?:${anyOf(NOW)})(?!可能|感)|(?:未来|今后)(?=[，,])`)

/** `目前`, `近年来`: a time of its own without dates; what governed before does not reach past it. */
const now: TimeRule = {
  id: 'time/now',
  starts: startsOf(NOW, ['未来', '今后']),
  read: (text, at) => {
    const end = matchEnd(NOW_WORD, text, at)
    return end === null ? null : { ...NO_DATES, end }
  },
}

const STRETCH = sticky(
  '(?:过去|近|最近|未来|今后|这)(?:的)?(?:\\d{1,3}|[一二三四五六七八九十两几数]{1,3})个?(?:多)?(?:年|月|季度?|周|天)(?:来|间|里|内|时间)?',
)

/** `过去五年`, `近三年来`: a stated span of years makes no period of itself. */
const stretch: TimeRule = {
  id: 'time/stretch',
  starts: startsOf('过近最未今这'),
  read: (text, at) => {
    const end = matchEnd(STRETCH, text, at)
    return end === null ? null : { ...NO_DATES, end }
  },
}

const HOLIDAY = sticky(`(?<name>${anyOf(HOLIDAYS)})(?:${anyOf(HOLIDAY_TAILS)})`)

/** `春节假期` needs a calendar of holidays and gets no dates; the seven days of 国庆假期 are fixed. */
const holiday: TimeRule = {
  id: 'time/holiday',
  starts: startsOf(HOLIDAYS),
  read: (text, at, { issue, spoken }) => {
    HOLIDAY.lastIndex = at
    const found = HOLIDAY.exec(text)
    if (!found?.groups) return null
    const end = at + found[0].length
    const year = spoken.year ?? (issue && (issue.month < 10 ? issue.year - 1 : issue.year))
    if (year === null || !NATIONAL_DAY.includes(found.groups['name'] as (typeof NATIONAL_DAY)[number])) {
      return { ...NO_DATES, end, relative: true }
    }
    const period = { start: `${year}-10-01`, end: `${year}-10-07` }
    return reading(end, { period, relative: spoken.year === null, spoken: { year, month: 10 } }, issue)
  },
}

const FISCAL = sticky('(?:19|20)\\d{2}[-/至—](?:(?:19|20)\\d{2}|\\d{2})(?:财政)?年度')

/** `2016-17年度`: begins in April in Hong Kong, in July or September elsewhere; no dates rather than wrong ones. */
const fiscal: TimeRule = {
  id: 'time/fiscal-year',
  starts: startsOf('12'),
  read: (text, at) => {
    const end = /\d/.test(text[at - 1] ?? '') ? null : matchEnd(FISCAL, text, at)
    return end === null ? null : { ...NO_DATES, end }
  },
}

/** Tried in this order at each place: what is longer and more specific comes before what it contains. */
export const TIME_RULES: readonly TimeRule[] = [
  samePeriod,
  plan,
  fiscal,
  holiday,
  since,
  until,
  range,
  towards,
  pastYear,
  stretch,
  now,
  point,
]
