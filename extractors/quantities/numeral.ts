import { Big } from 'big.js'
import { readArabic } from './arabic.ts'
import {
  bigs,
  digits,
  isArabicDigit,
  isChineseNumeralUnit,
  isLatinLetter,
  latins,
  lookup,
  MAX_NUMERAL_LENGTH,
  skipSpaces,
  smalls,
} from './digits.ts'
import { AMBIGUOUS_DIGITS } from './lexicon/numerals.ts'
import { AFTER_FINANCIAL, isPair, readPlaces } from './places.ts'

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

/** The power of ten that closes the numeral: 12 for 3万亿. */
function closingScale(text: string, start: number, end: number): number {
  let power = 0
  for (let at = end - 1; at >= start; at -= 1) {
    const big = lookup(bigs, text, at)
    if (big !== undefined) power += big
    else if (text[at] !== '多' && text[at] !== '余' && text[at] !== ' ' && text[at] !== '个') break
  }
  return power
}

/** A numeral built with places, and what follows it: decimals (一点二万亿) or a Latin multiplier (30w). */
function readInPlaces(text: string, start: number): Numeral | null {
  const places = readPlaces(text, start)
  if (!places) return null
  const multiplier = lookup(smalls, text, start) !== undefined || lookup(bigs, text, start) !== undefined
  const arabic = isArabicDigit(text.charCodeAt(start)) || text[start] === '.'
  const bare = multiplier && text[start] !== '十' && text[start] !== '拾'
  const form = arabic ? 'arabic' : bare ? 'scale' : 'chinese'
  const numeral: Numeral = { start, ...places, form, scale: closingScale(text, start, places.end) }
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
