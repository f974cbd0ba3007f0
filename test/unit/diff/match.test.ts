import { describe, expect, it } from 'vitest'
import { pairRows } from '../../../pipeline/diff/match.ts'

const claim = (claim_id: string, start: number, end: number, more: object = {}) => ({
  claim_id,
  article_id: 'a-1',
  paragraph: 2,
  start,
  end,
  ...more,
})

const ids = (old: readonly object[], now: readonly object[]) =>
  pairRows(old as never, now as never, ['claim_id']).map((pair) => [
    pair.old?.['claim_id'] ?? null,
    pair.new?.['claim_id'] ?? null,
    pair.moved,
  ])

describe('pairing rows of two runs', () => {
  it('goes by the key first, whatever the place says', () => {
    expect(ids([claim('c-1', 0, 5)], [claim('c-1', 40, 45)])).toEqual([['c-1', 'c-1', false]])
  })

  it('takes a row at an overlapping place for the one that vanished', () => {
    expect(ids([claim('c-1', 10, 15)], [claim('c-2', 8, 15)])).toEqual([['c-1', 'c-2', true]])
  })

  it('does not pair what only touches, nor what stands in another paragraph', () => {
    const gone = [claim('c-1', 10, 15)]
    expect(ids(gone, [claim('c-2', 15, 20)])).toHaveLength(2)
    expect(ids(gone, [claim('c-2', 10, 15, { paragraph: 3 })])).toHaveLength(2)
  })

  it('gives every row one partner, in text order', () => {
    const old = [claim('c-1', 0, 10), claim('c-2', 20, 30)]
    const now = [claim('c-3', 0, 4), claim('c-4', 6, 10), claim('c-5', 21, 30)]
    expect(ids(old, now)).toEqual([
      ['c-1', 'c-3', true],
      [null, 'c-4', false],
      ['c-2', 'c-5', true],
    ])
  })

  it('finds a sentence again that went to another article', () => {
    const words = { sentence: '全年售出800台。', text: '800台' }
    const old = [claim('c-1', 4, 8, words)]
    expect(ids(old, [claim('c-2', 4, 8, { ...words, article_id: 'a-2' })])).toEqual([['c-1', 'c-2', true]])
  })

  it('puts what vanished where it stood', () => {
    const old = [claim('c-1', 0, 5), claim('c-2', 10, 15), claim('c-3', 20, 25)]
    const now = [claim('c-1', 0, 5), claim('c-3', 20, 25)]
    expect(ids(old, now).map(([before]) => before)).toEqual(['c-1', 'c-2', 'c-3'])
  })

  it('stays quick in a paragraph of ten thousand rows', () => {
    const many = (prefix: string, shift: number) =>
      Array.from({ length: 10_000 }, (_, i) => claim(`${prefix}-${i}`, 10 * i + shift, 10 * i + shift + 5))
    const started = performance.now()
    expect(ids(many('c', 0), many('d', 1)).every(([, , moved]) => moved)).toBe(true)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
