import { describe, expect, it } from 'vitest'
import { fitLine, growth, inTurn, median, medianCost } from '../../../bench/speed/measure.ts'

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 4])).toBe(4)
  })

  it('is the mean of the two in the middle', () => {
    expect(median([10, 1, 4, 2])).toBe(3)
  })

  it('does not exist of nothing', () => {
    expect(median([])).toBeNaN()
  })

  it('is taken of each clock for itself', () => {
    const costs = [
      { wall: 1, processor: 9 },
      { wall: 2, processor: 7 },
      { wall: 30, processor: 8 },
    ]
    expect(medianCost(costs)).toEqual({ wall: 2, processor: 8 })
  })
})

describe('the line through points', () => {
  it('finds a slope and a start', () => {
    const { slope, start } = fitLine([
      [1, 105],
      [10, 150],
      [100, 600],
    ])
    expect(slope).toBeCloseTo(5)
    expect(start).toBeCloseTo(100)
  })

  it('goes between points that are on no line', () => {
    const { slope, start } = fitLine([
      [0, 0],
      [1, 3],
      [2, 3],
    ])
    expect(slope).toBeCloseTo(1.5)
    expect(start).toBeCloseTo(0.5)
  })

  it('is level where memory does not grow, and through a single point', () => {
    expect(
      fitLine([
        [1, 300],
        [10, 300],
      ]).slope,
    ).toBe(0)
    expect(fitLine([[1, 300]])).toEqual({ slope: 0, start: 300 })
  })
})

describe('growth', () => {
  it('is two where the time goes with the length, four where it goes with its square', () => {
    expect(growth([1, 2, 4])).toBeCloseTo(2)
    expect(growth([1, 4, 16])).toBeCloseTo(4)
  })

  it('looks at the last three times, and bears with one that is off', () => {
    expect(growth([50, 1, 2, 4])).toBeCloseTo(2)
    expect(growth([1, 2.6, 4])).toBeCloseTo(2)
  })

  it('takes two, where there are no more, and does not exist of one', () => {
    expect(growth([1, 3])).toBeCloseTo(3)
    expect(growth([1])).toBeNaN()
  })
})

describe('in turn', () => {
  it('warms up, then turns the order round every other time', async () => {
    const order: string[] = []
    const costs = await inTurn(2, { a: () => order.push('a'), b: () => order.push('b') })
    expect(order.join('')).toBe('ab' + 'ab' + 'ba')
    expect(Object.keys(costs)).toEqual(['a', 'b'])
    expect(costs.a.wall).toBeGreaterThanOrEqual(0)
  })
})
