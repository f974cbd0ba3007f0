import { Big } from 'big.js'
import {
  AMBIGUOUS_DIGITS,
  BIG_MULTIPLIERS,
  DIGITS,
  LATIN_MULTIPLIERS,
  MULTIPLIER_UNIT_AFTER_ARABIC,
  MULTIPLIER_UNITS,
  NOUN_BEFORE_SHU,
  SMALL_MULTIPLIERS,
  TENS,
} from './lexicon/numerals.ts'

/** A numeral as read, without unit. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly low: Big
  /** The upper end where the numeral itself is a range (七八十, 十几, 数十亿), else null. */
  readonly high: Big | null
  /** 多 or 余 inside (4800多万): more than the value. 来 (十来个): about it. */
  readonly surplus: 'gt' | 'approx' | null
  /**
   * `arabic` begins with an Arabic digit; `chinese` is built with multipliers or is one digit; `reading` is digit by digit
   * (二〇二三); `scale` begins with a bare multiplier (千亿).
   */
  readonly form: 'arabic' | 'chinese' | 'reading' | 'scale'
  /** The power of ten of the closing 万, 亿, 兆 (3万亿: 12), 0 where there is none. What a range hands to its lower end. */
  readonly scale: number
  /** Has a multiplier, group comma or decimal point: it counts something rather than names it. */
  readonly elaborate: boolean
}

const ZERO = 0
const HAN = /\p{Script=Han}/u
/** Longer than any number that is meant as one; the scanner steps over longer runs. */
export const MAX_NUMERAL_LENGTH = 400
/** Beyond this exponent `1e999` is text, not a number that anybody reports. */
const MAX_EXPONENT = 30

interface Table {
  readonly [character: string]: number
}
const digits: Table = DIGITS
const smalls: Table = SMALL_MULTIPLIERS
const bigs: Table = BIG_MULTIPLIERS
const tens: Table = TENS
const latins: Table = LATIN_MULTIPLIERS

function lookup(table: Table, text: string, at: number): number | undefined {
  const character = text[at]
  return character === undefined || !Object.hasOwn(table, character) ? undefined : table[character]
}

export function isArabicDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

export function isLatinLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

const NUMERAL_UNITS = new Set(
  [
    ...Object.keys(DIGITS),
    ...Object.keys(SMALL_MULTIPLIERS),
    ...Object.keys(BIG_MULTIPLIERS),
    ...Object.keys(TENS),
  ].map((character) => character.charCodeAt(0)),
)

/** True for the characters with which a Chinese numeral is written. */
export function isChineseNumeralUnit(unit: number): boolean {
  return NUMERAL_UNITS.has(unit)
}

/** Skips at most three spaces: scanned text spaces numerals out (`三 百 五`). */
function skipSpaces(text: string, at: number): number {
  let to = at
  while (to < at + 3 && text[to] === ' ') to += 1
  return to
}

interface ArabicRun {
  readonly end: number
  readonly value: Big
  readonly elaborate: boolean
  readonly integerDigits: number
}

function digitsEnd(text: string, at: number): number {
  let end = at
  while (isArabicDigit(text.charCodeAt(end))) end += 1
  return end
}

/** `3,894`, `10,000.233`, `.77`, `12e-1`. Group commas must cut exact threes, else the comma belongs to a list. */
export function readArabic(text: string, at: number): ArabicRun | null {
  let end = digitsEnd(text, at)
  const leadingDigits = end - at
  if (leadingDigits > MAX_NUMERAL_LENGTH) return null
  let plain = text.slice(at, end)
  let elaborate = false
  if (leadingDigits > 0 && leadingDigits <= 3) {
    while (text[end] === ',' && digitsEnd(text, end + 1) === end + 4 && plain.length < MAX_NUMERAL_LENGTH) {
      plain += text.slice(end + 1, end + 4)
      end += 4
      elaborate = true
    }
  }
  const integerDigits = plain.length
  if (text[end] === '.' && isArabicDigit(text.charCodeAt(end + 1))) {
    const fractionEnd = digitsEnd(text, end + 1)
    if (fractionEnd - end > MAX_NUMERAL_LENGTH) return null
    plain = `${plain === '' ? '0' : plain}${text.slice(end, fractionEnd)}`
    end = fractionEnd
    elaborate = true
  }
  if (plain === '') return null
  const exponent = readExponent(text, end)
  if (exponent)
    return { end: exponent.end, value: new Big(plain).times(`1e${exponent.power}`), elaborate: true, integerDigits }
  return { end, value: new Big(plain), elaborate, integerDigits }
}

function readExponent(text: string, at: number): { readonly end: number; readonly power: number } | null {
  if (text[at] !== 'e' && text[at] !== 'E') return null
  const signed = text[at + 1] === '-' || text[at + 1] === '+'
  const from = at + (signed ? 2 : 1)
  const end = digitsEnd(text, from)
  if (end === from || end - from > 3 || isLatinLetter(text.charCodeAt(end))) return null
  const power = Number(text.slice(at + 1, end))
  return Math.abs(power) <= MAX_EXPONENT ? { end, power } : null
}

/** Money after a financial digit shows that it is one: 肆角叁分. */
const AFTER_FINANCIAL = '元圆角分点'

/** Length of the run of Chinese digits (no multipliers) at `at`. */
function digitRun(text: string, at: number): number {
  let end = at
  while (lookup(digits, text, end) !== undefined) end += 1
  return end - at
}

/** 二〇二三, 一七二零点一三四: digit by digit. */
function readByReading(text: string, at: number, length: number): Numeral | null {
  if (length > MAX_NUMERAL_LENGTH) return null
  let plain = ''
  for (let to = at; to < at + length; to += 1) plain += lookup(digits, text, to)
  const decimals = readDecimals(text, at + length)
  const end = decimals ? decimals.end : at + length
  const low = new Big(decimals ? `${plain}.${decimals.digits}` : plain)
  return { start: at, end, low, high: null, surplus: null, form: 'reading', scale: 0, elaborate: decimals !== null }
}

/** After a Chinese numeral: 点 and its digits. A clock time (三点二十分) or 两 after 点 is no decimal. */
function readDecimals(text: string, at: number): { readonly end: number; readonly digits: string } | null {
  const point = skipSpaces(text, at)
  if (text[point] !== '点') return null
  const from = skipSpaces(text, point + 1)
  let plain = ''
  let end = from
  for (; end - from < MAX_NUMERAL_LENGTH; end += 1) {
    const digit = text[end] === '两' ? undefined : lookup(digits, text, end)
    if (digit !== undefined) plain += digit
    else if (isArabicDigit(text.charCodeAt(end))) plain += text[end]
    else break
  }
  if (plain === '' || lookup(smalls, text, end) === 10 || '分钟刻半'.includes(text[end] ?? ' ')) return null
  return { end, digits: plain }
}

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
  surplus: Numeral['surplus']
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
  if (!reading.pending && reading.section && !reading.zero && factor !== 10) return false
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
function isPair(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5)
}

/** After 一两 a counter or multiplier makes a span (一两天); elsewhere 两 is the weight (一两黄金). */
const AFTER_ONE_TWO = '百千万亿个天年次家人名位种件条周日月小星间句岁成倍处批场'

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
  if (small !== undefined && takeSmall(reading, small)) {
    reading.at = at + 1
    return true
  }
  const big = lookup(bigs, text, at)
  if (big !== undefined && takeBig(reading, big)) {
    reading.at = at + 1
    return true
  }
  // 两个亿: the classifier between digit and scale.
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

function closingScale(text: string, start: number, end: number): number {
  let power = 0
  for (let at = end - 1; at >= start; at -= 1) {
    const big = lookup(bigs, text, at)
    if (big !== undefined) power += big
    else if (text[at] !== '多' && text[at] !== '余' && text[at] !== ' ' && text[at] !== '个') break
  }
  return power
}

/** Reads in places: Arabic runs, Chinese digits and multipliers in any mixture. */
function readInPlaces(text: string, start: number): Numeral | null {
  const reading = emptyReading(start)
  const indefinite = text[start] === '几' || text[start] === '数'
  if (indefinite) {
    if (lookup(smalls, text, start + 1) === undefined && lookup(bigs, text, start + 1) === undefined) return null
    if (text[start] === '数' && NOUN_BEFORE_SHU.includes(text[start - 1] ?? ' ')) return null
    reading.pending = { low: new Big(2), high: new Big(9), implied: false }
    reading.range = true
    reading.at = start + 1
  }
  const scale = lookup(smalls, text, start) !== undefined || lookup(bigs, text, start) !== undefined
  const arabic = isArabicDigit(text.charCodeAt(start)) || text[start] === '.'
  if (text[start] === '.') takeArabic(reading, text)
  while (reading.at - start < MAX_NUMERAL_LENGTH && step(reading, text));
  if (reading.at === start) return null
  let total = plus(reading.section, closePending(reading))
  for (const part of reading.parts) total = plus(total, part)
  const numeral: Numeral = {
    start,
    end: reading.at,
    low: total.low,
    high: reading.range ? total.high : null,
    surplus: reading.surplus,
    form: arabic ? 'arabic' : scale && text[start] !== '十' && text[start] !== '拾' ? 'scale' : 'chinese',
    scale: closingScale(text, start, reading.at),
    elaborate: reading.elaborate,
  }
  return arabic ? withLatinScale(text, numeral) : withDecimals(text, numeral)
}

/** 一点二万亿, 二十六点三三. */
function withDecimals(text: string, numeral: Numeral): Numeral {
  if (numeral.high || numeral.surplus) return numeral
  const decimals = readDecimals(text, numeral.end)
  if (!decimals) return numeral
  let end = decimals.end
  let power = 0
  for (let big = lookup(bigs, text, end); big !== undefined; big = lookup(bigs, text, end)) {
    power += big
    end += 1
  }
  const low = numeral.low.plus(new Big(`0.${decimals.digits}`)).times(new Big(10).pow(power))
  return { ...numeral, end, low, scale: power, elaborate: true }
}

/** 30w, 15k, 1.04M, where no letter follows; 4K and 5W as names are told apart by the nominal rules. */
function withLatinScale(text: string, numeral: Numeral): Numeral {
  const at = skipSpaces(text, numeral.end)
  const power = lookup(latins, text, at)
  if (power === undefined || numeral.scale > 0 || isLatinLetter(text.charCodeAt(at + 1))) return numeral
  if (isArabicDigit(text.charCodeAt(at + 1))) return numeral
  return { ...numeral, end: at + 1, low: numeral.low.times(new Big(10).pow(power)), scale: power }
}

/** Reads the numeral that begins at `at`, the longest there; null where none begins. Fractions and signs are the caller's. */
export function readNumeral(text: string, at: number): Numeral | null {
  const unit = text.charCodeAt(at)
  if (isArabicDigit(unit) || text[at] === '.') {
    const run = readArabic(text, at)
    return run ? readInPlaces(text, at) : null
  }
  if (text[at] === '几' || text[at] === '数') return readInPlaces(text, at)
  if (!isChineseNumeralUnit(unit)) return null
  const ambiguous = AMBIGUOUS_DIGITS.includes(text[at] as string)
  if (
    ambiguous &&
    !isChineseNumeralUnit(text.charCodeAt(at + 1)) &&
    !AFTER_FINANCIAL.includes(text[skipSpaces(text, at + 1)] ?? ' ')
  )
    return null
  const run = digitRun(text, at)
  const next = at + run
  const multiplied = lookup(smalls, text, next) !== undefined || lookup(bigs, text, next) !== undefined
  if (run >= 3 || (run === 2 && !multiplied && !pairAt(text, at))) return readByReading(text, at, run)
  return readInPlaces(text, at)
}

function pairAt(text: string, at: number): boolean {
  const first = lookup(digits, text, at) ?? ZERO
  const second = lookup(digits, text, at + 1) ?? ZERO
  return text[at + 1] === '两' || (isPair(first, second) && first > 0)
}
