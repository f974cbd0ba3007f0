import { describe, expect, it } from 'vitest'
import { batchesOf } from '../../../models/ner/batches.ts'
import { createLru } from '../../../models/ner/lru.ts'
import { rememberPieces } from '../../../models/ner/pieces.ts'

describe('batchesOf', () => {
  it('puts every sequence into one batch, like lengths together', () => {
    const lengths = [5, 250, 8, 240, 6, 1000, 7]
    const batches = batchesOf(lengths)
    expect(batches.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(batches[0]?.[0]).toBe(5)
    expect(batchesOf([])).toEqual([])
  })
})

describe('createLru', () => {
  it('forgets what was used longest ago', () => {
    const lru = createLru<number>(2)
    lru.set('a', 1)
    lru.set('b', 2)
    lru.get('a')
    lru.set('c', 3)
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([1, undefined, 3])
  })

  it('holds no more key text than allowed, and nothing at size 0', () => {
    const lru = createLru<number>(10, 5)
    lru.set('abc', 1)
    lru.set('def', 2)
    lru.set('too long', 3)
    expect([lru.get('abc'), lru.get('def'), lru.get('too long')]).toEqual([undefined, 2, undefined])
    const none = createLru<number>(0)
    none.set('a', 1)
    expect(none.get('a')).toBeUndefined()
  })
})

describe('rememberPieces', () => {
  it('asks once a unit', () => {
    let asked = 0
    const pieces = rememberPieces((unit) => {
      asked += 1
      return [unit.length]
    })
    expect([pieces('年'), pieces('年')]).toEqual([[1], [1]])
    expect(asked).toBe(1)
  })
})
