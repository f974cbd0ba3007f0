import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSketch, encodeSketch, overlapOf, sketchOf } from '../../../pipeline/archive/sketch.ts'

const hashes = fc.array(fc.nat(0xffffffff), { maxLength: 3000 })

describe('sketch', () => {
  it('is the whole set where the set is small', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 90 }), fc.array(fc.nat(50)), (a, b) => {
        const [x, y] = [new Set(a), new Set([...a.slice(0, 20), ...b])]
        const overlap = overlapOf(sketchOf(x), sketchOf(y))
        expect(overlap).toEqual({ a: x.size, b: y.size, shared: [...x].filter((hash) => y.has(hash)).length })
      }),
    )
  })

  it('comes back from its text', () => {
    fc.assert(
      fc.property(hashes, (all) => {
        expect(decodeSketch(encodeSketch(sketchOf(all)))).toEqual(sketchOf(all))
      }),
    )
  })

  it('says how much of a set is in another, of whatever sizes', () => {
    let state = 1
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0
    }
    const large = Array.from({ length: 6000 }, next)
    const half = [...large.slice(0, 1000), ...Array.from({ length: 1000 }, next)]
    const { a, shared } = overlapOf(sketchOf(half), sketchOf(large))
    expect(a).toBeGreaterThan(100)
    expect(shared / a).toBeGreaterThan(0.4)
    expect(shared / a).toBeLessThan(0.6)
  })
})
