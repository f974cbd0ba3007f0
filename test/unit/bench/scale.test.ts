import { describe, expect, it } from 'vitest'
import { createHeap } from '../../../bench/scale/heap.ts'
import {
  drawSizes,
  type Measurements,
  type Scenario,
  simulate,
  sizeAt,
  slotsPerNode,
  taskSeconds,
} from '../../../bench/scale/model.ts'
import { createRandom } from '../../../bench/scale/random.ts'

/** Pages of a thousand characters, a second each; all else costs nothing until a test says otherwise. */
const MEASURED: Measurements = {
  charactersPerSecond: 1000,
  documentSeconds: 0,
  workerStartSeconds: 0,
  workerMegabytes: 500,
  taskSeconds: 0,
  launchSeconds: 0,
  reprintSecondsPerDocument: 0,
  settleSecondsPerDocument: 0,
  sizes: [
    { share: 0, characters: 1000 },
    { share: 1, characters: 1000 },
  ],
}

const SCENARIO: Scenario = {
  cores: 4,
  pages: 400,
  textFactor: 1,
  taskCharacters: 10_000,
  spreading: 'size',
  coresPerNode: 4,
  nodeMegabytes: 16_000,
  systemMegabytes: 0,
  taskMegabytes: 500,
  nodeStartSeconds: 0,
  nodeLossesPerHour: 0,
  pagesPerPartition: 100,
  filesPerPartition: 0,
  fileSeconds: 0,
  driverFileSeconds: 0,
  pricePerCoreHour: 3.6,
  seed: 1,
}

describe('a simulated cluster', () => {
  it('shares even work evenly', () => {
    const result = simulate(MEASURED, SCENARIO)
    expect(result.wall).toBeCloseTo(100)
    expect(result.tail).toBeCloseTo(0)
    expect(result.efficiency).toBeCloseTo(1)
    // 400 core seconds at a thousandth of a dollar for 400 pages.
    expect(result.pricePerMillionPages).toBeCloseTo(1000)
  })

  it('pays for the text, not for the page', () => {
    expect(simulate(MEASURED, { ...SCENARIO, textFactor: 3 }).wall).toBeCloseTo(300)
  })

  it('pays the start of a worker for every task, and that of nodes once', () => {
    const result = simulate(
      { ...MEASURED, workerStartSeconds: 2, taskSeconds: 1 },
      { ...SCENARIO, nodeStartSeconds: 60 },
    )
    // Forty tasks of ten pages, ten of them on each core.
    expect(result.wall).toBeCloseTo(60 + 100 + 10 * 3)
  })

  it('waits for a driver that launches tasks one by one', () => {
    const result = simulate({ ...MEASURED, launchSeconds: 20 }, SCENARIO)
    // Forty launches of twenty seconds, and the last task's ten.
    expect(result.wall).toBeCloseTo(40 * 20 + 10)
  })

  it('merges reprints in one place and the rest everywhere', () => {
    const measured = { ...MEASURED, reprintSecondsPerDocument: 0.1, settleSecondsPerDocument: 0.1 }
    expect(simulate(measured, SCENARIO).merge).toBeCloseTo(40 + 10)
  })

  it('writes files on all cores and commits them on one', () => {
    const files = { filesPerPartition: 10, fileSeconds: 1, driverFileSeconds: 0.5 }
    // Four partitions: forty files.
    expect(simulate(MEASURED, { ...SCENARIO, ...files }).files).toBeCloseTo(40 / 4 + 40 * 0.5)
  })

  it('leaves cores idle that have no memory for a model', () => {
    const tight = { ...SCENARIO, nodeMegabytes: 2999 }
    expect(slotsPerNode(MEASURED, tight)).toBe(2)
    const result = simulate(MEASURED, tight)
    expect(result.wall).toBeCloseTo(200)
    expect(result.efficiency).toBeCloseTo(0.5)
  })

  it('does lost tasks again', () => {
    const lossy = { ...SCENARIO, nodeLossesPerHour: 60, nodeStartSeconds: 5 }
    const result = simulate(MEASURED, lossy)
    expect(result.retries).toBeGreaterThan(0)
    expect(result.wall).toBeGreaterThan(105)
    expect(simulate(MEASURED, lossy)).toEqual(result)
  })
})

describe('sizes of pages', () => {
  const sizes = [
    { share: 0, characters: 100 },
    { share: 0.5, characters: 400 },
    { share: 1, characters: 40_000 },
  ]

  it('lie between the measured ones', () => {
    expect(sizeAt(sizes, 0)).toBe(100)
    expect(sizeAt(sizes, 0.25)).toBeCloseTo(200)
    expect(sizeAt(sizes, 0.75)).toBeCloseTo(4000)
    expect(sizeAt(sizes, 1)).toBe(40_000)
  })

  it('are the same for the same seed', () => {
    const measured = { ...MEASURED, sizes }
    expect(drawSizes(measured, 50, 7)).toEqual(drawSizes(measured, 50, 7))
    expect(drawSizes(measured, 50, 7)).not.toEqual(drawSizes(measured, 50, 8))
    const drawn = drawSizes(measured, 10_001, 7).toSorted()
    expect(drawn[5000]).toBeGreaterThan(380)
    expect(drawn[5000]).toBeLessThan(420)
  })

  it('dealt by size make tasks that differ by less than the largest page', () => {
    const drawn = drawSizes({ ...MEASURED, sizes }, 1000, 3)
    const largest = Math.max(...drawn) / MEASURED.charactersPerSecond
    const spread = (way: 'size' | 'count') => {
      const work = taskSeconds(drawn, 20, way, MEASURED)
      return Math.max(...work) - Math.min(...work)
    }
    expect(spread('size')).toBeLessThan(largest)
    expect(spread('size')).toBeLessThan(spread('count') / 2)
  })
})

it('a heap gives back the smallest first', () => {
  const random = createRandom(5)
  const keys = Array.from({ length: 500 }, () => Math.floor(random() * 100))
  const heap = createHeap()
  for (const [value, key] of keys.entries()) heap.push(key, value)
  const popped: number[] = []
  for (let top = heap.pop(); top !== null; top = heap.pop()) popped.push(top.key)
  expect(popped).toEqual(keys.toSorted((a, b) => a - b))
})
