import type { Tag } from './tags.ts'

/** What may stand where under a tag scheme. */
export interface Constraints {
  readonly size: number
  /** For each tag the tags that may come right before it. */
  readonly before: readonly (readonly number[])[]
  readonly first: readonly boolean[]
  readonly last: readonly boolean[]
}

/**
 * Derives the constraints from the tags themselves: with `E` or `S` among them the scheme is BIOES and an entity must be
 * closed; without `B` it is IO, and anything goes.
 */
export const constraintsOf = (tags: readonly Tag[]): Constraints => {
  const closed = tags.some((tag) => tag.place === 'E')
  const opened = tags.some((tag) => tag.place === 'B')
  const open = (tag: Tag): boolean => closed && (tag.place === 'B' || tag.place === 'I')
  const starts = (tag: Tag): boolean => tag.place === 'O' || tag.place === 'B' || tag.place === 'S' || !opened
  const follows = (a: Tag, b: Tag): boolean => {
    const inside = (b.place === 'I' || b.place === 'E') && opened
    if (inside) return a.type === b.type && (a.place === 'B' || a.place === 'I')
    return !open(a)
  }
  return {
    size: tags.length,
    before: tags.map((b) => tags.flatMap((a, i) => (follows(a, b) ? [i] : []))),
    first: tags.map(starts),
    last: tags.map((tag) => !open(tag)),
  }
}

/**
 * The most likely allowed path.
 *
 * @param scores log probabilities, row after row, `constraints.size` to a row
 */
export const decode = (scores: Float32Array, constraints: Constraints): Int32Array => {
  const { size, before, first, last } = constraints
  const rows = scores.length / size
  const path = new Int32Array(rows)
  if (rows === 0) return path
  const back = new Int32Array(rows * size)
  let best = new Float64Array(size)
  let next = new Float64Array(size)
  for (let tag = 0; tag < size; tag += 1) best[tag] = first[tag] ? (scores[tag] ?? 0) : -Infinity

  for (let row = 1; row < rows; row += 1) {
    for (let tag = 0; tag < size; tag += 1) {
      let top = -Infinity
      let from = 0
      for (const previous of before[tag] ?? []) {
        const score = best[previous] ?? -Infinity
        if (score > top) {
          top = score
          from = previous
        }
      }
      next[tag] = top + (scores[row * size + tag] ?? 0)
      back[row * size + tag] = from
    }
    ;[best, next] = [next, best]
  }

  let tag = 0
  let top = -Infinity
  for (let i = 0; i < size; i += 1) {
    const score = best[i] ?? -Infinity
    if (last[i] && score > top) {
      top = score
      tag = i
    }
  }
  for (let row = rows - 1; row >= 0; row -= 1) {
    path[row] = tag
    tag = back[row * size + tag] ?? 0
  }
  return path
}
