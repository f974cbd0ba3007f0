/** The pieces of text that carry one tag each, with where they stand. */
export interface Units {
  readonly texts: readonly string[]
  /** Start of each unit, in UTF-16 code units. */
  readonly starts: readonly number[]
}

// A run of digits, a run of letters of the alphabetic scripts found in Chinese newspapers, or any one other character.
// Alternatives are disjoint by their first character, so matching is linear. models/training cuts alike.
const UNIT = /[0-9\uff10-\uff19]+|[A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff\uff21-\uff3a\uff41-\uff5a]+|\S/gu

/** Longer runs are cut: nothing newspapers print is one word of that length. */
const LONGEST = 64

/**
 * Cuts a text into units. White space belongs to none. An emoji made of several code points is several units; a lone
 * surrogate is a unit of its own.
 */
export const splitUnits = (text: string): Units => {
  const texts: string[] = []
  const starts: number[] = []
  for (const match of text.matchAll(UNIT)) {
    for (let at = 0; at < match[0].length; at += LONGEST) {
      texts.push(match[0].slice(at, at + LONGEST))
      starts.push(match.index + at)
    }
  }
  return { texts, starts }
}
