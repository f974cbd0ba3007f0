import { Big } from 'big.js'
import { readArabic } from './arabic.ts'
import {
  bigs,
  digits,
  isArabicDigit,
  isChineseNumeralUnit,
  lookup,
  MAX_NUMERAL_LENGTH,
  skipSpaces,
  smalls,
  tens,
} from './digits.ts'
import {
  AMBIGUOUS_DIGITS,
  BIG_MULTIPLIERS,
  MULTIPLIER_UNIT_AFTER_ARABIC,
  MULTIPLIER_UNITS,
  NOUN_BEFORE_SHU,
} from './lexicon/numerals.ts'

const HAN = /\p{Script=Han}/u

/** Money after a financial digit shows that it is one: 肆角叁分. */
export const AFTER_FINANCIAL = '元圆角分点'

/** What has been read of a numeral in places; values come in pairs, low and high, that differ only in a range. */
interface Reading {
  at: number
  /** Closed sections: values already multiplied by 万, 亿, 兆, with that power. */
  parts: { low: Big; high: Big; power: number }[]
  section: { low: Big; high: Big } | null
  pending: { low: Big; high: Big; implied: boolean } | null
  lastSmall: number
  /** The last multiplier's power of ten, for 两千三 and 三万五. */
  lastPower: number
  /** 零 was read since the last multiplier: what follows is counted in ones. */
  zero: boolean
  surplus: 'gt' | 'approx' | null
  range: boolean
  elaborate: boolean
}

const ZERO_PAIR = { low: new Big(0), high: new Big(0) }

function plus(a: { low: Big; high: Big } | null, b: { low: Big; high: Big } | null): { low: Big; high: Big } {
  if (!a) return b ?? ZERO_PAIR
  return b ? { low: a.low.plus(b.low), high: a.high.plus(b.high) } : a
}

function times(a: { low: Big; high: Big }, factor: Big | number): { low: Big; high: Big } {
  return { low: a.low.times(factor), high: a.high.times(factor) }
}

/** A multiplier of the section: 十 百 千. Must fall (三千五百), and without a digit stands for itself (百三, 零十二). */
function takeSmall(reading: Reading, factor: number): boolean {
  if (factor >= reading.lastSmall) return false
  const digit = reading.pending ?? { low: new Big(1), high: new Big(1), implied: false }
  // 三百千, 四十万千升: a bare 百 or 千 continues nothing unless 零 leads to it (一万零百一十一).
  const continues = reading.section !== null || reading.parts.length > 0
  if (!reading.pending && continues && !reading.zero && factor !== 10) return false
  const some = reading.pending !== null && reading.range && digit.high.eq(9) && digit.low.eq(2) && !reading.section
  const value = times(digit, factor)
  // 数十 is twenty to ninety-nine, 几百 two hundred to 999: the indefinite digit leaves the lower places open.
  reading.section = plus(reading.section, some ? { low: value.low, high: new Big(factor * 10 - 1) } : value)
  reading.pending = null
  reading.lastSmall = factor
  reading.lastPower = Math.log10(factor)
  reading.zero = false
  reading.elaborate = true
  return true
}

/** 万 亿 兆: multiplies everything below it (一万五千亿, 五兆六十二亿, 四万万). */
function takeBig(reading: Reading, power: number): boolean {
  let below = reading.pending || reading.section ? plus(reading.section, reading.pending) : null
  const some =
    reading.pending !== null &&
    !reading.section &&
    reading.range &&
    reading.pending.low.eq(2) &&
    reading.pending.high.eq(9)
  if (some && reading.parts.length === 0) below = { low: new Big(2), high: new Big(10).minus(new Big(10).pow(-power)) }
  const stacked = below === null
  while (reading.parts.length > 0) {
    const last = reading.parts.at(-1) as { low: Big; high: Big; power: number }
    if (last.power > power || (last.power === power && !stacked)) break
    below = plus(last, below)
    reading.parts.pop()
  }
  if (below === null) {
    if (reading.parts.length > 0) return false
    below = { low: new Big(1), high: new Big(1) }
  }
  const value = times(below, new Big(10).pow(power))
  reading.parts.push({ ...value, power })
  reading.section = null
  reading.pending = null
  reading.lastSmall = Number.POSITIVE_INFINITY
  reading.lastPower = power
  reading.zero = false
  reading.elaborate = true
  return true
}

/** 七八 in 七八十, 三五 in 三五百: two digits that stand for a span. */
export function isPair(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5)
}

/** After 一两 a counter or multiplier makes a span (一两天); elsewhere 两 is the weight (一两黄金). */
const AFTER_ONE_TWO = '百千万亿个天年次家人名位种件条周日月小星间句岁成倍处批场款项台辆张笔'

/** 十来个, 二十来岁: 来 is an approximator only before what is counted. */
const AFTER_LAI = '个人家年岁天名位万亿元块公斤里次种件条分小米吨处'

/** 参 in 上万参观者 begins a word; 一千陆 and 陆佰 are numerals. */
function isWordBeginning(text: string, at: number): boolean {
  if (!AMBIGUOUS_DIGITS.includes(text[at] as string)) return false
  const next = text[at + 1] ?? ' '
  if (isChineseNumeralUnit(next.charCodeAt(0)) || AFTER_FINANCIAL.includes(next)) return false
  return HAN.test(next) && !'拾佰仟'.includes(text[at - 1] ?? ' ')
}

function takeDigit(reading: Reading, text: string): boolean {
  const { at } = reading
  if (reading.pending) return false
  const indefinite = text[at] === '几' || (text[at] === '数' && reading.section !== null)
  if (indefinite) {
    if (!reading.section && reading.parts.length === 0) return false
    reading.pending = { low: new Big(1), high: new Big(9), implied: false }
    reading.range = true
    reading.at = at + 1
    return true
  }
  const ten = lookup(tens, text, at)
  if (ten !== undefined && !reading.section) {
    reading.section = { low: new Big(ten), high: new Big(ten) }
    reading.lastSmall = 10
    reading.lastPower = 1
    reading.elaborate = true
    reading.at = at + 1
    return true
  }
  const digit = lookup(digits, text, at)
  if (digit === undefined || isWordBeginning(text, at)) return false
  if (digit === 0) {
    reading.zero = true
    reading.at = at + 1
    if (!reading.section && reading.parts.length === 0) reading.pending = { ...ZERO_PAIR, implied: false }
    return true
  }
  const second = lookup(digits, text, at + 1)
  const paired =
    second !== undefined &&
    isPair(digit, second) &&
    lookup(digits, text, at + 2) === undefined &&
    (text[at + 1] !== '两' || AFTER_ONE_TWO.includes(text[at + 2] ?? ' '))
  // 两 closes a numeral only as the unit of weight: 两万两, 二两.
  if (text[at] === '两' && (reading.section || reading.parts.length > 0) && lookup(smalls, text, at + 1) === undefined)
    return false
  reading.pending = paired
    ? { low: new Big(digit), high: new Big(second), implied: true }
    : { low: new Big(digit), high: new Big(digit), implied: true }
  if (paired) reading.range = true
  reading.at = at + (paired ? 2 : 1)
  return true
}

/** An Arabic run inside a numeral in places: 7万5千4百, 1万600. */
function takeArabic(reading: Reading, text: string): boolean {
  if (reading.pending) return false
  const run = readArabic(text, reading.at)
  if (!run) return false
  const first = reading.parts.length === 0 && !reading.section
  if (!first && (run.elaborate || run.integerDigits > reading.lastPower || lookup(digits, text, run.end) !== undefined))
    return false
  reading.pending = { low: run.value, high: run.value, implied: run.integerDigits === 1 && !first }
  if (run.elaborate) reading.elaborate = true
  reading.at = run.end
  return true
}

/** 多, 余, 来 after a multiplier or an Arabic run: 4800多万, 十余, 二十来岁. */
function takeSurplus(reading: Reading, text: string): boolean {
  if (reading.surplus) return false
  const open = reading.pending !== null
  if (open && !isArabicDigit(text.charCodeAt(reading.at - 1))) return false
  if (!open && !reading.section && reading.parts.length === 0) return false
  const mark = text[reading.at]
  if (mark === '多' || mark === '余') reading.surplus = 'gt'
  else if (mark === '来' && AFTER_LAI.includes(text[reading.at + 1] ?? ' ')) reading.surplus = 'approx'
  else return false
  reading.at += 1
  return true
}

/** 5千瓦, 一百千瓦: the multiplier's character opens a unit. */
function opensUnit(text: string, at: number): boolean {
  if (text.startsWith(MULTIPLIER_UNIT_AFTER_ARABIC, at)) return isArabicDigit(text.charCodeAt(at - 1))
  for (const unit of MULTIPLIER_UNITS) if (text.startsWith(unit, at)) return true
  return false
}

/** One step of the grammar; false when the numeral has ended. */
function step(reading: Reading, text: string): boolean {
  const resume = reading.at
  const at = skipSpaces(text, reading.at)
  // A space joins only Chinese places (三 百 五): `12 15` are two numbers.
  if (at > resume && isArabicDigit(text.charCodeAt(at)) && isArabicDigit(text.charCodeAt(resume - 1))) return false
  reading.at = at
  if (isArabicDigit(text.charCodeAt(at)) && takeArabic(reading, text)) return true
  const small = lookup(smalls, text, at)
  const closed = small !== undefined && text[at + 1] !== text[at] && opensUnit(text, at)
  if (closed || (text[at] === '兆' && opensUnit(text, at))) {
    reading.at = resume
    return false
  }
  // 7011十天: 十 after a longer Arabic run begins another number.
  const longRun = small === 10 && isArabicDigit(text.charCodeAt(at - 1)) && isArabicDigit(text.charCodeAt(at - 2))
  if (small !== undefined && !longRun && takeSmall(reading, small)) {
    reading.at = at + 1
    return true
  }
  const big = lookup(bigs, text, at)
  if (big !== undefined && takeBig(reading, big)) {
    reading.at = at + 1
    return true
  }
  // 两个亿, 两个多亿: the classifier between digit and scale.
  if (text.startsWith('个多亿', at) && reading.pending && takeBig(reading, BIG_MULTIPLIERS.亿)) {
    reading.surplus = 'gt'
    reading.at = at + 3
    return true
  }
  if (text[at] === '个' && text[at + 1] === '亿' && reading.pending && takeBig(reading, BIG_MULTIPLIERS.亿)) {
    reading.at = at + 2
    return true
  }
  if (at === resume || isChineseNumeralUnit(text.charCodeAt(resume - 1))) if (takeDigit(reading, text)) return true
  if (takeSurplus(reading, text)) return true
  reading.at = resume
  return false
}

function emptyReading(at: number): Reading {
  return {
    at,
    parts: [],
    section: null,
    pending: null,
    lastSmall: Number.POSITIVE_INFINITY,
    lastPower: 0,
    zero: false,
    surplus: null,
    range: false,
    elaborate: false,
  }
}

/** 两千三 is 2,300 and 三万五 35,000: a last digit without a place takes the one below the last multiplier. */
function closePending(reading: Reading): { low: Big; high: Big } | null {
  if (!reading.pending) return null
  const lifts = reading.pending.implied && !reading.zero && reading.lastPower >= 2
  return lifts ? times(reading.pending, new Big(10).pow(reading.lastPower - 1)) : reading.pending
}

/** A numeral in places as read; `end` is `start` where there was none. */
export interface PlacesReading {
  readonly end: number
  readonly low: Big
  /** Null where the numeral names one value. */
  readonly high: Big | null
  readonly surplus: Reading['surplus']
  readonly elaborate: boolean
}

/** 几十, 数百: an indefinite digit counts only before a multiplier, and 数 not as a noun (人数十分…). */
function openIndefinite(reading: Reading, text: string): boolean {
  const { at } = reading
  if (text[at] !== '几' && text[at] !== '数') return true
  if (lookup(smalls, text, at + 1) === undefined && lookup(bigs, text, at + 1) === undefined) return false
  if (text[at] === '数' && NOUN_BEFORE_SHU.includes(text[at - 1] ?? ' ')) return false
  reading.pending = { low: new Big(2), high: new Big(9), implied: false }
  reading.range = true
  reading.at = at + 1
  return true
}

/** Reads in places: Arabic runs, Chinese digits and multipliers in any mixture. */
export function readPlaces(text: string, start: number): PlacesReading | null {
  const reading = emptyReading(start)
  if (!openIndefinite(reading, text)) return null
  if (text[start] === '.') takeArabic(reading, text)
  while (reading.at - start < MAX_NUMERAL_LENGTH && step(reading, text));
  if (reading.at === start) return null
  let total = plus(reading.section, closePending(reading))
  for (const part of reading.parts) total = plus(total, part)
  return {
    end: reading.at,
    low: total.low,
    high: reading.range ? total.high : null,
    surplus: reading.surplus,
    elaborate: reading.elaborate,
  }
}
