import { Big } from 'big.js'
import { readArabic } from './arabic.ts'
import { isArabicDigit, isLatinLetter } from './digits.ts'
import { type Numeral, readNumeral } from './numeral.ts'

/** A fraction as printed; `over` may be a range (百分之三至五 is joined later). */
export interface Fraction {
  readonly start: number
  readonly end: number
  readonly numeratorStart: number
  readonly over: Big
  readonly overHigh: Big | null
  readonly under: Big
  readonly whole: Big | null
  readonly surplus: Numeral['surplus']
}

function skipSpaces(text: string, at: number): number {
  let to = at
  while (to < at + 3 && text[to] === ' ') to += 1
  return to
}

/** `分之` with spaces between, as scanned text has it; the offset after it or -1. */
function afterFenzhi(text: string, at: number): number {
  const fen = skipSpaces(text, at)
  if (text[fen] !== '分') return -1
  const zhi = skipSpaces(text, fen + 1)
  return text[zhi] === '之' ? skipSpaces(text, zhi + 1) : -1
}

/** 三分之二, 百万分之五, 3又壹千分之23, and Cantonese 三分一. */
export function readFraction(text: string, numeral: Numeral): Fraction | null {
  if (numeral.surplus || numeral.high) return null
  const mixed = readMixed(text, numeral) ?? readMixedSlash(text, numeral)
  if (mixed) return mixed
  const at = afterFenzhi(text, numeral.end)
  if (at < 0) return numeral.form === 'chinese' && !numeral.elaborate ? readCantonese(text, numeral) : null
  if (numeral.low.lte(0)) return null
  const negative = text[at] === '负'
  const over = readNumeral(text, negative ? at + 1 : at)
  if (!over) return null
  return {
    start: numeral.start,
    end: over.end,
    numeratorStart: over.start,
    over: negative ? over.low.neg() : over.low,
    overHigh: over.high,
    under: numeral.low,
    whole: null,
    surplus: over.surplus,
  }
}

function readMixed(text: string, numeral: Numeral): Fraction | null {
  const at = skipSpaces(text, numeral.end)
  if (text[at] !== '又') return null
  const under = readNumeral(text, skipSpaces(text, at + 1))
  if (!under) return null
  const from = afterFenzhi(text, under.end)
  const over = from < 0 ? null : readNumeral(text, from)
  if (!over || over.high || under.low.lte(0)) return null
  return {
    start: numeral.start,
    end: over.end,
    numeratorStart: over.start,
    over: over.low,
    overHigh: null,
    under: under.low,
    whole: numeral.low,
    surplus: null,
  }
}

/** Measures are divided by these; 3/14 and 5/31 are days. */
const RULER = new Set(['2', '3', '4', '5', '8', '16'])

/** 1 3/5, one and three fifths: a whole number, a space and a proper fraction as rulers have them. */
function readMixedSlash(text: string, numeral: Numeral): Fraction | null {
  const whole = numeral.form === 'arabic' && !numeral.elaborate && numeral.low.gt(0) && numeral.low.lt(100)
  if (!whole || text[numeral.end] !== ' ') return null
  const part = readSlashFraction(text, numeral.end + 1)
  return part && RULER.has(part.under.toFixed()) ? { ...part, start: numeral.start, whole: numeral.low } : null
}

/** 三分一, 二分一 in Hong Kong papers: a third, a half. */
function readCantonese(text: string, numeral: Numeral): Fraction | null {
  if (text[numeral.end] !== '分' && text[numeral.end] !== '份') return null
  const over = readNumeral(text, numeral.end + 1)
  if (over?.form !== 'chinese' || over.high || over.elaborate || over.end !== numeral.end + 2) return null
  if (
    over.low.lte(0) ||
    over.low.gte(numeral.low) ||
    numeral.low.gt(10) ||
    text[over.end] === '秒' ||
    text[over.end] === '分'
  )
    return null
  return {
    start: numeral.start,
    end: over.end,
    numeratorStart: over.start,
    over: over.low,
    overHigh: null,
    under: numeral.low,
    whole: null,
    surplus: null,
  }
}

/** （3/14）, 3/31: month and day. Nobody reckons in thirty-firsts. */
function isDate(text: string, start: number, end: number, month: Big, day: Big): boolean {
  if (month.gt(12) || day.gt(31)) return false
  const bracketed = '（('.includes(text[start - 1] ?? ' ') && '）)'.includes(text[end] ?? ' ')
  return bracketed || day.gte(28)
}

/** 1/3, 2/5: proper, of at most three digits, and no date or path around it. */
export function readSlashFraction(text: string, at: number): Fraction | null {
  const before = text.charCodeAt(at - 1)
  if (text[at - 1] === '/' || text[at - 1] === '-' || isLatinLetter(before) || text[at - 1] === '.') return null
  const over = readArabic(text, at)
  if (!over || over.elaborate || over.integerDigits > 3 || text[over.end] !== '/') return null
  const under = readArabic(text, over.end + 1)
  if (!under || under.elaborate || under.integerDigits > 4 || over.value.gte(under.value) || over.value.lte(0))
    return null
  if (isDate(text, at, under.end, over.value, under.value)) return null
  // 411/2020 is the number of a case.
  if (under.value.gte(1900) && under.integerDigits === 4) return null
  const next = text[under.end] ?? ' '
  if (
    next === '/' ||
    next === '.' ||
    next === '月' ||
    isLatinLetter(next.charCodeAt(0)) ||
    isArabicDigit(next.charCodeAt(0))
  )
    return null
  return {
    start: at,
    end: under.end,
    numeratorStart: at,
    over: over.value,
    overHigh: null,
    under: under.value,
    whole: null,
    surplus: null,
  }
}

const DECIMALS = 40

/** The quotient: exact where it terminates, else to two decimals of a per cent, or four figures where that would be nothing. */
export function quotient(over: Big, under: Big, hundredfold: boolean): Big {
  const scaled = hundredfold ? over.times(100) : over
  const precise = Big()
  precise.DP = DECIMALS
  const exact = new precise(scaled).div(new precise(under))
  if (exact.times(under).eq(scaled) && exact.c.length <= 15) return new Big(exact.toFixed())
  const rounded = exact.round(hundredfold ? 2 : 12)
  return new Big((rounded.abs().gte('0.01') ? rounded : exact.prec(4)).toFixed())
}
