import Big from 'big.js'
import type { Span } from '../../pipeline/document/index.ts'
import type { Comparator } from '../types.ts'
import { MULTIPLIERS, NAMED_AMOUNTS, NAMED_FRACTIONS, NUMBER_WORDS, SPELLED_MULTIPLIERS } from './lexicon/quantities.ts'
import { SMALL_NUMBERS } from './lexicon/time.ts'
import { alternation, lookUp } from './patterns.ts'

/** A number as printed, its multiplier included, before anything is known of its unit. */
export interface Numeral {
  readonly span: Span
  readonly value: string
  readonly valueHigh: string | null
  readonly comparator: Comparator
  /** `fraction`: already in percent. `word`: spelled out. */
  readonly form: 'digits' | 'word' | 'fraction' | 'named'
  /** Power of ten of the multiplier printed with it; 0 where there is none. */
  readonly power: number
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,8})?|\d{1,18}(?:\.\d{1,8})?`
const MULTIPLIER = `(?:[ \\u00a0-]?(?:${alternation(Object.keys(MULTIPLIERS))})\\b){0,2}`
const NUMBER_WORD = alternation([...Object.keys(NUMBER_WORDS), ...SPELLED_MULTIPLIERS])
/** Words that may stand in `eight out of ten`. */
const SMALL = alternation(Object.keys(SMALL_NUMBERS).filter((word) => word !== 'a'))
const NUMERAL = new RegExp(
  [
    `(?<named>\\b(?:${alternation(Object.keys(NAMED_AMOUNTS))})\\b)`,
    `(?<fraction>\\b(?:${alternation(Object.keys(NAMED_FRACTIONS))})\\b)`,
    `(?<odds>\\b(?:\\d{1,3}|${SMALL}) out of (?:every )?(?:\\d{1,3}|${SMALL})\\b(?! \\$))`,
    `(?<digits>${DIGITS})(?<scale>${MULTIPLIER})`,
    `(?<word>\\b(?:${NUMBER_WORD})(?:(?:[ -]|[ -]and[ -])(?:${NUMBER_WORD})){0,6}\\b)`,
  ].join('|'),
  'gi',
)

/** The same pattern without memory of where it last matched. */
const ANY_NUMERAL = new RegExp(NUMERAL.source, 'i')
const ANY_RANK =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|doubl|tripl|trebl|quadrupl|quintupl|halv)/i

/** True when a text may hold a number, a rank or a verb that doubles something: cheap, and never wrong the other way. */
export function hasNumeral(text: string): boolean {
  return ANY_NUMERAL.test(text) || ANY_RANK.test(text)
}

/** All numbers of a stretch of text in order, names and dates included: what they are is decided later. */
export function findNumerals(text: string, within: Span): readonly Numeral[] {
  const found: Numeral[] = []
  const source = text.slice(within.start, within.end)
  for (const match of source.matchAll(NUMERAL)) {
    const span = { start: within.start + match.index, end: within.start + match.index + match[0].length }
    const numeral = readNumeral(match[0], match.groups ?? {}, span)
    if (numeral) found.push(numeral)
  }
  return found
}

function readNumeral(printed: string, groups: Record<string, string | undefined>, span: Span): Numeral | null {
  const key = printed.toLowerCase().replaceAll('\u00a0', ' ')
  if (groups['fraction'] !== undefined) {
    const value = lookUp(NAMED_FRACTIONS, key)
    return value === undefined ? null : { ...plain(span, value), form: 'fraction' }
  }
  if (groups['named'] !== undefined) {
    const named = lookUp<readonly [string, string | null, Comparator]>(NAMED_AMOUNTS, key)
    return named ? { ...plain(span, named[0]), valueHigh: named[1], comparator: named[2], form: 'named' } : null
  }
  if (groups['odds'] !== undefined) {
    const value = oddsInPercent(key)
    return value === null ? null : { ...plain(span, value), form: 'fraction' }
  }
  if (groups['digits'] !== undefined) {
    const power = powerOf(groups['scale'] ?? '')
    const value = new Big(groups['digits'].replaceAll(',', '')).times(new Big(10).pow(power)).toFixed()
    return { ...plain(span, value), power }
  }
  const value = spelledValue(key)
  return value === null ? null : { ...plain(span, value), form: 'word' }
}

/** `eight out of ten` is 80; true fractions to two places, as the contract has them. */
function oddsInPercent(odds: string): string | null {
  const [part, whole] = odds
    .split(/ out of (?:every )?/)
    .map((word) => lookUp<number>(SMALL_NUMBERS, word) ?? Number(word))
  if (!part || !whole || part > whole) return null
  return new Big(part).times(100).div(whole).round(2).toString()
}

function plain(span: Span, value: string): Numeral {
  return { span, value, valueHigh: null, comparator: 'eq', form: 'digits', power: 0 }
}

function powerOf(scale: string): number {
  let power = 0
  for (const word of scale.toLowerCase().split(/[^a-z]+/)) power += lookUp<number>(MULTIPLIERS, word) ?? 0
  return power
}

/** The value of a number in words (`three hundred and six`); null for several numbers side by side (`two one`). */
function spelledValue(words: string): string | null {
  let total = new Big(0)
  let group = new Big(0)
  // Below it the next word may be added: 100 behind `twenty` no longer, 10 behind `twenty`, 1 behind `six`.
  let room = 100
  let scale = Number.POSITIVE_INFINITY
  for (const word of words.split(/[ -]+/)) {
    if (word === 'and') continue
    const power = lookUp<number>(MULTIPLIERS, word)
    if (power === undefined) {
      const value = lookUp<number>(NUMBER_WORDS, word)
      if (value === undefined || value >= room) return null
      group = group.plus(value)
      room = value >= 20 ? 10 : 1
    } else if (power === 2) {
      if (group.gte(100)) return null
      group = (group.eq(0) ? new Big(1) : group).times(100)
      room = 100
    } else {
      if (power >= scale) return null
      total = total.plus((group.eq(0) ? new Big(1) : group).times(new Big(10).pow(power)))
      group = new Big(0)
      scale = power
      room = 100
    }
  }
  return total.plus(group).toFixed()
}
