import type { Period } from '../types.ts'
import { addDays, type Day, isDay, iso, months, oneDay, quarter, readDay, weekdayOf, wholeYear } from './calendar.ts'
import { MONTHS, QUARTER_WORDS, SMALL_NUMBERS, WEEKDAYS } from './lexicon/time.ts'
import { alternation, lookUp } from './patterns.ts'

type Groups = Record<string, string | undefined>

export interface TimeRule {
  readonly id: string
  readonly pattern: string
  readonly relative: boolean
  readonly read: (groups: Groups, issue: Day | null, forward: boolean) => Period | null
}

const MONTH = `(?:${alternation(Object.keys(MONTHS))})\\.?`

const DAY = '\\d{1,2}(?:st|nd|rd|th)?'

const YEAR = '(?:19|20)\\d\\d'

const WHICH_YEAR = `(?:,? (?:of |in )?(?:${YEAR}|this year|last year|next year|the year|the previous year|the same year))?`

const COUNT = `(?:${alternation(Object.keys(SMALL_NUMBERS))}|\\d{1,2})`

const monthOf = (printed: string | undefined): number => lookUp<number>(MONTHS, (printed ?? '').replace('.', '')) ?? 0

const numberOf = (printed: string | undefined): number =>
  lookUp<number>(SMALL_NUMBERS, (printed ?? '').toLowerCase()) ?? Number.parseInt(printed ?? '0', 10)

/** The year that a tail names (` of 2024`, ` last year`), or null where it names none. */
function namedYear(tail: string | undefined, issue: Day | null): number | null {
  const stated = /\d{4}/.exec(tail ?? '')?.[0]
  if (stated) return Number(stated)
  if (!issue) return null
  if (/last|previous/.test(tail ?? '')) return issue.year - 1
  if (/next/.test(tail ?? '')) return issue.year + 1
  return /this|the year/.test(tail ?? '') ? issue.year : null
}

/** A month named alone and so few ahead is the coming one. */
const NEAR_MONTHS = 2

/** Year of a month or quarter named alone: the latest that has begun, or the coming one where the sentence looks forward. */
function nearestYear(issue: Day | null, firstMonth: number, forward: boolean): number | null {
  if (!issue) return null
  // In November `will … in March` is the coming March; in April `the Jan. 21 earthquake` stays the past one.
  if (forward) return firstMonth < issue.month && firstMonth + 12 - issue.month < 6 ? issue.year + 1 : issue.year
  // In April `in May` is the coming May sooner than the one eleven months gone.
  const ahead = firstMonth - issue.month
  return ahead > NEAR_MONTHS ? issue.year - 1 : issue.year
}

export const RULES: readonly TimeRule[] = [
  {
    id: 'time/en-day-range',
    pattern: `(?<m1>${MONTH}) (?<d1>${DAY})(?:-|–| to | and | through )(?:(?<m2>${MONTH}) )?(?<d2>${DAY})(?![\\d,.]*\\d| percent)(?<y>, ${YEAR})?`,
    relative: true,
    read: (groups, issue, forward) => {
      const first = monthOf(groups['m1'])
      const year = namedYear(groups['y'], issue) ?? nearestYear(issue, first, forward)
      if (year === null) return null
      const start = { year, month: first, day: Number.parseInt(groups['d1'] ?? '', 10) }
      const end = {
        year,
        month: groups['m2'] ? monthOf(groups['m2']) : first,
        day: Number.parseInt(groups['d2'] ?? '', 10),
      }
      return isDay(start) && isDay(end) && iso(start) < iso(end) ? { start: iso(start), end: iso(end) } : null
    },
  },
  {
    id: 'time/en-date',
    pattern: `(?:(?<m>${MONTH}) (?<d>${DAY})|(?<d2>${DAY}) (?:of )?(?<m2>${MONTH}))(?!\\d)(?<y>,? ${YEAR}| last year| this year)?`,
    relative: true,
    read: (groups, issue, forward) => {
      const month = monthOf(groups['m'] ?? groups['m2'])
      const year = namedYear(groups['y'], issue) ?? nearestYear(issue, month, forward)
      const day = { year: year ?? 0, month, day: Number.parseInt(groups['d'] ?? groups['d2'] ?? '', 10) }
      return year !== null && isDay(day) ? oneDay(day) : null
    },
  },
  {
    id: 'time/en-months',
    pattern: `(?<m>${MONTH})(?:-| to |–| through )(?<m2>${MONTH})(?: period)?(?<y>${WHICH_YEAR})`,
    relative: true,
    read: (groups, issue, forward) => {
      const first = monthOf(groups['m'])
      const last = monthOf(groups['m2'])
      const year = namedYear(groups['y'], issue) ?? nearestYear(issue, first, forward)
      return year === null || last <= first ? null : months(year, first, last)
    },
  },
  {
    id: 'time/en-first-months',
    pattern: `first (?<n>${COUNT}) months(?<y>${WHICH_YEAR})`,
    relative: true,
    read: (groups, issue) => {
      const year = namedYear(groups['y'], issue) ?? issue?.year ?? null
      const count = numberOf(groups['n'])
      return year === null || count < 1 || count > 12 ? null : months(year, 1, count)
    },
  },
  {
    id: 'time/en-quarter',
    pattern: `(?:(?<q>${alternation(Object.keys(QUARTER_WORDS))})[- ]quarter|Q(?<n>[1-4]))(?<y>${WHICH_YEAR}| ${YEAR})`,
    relative: true,
    read: (groups, issue, forward) => {
      const number = groups['n']
        ? Number(groups['n'])
        : (lookUp<number>(QUARTER_WORDS, (groups['q'] ?? '').toLowerCase()) ?? 0)
      if (groups['q']?.toLowerCase() === 'last' && !/\d|year/.test(groups['y'] ?? ''))
        return issue ? quarterBefore(issue) : null
      const year = namedYear(groups['y'], issue) ?? nearestYear(issue, number * 3 - 2, forward)
      return year === null ? null : quarter(year, number)
    },
  },
  {
    id: 'time/en-half',
    pattern: `(?<h>first|second|latter) half(?<y> of (?:${YEAR}|this year|last year|next year|the year)| this year| last year)`,
    relative: true,
    read: (groups, issue) => {
      const year = namedYear(groups['y'], issue) ?? issue?.year ?? null
      if (year === null) return null
      return groups['h']?.toLowerCase() === 'first' ? months(year, 1, 6) : months(year, 7, 12)
    },
  },
  {
    id: 'time/en-month',
    pattern: `(?<!\\bMr |\\bMs )(?<m>${MONTH})(?! \\d{1,2}\\b(?!\\d))(?<y>${WHICH_YEAR})(?![A-Za-z])`,
    relative: true,
    read: (groups, issue, forward) => {
      const month = monthOf(groups['m'])
      const year = namedYear(groups['y'], issue) ?? nearestYear(issue, month, forward)
      return year === null ? null : months(year, month, month)
    },
  },
  {
    id: 'time/en-years',
    pattern: `(?:(?:from|between) )?(?<y>${YEAR})(?:-| to | and |–| through )(?<y2>${YEAR})(?!\\d)`,
    relative: false,
    read: (groups) => {
      const first = Number(groups['y'])
      const last = Number(groups['y2'])
      return last > first ? { start: `${first}-01-01`, end: `${last}-12-31` } : null
    },
  },
  {
    id: 'time/en-year',
    pattern: `(?<=\\b(?:in|since|by|from|to|of|for|during|until|through|before|after|late|early|mid|and|than|with|year|around|as|mid-|end-)[ -]?|\\()(?<y>${YEAR})(?!\\d|,\\d|%|\\.\\d|-)`,
    relative: false,
    read: (groups) => wholeYear(Number(groups['y'])),
  },
  {
    id: 'time/en-relative',
    pattern: '(?<w>this|last|next|past|previous|current|the same) (?<u>year|month|quarter|week)(?!-| and a)',
    relative: true,
    read: (groups, issue) => (issue ? relativePeriod(groups['w'] ?? '', groups['u'] ?? '', issue) : null),
  },
  {
    id: 'time/en-weekdays',
    pattern: `(?<w>last |next |this |the following |past )?(?<d>${alternation(Object.keys(WEEKDAYS))})(?: and | to |-|–| through )(?<d2>${alternation(Object.keys(WEEKDAYS))})`,
    relative: true,
    read: (groups, issue, forward) => {
      if (!issue) return null
      const first = nearestWeekday(groups['w'] ?? '', groups['d'] ?? '', issue, forward)
      const span = lengthBetween(groups['d'] ?? '', groups['d2'] ?? '')
      const start = first ? readDay(first.start) : null
      return start && span !== null ? { start: iso(start), end: iso(addDays(start, span)) } : null
    },
  },
  {
    id: 'time/en-weekend',
    pattern: '(?<w>this|next|last|the|over the) weekend',
    relative: true,
    read: (groups, issue, forward) => {
      const word = groups['w']?.toLowerCase()
      const saturday = issue
        ? nearestWeekday(word === 'last' || word === 'next' ? word : '', 'Saturday', issue, forward || word === 'this')
        : null
      const start = saturday ? readDay(saturday.start) : null
      return start ? { start: iso(start), end: iso(addDays(start, 1)) } : null
    },
  },
  {
    id: 'time/en-weekday',
    pattern: `(?<w>last |next |this |the following |past )?(?<d>${alternation(Object.keys(WEEKDAYS))})(?!['’]s (?:Republic|Day))`,
    relative: true,
    read: (groups, issue, forward) =>
      issue ? nearestWeekday(groups['w'] ?? '', groups['d'] ?? '', issue, forward) : null,
  },
  {
    id: 'time/en-today',
    pattern: '(?<t>today|yesterday|tomorrow|tonight)',
    relative: true,
    read: (groups, issue) => {
      if (!issue) return null
      const word = groups['t']?.toLowerCase()
      return oneDay(addDays(issue, word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0))
    },
  },
]

/** Days from one weekday to the next of the other name; null where a name is none. */
function lengthBetween(first: string, last: string): number | null {
  const from = lookUp<number>(WEEKDAYS, first)
  const to = lookUp<number>(WEEKDAYS, last)
  return from === undefined || to === undefined || from === to ? null : (to - from + 7) % 7
}

function quarterBefore(issue: Day): Period {
  const current = Math.ceil(issue.month / 3)
  return current === 1 ? quarter(issue.year - 1, 4) : quarter(issue.year, current - 1)
}

function relativePeriod(which: string, unit: string, issue: Day): Period | null {
  const word = which.toLowerCase()
  const step = word === 'next' ? 1 : word === 'this' || word === 'current' ? 0 : -1
  if (word === 'the same') return null
  switch (unit.toLowerCase()) {
    case 'year':
      // `the past year`, said in January to March, is the last calendar year; later it is a span that no calendar names.
      if (word === 'past') return issue.month <= 3 ? wholeYear(issue.year - 1) : null
      return wholeYear(issue.year + step)
    case 'month':
      return word === 'past' ? null : months(issue.year, issue.month + step, issue.month + step)
    case 'quarter': {
      if (word === 'past') return null
      const first = Math.ceil(issue.month / 3) * 3 - 2 + step * 3
      return months(issue.year, first, first + 2)
    }
    default: {
      if (word === 'past') return null
      const monday = addDays(issue, -((weekdayOf(issue) + 6) % 7) + step * 7)
      return { start: iso(monday), end: iso(addDays(monday, 6)) }
    }
  }
}

function nearestWeekday(which: string, name: string, issue: Day, forward: boolean): Period | null {
  const capital = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
  const wanted = lookUp<number>(WEEKDAYS, capital)
  if (wanted === undefined || name !== capital) return null
  const back = (weekdayOf(issue) - wanted + 7) % 7
  const word = which.trim().toLowerCase()
  if (word === 'next' || word === 'the following' || (forward && back > 0 && word !== 'last'))
    return oneDay(addDays(issue, 7 - back))
  if (word === 'last' && back === 0) return oneDay(addDays(issue, -7))
  return oneDay(addDays(issue, -back))
}
