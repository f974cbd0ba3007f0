import { longestAt, longestBefore, wordsByEnd, wordsByStart } from '../word-index.ts'

/** Finds the longest word of a list at one end of a text; null where none stands there. */
export type AffixFinder = (text: string) => string | null

/** A finder of the list's longest word that the text ends with. */
export function endingFinder(list: readonly string[]): AffixFinder {
  const index = wordsByEnd(list)
  return (text) => longestBefore(index, text, text.length)?.word ?? null
}

/** A finder of the list's longest word that the text begins with. */
export function openingFinder(list: readonly string[]): AffixFinder {
  const index = wordsByStart(list)
  return (text) => longestAt(index, text, 0)?.word ?? null
}
