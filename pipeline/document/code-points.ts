/** Converts UTF-16 offsets of one text into code point offsets. */
export type ToCodePoints = (offset: number) => number

const SURROGATE = /[\ud800-\udfff]/

/** Distance between remembered counts: a look-up walks at most this many units, a table of a page stays small. */
const STRIDE = 1024

/**
 * Emitted offsets count code points (contract §, what Python and DuckDB count). Most pages have no surrogate, and then
 * both counts agree.
 */
export function codePointIndex(text: string): ToCodePoints {
  if (!SURROGATE.test(text)) return (offset) => offset
  const counts: number[] = [0]
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && at % STRIDE === 0) counts.push(count)
    if (!isTrail(text, at)) count += 1
  }
  return (offset) => {
    const slot = Math.min(Math.floor(offset / STRIDE), counts.length - 1)
    let result = counts[slot] ?? 0
    for (let at = slot * STRIDE; at < offset; at += 1) if (!isTrail(text, at)) result += 1
    return result
  }
}

/** True for the second half of a pair; a lone surrogate counts as one code point, as Python counts it. */
function isTrail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0xdc00 || unit > 0xdfff || at === 0) return false
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff
}
