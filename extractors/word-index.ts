import type { Span } from '../pipeline/document/index.ts'

/**
 * Words indexed by one of their characters, so that a scanner at that character finds the longest one standing there.
 *
 * A pattern of hundreds of alternatives does the same, and V8 runs it at whatever speed the text that it was compiled on
 * suggested: in a process that lives long, twenty times slower (docs/decisions/0028-*).
 */
export interface WordIndex {
  readonly byUnit: ReadonlyMap<number, readonly Entry[]>
}

interface Entry {
  readonly word: string
  /** Where in the word the indexed character stands. */
  readonly offset: number
}

/** A word of an index, where it stands in the text. */
export interface WordMatch {
  readonly word: string
  readonly start: number
  readonly end: number
}

function build(words: Iterable<string>, place: (word: string) => number): WordIndex {
  const byUnit = new Map<number, Entry[]>()
  for (const word of new Set(words)) {
    const offset = place(word)
    if (offset < 0 || offset >= word.length) continue
    const unit = word.charCodeAt(offset)
    const entries = byUnit.get(unit)
    if (entries) entries.push({ word, offset })
    else byUnit.set(unit, [{ word, offset }])
  }
  for (const entries of byUnit.values()) entries.sort((a, b) => b.word.length - a.word.length)
  return { byUnit }
}

/** Words met at their first character. */
export function wordsByStart(words: Iterable<string>): WordIndex {
  return build(words, () => 0)
}

/** Words met at their last character: for looking back from an offset. */
export function wordsByEnd(words: Iterable<string>): WordIndex {
  return build(words, (word) => word.length - 1)
}

/** Words met at the first character that satisfies `isKey` (统一 at its 一). */
export function wordsByKey(words: Iterable<string>, isKey: (unit: number) => boolean): WordIndex {
  return build(words, (word) => {
    for (let at = 0; at < word.length; at += 1) if (isKey(word.charCodeAt(at))) return at
    return -1
  })
}

const NONE: readonly Entry[] = []

/** The words whose indexed character stands at `at`, the longest first, whether or not the rest of them stands there. */
export function entriesAt(index: WordIndex, text: string, at: number): readonly Entry[] {
  return index.byUnit.get(text.charCodeAt(at)) ?? NONE
}

/** The longest word whose indexed character stands at `at` and that ends at `limit` or before. */
export function longestAt(index: WordIndex, text: string, at: number, limit = text.length): WordMatch | null {
  const entries = index.byUnit.get(text.charCodeAt(at))
  if (!entries) return null
  for (const { word, offset } of entries) {
    const start = at - offset
    const end = start + word.length
    if (start >= 0 && end <= limit && text.startsWith(word, start)) return { word, start, end }
  }
  return null
}

/** The words of an index built by start that stand in a stretch, from left to right, the longest at each place, none overlapping. */
export function wordsIn(index: WordIndex, text: string, within: Span): readonly WordMatch[] {
  const found: WordMatch[] = []
  for (let at = within.start; at < within.end; ) {
    const match = longestAt(index, text, at, within.end)
    if (match) found.push(match)
    at = match?.end ?? at + 1
  }
  return found
}

/** The longest word of an index built by end that ends at `end`. */
export function longestBefore(index: WordIndex, text: string, end: number): WordMatch | null {
  return end > 0 ? longestAt(index, text, end - 1) : null
}
