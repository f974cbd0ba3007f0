import { Big } from 'big.js'
import type { Span } from '../../pipeline/document/index.ts'
import type { OwnEnglishWords } from '../own-words.ts'
import type { UnitEntry } from '../quantities/index.ts'
import type { Quantity } from '../types.ts'
import { CURRENCY_WORDS, UNIT_CODES } from './lexicon/quantities.ts'
import { alternation } from './patterns.ts'

/** The words that English quantities are read with, compiled: the lexicon's and the user's. */
export interface EnglishWords {
  /** A unit right behind a number. */
  readonly unitAfter: RegExp
  /** The user's units by their words in lower case. */
  readonly ownUnits: ReadonlyMap<string, UnitEntry>
  /** The user's names made with a number; null without any. */
  readonly terms: RegExp | null
}

/** Longest term that may be added; how far around a number one is looked for. */
const REACH = 40

function createEnglishWords({ units, terms }: OwnEnglishWords): EnglishWords {
  const ownUnits = new Map(units.map((unit) => [unit.word.toLowerCase(), unit]))
  const words = [...new Set([...Object.keys(UNIT_CODES), ...Object.keys(CURRENCY_WORDS), ...ownUnits.keys()])]
  return {
    unitAfter: new RegExp(`^(?:[ \\u00a0-]?(${alternation(words)}))(?![A-Za-z])`, 'i'),
    ownUnits,
    terms:
      terms.length === 0
        ? null
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternation(terms)})(?![\\p{L}\\p{N}%]|[.,]\\d)`, 'gu'),
  }
}

/** The words of the lexicon alone, compiled once. */
export const ENGLISH_WORDS: EnglishWords = createEnglishWords({ units: [], terms: [] })

/** Compiled once for as long as the user's words live. */
const compiled = new WeakMap<OwnEnglishWords, EnglishWords>()

/** The lexicon's words with the user's, or alone. */
export function englishWords(own: OwnEnglishWords | null): EnglishWords {
  if (own === null) return ENGLISH_WORDS
  const words = compiled.get(own) ?? createEnglishWords(own)
  compiled.set(own, words)
  return words
}

/** True where a number stands inside a name of the user's (`Double 11`); one of digits alone counts nothing. */
export function isOwnTerm({ terms }: EnglishWords, text: string, span: Span, unitCode: string | null): boolean {
  if (terms === null) return false
  const from = Math.max(0, span.start - REACH)
  for (const match of text.slice(from, span.end + REACH).matchAll(terms)) {
    const start = from + match.index
    const end = start + match[0].length
    if (start <= span.start && end >= span.end) return unitCode === null || /\D/.test(match[0])
  }
  return false
}

/** A quantity in a unit of the user's that is so many of the code's unit. */
export function withOwnFactor({ ownUnits }: EnglishWords, quantity: Quantity): Quantity {
  const factor = quantity.unit === null ? undefined : ownUnits.get(quantity.unit.toLowerCase())?.factor
  if (factor === undefined || factor === '1') return quantity
  const times = (value: string) => new Big(value).times(factor).toFixed()
  return {
    ...quantity,
    value: times(quantity.value),
    valueHigh: quantity.valueHigh === null ? null : times(quantity.valueHigh),
  }
}
