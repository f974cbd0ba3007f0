import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { ModelError } from '../../../models/index.ts'
import type { Session } from '../../../models/ner/session.ts'
import { type Rows, taggerOf } from '../../../models/ner/tagger.ts'
import type { VectorSession } from '../../../models/ner/vector-session.ts'
import { createAsker } from '../../../models/thread/ask.ts'
import { createRunner } from '../../../models/thread/queue.ts'
import { createScoreQueue } from '../../../models/thread/score-queue.ts'
import { createServer } from '../../../models/thread/serve.ts'
import { createVectorQueue } from '../../../models/thread/vector-queue.ts'

/** Scores of two classes: the id, and its negative. Remembers the shapes of its batches. */
function fakeSession(fail = false): Session & { readonly shapes: string[] } {
  const shapes: string[] = []
  return {
    shapes,
    id2label: { 0: 'O', 1: 'B-PER' },
    maxPieces: 64,
    special: { open: [1], close: [2], pad: 0 },
    tokenise: (unit) => [...unit].map((character) => character.charCodeAt(0)),
    run: async (ids, mask, rows, columns) => {
      shapes.push(`${rows}x${columns}`)
      if (fail) throw new Error('no memory')
      return Float32Array.from({ length: ids.length * 2 }, (_, i) => {
        const at = i >> 1
        return mask[at] === 0n ? Number.NaN : Number(ids[at]) * (i % 2 === 0 ? 1 : -1)
      })
    },
    release: async () => {},
  }
}

function rowsOf(...rows: readonly (readonly number[])[]): Rows {
  return { ids: Int32Array.from(rows.flat()), lengths: Int32Array.from(rows.map((row) => row.length)) }
}

const both = (rows: Rows) => [...rows.ids].flatMap((id) => [id, -id])
const sequence = (length: number, from: number) => Array.from({ length }, (_, i) => from + i)

describe('scores', () => {
  it('of one thread stand in the order of the rows, however these are batched', async () => {
    const rows = rowsOf([5], sequence(300, 1000), [7, 8, 9], [], sequence(40, 10))
    expect([...(await taggerOf(fakeSession()).score(rows))]).toEqual(both(rows))
    expect([...(await taggerOf(fakeSession()).score(rowsOf()))]).toEqual([])
  })

  it('are run together for whoever asks, the longest row of the oldest request first', async () => {
    const session = fakeSession()
    const queue = createScoreQueue(session, true)
    const asked = [rowsOf([1, 2, 3], [4]), rowsOf(sequence(200, 10), [5, 6]), rowsOf([7, 8, 9])]
    const answers = asked.map((rows, i) => queue.add(rows, i))
    expect(queue.oldest()).toBe(0)
    await queue.runBatch()
    expect(session.shapes).toEqual(['4x3'])
    expect([...((await answers[0]) ?? [])]).toEqual(both(asked[0] as Rows))
    expect([...((await answers[2]) ?? [])]).toEqual(both(asked[2] as Rows))
    expect(queue.oldest()).toBe(1)
    await queue.runBatch()
    expect([...((await answers[1]) ?? [])]).toEqual(both(asked[1] as Rows))
    expect(queue.oldest()).toBeNull()
  })

  it('keep a batch to its budget', async () => {
    const session = fakeSession()
    const queue = createScoreQueue(session, true)
    const answer = queue.add(rowsOf(...Array.from({ length: 20 }, (_, i) => sequence(250, i))), 0)
    while (queue.oldest() !== null) await queue.runBatch()
    expect(session.shapes).toEqual(['8x250', '8x250', '4x250'])
    expect((await answer).length).toBe(20 * 250 * 2)
  })

  it('of a model from elsewhere are never run with those of another request', async () => {
    const session = fakeSession()
    const queue = createScoreQueue(session, false)
    const answers = [queue.add(rowsOf([1], [2, 3]), 0), queue.add(rowsOf([4, 5]), 1)]
    while (queue.oldest() !== null) await queue.runBatch()
    expect(session.shapes).toEqual(['2x2', '1x2'])
    await Promise.all(answers)
  })

  it('that fail, fail for those of the batch', async () => {
    const queue = createScoreQueue(fakeSession(true), true)
    const answer = queue.add(rowsOf([1]), 0)
    answer.catch(() => undefined)
    await queue.runBatch()
    await expect(answer).rejects.toThrow('no memory')
    expect(queue.oldest()).toBeNull()
  })
})

/** A vector of two numbers for each row: its first id, and how many of its places hold something. */
function fakeVectors(): VectorSession<{ rest: number; next: number; topic: number }> & { readonly shapes: string[] } {
  const shapes: string[] = []
  return {
    shapes,
    layout: { rest: 1, next: 1, topic: 0 },
    run: async (ids, mask, _, rows, columns) => {
      shapes.push(`${rows}x${columns}`)
      return Float32Array.from({ length: rows * 2 }, (_unused, i) => {
        const start = (i >> 1) * columns
        const filled = mask.slice(start, start + columns).filter((one) => one === 1n).length
        return i % 2 === 0 ? Number(ids[start]) : filled
      })
    },
    release: async () => {},
  }
}

function padded(columns: number, ...first: readonly number[]) {
  const size = first.length * columns
  const ids = new BigInt64Array(size)
  for (const [r, id] of first.entries()) ids[r * columns] = BigInt(id)
  return { ids, mask: new BigInt64Array(size).fill(1n), sides: new BigInt64Array(size), rows: first.length, columns }
}

describe('vectors', () => {
  it('are run together where rows have one width', async () => {
    const session = fakeVectors()
    const queue = createVectorQueue(session)
    const answers = [queue.add(padded(8, 1, 2), 0), queue.add(padded(16, 3), 1), queue.add(padded(8, 4), 2)]
    while (queue.oldest() !== null) await queue.runBatch()
    expect(session.shapes).toEqual(['3x8', '1x16'])
    expect((await Promise.all(answers)).map((one) => [...one])).toEqual([
      [1, 8, 2, 8],
      [3, 16],
      [4, 8],
    ])
  })
})

describe('the runner', () => {
  it('takes the oldest request of all queues next, and lets in what arrives between two batches', async () => {
    const order: string[] = []
    const queueOf = (name: string, arrivals: number[]) => ({
      arrivals,
      oldest: () => arrivals[0] ?? null,
      runBatch: async () => {
        order.push(`${name}${arrivals.shift()}`)
      },
    })
    const [one, other] = [queueOf('a', [0, 3]), queueOf('b', [1])]
    const runner = createRunner()
    runner.join(one)
    runner.join(other)
    runner.wake()
    runner.wake()
    setImmediate(() => other.arrivals.push(2))
    await expect.poll(() => order).toEqual(['a0', 'b1', 'b2', 'a3'])
  })
})

describe('asking over a line', () => {
  const lineTo = (opening: Parameters<typeof createServer>[0]) => {
    const { port1, port2 } = new MessageChannel()
    createServer(opening).connect(port1)
    const asker = createAsker()
    asker.use(port2)
    return asker
  }

  it('brings every answer to its question', async () => {
    const asker = lineTo({ tagger: Promise.resolve(fakeSession()), seams: Promise.resolve(fakeVectors()), mixed: true })
    const rows = rowsOf([3, 4], [5])
    const expected = both(rows)
    const vectors = padded(8, 9)
    const [facts, layout, pieces, scores, ends] = await Promise.all([
      asker.ask('tagger', null),
      asker.ask('layout', null),
      asker.ask('pieces', ['ab', '']),
      asker.ask('scores', rows, [rows.ids.buffer, rows.lengths.buffer]),
      asker.ask('vectors', vectors, [vectors.ids.buffer]),
    ])
    expect(facts).toEqual({
      id2label: { 0: 'O', 1: 'B-PER' },
      maxPieces: 64,
      special: { open: [1], close: [2], pad: 0 },
    })
    expect(layout).toEqual({ rest: 1, next: 1, topic: 0 })
    expect(pieces).toEqual([[97, 98], []])
    expect([...scores]).toEqual(expected)
    expect([...ends]).toEqual([9, 8])
    asker.use(null)
  })

  it('brings failures with their code', async () => {
    const failing = Promise.reject(new ModelError('MODEL_DAMAGED', 'broken'))
    failing.catch(() => undefined)
    const asker = lineTo({ tagger: failing, seams: null, mixed: true })
    await expect(asker.ask('scores', rowsOf([1]))).rejects.toMatchObject({ name: 'ModelError', code: 'MODEL_DAMAGED' })
    await expect(asker.ask('layout', null)).rejects.toThrow('not loaded')
    asker.use(null)
  })

  it('ends with the line', async () => {
    const asker = lineTo({ tagger: new Promise(() => {}), seams: null, mixed: true })
    const waiting = asker.ask('tagger', null)
    waiting.catch(() => undefined)
    asker.use(null)
    await expect(waiting).rejects.toThrow('was closed')
    await expect(asker.ask('tagger', null)).rejects.toThrow('no line')
  })
})
