import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuantities } from '../../../../extractors/quantities/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'

function claims(text: string) {
  return findQuantities(text, text, { place: null }).filter((quantity) => !quantity.nominal)
}

/** Pieces out of which numbers, units and their look-alikes are made. */
const PIECES = [
  ...'0123456789.,-+/%：:（()）~至到第约近超一二三四五六七八九十百千万亿半两几数多余个家元年月日成折倍分之点零负翻番首位前 \ud800\u0000',
  '以上',
  '大关',
  '增长',
  '百分之',
  'NT$',
  '翻了',
  '小时',
  '分之',
  'e-3',
  '斤',
  '角',
  'GW',
]

describe('hostile input', () => {
  it('spans lie in the text, in order, apart, and values are plain decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const quantity of findQuantities(text, text, { place: null })) {
          expect(quantity.span.start).toBeGreaterThanOrEqual(end)
          expect(quantity.span.end).toBeGreaterThan(quantity.span.start)
          expect(quantity.value).toMatch(/^-?\d+(?:\.\d+)?$/)
          expect(quantity.valueHigh ?? '0').toMatch(/^-?\d+(?:\.\d+)?$/)
          end = quantity.span.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps magnitudes beyond exact JSON numbers as digits', () => {
    expect(claims('共９９９９９９９９９９９９９９９９９９９９元')[0]?.value).toBe('99999999999999999999')
  })

  it('reads no doubling that is not whole (a crash once)', () => {
    expect(claims('产值翻了0.6番')).toEqual([])
  })

  it('takes a version for no number', () => {
    expect(claims('升级到1.2.3.4之后')).toEqual([])
  })

  it('makes nothing of units without numbers and brackets without ends', () => {
    expect(claims('亿元 个百分点 （%（万')).toEqual([])
  })

  it.each([
    '一',
    '9',
    '1.',
    '十',
    '千万',
    '百分之',
    '1至',
    '元1角',
    '1-',
    '第',
    '七八',
    '1亿',
    '9,999',
    '1/2/',
    '(1(',
    '约近',
  ])('reads %s over and over in linear time', async (unit) => {
    const growth = await growthOf((length) => {
      const text = unit.repeat(1000 * length)
      return findQuantities(text, text, { place: null })
    })
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
