import { longestAt, type WordIndex, wordsByStart } from '../word-index.ts'
import {
  COINS,
  LOCAL_MONEY,
  MONEY_BEFORE,
  NOT_UNITS,
  NOT_UNITS_SPLIT,
  SUBUNITS,
  UNIT_GROUPS,
  type UnitClass,
} from './lexicon/units.ts'

/** A unit of the lexicon, or one of the user's. */
export interface UnitEntry {
  readonly word: string
  readonly code: string
  readonly class: UnitClass
  /** One of the word in the code's unit, a plain decimal; 1 where absent. */
  readonly factor?: string
}

/** The units that a run knows, compiled: the lexicon's and the user's. */
export interface UnitTable {
  readonly entries: ReadonlyMap<string, UnitEntry>
  readonly index: WordIndex
}

const builtIn = new Map<string, UnitEntry>()
for (const group of UNIT_GROUPS)
  for (const [code, words] of Object.entries(group.units))
    for (const word of words) if (!builtIn.has(word)) builtIn.set(word, { word, code, class: group.class })

/** Units that rules of their own read, whatever their entry says: fractions of them, coin, tenths, degrees, grades. */
export const OWN_RULES: ReadonlySet<string> = new Set([
  ...Object.keys(SUBUNITS),
  ...Object.keys(COINS),
  ...[...builtIn.values()].filter(({ code }) => code === LOCAL_MONEY).map(({ word }) => word),
  ...['%', '‰', '成', '折', '度', '级', '番', '半', '多', '几'],
])

const notUnits = wordsByStart(NOT_UNITS)

const splitBefore: Readonly<Record<string, string>> = NOT_UNITS_SPLIT

const currencyNames = new Map<string, string>()
for (const [code, words] of Object.entries(MONEY_BEFORE)) for (const word of words) currencyNames.set(word, code)

export { currencyNames }

/** Compiles the lexicon's units together with the user's, which win. */
export function createUnitTable(own: readonly UnitEntry[] = []): UnitTable {
  const entries = new Map(builtIn)
  for (const entry of own) entries.set(entry.word, entry)
  return { entries, index: wordsByStart(entries.keys()) }
}

const classes = new Map<string, UnitClass>()
for (const entry of builtIn.values()) if (!classes.has(entry.code)) classes.set(entry.code, entry.class)
const CURRENCY = /^[A-Z]{3}$/

/** What a code measures: as in the lexicon; an unknown code of three capitals is money, any other a physical unit. */
export function classOfCode(code: string): UnitClass {
  if (code === 'count') return 'count'
  return classes.get(code) ?? (CURRENCY.test(code) ? 'money' : 'physical')
}

/** The unit that stands at `at`, the longest; null where none does or where a longer word swallows it (元旦, 分别). */
export function unitAt({ entries, index }: UnitTable, text: string, at: number): UnitEntry | null {
  const match = longestAt(index, text, at)
  if (!match) return null
  const swallowed = longestAt(notUnits, text, at)
  const split = swallowed !== null && splitBefore[swallowed.word]?.includes(text[swallowed.end] ?? ' ')
  if (swallowed && swallowed.end > match.end && !split) return null
  if (isLatinWord(match.word) && continuesLatin(text, match.end)) return null
  return entries.get(match.word) ?? null
}

function isLatinWord(word: string): boolean {
  return /[A-Za-z]$/.test(word)
}

function continuesLatin(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text[at] ?? ' ')
}
