import { literalPattern } from '../../pipeline/document/index.ts'

/** Escapes a lexicon entry and lets one space of the entry stand for one space of any kind in print. */
function literal(entry: string): string {
  return literalPattern(entry).replaceAll(' ', '[ \\u00a0]')
}

/** A regular-expression alternation of a lexicon's entries, the longest first so that no entry hides a longer one. */
export function alternation(entries: readonly string[]): string {
  return [...entries]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')
}

/** An entry of a record lexicon, or undefined for a word that the lexicon lacks (`constructor` included). */
export function lookUp<T>(lexicon: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(lexicon, word) ? lexicon[word] : undefined
}
