import type { WordIndex } from '../word-index.ts'
import { createTerms } from './terms.ts'
import { createUnitTable, type UnitEntry, type UnitTable } from './units.ts'

/** The words that quantities are read with, compiled: the lexicon's and the user's. */
export interface QuantityWords {
  readonly units: UnitTable
  /** Names made with a number (十四五). */
  readonly terms: WordIndex
}

/** Compiles the lexicon's units and terms together with the user's, Simplified. */
export function createQuantityWords(units: readonly UnitEntry[] = [], terms: readonly string[] = []): QuantityWords {
  return { units: createUnitTable(units), terms: createTerms(terms) }
}

/** The words of the lexicon alone, compiled once. */
export const QUANTITY_WORDS: QuantityWords = createQuantityWords()
