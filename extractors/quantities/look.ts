import { longestBefore, type WordIndex, type WordMatch } from '../word-index.ts'

const MAX_FILLERS = 4

/** The offset after skipping spaces back from `end`, at most three. */
export function skipSpacesBack(text: string, end: number): number {
  let to = end
  while (to > 0 && end - to < 3 && text[to - 1] === ' ') to -= 1
  return to
}

/** The longest word of `index` that ends at `end`, or before at most four fillers (增长了近|3倍). */
export function wordBefore(text: string, end: number, index: WordIndex, fillers: WordIndex): WordMatch | null {
  let to = skipSpacesBack(text, end)
  for (let skipped = 0; skipped <= MAX_FILLERS; skipped += 1) {
    const match = longestBefore(index, text, to)
    if (match) return match
    const filler = longestBefore(fillers, text, to)
    if (!filler) return null
    to = skipSpacesBack(text, filler.start)
  }
  return null
}
