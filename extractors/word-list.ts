/** A lexicon's words, written as running text and split at white space: a table of hundreds reads better so. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u)
}
