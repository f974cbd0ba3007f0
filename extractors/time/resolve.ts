import type { Period } from '../types.ts'
import {
  addDays,
  type Day,
  dayPeriod,
  daysInMonth,
  isDay,
  isoDate,
  monthsPeriod,
  weekday,
  yearsPeriod,
} from './calendar.ts'
import type { Point } from './point.ts'

/** What the text has said so far: bare months and days lean on it. */
export interface Spoken {
  readonly year: number | null
  readonly month: number | null
  /** The stretch itself, for 去年同期. */
  readonly period?: Period | null
}

export interface Surroundings {
  readonly issue: Day | null
  readonly spoken: Spoken
  /** Whether a word right before or in the clause looks forward (将于6月); asked only where it matters. */
  readonly isForward: () => boolean
}

export interface Resolved {
  readonly period: Period
  /** True where the issue's date was needed. */
  readonly relative: boolean
  readonly spoken: Spoken
}

/** The stretch that a point names, or null where it needs an issue date that is not known. */
export function resolvePoint(point: Point, around: Surroundings): Resolved | null {
  if (point.dayOffset !== null || point.weekday) return resolveRelativeDay(point, around)
  if (point.monthOffset !== null) return around.issue && resolveRelativeMonth(point, around.issue)
  if (point.quarterOffset !== null) return around.issue && resolveRelativeQuarter(point, around.issue)
  const year = yearOf(point, around)
  if (year === null) return null
  const months = point.months ?? monthsOf(point, around)
  const period = periodOf(point, year.value, months)
  if (!period) return null
  return { period, relative: year.relative, spoken: { year: year.value, month: months?.[0] ?? null } }
}

function periodOf(point: Point, year: number, months: readonly [number, number] | null): Period | null {
  if (point.decade) return yearsPeriod(year, year + 9)
  if (point.days) {
    const month = months?.[0]
    if (month === undefined) return null
    // 下旬 ends with the month, whatever its length.
    const last = point.days[1] === 31 ? daysInMonth(year, month) : point.days[1]
    const days = [
      { year, month, day: point.days[0] },
      { year, month, day: last },
    ] as const
    return days.every(isDay) ? dayPeriod(...days) : null
  }
  const period = months ? monthsPeriod(year, months[0], months[1]) : yearsPeriod(year, year)
  return point.edge === 'end' ? { start: period.end, end: period.end } : period
}

/** The month of a bare day: the one spoken of, or the latest that had the day behind it. */
function monthsOf(point: Point, { issue, spoken }: Surroundings): readonly [number, number] | null {
  if (!point.days) return null
  if (spoken.month !== null) return [spoken.month, spoken.month]
  if (!issue) return null
  const month = point.days[0] <= issue.day ? issue.month : issue.month - 1 || 12
  return [month, month]
}

function yearOf(point: Point, around: Surroundings): { value: number; relative: boolean } | null {
  const { issue, spoken } = around
  if (point.year?.kind === 'stated') return { value: point.year.year, relative: false }
  if (point.year?.kind === 'issue') return issue ? { value: issue.year + point.year.offset, relative: true } : null
  if (point.year?.kind === 'spoken') {
    // 当年 and 次年 need a year said before; 上年 can lean on the issue's.
    const base = spoken.year ?? (point.year.offset < 0 ? issue?.year : undefined)
    return base === undefined ? null : { value: base + point.year.offset, relative: spoken.year === null }
  }
  return impliedYear(point, around)
}

/** Months up to which a text that looks back on 全年 means the year before. */
const REVIEW_MONTHS = 4

/**
 * The year of a point that does not say it: the year spoken of, where the text spoke of one; else the latest in which
 * the point lies behind the issue, or the next where the text looks forward.
 */
function impliedYear(
  point: Point,
  { issue, spoken, isForward }: Surroundings,
): { value: number; relative: boolean } | null {
  if (point.wholeYear || (point.edge && !point.months)) {
    if (spoken.year !== null) return { value: spoken.year, relative: false }
    if (!issue) return null
    const review = point.wholeYear && issue.month <= REVIEW_MONTHS && !isForward()
    return { value: review ? issue.year - 1 : issue.year, relative: true }
  }
  const first = soonestDay(point, issue)
  if (!issue || !first) return spoken.year === null ? null : { value: spoken.year, relative: false }
  const latest = isAfter(first, issue) ? issue.year - 1 : issue.year
  if (spoken.year !== null && (spoken.year < issue.year - 1 || spoken.year >= latest)) {
    return { value: spoken.year, relative: false }
  }
  const next = isAfter(first, issue) ? issue.year : issue.year + 1
  if (point.days && isSoon(first, issue)) return { value: issue.year, relative: true }
  return { value: isForward() ? (isInMonth(first, issue) ? issue.year : next) : latest, relative: true }
}

function soonestDay(point: Point, issue: Day | null): Day | null {
  if (!issue) return null
  const month =
    (isCalendarPart(point.months) ? point.months?.[0] : point.months?.[1]) ??
    (point.days ? monthsOf(point, nothingSpoken(issue))?.[0] : undefined)
  return month === undefined ? null : { year: issue.year, month, day: point.days?.[0] ?? 1 }
}

/** A quarter or half that has begun is this year's; 1-11月 lies behind only when its last month has begun. */
function isCalendarPart(months: Point['months']): boolean {
  if (!months) return false
  const [from, to] = months
  return (to - from === 2 && from % 3 === 1) || (to - from === 5 && from % 6 === 1) || from === to
}

function nothingSpoken(issue: Day): Surroundings {
  return { issue, spoken: { year: null, month: null }, isForward: () => false }
}

function isInMonth(day: Day, other: Day): boolean {
  return day.month === other.month
}

/** A day that lies so few months ahead is to come, and not eleven months behind. */
const SOON_MONTHS = 2

function isSoon(day: Day, issue: Day): boolean {
  return isAfter(day, issue) && day.month - issue.month <= SOON_MONTHS
}

function isAfter(day: Day, other: Day): boolean {
  return isoDate(day) > isoDate(other)
}

function resolveRelativeMonth(point: Point, issue: Day): Resolved | null {
  const index = issue.year * 12 + issue.month - 1 + (point.monthOffset ?? 0)
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const period = periodOf({ ...point, months: [month, month] }, year, [month, month])
  return period && { period, relative: true, spoken: { year, month } }
}

function resolveRelativeQuarter(point: Point, issue: Day): Resolved | null {
  const index = issue.year * 4 + Math.ceil(issue.month / 3) - 1 + (point.quarterOffset ?? 0)
  const year = Math.floor(index / 4)
  const first = (index % 4) * 3 + 1
  const period = periodOf(point, year, [first, first + 2])
  return period && { period, relative: true, spoken: { year, month: first } }
}

function resolveRelativeDay(point: Point, { issue }: Surroundings): Resolved | null {
  if (!issue) return null
  const day = (first: Day, last: Day = first): Resolved => ({
    period: dayPeriod(first, last),
    relative: true,
    spoken: { year: first.year, month: first.month },
  })
  if (point.dayOffset !== null) return day(addDays(issue, point.dayOffset))
  const monday = addDays(issue, 1 - weekday(issue) + 7 * (point.weekday?.week ?? 0))
  const wanted = point.weekday?.day ?? null
  if (wanted === null) return day(monday, addDays(monday, 6))
  if (point.weekday?.week !== null) return day(addDays(monday, wanted - 1))
  // A bare weekday is the latest one, the issue's own included.
  return day(addDays(issue, -((weekday(issue) - wanted + 7) % 7)))
}
