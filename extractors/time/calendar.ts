import type { Period } from '../types.ts'

/** A day of the proleptic Gregorian calendar; months and days count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/

/** Null for a date that the calendar does not have: a wrong issue date must not make wrong periods. */
export function parseDay(iso: string | null): Day | null {
  const match = iso === null ? null : ISO_DATE.exec(iso)
  if (!match) return null
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isDay(day) ? day : null
}

export function isDay({ year, month, day }: Day): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day + count))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1 = Monday … 7 = Sunday, as the Chinese week counts. */
export function weekday(day: Day): number {
  return new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() || 7
}

export function isoDate({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function dayPeriod(first: Day, last: Day = first): Period {
  return { start: isoDate(first), end: isoDate(last) }
}

/** Whole months of a year, both included. */
export function monthsPeriod(year: number, from: number, to: number): Period {
  return dayPeriod({ year, month: from, day: 1 }, { year, month: to, day: daysInMonth(year, to) })
}

export function yearsPeriod(from: number, to: number): Period {
  return dayPeriod({ year: from, month: 1, day: 1 }, { year: to, month: 12, day: 31 })
}
