import { longestBefore, wordsByEnd } from '../word-index.ts'
import { isArabicDigit } from './digits.ts'
import { FALLS, RISES } from './lexicon/changes.ts'
import { CLOCK_CUES, DAY_LENGTH_CUES } from './lexicon/time-words.ts'
import { skipSpacesBack, wordBefore } from './look.ts'
import type { Mention } from './mention.ts'

/** A calendar date or clock time that a number begins; `end` is where it ends. */
export interface DatePart {
  readonly end: number
  readonly note: string
  /** True where the digits make no number, not even one that names. */
  readonly valueless?: true
}

/** Before points of an index: 升15点. Without one a number up to 24 is an hour. */
const indexCues = wordsByEnd([...RISES, ...FALLS, '指数', '报', '收报', '突破', '破', '跌破', '站上'])
const indexFillers = wordsByEnd(['了', '约', '近', '逾', '超过'])
const lengthCues = wordsByEnd(DAY_LENGTH_CUES)
const clockCues = wordsByEnd(CLOCK_CUES)
const calendars = wordsByEnd(['公元', '公元前', '西元', '西元前'])
const FIRST_YEAR = 1000
const LAST_YEAR = 2999
const LAST_REPUBLICAN_YEAR = 188
const MONTH_AFTER = /^\d{1,2}月/
const DAY_MEASURE = /^[日](?:以?内|之内|元|后|游|龄|均|间隔|的?时间)/

function isInteger(mention: Mention): boolean {
  return mention.low.eq(mention.low.round(0, 0)) && mention.comparator === 'eq' && mention.high === null
}

function digitCount(mention: Mention): number {
  return mention.numeral.end - mention.numeral.start
}

function isYear(text: string, mention: Mention, at: number): boolean {
  const digits = digitCount(mention)
  if (mention.form === 'reading') return digits === 4 || digits === 2
  if (mention.form !== 'arabic' || mention.elaborate) return false
  if (digits >= 2 && digits <= 4 && longestBefore(calendars, text, skipSpacesBack(text, mention.numeral.start)))
    return true
  // 104年1月: years of the Republic in Taiwan.
  if (digits === 3) return mention.low.lte(LAST_REPUBLICAN_YEAR) && MONTH_AFTER.test(text.slice(at + 1, at + 4))
  if (digits === 4) return mention.low.gte(FIRST_YEAR) && mention.low.lte(LAST_YEAR)
  if (digits !== 2) return false
  // 08年, 98年3月: two digits are a year when they cannot be a length.
  return text[mention.numeral.start] === '0' || isArabicDigit(text.charCodeAt(at + 1))
}

/** Joined digits that are a date, a clock time or a score: 2023-03-14, 9:30, 3:2, 1.2.3.4. */
export function joinedDigits(text: string, start: number): DatePart | null {
  let end = start
  let joints = 0
  let previous = ''
  let dots = 0
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (isArabicDigit(unit)) end += 1
    else if ('.:∶-/：·×xX*比'.includes(text[end] as string) && isArabicDigit(text.charCodeAt(end + 1))) {
      const joint = text[end] as string
      if (previous !== '' && previous !== joint && !'-.:：∶'.includes(joint)) break
      previous = joint
      joints += 1
      if (joint === '.') dots += 1
      end += 1
    } else break
  }
  if (joints === 0) return null
  const printed = text.slice(start, end)
  if (dots >= 2 && dots === joints) return { end, note: 'version or address', valueless: true }
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(printed)) return { end, note: 'date' }
  if (/^\d+(?:\.\d+)?[:：∶比]\d+(?:\.\d+)?(?:[:：∶比]\d+)?$/.test(printed))
    return { end, note: 'clock time, score or scale' }
  if (/^\d{1,5}[×xX*]\d{1,5}(?:[×xX*]\d{1,5})?$/.test(printed)) return { end, note: 'dimensions' }
  if (/^\d{1,2}·\d{1,2}$/.test(printed)) return { end, note: 'date' }
  if (
    /^\d{3,4}-\d{3,8}(?:-\d{1,8})?$/.test(printed) &&
    !/^(?:19|20)\d\d-(?:19|20)\d\d$/.test(printed) &&
    joints >= 1 &&
    printed.length >= 10
  )
    return { end, note: 'telephone number' }
  if (joints >= 3) return { end, note: 'code' }
  return null
}

/** 2022年, 3月, 14日, 24时, 第…季度 and 20世纪: parts of the calendar. */
export function dateAt(text: string, mention: Mention): DatePart | null {
  const clock = clockSeconds(text, mention) ?? clockPair(text, mention)
  if (clock) return clock
  if (!isInteger(mention)) return null
  let at = mention.numeral.end
  if (text[at] === ' ') at += 1
  const sign = text[at]
  const value = mention.low
  switch (sign) {
    case '财':
    case '学':
      return text[at + 1] === '年' && isYear(text, mention, at + 1) ? { end: at + 2, note: 'year' } : null
    case '年':
      return isYear(text, mention, at) && value.gte(0) ? { end: at + 1, note: 'year' } : null
    case '月':
      return value.gte(1) && value.lte(12) ? { end: text[at + 1] === '份' ? at + 2 : at + 1, note: 'month' } : null
    case '日':
    case '号':
      if (value.lt(1) || value.gt(31) || text[mention.numeral.start] === '两') return null
      if (longestBefore(lengthCues, text, skipSpacesBack(text, mention.numeral.start))) return null
      return DAY_MEASURE.test(text.slice(at, at + 3)) && !isAfterMonth(text, mention)
        ? null
        : { end: at + 1, note: 'day' }
    case '时':
      return value.lte(24) ? { end: at + 1, note: 'hour of the clock' } : null
    case '季':
      return value.lte(4) ? { end: text[at + 1] === '度' ? at + 2 : at + 1, note: 'quarter' } : null
    case '世':
      return text[at + 1] === '纪' ? { end: at + 2, note: 'century' } : null
    case '分':
    case '秒':
      return isMinute(text, mention) ? { end: at + 1, note: 'minute of the clock' } : null
    case '点':
      return isClock(text, mention, at) ? { end: at + 1, note: 'hour of the clock' } : null
    default:
      return null
  }
}

/** 14时43分15.1秒, 16时30分左右: minutes and seconds after an hour, and what only approximates them. */
function clockSeconds(text: string, mention: Mention): DatePart | null {
  const unit = text[mention.numeral.end]
  if ((unit !== '分' && unit !== '秒') || text[mention.numeral.end + 1] === '钟') return null
  const before = text[skipSpacesBack(text, mention.numeral.start) - 1] ?? ' '
  return '时時'.includes(before) && mention.numeral.start > 1 ? { end: mention.end, note: 'minute of the clock' } : null
}

/** 凌晨三四点: an hour given as a pair. */
function clockPair(text: string, mention: Mention): DatePart | null {
  if (mention.high?.lte(24) !== true || text[mention.numeral.end] !== '点') return null
  return longestBefore(clockCues, text, skipSpacesBack(text, mention.numeral.start))
    ? { end: mention.numeral.end + 1, note: 'hour of the clock' }
    : null
}

function isAfterMonth(text: string, mention: Mention): boolean {
  return text[skipSpacesBack(text, mention.numeral.start) - 1] === '月'
}

/** 11时54分, 8点05分30秒. */
function isMinute(text: string, mention: Mention): boolean {
  return mention.low.lt(60) && '时点分'.includes(text[skipSpacesBack(text, mention.numeral.start) - 1] ?? ' ')
}

function isClock(text: string, mention: Mention, at: number): boolean {
  if (mention.low.gt(24)) return false
  const next = text[at + 1] ?? ''
  if (next !== '' && '钟半整许多'.includes(next)) return true
  if (longestBefore(clockCues, text, skipSpacesBack(text, mention.numeral.start))) return true
  if (mention.form !== 'arabic' || isArabicDigit(next.charCodeAt(0))) return mention.form === 'arabic'
  return wordBefore(text, mention.numeral.start, indexCues, indexFillers) === null
}
