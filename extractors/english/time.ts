import { countLeading, type Span } from '../../pipeline/document/index.ts'
import type { Period, TimeExpression } from '../types.ts'
import { type Day, iso, lastDayOf, readDay } from './calendar.ts'
import { SPOKEN_VERBS } from './lexicon/speech.ts'
import { SMALL_NUMBERS } from './lexicon/time.ts'
import { alternation, lookUp } from './patterns.ts'
import { RULES, type TimeRule } from './time-rules.ts'

/** A time expression with what decides whether it governs claims. */
export interface EnglishTime extends TimeExpression {
  /** `spoken`: the day on which somebody said something; `base`: what a change is compared with. Neither governs claims. */
  readonly role: 'period' | 'spoken' | 'base'
  /** `a year earlier`: the period before it, moved by so many months; it holds for the one quantity before it. */
  readonly shift: number | null
}

const SHIFTS = new RegExp(
  `(?<![A-Za-z0-9-])(?:the |about |some |nearly |more than )?(?<n>an?|\\d{1,3}|${alternation(Object.keys(SMALL_NUMBERS))})? ?(?<u>year|month|quarter|week|day|hour|minute|decade)s? (?:earlier|ago|before|later)(?![A-Za-z])`,
  'gi',
)

const SHIFT_MONTHS = { year: -12, quarter: -3, month: -1 } as const satisfies Readonly<Record<string, number>>

const COMPILED = RULES.map((rule) => ({
  ...rule,
  regex: new RegExp(
    `(?<![A-Za-z0-9])(?:${rule.pattern})(?![A-Za-z0-9])`,
    rule.id === 'time/en-month' || rule.id.includes('date') ? 'g' : 'gi',
  ),
}))

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
  `\\b(?:${SPOKEN})(?: (?:[A-Z]{2,6}|reporters|the (?:press|media)|lawmakers|a news conference|in a (?:statement|report|press release|news release)|at a (?:news|press) conference))?(?: (?:on|late|early|earlier))? ?$`,
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
    const one = /^(?:an?|one)?$/i.test(match.groups?.['n'] ?? '')
    const unit = one ? (lookUp<number>(SHIFT_MONTHS, (match.groups?.['u'] ?? '').toLowerCase()) ?? null) : null
    const span = { start: match.index, end: match.index + match[0].length }
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
  const forward =
    role !== 'spoken' &&
    (future || FORWARD_CUE.test(near.slice(near.lastIndexOf('. ') + 1)) || isForecast(source, span.end))
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

/** `On Saturday between 30 and 45 mm of rain ⟦is forecast⟧`: a forecast behind the time, in its own clause. */
const FORECAST_AFTER =
  /^[^.;,"“”]{0,90}?\b(?:is|are) (?:forecast|expected|likely|set|due|scheduled|to)\b|^,? [^.;,"“”]{0,60}?\bwill\b/

function isForecast(source: string, end: number): boolean {
  return FORECAST_AFTER.test(source.slice(end, end + FORECAST_REACH))
}

/** How far behind a time the verb of a forecast may stand, in code units. */
const FORECAST_REACH = 110

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

/** Index of the last time that ends at or before `offset`; -1 when there is none. Times are in order (binary search). */
export function indexBefore(times: readonly EnglishTime[], offset: number): number {
  return countLeading(times, ({ span }) => span.end <= offset) - 1
}

/** The times that share at least one code unit with a span. */
export function timesWithin(times: readonly EnglishTime[], span: Span): readonly EnglishTime[] {
  const from = indexBefore(times, span.start) + 1
  let to = from
  while (to < times.length && (times[to] as EnglishTime).span.start < span.end) to += 1
  return times.slice(from, to)
}
