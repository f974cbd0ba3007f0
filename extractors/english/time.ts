import type { Span } from '../../pipeline/document/index.ts'
import type { Period, TimeExpression } from '../types.ts'
import {
  addDays,
  type Day,
  isDay,
  iso,
  lastDayOf,
  months,
  oneDay,
  quarter,
  readDay,
  weekdayOf,
  wholeYear,
} from './calendar.ts'
import { SPOKEN_VERBS } from './lexicon/speech.ts'
import { MONTHS, QUARTER_WORDS, SMALL_NUMBERS, WEEKDAYS } from './lexicon/time.ts'
import { alternation, lookUp } from './patterns.ts'

/** A time expression with what decides whether it governs claims. */
export interface EnglishTime extends TimeExpression {
  /** `spoken`: the day on which somebody said something; `base`: what a change is compared with. Neither governs claims. */
  readonly role: 'period' | 'spoken' | 'base'
  /** `a year earlier`: the period before it, moved by so many months; it holds for the one quantity before it. */
  readonly shift: number | null
}

type Groups = Record<string, string | undefined>

interface TimeRule {
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

/** Year of a month or quarter named alone: the latest that has begun, or the coming one where the sentence looks forward. */
function nearestYear(issue: Day | null, firstMonth: number, forward: boolean): number | null {
  if (!issue) return null
  // In November `will … in March` is the coming March; in April `the Jan. 21 earthquake` stays the past one.
  if (forward) return firstMonth < issue.month && firstMonth + 12 - issue.month < 6 ? issue.year + 1 : issue.year
  return firstMonth > issue.month ? issue.year - 1 : issue.year
}

const RULES: readonly TimeRule[] = [
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

const SHIFTS = /\b(?:an? |one |the )?(?<u>year|month|quarter) (?:earlier|ago|before)\b/gi
const SHIFT_MONTHS = { year: -12, quarter: -3, month: -1 } as const satisfies Readonly<Record<string, number>>

const COMPILED = RULES.map((rule) => ({
  ...rule,
  regex: new RegExp(
    `(?<![A-Za-z0-9])(?:${rule.pattern})(?![A-Za-z0-9])`,
    rule.id === 'time/en-month' || rule.id.includes('date') ? 'g' : 'gi',
  ),
}))

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

const POINT_BEFORE = /\b(?:as of|up to|up until) (?:the end of |late )?$|\b(?:the )?end (?:of |-)$|\bend-$/i
const END_OF_BEFORE = /\b(?:the )?end of $|\bend-$/i
const FUTURE_BEFORE = /\b(?:by|until|before|through) (?:the (?:end|start|beginning) of |late |early |mid-)?(?:the )?$/i
const SINCE_BEFORE = /\bsince (?:the (?:end|start|beginning) of |late |early )?$/i
const BASE_BEFORE =
  /\b(?:from|than|compared (?:with|to)|versus|vs\.?|against|over|exceed(?:ed|ing)?) (?:that (?:of|in) |the |those in |those of |same period (?:of|in) |the same period (?:of|in) |a year earlier in )?$/i
/** `the biggest rally since 2008`: what a record is measured against. */
const RECORD_SINCE = /(?:est|most|first|worst|best|record)\b[^,.]{0,30} since (?:the )?$/i
const SAME_PERIOD_BEFORE = /\bsame (?:period|month|quarter|time|day|week) (?:of |in |the )?(?:the )?$/i
const SPOKEN = alternation(SPOKEN_VERBS)
const SPOKEN_BEFORE = new RegExp(
  `\\b(?:${SPOKEN})(?: (?:CNA|reporters|the (?:press|media)|lawmakers|a news conference|in a (?:statement|report|press release|news release)|at a (?:news|press) conference))?(?: (?:on|late|early|earlier))? ?$`,
  'i',
)
const SPOKEN_AFTER = new RegExp(`^(?: \\([^)]{1,30}\\))?(?: morning| afternoon| evening| night)?,? (?:${SPOKEN})\\b`)
const STATEMENT_BEFORE =
  /\b(?:statement|report|release|interview|reporters|conference|hearing|data|figures|post|session|announcement)(?: (?:released|issued|published|held|made))?(?: on)? $/i

/** Looks this far to either side of an expression for the words that say what it does. */
const SIDE = 48
const FORWARD_CUE =
  /\b(?:will|would|is set to|are set to|plans? to|planned|expected to|scheduled|upcoming|next|aims? to|slated|due|starting|beginning)\b/i

/** Time expressions of a stretch of text in order, resolved against the issue's date; of overlapping ones the first and longest. */
export function findTimes(text: string, within: Span, issueDate: string | null): readonly EnglishTime[] {
  const source = text.slice(within.start, within.end)
  const issue = readDay(issueDate)
  const found: EnglishTime[] = []
  for (const rule of COMPILED) {
    for (const match of source.matchAll(rule.regex)) {
      const time = readTime(source, match, rule, issue)
      if (time) found.push(time)
    }
  }
  for (const match of source.matchAll(SHIFTS)) {
    const unit = lookUp<number>(SHIFT_MONTHS, (match.groups?.['u'] ?? '').toLowerCase())
    const span = { start: match.index, end: match.index + match[0].length }
    if (unit !== undefined) {
      found.push({
        span,
        period: null,
        relative: true,
        future: false,
        rule: 'time/en-shift',
        role: 'base',
        shift: unit,
      })
    }
  }
  return withoutOverlaps(found).map((time) => ({
    ...time,
    span: { start: time.span.start + within.start, end: time.span.end + within.start },
  }))
}

function readTime(source: string, match: RegExpExecArray, rule: TimeRule, issue: Day | null): EnglishTime | null {
  const span = { start: match.index, end: match.index + match[0].trimEnd().length }
  const before = source.slice(Math.max(0, span.start - SIDE), span.start)
  const after = source.slice(span.end, span.end + SIDE)
  const future = FUTURE_BEFORE.test(before)
  const near = `${source.slice(Math.max(0, span.start - 90), span.start)} ${after.slice(0, 10)}`
  // A modal verb before the expression and after the last full stop looks forward.
  const role = roleOf(before, after, rule.id)
  const forward = role !== 'spoken' && (future || FORWARD_CUE.test(near.slice(near.lastIndexOf('. ') + 1)))
  const period = rule.read(match.groups ?? {}, issue, forward)
  const stated = rule.relative ? /(?:19|20)\d\d/.test(match[0]) : true
  return {
    span,
    period: period && placed(period, before, issue),
    relative: !stated,
    future,
    rule: rule.id,
    role,
    shift: null,
  }
}

/** `as of the end of March` is one day, `since 2017` runs to the day of the issue. */
function placed(period: Period, before: string, issue: Day | null): Period {
  if (END_OF_BEFORE.test(before) || POINT_BEFORE.test(before)) return lastDayOf(period)
  if (SINCE_BEFORE.test(before) && issue && iso(issue) > period.start) return { start: period.start, end: iso(issue) }
  return period
}

/** True for rules that read a single day, which may be the day on which somebody spoke. */
export const isDayRule = (rule: string): boolean => DAY_RULES.has(rule)

const DAY_RULES: ReadonlySet<string> = new Set(['time/en-weekday', 'time/en-date', 'time/en-today'])

function roleOf(before: string, after: string, rule: string): EnglishTime['role'] {
  if (
    SAME_PERIOD_BEFORE.test(before) ||
    RECORD_SINCE.test(before) ||
    (BASE_BEFORE.test(before) && rule !== 'time/en-years')
  )
    return 'base'
  if (!DAY_RULES.has(rule)) return 'period'
  return SPOKEN_BEFORE.test(before) || SPOKEN_AFTER.test(after) || STATEMENT_BEFORE.test(before) ? 'spoken' : 'period'
}

/** In text order; of two that overlap the one that starts first, then the longer one. */
function withoutOverlaps(times: readonly EnglishTime[]): readonly EnglishTime[] {
  const sorted = [...times].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const kept: EnglishTime[] = []
  for (const time of sorted) {
    const last = kept.at(-1)
    if (!last || last.span.end <= time.span.start) kept.push(time)
  }
  return kept
}
