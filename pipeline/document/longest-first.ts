/** Words as alternatives of a regular expression, the longest first so that none hides a longer one; they may be patterns. */
export function longestFirst(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|')
}

/** A word as a pattern that matches it and nothing else. */
export function literalPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
