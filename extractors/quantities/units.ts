import { MONEY_BEFORE, NOT_UNITS, NOT_UNITS_SPLIT, UNIT_GROUPS, type UnitClass } from './lexicon/units.ts'
import { longestAt, wordsByStart } from './lexicon/words.ts'

/** A unit of the lexicon. */
export interface UnitEntry {
  readonly word: string
  readonly code: string
  readonly class: UnitClass
}

const entries = new Map<string, UnitEntry>()
for (const group of UNIT_GROUPS)
  for (const [code, words] of Object.entries(group.units))
    for (const word of words) if (!entries.has(word)) entries.set(word, { word, code, class: group.class })

const units = wordsByStart(entries.keys())
const notUnits = wordsByStart(NOT_UNITS)

const splitBefore: Readonly<Record<string, string>> = NOT_UNITS_SPLIT

const currencyNames = new Map<string, string>()
for (const [code, words] of Object.entries(MONEY_BEFORE)) for (const word of words) currencyNames.set(word, code)

export { currencyNames }

/** The unit that stands at `at`, the longest; null where none does or where a longer word swallows it (元旦, 分别). */
export function unitAt(text: string, at: number): UnitEntry | null {
  const match = longestAt(units, text, at)
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
