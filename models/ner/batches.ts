/** What one batch may cost: rows times its longest row, in pieces. */
export const BUDGET = 2_048
export const ROWS = 32

/**
 * Groups sequences of like length, longest first, so that little is padded. The grouping depends on the lengths alone:
 * the same texts in one call always travel together, which keeps the last digits of their scores the same.
 *
 * @returns indexes into `lengths`
 */
export const batchesOf = (lengths: readonly number[]): readonly (readonly number[])[] => {
  const order = lengths.map((_, i) => i).sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b)
  const batches: number[][] = []
  let batch: number[] = []
  for (const index of order) {
    const widest = lengths[batch[0] ?? index] ?? 0
    if (batch.length > 0 && ((batch.length + 1) * widest > BUDGET || batch.length === ROWS)) {
      batches.push(batch)
      batch = []
    }
    batch.push(index)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
