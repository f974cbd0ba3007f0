import {
  BEFORE_DURATION,
  END_EDGES,
  HALVES,
  ISSUE_DAYS,
  ISSUE_MONTHS,
  ISSUE_QUARTERS,
  ISSUE_YEARS,
  RANGE,
  SEASON_OF_WORK,
  SPOKEN_YEARS,
  START_EDGES,
  TEN_DAYS,
  WEEKDAY_WORDS,
  WEEKDAYS,
  WEEKS,
  YEAR_OF_NAME,
} from './lexicon.ts'
import { anyOf, calendarNumber, digitYear, startsOf } from './words.ts'

/** Which year a point speaks of; none where it leaves the year to what was said before. */
export type YearReference =
  | { readonly kind: 'stated'; readonly year: number }
  | { readonly kind: 'issue' | 'spoken'; readonly offset: number }

/** A point of the calendar as read, not yet resolved. Months and days are inclusive pairs. */
export interface Point {
  readonly end: number
  readonly year: YearReference | null
  readonly decade: boolean
  readonly months: readonly [number, number] | null
  /** Months counted from the issue's month (本月). */
  readonly monthOffset: number | null
  /** Quarters counted from the issue's quarter (上季度). */
  readonly quarterOffset: number | null
  readonly days: readonly [number, number] | null
  readonly dayOffset: number | null
  readonly weekday: { readonly day: number | null; readonly week: number | null } | null
  /** A bare 全年: the year that governs. */
  readonly wholeYear: boolean
  readonly edge: 'start' | 'end' | null
}

const NUMBER = '(?:\\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
/** What a number begins with. */
const NUMBER_STARTS = '0123456789一二三四五六七八九十'
const TO = `(?:${anyOf(RANGE)})`
const NOT_A_NAME = `(?!${anyOf(YEAR_OF_NAME)})`

/** A pattern tried at one place, and the characters that a match can begin with. */
interface Anchored {
  readonly pattern: RegExp
  readonly starts: ReadonlySet<string>
}

function anchored(source: string, starts: ReadonlySet<string>): Anchored {
  return { pattern: new RegExp(source, 'y'), starts }
}

const YEAR = anchored(
  [
    `(?:公元)?(?<y4>(?:1[0-9]|20)\\d{2}) ?(?:年度?|财年|学年)${NOT_A_NAME}`,
    // The first half of `2003至2018年`: the year's own 年 is left out.
    `(?<bare>(?:1[89]|20)\\d{2})(?=${TO}(?:1[89]|20)\\d{2} ?年)`,
    `(?<digits>[一二][〇零○一二三四五六七八九]{3})年度?${NOT_A_NAME}`,
    `民国 ?(?<roc>\\d{2,3}) ?年度?`,
    // Without 民国 only where a part of a year follows, as in a Taiwan paper: `114年3月`.
    `(?<rocBare>1[0-3]\\d) ?年(?=度|底|初|第?[1-4一二三四]季|[上下]半年|(?:1[0-2]|[1-9])月)`,
    `(?<short>0\\d)年(?!\\d)`,
    `(?<century>20|二十)世纪(?<decade>[1-9一二三四五六七八九])(?:0|十)年代`,
    `(?:上世纪|上个世纪)(?<lastDecade>[1-9一二三四五六七八九])(?:0|十)年代`,
    `(?<issue>${anyOf(Object.keys(ISSUE_YEARS))})`,
    `(?<spoken>${anyOf(Object.keys(SPOKEN_YEARS))})`,
  ].join('|'),
  startsOf('公12一二民0上', Object.keys(ISSUE_YEARS), Object.keys(SPOKEN_YEARS)),
)

const PART = anchored(
  [
    `(?<half>${anyOf(Object.keys(HALVES))})度?`,
    // 四季 alone is no quarter: it takes 第 or 度; 第二季节目 is a series.
    `第(?<nthQuarter>[一二三四1-4])季(?:度|(?!${anyOf(SEASON_OF_WORK)}))|(?<![上下这])(?<quarter>[一二三四1-4])季度|(?<firstQuarter>首)季度?`,
    `前(?<quarters>[二三两23])个?季度?`,
    `前(?<firstMonths>${NUMBER}|两)个?月`,
    `(?<m1>${NUMBER})月?份?(?:${TO}|、|和)(?<m2>${NUMBER}) ?月份?`,
    `(?<month>${NUMBER}) ?月份?`,
    `(?<relativeMonth>${anyOf(Object.keys(ISSUE_MONTHS))})`,
    `(?<relativeQuarter>${anyOf(Object.keys(ISSUE_QUARTERS))})`,
  ].join('|'),
  startsOf(NUMBER_STARTS, '第首前', Object.keys(HALVES), Object.keys(ISSUE_MONTHS), Object.keys(ISSUE_QUARTERS)),
)

const DAYS = anchored(
  [
    `(?<d1>${NUMBER})[日号]?${TO}(?<d2>${NUMBER})[日号]`,
    `(?<day>${NUMBER}) ?[日号](?!均)`,
    `(?<ten>${anyOf(Object.keys(TEN_DAYS))})`,
  ].join('|'),
  startsOf(NUMBER_STARTS, Object.keys(TEN_DAYS)),
)

const RELATIVE_DAY = anchored(
  [
    `(?<issueDay>${anyOf(Object.keys(ISSUE_DAYS))})`,
    `(?:(?<week>${anyOf(Object.keys(WEEKS))})(?<inWeek>[一二三四五六日天])?)`,
    `(?:${anyOf(WEEKDAY_WORDS)})(?<weekday>[一二三四五六日天])(?![年期])`,
  ].join('|'),
  startsOf(Object.keys(ISSUE_DAYS), Object.keys(WEEKS), WEEKDAY_WORDS),
)

const WHOLE_YEAR = anchored('全年度?', startsOf('全'))
const EDGE = anchored(
  `(?<end>${anyOf(END_EDGES)})|(?<start>${anyOf(START_EDGES)})(?![期次小心央学级])`,
  startsOf(END_EDGES, START_EDGES),
)
const BARE_EDGE = anchored('(?<end>年底|年末|岁末|月底|月末)|(?<start>年初|年中|月初)', startsOf('年岁月'))

const NOTHING: Omit<Point, 'end'> = {
  year: null,
  decade: false,
  months: null,
  monthOffset: null,
  quarterOffset: null,
  days: null,
  dayOffset: null,
  weekday: null,
  wholeYear: false,
  edge: null,
}

function match(
  { pattern, starts }: Anchored,
  text: string,
  at: number,
): { groups: Record<string, string | undefined>; end: number } | null {
  if (!starts.has(text.charAt(at))) return null
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? { groups: found.groups ?? {}, end: at + found[0].length } : null
}

function number(text: string | undefined): number {
  return (text === undefined ? null : calendarNumber(text)) ?? 0
}

/** Reads the point that begins at `at`, or null. Digits right before make it the tail of another number. */
export function readPoint(text: string, at: number): Point | null {
  if (/\d/.test(text[at] as string) && /(?:[\d第]|\d[.,])$/.test(text.slice(Math.max(0, at - 2), at))) return null
  if (/[一二三四五六七八九十百千万亿两]/.test(text[at - 1] ?? '') && /[一二三四五六七八九十]/.test(text[at] as string))
    return null
  return readRelativeDay(text, at) ?? readCalendarPoint(text, at)
}

function readRelativeDay(text: string, at: number): Point | null {
  const found = match(RELATIVE_DAY, text, at)
  if (!found) return null
  const { issueDay, week, inWeek, weekday } = found.groups
  if (issueDay) {
    return { ...NOTHING, end: found.end, dayOffset: ISSUE_DAYS[issueDay as keyof typeof ISSUE_DAYS] }
  }
  const name = (weekday ?? inWeek) as keyof typeof WEEKDAYS | undefined
  return {
    ...NOTHING,
    end: found.end,
    weekday: { day: name ? WEEKDAYS[name] : null, week: week ? WEEKS[week as keyof typeof WEEKS] : null },
  }
}

function readYear(text: string, at: number): { year: YearReference; decade: boolean; end: number } | null {
  const found = match(YEAR, text, at)
  if (!found) return null
  const { y4, bare, digits, roc, rocBare, short, decade, lastDecade, issue, spoken } = found.groups
  const stated = (year: number | null, isDecade = false) =>
    year === null ? null : { year: { kind: 'stated', year } as const, decade: isDecade, end: found.end }
  if (y4 && BEFORE_DURATION.includes(text[at - 1] ?? '\n')) return null
  if (y4 ?? bare) return stated(Number(y4 ?? bare))
  if (digits) return stated(digitYear(digits))
  if (roc ?? rocBare) return stated(Number(roc ?? rocBare) + 1911)
  if (short) return stated(2000 + Number(short))
  if (decade ?? lastDecade) return stated(1900 + 10 * number(decade ?? lastDecade), true)
  if (issue)
    return {
      year: { kind: 'issue', offset: ISSUE_YEARS[issue as keyof typeof ISSUE_YEARS] },
      decade: false,
      end: found.end,
    }
  const offset = SPOKEN_YEARS[spoken as keyof typeof SPOKEN_YEARS]
  return { year: { kind: 'spoken', offset }, decade: false, end: found.end }
}

function readMonths(text: string, at: number): Pick<Point, 'months' | 'monthOffset' | 'quarterOffset' | 'end'> | null {
  const found = match(PART, text, at)
  if (!found) return null
  const { half, quarters, firstMonths, m1, m2, month, relativeMonth, relativeQuarter } = found.groups
  const { nthQuarter, firstQuarter } = found.groups
  const quarter = found.groups['quarter'] ?? nthQuarter ?? firstQuarter
  const months = (from: number, to: number) =>
    from >= 1 && to <= 12 && from <= to
      ? { months: [from, to] as const, monthOffset: null, quarterOffset: null, end: found.end }
      : null
  if (half) {
    const [from, to] = HALVES[half as keyof typeof HALVES]
    return months(from, to)
  }
  if (quarter) return months(number(quarter) * 3 - 2, number(quarter) * 3)
  if (quarters) return months(1, number(quarters) * 3)
  if (firstMonths) return months(1, number(firstMonths))
  if (m1) return months(number(m1), number(m2))
  if (month) return months(number(month), number(month))
  if (relativeQuarter) {
    const offset = ISSUE_QUARTERS[relativeQuarter as keyof typeof ISSUE_QUARTERS]
    return { months: null, monthOffset: null, quarterOffset: offset, end: found.end }
  }
  const offset = ISSUE_MONTHS[relativeMonth as keyof typeof ISSUE_MONTHS]
  return { months: null, monthOffset: offset, quarterOffset: null, end: found.end }
}

function readDays(text: string, at: number): { days: readonly [number, number]; end: number } | null {
  const found = match(DAYS, text, at)
  if (!found) return null
  const { d1, d2, day, ten } = found.groups
  if (ten) return { days: TEN_DAYS[ten as keyof typeof TEN_DAYS], end: found.end }
  const first = number(d1 ?? day)
  const last = number(d2 ?? day)
  return first >= 1 && last <= 31 && first <= last ? { days: [first, last], end: found.end } : null
}

function readCalendarPoint(text: string, at: number): Point | null {
  const year = readYear(text, at)
  const whole = match(WHOLE_YEAR, text, year?.end ?? at)
  if (whole) return { ...NOTHING, end: whole.end, year: year?.year ?? null, wholeYear: true }
  let end = year?.end ?? at
  if (year && text[end] === '的' && readMonths(text, end + 1)) end += 1
  const months = readMonths(text, end)
  end = months?.end ?? end
  // A bare day (`3日`) is one only where nothing else came before, or after a month.
  const days = months || !year ? readDays(text, end) : null
  // Without a month, 三日 counts days and 3号 is a number: only digits with 日 name a day.
  // 14日内 is a stretch.
  const bare = days && !months
  if (bare && (!/^\d.*日$/.test(text.slice(at, days.end)) || /[内后]/.test(text[days.end] ?? ''))) return null
  end = days?.end ?? end
  const edge = (year || months) && !days ? match(EDGE, text, end) : null
  if (!year && !months && !days) return readBareEdge(text, at)
  return {
    ...NOTHING,
    end: edge?.end ?? end,
    year: year?.year ?? null,
    decade: year?.decade ?? false,
    months: months?.months ?? null,
    monthOffset: months?.monthOffset ?? null,
    quarterOffset: months?.quarterOffset ?? null,
    days: days?.days ?? null,
    edge: edge ? (edge.groups['end'] ? 'end' : 'start') : null,
  }
}

/** `年底`, `月初` without a year or month before them. */
function readBareEdge(text: string, at: number): Point | null {
  const found = match(BARE_EDGE, text, at)
  if (!found || /[\d一二三四五六七八九十两几多半百每数]/.test(text[at - 1] ?? '')) return null
  const isMonth = text[at] === '月'
  return { ...NOTHING, end: found.end, monthOffset: isMonth ? 0 : null, edge: found.groups['end'] ? 'end' : 'start' }
}
