import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  extractEnglishClaims,
  extractEnglishQuotes,
  findEnglishEntities,
  findEnglishQuantities,
} from '../../../../extractors/english/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'
import { articleOf } from './support.ts'

const PIECES = [
  'said',
  ' ',
  ' ',
  ', ',
  '. ',
  '"',
  '“',
  '”',
  "'",
  '(',
  ')',
  '$',
  'NT$',
  '5',
  '1,000',
  '.5',
  ' percent',
  ' million',
  'Mayor ',
  'Paula Reed',
  'according to ',
  'rose ',
  'between ',
  ' and ',
  ' to ',
  '-',
  'Wednesday',
  'May 7',
  '2024',
  'the mill',
  '\ud800',
  '\0',
  'half',
  'two',
  'dozens of ',
  '何',
  '…',
  '¶',
] as const

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))

describe('odd English', () => {
  it('never throws, and keeps every span within the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), (sample) => {
        const article = articleOf(sample)
        const all = article.paragraphs.map((_, index) => index)
        const quotes = extractEnglishQuotes(article, all)
        const claims = extractEnglishClaims(article, all, quotes)
        const spans = [
          ...findEnglishQuantities(article.text, { place: null }).map(({ span }) => span),
          ...findEnglishEntities(article.text).map(({ span }) => span),
          ...quotes.flatMap(({ pieces, cueSpan }) => [...pieces, cueSpan]),
          ...claims.flatMap(({ quantity, sentence }) => [quantity.span, quantity.numeral, sentence]),
        ]
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(article.text.length)
        }
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['ordinary sentences', 'Mayor Paula Reed said the mill sold 40 tons, up 3 percent from 2023. '],
    ['quotation marks', '"a" said '],
    ['opening marks', '"a '],
    ['numbers', '1,000 '],
    ['one long word', 'abc'],
    ['names', 'Paula Reed Ho '],
    ['clauses without an end', 'rose 5 percent, and the mill, '],
    ['days', 'Wednesday, May 7, '],
  ])('grows with the text and not with its square: %s', async (_, unit) => {
    // Numbered anew in each round: parses of equal stretches are kept, and would not be counted again.
    let round = 0
    const growth = await growthOf((length) => {
      const size = 12_000 * length
      round += 1
      const units = Array.from({ length: Math.ceil(size / unit.length) }, (_, i) =>
        i % 50 ? unit : `${unit}${i + round * 100_000} `,
      )
      const article = articleOf(units.join(''))
      return extractEnglishClaims(article, [0], extractEnglishQuotes(article, [0]))
    })
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
