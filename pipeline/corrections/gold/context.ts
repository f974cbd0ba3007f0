/** What scorers compare: one form of every width, no white space. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '')
}

/** Characters of surroundings that are tried, fewest first; what stands on both sides reads best. */
const WIDTHS = [8, 12, 16, 24, 32, 48, 64, 96, 160, 320, Number.POSITIVE_INFINITY]
const SIDES = [
  [0.5, 0.5],
  [1, 0],
  [0, 1],
] as const

/**
 * A stretch of a paragraph that tells where a claim stands: it occurs in the paragraph once, and the claim's text in it once.
 * Null where there is none (`3%3%`).
 *
 * @param start - in code points, as `end`.
 */
export function contextOf(paragraph: string, start: number, end: number): string | null {
  const characters = [...paragraph]
  const whole = squeeze(paragraph)
  const text = squeeze(characters.slice(start, end).join(''))
  for (const width of WIDTHS) {
    for (const [left, right] of SIDES) {
      const from = Math.max(0, start - (left === 0 ? 0 : Math.ceil(width * left)))
      const to = Math.min(characters.length, end + (right === 0 ? 0 : Math.ceil(width * right)))
      const context = characters.slice(from, to).join('').trim()
      const bare = squeeze(context)
      if (occursOnce(bare, whole) && occursOnce(text, bare)) return context
    }
  }
  return null
}

function occursOnce(part: string, text: string): boolean {
  const at = text.indexOf(part)
  return part !== '' && at >= 0 && text.indexOf(part, at + 1) < 0
}
