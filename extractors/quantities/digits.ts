import { BIG_MULTIPLIERS, DIGITS, LATIN_MULTIPLIERS, SMALL_MULTIPLIERS, TENS } from './lexicon/numerals.ts'

/** Longer than any number that is meant as one; the scanner steps over longer runs. */
export const MAX_NUMERAL_LENGTH = 400
/** Characters and what they stand for. */
export interface Table {
  readonly [character: string]: number
}
export const digits: Table = DIGITS
export const smalls: Table = SMALL_MULTIPLIERS
export const bigs: Table = BIG_MULTIPLIERS
export const tens: Table = TENS
export const latins: Table = LATIN_MULTIPLIERS

/** What the character at `at` stands for in a table; undefined where it is not in it. */
export function lookup(table: Table, text: string, at: number): number | undefined {
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
export function skipSpaces(text: string, at: number): number {
  let to = at
  while (to < at + 3 && text[to] === ' ') to += 1
  return to
}
