import { type WordIndex, type WordMatch, wordsByKey } from '../word-index.ts'
import { isArabicDigit, isChineseNumeralUnit } from './digits.ts'
import { NOT_SWALLOWED, TERMS } from './lexicon/nominal.ts'
import { type UnitTable, unitAt } from './units.ts'

const OTHER_STARTS = new Set([...'几数第翻首半对'].map((character) => character.charCodeAt(0)))

/** Characters at which a quantity, or a word that looks like one, may begin. */
const starts = new Uint8Array(0x10000)
for (let unit = 0; unit < starts.length; unit += 1)
  if (isArabicDigit(unit) || isChineseNumeralUnit(unit) || OTHER_STARTS.has(unit)) starts[unit] = 1

/** True for a character at which a quantity, or a word that looks like one, may begin. */
export function isStart(unit: number): boolean {
  return starts[unit] === 1
}

/** True for a word that would be read as part of the number before it. */
export function startsAsNumeral(word: string): boolean {
  const unit = word.charCodeAt(0)
  return isArabicDigit(unit) || isChineseNumeralUnit(unit)
}

/** True for a word with a digit or Chinese numeral in it. */
export function tellsNumber(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (startsAsNumeral(word.charAt(at))) return true
  return false
}

/** Terms named by a number, compiled: the lexicon's and the user's. */
export function createTerms(own: readonly string[] = []): WordIndex {
  return wordsByKey([...TERMS, ...own], isStart)
}

const notSwallowed: Readonly<Record<string, string>> = NOT_SWALLOWED

/** A word of the lexicon stands there whole: 有一 is none in 有一百零五名, 十分 none in 十分钟. */
export function swallows(text: string, { word, end }: WordMatch): boolean {
  const next = text[end] ?? ' '
  if (notSwallowed[word]?.includes(next)) return false
  return !(isChineseNumeralUnit(text.charCodeAt(end - 1)) && '十百千万亿'.includes(next))
}

const ONLY_DIGITS = /^\d+$/
/** A number that begins in the term goes on: 双11⟦0⟧, 618⟦.5⟧, 618⟦万⟧, 618⟦%⟧. */
const GOES_ON = /^(?:\d|[.,:]\d|[十百千万亿%‰])/
/** Part of a longer number, of a sum of money or of a name. */
const BEFORE_DIGITS = /[\d.,$￥¥€£A-Za-z-]$/

/** A term stands there whole, and one of digits alone counts nothing: 618 names a day, 618家 counts. */
export function isTerm(text: string, match: WordMatch, units: UnitTable): boolean {
  if (!swallows(text, match)) return false
  if (!isArabicDigit(text.charCodeAt(match.end - 1))) return true
  if (GOES_ON.test(text.slice(match.end, match.end + 2))) return false
  if (!ONLY_DIGITS.test(match.word)) return true
  return !BEFORE_DIGITS.test(text.slice(Math.max(0, match.start - 1), match.start)) && !unitAt(units, text, match.end)
}
