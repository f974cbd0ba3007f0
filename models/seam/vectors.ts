import type { SeamVectors } from '../seam-reader.ts'

/** How a vector is laid out, as config.json says: three parts whose products are log odds, and one number of its own. */
export interface Layout {
  readonly rest: number
  readonly next: number
  readonly topic: number
}

/** Products of the ends' vectors. Rows `2i` are the tails', rows `2i + 1` the heads' of piece `i`. */
export function createVectors(rows: Float32Array, { rest, next, topic }: Layout): SeamVectors {
  const size = rest + next + topic + 1
  const product = (tail: number, head: number, from: number, length: number): number => {
    const a = 2 * tail * size + from
    const b = (2 * head + 1) * size + from
    let sum = 0
    for (let i = 0; i < length; i += 1) sum += (rows[a + i] ?? 0) * (rows[b + i] ?? 0)
    return sum
  }
  const own = (row: number): number => rows[row * size + size - 1] ?? 0
  return {
    rest: (tail, head) => product(tail, head, 0, rest),
    next: (tail, head) => product(tail, head, rest, next),
    topic: (one, other) => product(one, other, rest + next, topic),
    cut: (tail) => own(2 * tail),
    midway: (head) => own(2 * head + 1),
  }
}
