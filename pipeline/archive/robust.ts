/** The middle value; of an even number of values the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}

/** Scales the median of deviations to the standard deviation of a bell curve. */
const NORMAL = 1.4826

/** The median of the distances from the median: a spread that a few issues out of line do not widen. */
export function madOf(values: readonly number[], median: number): number {
  return NORMAL * medianOf(values.map((value) => Math.abs(value - median)))
}
