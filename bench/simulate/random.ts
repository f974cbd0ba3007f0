let seed = Number(process.env['SEED'] ?? 7)

/** A small generator of our own: the same pages every time; `SEED` gives others. */
export function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number): number {
  return low + Math.floor(random() * (Math.max(low, high) - low + 1))
}

export function share(low: number, high: number): number {
  return low + (high - low) * random()
}

export function pick<T>(items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T
}

export function shuffle<T>(items: readonly T[]): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = between(0, i)
    const kept = result[i] as T
    result[i] = result[j] as T
    result[j] = kept
  }
  return result
}
