import type { Period } from '../types.ts'

/** A day as numbers; month 1 to 12. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})/

/** The date as numbers; null where the issue has none, or only a year. */
export function readDay(date: string | null): Day | null {
  const match = date === null ? null : ISO.exec(date)
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null
}

export function iso(day: Day): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whole months, first to last, both included. Months beyond December run on into the next year. */
export function months(year: number, first: number, last: number): Period {
  const from = { year: year + Math.floor((first - 1) / 12), month: ((first - 1 + 1200) % 12) + 1 }
  const to = { year: year + Math.floor((last - 1) / 12), month: ((last - 1 + 1200) % 12) + 1 }
  return {
    start: iso({ ...from, day: 1 }),
    end: iso({ ...to, day: daysIn(to.year, to.month) }),
  }
}

export const quarter = (year: number, number: number): Period => months(year, number * 3 - 2, number * 3)
export const wholeYear = (year: number): Period => months(year, 1, 12)
export const oneDay = (day: Day): Period => ({ start: iso(day), end: iso(day) })
export const lastDayOf = (period: Period): Period => ({ start: period.end, end: period.end })

export function isDay(day: Day): boolean {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= daysIn(day.year, day.month)
}

export function addDays(day: Day, count: number): Day {
  const moved = new Date(Date.UTC(day.year, day.month - 1, day.day + count))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** Sunday 0. */
export function weekdayOf(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
}

/** The same stretch so many months earlier (negative) or later: `a year earlier` is -12. */
export function shiftPeriod(period: Period, by: number): Period {
  const start = readDay(period.start)
  const end = readDay(period.end)
  if (!start || !end) return period
  const wholeMonths = start.day === 1 && end.day === daysIn(end.year, end.month)
  if (wholeMonths) return months(start.year, start.month + by, (end.year - start.year) * 12 + end.month + by)
  return { start: iso(shiftDay(start, by)), end: iso(shiftDay(end, by)) }
}

function shiftDay(day: Day, by: number): Day {
  const index = day.year * 12 + day.month - 1 + by
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return { year, month, day: Math.min(day.day, daysIn(year, month)) }
}
