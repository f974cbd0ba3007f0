/** Finds the longest word of a list at one end of a text; null where none stands there. */
export type AffixFinder = (text: string) => string | null

interface WordLengths {
  readonly words: ReadonlySet<string>
  /** Longest first. */
  readonly lengths: readonly number[]
}

function measure(list: readonly string[]): WordLengths {
  return { words: new Set(list), lengths: [...new Set(list.map((word) => word.length))].sort((a, b) => b - a) }
}

/** A finder of the list's longest word that the text ends with. */
export function endingFinder(list: readonly string[]): AffixFinder {
  const { words, lengths } = measure(list)
  return (text) => {
    for (const length of lengths) {
      if (length > text.length) continue
      const ending = text.slice(text.length - length)
      if (words.has(ending)) return ending
    }
    return null
  }
}

/** A finder of the list's longest word that the text begins with. */
export function openingFinder(list: readonly string[]): AffixFinder {
  const { words, lengths } = measure(list)
  return (text) => {
    for (const length of lengths) {
      if (length > text.length) continue
      const opening = text.slice(0, length)
      if (words.has(opening)) return opening
    }
    return null
  }
}
