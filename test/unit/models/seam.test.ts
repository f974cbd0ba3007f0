import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSeamReader, ModelError, type SeamReader } from '../../../models/index.ts'
import { verifyEmbedded } from '../../../models/ner/embedded.ts'
import { batchesOf, type EndRow, fillBatch } from '../../../models/seam/batches.ts'
import { headIds, tailIds, WINDOW } from '../../../models/seam/ends.ts'
import { createSeamReader } from '../../../models/seam/load.ts'
import { createVectors } from '../../../models/seam/vectors.ts'

const ID = 'broadsheet-seam-small'
const MODELS = path.resolve(import.meta.dirname, '../../../models')
const VOCABULARY = new Map([...'今年新建公路一百里'].map((character, i) => [character, i + 2]))

describe('the ends of a piece', () => {
  it('are read towards the cut: a tail forwards, a head backwards', () => {
    expect(tailIds('今年新', VOCABULARY)).toEqual([2, 3, 4])
    expect(headIds('今年新', VOCABULARY)).toEqual([4, 3, 2])
  })

  it('are no longer than the window, and never empty', () => {
    const long = `今${'年'.repeat(WINDOW)}`
    expect(tailIds(long, VOCABULARY)).toEqual(new Array(WINDOW).fill(3))
    expect(headIds(long, VOCABULARY)).toHaveLength(WINDOW)
    expect(headIds(long, VOCABULARY).at(-1)).toBe(2)
    expect(tailIds('', VOCABULARY)).toEqual([1])
  })

  it('have unknown characters and halves of pairs as unknown', () => {
    expect(tailIds('今鎝𠮷\ud800', VOCABULARY)).toEqual([2, 1, 1, 1, 1])
  })
})

describe('vectors', () => {
  it('multiply the parts that belong together', () => {
    const layout = { rest: 2, next: 1, topic: 1 }
    const tails = [Float32Array.of(1, 2, 3, 1, 7), Float32Array.of(0, 0, 0, 0, 5)]
    const heads = [Float32Array.of(0, 0, 0, 0, -7), Float32Array.of(10, 100, 4, 0.5, -5)]
    const vectors = createVectors({ tails, heads }, layout)
    expect(vectors.rest(0, 1)).toBe(210)
    expect(vectors.next(0, 1)).toBe(12)
    expect(vectors.topic(0, 1)).toBe(0.5)
    expect([vectors.cut(0), vectors.midway(0), vectors.cut(1), vectors.midway(1)]).toEqual([7, -7, 5, -5])
  })
})

describe('rows of ends', () => {
  const rowOf = (length: number): EndRow => ({ ids: new Array<number>(length).fill(7), side: 1 })
  const widthsOf = (...lengths: number[]) =>
    batchesOf(lengths.map(rowOf)).map(({ width, rows }) => [width, ...rows.map((row) => lengths[row])])

  it('go with others of like length where that costs less', () => {
    const short = new Array<number>(12).fill(9)
    expect(widthsOf(64, 64, 60, 58, ...short)).toEqual([
      [16, ...short],
      [64, 64, 64, 60, 58],
    ])
    expect(widthsOf(64, 62, 9)).toEqual([[64, 9, 64, 62]])
    expect(widthsOf()).toEqual([])
  })

  it('are run in batches of a bounded number of places', () => {
    const batches = batchesOf(new Array<EndRow>(70).fill(rowOf(64)))
    expect(batches.map(({ rows }) => rows.length)).toEqual([32, 32, 6])
  })

  it('are filled up to a multiple of four, every row with something to read', () => {
    const rows = [rowOf(3), rowOf(1), rowOf(2), rowOf(3), rowOf(1)]
    const [batch] = batchesOf(rows)
    const { ids, mask, sides, count } = fillBatch(batch ?? { width: 0, rows: [] }, rows)
    expect([count, ids.length, mask.length, sides.length]).toEqual([8, 64, 64, 64])
    const held = Array.from(
      { length: count },
      (_, r) => mask.slice(8 * r, 8 * r + 8).filter((bit) => bit === 1n).length,
    )
    expect(held).toEqual([3, 1, 2, 3, 1, 1, 1, 1])
    expect(sides.filter((side) => side === 1n)).toHaveLength(5 * 8)
  })
})

describe('the shipped seam model', () => {
  let reader: SeamReader
  beforeAll(async () => {
    reader = await loadSeamReader()
  })
  afterAll(() => reader.dispose())

  const TAILS = [
    '临川县今年新建公路一百二十公里，沿线四十个村的村民从此可以坐上公共汽',
    '工程队克服了雨季长、山体松软等困难，比计划提前两个月完成了全部施工任',
  ]
  const HEADS = ['车进城，从县城到最远的石门村只要五十分钟。', '务，没有发生一起事故。']

  it('finds the head that goes on where a tail stops in the middle of a word', async () => {
    const vectors = await reader.read([...TAILS, ...HEADS])
    expect(vectors.rest(0, 2)).toBeGreaterThan(vectors.rest(0, 3) + 2)
    expect(vectors.rest(1, 3)).toBeGreaterThan(vectors.rest(1, 2) + 2)
  })

  it('tells a cut from an end, and a middle from a beginning', async () => {
    const vectors = await reader.read([...TAILS, ...HEADS])
    expect(Math.min(vectors.cut(0), vectors.cut(1))).toBeGreaterThan(Math.max(vectors.cut(2), vectors.cut(3)))
    expect(Math.min(vectors.midway(2), vectors.midway(3))).toBeGreaterThan(
      Math.max(vectors.midway(0), vectors.midway(1)),
    )
  })

  it('gives a piece the same vectors whatever it is read with', async () => {
    const alone = await reader.read([TAILS[0] ?? '', HEADS[0] ?? ''])
    const many = await reader.read([...new Array<string>(70).fill('别的话。'), TAILS[0] ?? '', HEADS[0] ?? ''])
    expect(many.rest(70, 71)).toBe(alone.rest(0, 1))
    expect(many.midway(71)).toBe(alone.midway(1))
  })

  it('gives an end the same vectors to the last bit, in any company and width, remembered or not', async () => {
    const forgetful = await loadSeamReader({ cacheSize: 0 })
    const texts = [...TAILS, ...HEADS, '短。', '不长也不短的一行字', '']
    const together = await forgetful.read(texts)
    for (const [place, text] of texts.entries()) {
      const alone = await forgetful.read([text])
      expect([alone.cut(0), alone.midway(0), alone.rest(0, 0), alone.topic(0, 0)]).toEqual([
        together.cut(place),
        together.midway(place),
        together.rest(place, place),
        together.topic(place, place),
      ])
      const remembered = await reader.read([text])
      expect([remembered.cut(0), remembered.midway(0)]).toEqual([alone.cut(0), alone.midway(0)])
    }
    await forgetful.dispose()
  })

  it('reads the ends that are wanted, and all beginnings', async () => {
    const vectors = await reader.read([...TAILS, ...HEADS], new Set([1]))
    const all = await reader.read([...TAILS, ...HEADS])
    expect(vectors.rest(1, 3)).toBe(all.rest(1, 3))
    expect(vectors.midway(0)).toBe(all.midway(0))
    expect(vectors.rest(0, 2)).toBeNaN()
  })

  it('reads nothing, empty pieces and what is no text', async () => {
    expect(await reader.read([])).toBeDefined()
    const vectors = await reader.read(['', '\ud800\udc00\ud800', '\u0000'])
    for (const tail of [0, 1, 2]) expect(Number.isFinite(vectors.rest(tail, 1))).toBe(true)
  })
})

describe('a seam model that cannot be used', () => {
  it('is missed by name when a file of it changed or is gone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'models-'))
    cpSync(path.join(MODELS, ID), path.join(folder, ID), { recursive: true })
    cpSync(path.join(MODELS, 'manifest.json'), path.join(folder, 'manifest.json'))
    await expect(verifyEmbedded(ID, folder)).resolves.toMatchObject({ id: ID })
    writeFileSync(path.join(folder, ID, 'vocab.json'), '[]')
    await expect(verifyEmbedded(ID, folder)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' })
    rmSync(path.join(folder, ID, 'vocab.json'))
    await expect(verifyEmbedded(ID, folder)).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    await expect(verifyEmbedded('another', folder)).rejects.toMatchObject({ code: 'MODEL_DAMAGED' })
    rmSync(folder, { recursive: true })
  })

  it('answers no more once it was disposed of, and lets running calls end', async () => {
    let released = 0
    const session = {
      layout: { rest: 1, next: 1, topic: 1 },
      run: async (_ids: BigInt64Array, _mask: BigInt64Array, _sides: BigInt64Array, rows: number) =>
        new Float32Array(rows * 4),
      release: async () => {
        released += 1
      },
    }
    const reader = createSeamReader('fake', 'fake', VOCABULARY, session)
    const running = reader.read(['今年'])
    await reader.dispose()
    await expect(running).resolves.toBeDefined()
    await expect(reader.read(['今年'])).rejects.toBeInstanceOf(ModelError)
    await reader.dispose()
    expect(released).toBe(1)
  })
})
