/** A gold record and a given one that may be the same. */
export interface Pair {
  readonly gold: number
  readonly given: number
  /** The higher the surer. */
  readonly weight: number
}

/** Pairs every record with one of the other side at most, the surest first. */
export function pairOff(pairs: readonly Pair[]): ReadonlyMap<number, number> {
  const taken = new Set<number>()
  const partner = new Map<number, number>()
  for (const { gold, given } of [...pairs].sort((a, b) => b.weight - a.weight)) {
    if (partner.has(gold) || taken.has(given)) continue
    partner.set(gold, given)
    taken.add(given)
  }
  return partner
}
