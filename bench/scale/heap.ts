/** Numbers by their key, the smallest first. */
export interface Heap {
  readonly push: (key: number, value: number) => void
  /** The smallest key with its value; null when there is none. */
  readonly pop: () => { readonly key: number; readonly value: number } | null
}

/** A binary heap; of equal keys the smaller value comes first, so that a simulation is the same every time. */
export function createHeap(): Heap {
  const items: { key: number; value: number }[] = []
  const before = (a: number, b: number) => {
    const [left, right] = [items[a], items[b]]
    if (left === undefined || right === undefined) return left !== undefined
    return left.key < right.key || (left.key === right.key && left.value < right.value)
  }
  const swap = (a: number, b: number) => {
    const [left, right] = [items[a], items[b]]
    if (left !== undefined && right !== undefined) [items[a], items[b]] = [right, left]
  }
  return {
    push: (key, value) => {
      items.push({ key, value })
      for (let at = items.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!before(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop: () => {
      const top = items[0]
      const last = items.pop()
      if (top === undefined || last === undefined) return null
      if (items.length > 0) items[0] = last
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        const least = before(right, left) ? right : left
        if (!before(least, at)) return top
        swap(at, least)
        at = least
      }
    },
  }
}
