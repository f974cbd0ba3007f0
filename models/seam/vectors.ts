import type { SeamVectors } from '../seam-reader.ts'

/** How a vector is laid out, as config.json says: three parts whose products are log odds, and one number of its own. */
export interface Layout {
  readonly rest: number
  readonly next: number
  readonly topic: number
}

/** One vector for each piece's end and beginning. */
export interface EndVectors {
  /** `undefined` where the end was not read. */
  readonly tails: readonly (Float32Array | undefined)[]
  readonly heads: readonly (Float32Array | undefined)[]
}

const UNREAD = new Float32Array(0)

/** Products of the ends' vectors. */
export function createVectors({ tails, heads }: EndVectors, { rest, next, topic }: Layout): SeamVectors {
  const own = rest + next + topic
  const product = (tail: number, head: number, from: number, length: number): number => {
    const a = tails[tail] ?? UNREAD
    const b = heads[head] ?? UNREAD
    if (a.length === 0 || b.length === 0) return Number.NaN
    let sum = 0
    for (let i = from; i < from + length; i += 1) sum += (a[i] as number) * (b[i] as number)
    return sum
  }
  return {
    rest: (tail, head) => product(tail, head, 0, rest),
    next: (tail, head) => product(tail, head, rest, next),
    topic: (one, other) => product(one, other, rest + next, topic),
    cut: (tail) => tails[tail]?.[own] ?? Number.NaN,
    midway: (head) => heads[head]?.[own] ?? Number.NaN,
  }
}
