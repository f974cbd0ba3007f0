/** Names that are joined into groups. */
export interface Union {
  readonly join: (a: string, b: string) => void
  /** Every name that was joined to another, with the first name of its group, in order. */
  readonly groups: () => Iterable<readonly [string, string]>
}

/** Disjoint sets with path halving; of two groups the one whose first name sorts first gives the name. */
export function createUnion(): Union {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let at = name
    for (;;) {
      const parent = parents.get(at) ?? at
      if (parent === at) return at
      const above = parents.get(parent) ?? parent
      parents.set(at, above)
      at = above
    }
  }
  return {
    join: (a, b) => {
      const [left, right] = [rootOf(a), rootOf(b)]
      if (left === right) return
      const [first, second] = left < right ? [left, right] : [right, left]
      parents.set(first, first)
      parents.set(second, first)
    },
    groups: function* () {
      for (const name of [...parents.keys()].sort()) yield [name, rootOf(name)]
    },
  }
}
