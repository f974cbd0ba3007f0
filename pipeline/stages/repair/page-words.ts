/*
 * The runs of two to four characters that a page holds, marks apart: a word that runs across a cut and is printed whole
 * elsewhere says that the two sides belong together. Held as numbers: a page has thousands, and strings of them cost more
 * than all other questions about its seams.
 */

/** Which runs of letters and digits stand on a page. */
export interface PageWords {
  /** True for a word of two to four code units. */
  readonly has: (word: string) => boolean
}

const LETTERS = /^[\p{L}\p{N}]+$/u
const WHOLE = 2 ** 32
/** Whether a code unit may stand in a word: 0 not known yet, 1 yes, 2 no. Halves of characters beyond the basic plane may. */
const kinds = new Uint8Array(2 ** 16)

function mayStand(unit: number): boolean {
  const known = kinds[unit] as number
  if (known !== 0) return known === 1
  const may = (unit >= 0xd800 && unit <= 0xdfff) || LETTERS.test(String.fromCharCode(unit))
  kinds[unit] = may ? 1 : 2
  return may
}

export function collectWords(texts: Iterable<string>): PageWords {
  /** Every pair, with a number that fits beside another pair. */
  const pairs = new Map<number, number>()
  const triples = new Set<number>()
  const fours = new Set<number>()
  for (const text of texts) {
    let run = 0
    let [third, second, first] = [0, 0, 0]
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i)
      run = mayStand(unit) ? run + 1 : 0
      if (run >= 2) {
        const pair = (first << 16) | unit
        if (!pairs.has(pair)) pairs.set(pair, pairs.size)
        if (run >= 3) triples.add(second * WHOLE + (pair >>> 0))
        if (run >= 4) fours.add((pairs.get((third << 16) | second) as number) * WHOLE + (pair >>> 0))
      }
      third = second
      second = first
      first = unit
    }
  }
  const holds = (word: string): boolean => {
    const pair = pairAt(word, word.length - 2)
    if (word.length === 2) return pairs.has(pair)
    if (word.length === 3) return triples.has(word.charCodeAt(0) * WHOLE + (pair >>> 0))
    const before = pairs.get(pairAt(word, 0))
    return before !== undefined && fours.has(before * WHOLE + (pair >>> 0))
  }
  return { has: (word) => word.length >= 2 && word.length <= 4 && holds(word) && LETTERS.test(word) }
}

function pairAt(word: string, at: number): number {
  return (word.charCodeAt(at) << 16) | word.charCodeAt(at + 1)
}
