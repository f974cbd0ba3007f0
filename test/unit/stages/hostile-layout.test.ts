import { describe, expect, it } from 'vitest'
import { bandHypotheses } from '../../../pipeline/stages/repair/bands.ts'
import type { Flow, Setted } from '../../../pipeline/stages/repair/flow.ts'

/** A flow of lines that all follow each other equally well, with a picture now and then, every piece `lines` high. */
function evenFlow(length: number, lines: number, every: number): { flow: Flow; setted: Setted } {
  const numbers = Array.from({ length }, (_, i) => i)
  const flow: Flow = {
    pieces: [],
    length,
    follows: () => 0,
    inner: numbers.map(() => 0),
    begins: () => 0,
    ends: () => 0,
    opens: () => false,
    midway: () => 0,
    openness: () => 0,
    captions: new Set(numbers.filter((i) => i > 0 && i % every === 0)),
    breaksBefore: () => false,
    breaks: [],
  }
  const before = [...numbers, length].map((i) => i * lines)
  return { flow, setted: { measure: { width: 14, logOdds: 0 }, before, full: numbers.map(() => true) } }
}

/** Several times what the longest page of the simulator takes. */
const MOST = 100_000

describe('a page on which every layout fits', () => {
  it.each([
    [200, 1, 10],
    [200, 2, 5],
    [210, 4, 100],
    [40, 1, 3],
  ])('of %i pieces of %i lines, a picture every %i, is searched no further than the budget', (length, lines, every) => {
    const { flow, setted } = evenFlow(length, lines, every)
    let count = 0
    let repeated = 0
    for (const { stretches } of bandHypotheses(flow, setted)) {
      count += 1
      if (stretches.reduce((sum, [from, to]) => sum + to - from, 0) !== length) repeated += 1
      if (count > MOST) break
    }
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(MOST)
    expect(repeated).toBe(0)
  })
})
