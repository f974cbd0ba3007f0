/** Weights of a logistic regression by Newton's method; the last feature is the bias. Deterministic. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  ridge: number,
): readonly number[] {
  const size = rows[0]?.length ?? 0
  const weights = new Array<number>(size).fill(0)
  for (let step = 0; step < 40; step += 1) {
    const gradient = weights.map((weight) => ridge * weight)
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? ridge : 0)))
    rows.forEach((row, r) => {
      const probability = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0)))
      const error = probability - (labels[r] ? 1 : 0)
      const weight = probability * (1 - probability)
      row.forEach((x, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * x
        const line = curvature[i] as number[]
        row.forEach((y, j) => {
          line[j] = (line[j] ?? 0) + weight * x * y
        })
      })
    })
    solve(curvature, gradient).forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) - change
    })
  }
  return weights
}

/** Gaussian elimination; the matrices here are symmetric, positive and at most ten wide. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const size = rows.length
  for (let i = 0; i < size; i += 1) {
    const pivot = rows[i] as number[]
    for (let k = i + 1; k < size; k += 1) {
      const row = rows[k] as number[]
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let j = i; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  const result = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = rows[i] as number[]
    let sum = row[size] ?? 0
    for (let j = i + 1; j < size; j += 1) sum -= (row[j] ?? 0) * (result[j] ?? 0)
    result[i] = sum / (row[i] ?? 1)
  }
  return result
}
