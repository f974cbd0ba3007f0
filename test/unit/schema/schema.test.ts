import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIdMaker, stableId } from '../../../pipeline/schema/ids.ts'
import { ARTICLES, CLAIMS, codePointIndex, ENTITIES, exactNumber, QUOTES } from '../../../pipeline/schema/index.ts'

describe('codePointIndex', () => {
  it('counts a surrogate pair as one and a lone surrogate as one', () => {
    const index = codePointIndex('a😀b\ud800c')
    expect([0, 1, 3, 4, 5, 6].map(index)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('agrees with counting from the start, across remembered strides', () => {
    const text = '甲😀乙'.repeat(900)
    const index = codePointIndex(text)
    for (const at of [0, 1, 3, 1023, 1024, 1025, 2048, 3599, text.length]) {
      const pairSplit = at > 0 && at < text.length && isPair(text, at)
      if (!pairSplit) expect(index(at)).toBe([...text.slice(0, at)].length)
    }
  })

  it('agrees on any text at every boundary between code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const index = codePointIndex(text)
        let units = 0
        let points = 0
        for (const character of text) {
          expect(index(units)).toBe(points)
          units += character.length
          points += 1
        }
        expect(index(units)).toBe(points)
      }),
    )
  })
})

function isPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}

describe('exactNumber', () => {
  it.each([
    ['10812600000000', 10812600000000],
    ['66.67', 66.67],
    ['-2.5', -2.5],
    ['100000000000000000000000', 1e23],
    ['0', 0],
    ['9007199254740991', 9007199254740991],
  ])('%s', (decimal, number) => {
    expect(exactNumber(decimal)).toBe(number)
  })

  it.each([
    '9007199254740993',
    '0.99999999999999999999',
    '99999999999999999999',
    '0.12345678901234567',
    '1e999',
    'twelve',
  ])('%s is no exact JSON number', (decimal) => {
    expect(exactNumber(decimal)).toBeNull()
  })
})

describe('ids', () => {
  it('depend on the place and on nothing else', () => {
    expect(stableId('c', 'paper', 'p1.txt', 12)).toBe(stableId('c', 'paper', 'p1.txt', 12))
    expect(stableId('c', 'paper', 'p1.txt', 12)).toMatch(/^c-[0-9a-f]{16}$/)
    expect(stableId('c', 'paper', 'p1.txt', 12)).not.toBe(stableId('c', 'paper', 'p1.txt', 13))
    expect(stableId('c', 'a', 'b')).not.toBe(stableId('c', 'ab', ''))
  })

  it('stay apart for two records at one place', () => {
    const make = createIdMaker()
    const [first, second] = [make('q', 'paper', 3), make('q', 'paper', 3)]
    expect(first).not.toBe(second)
    expect(first).toBe(stableId('q', 'paper', 3))
  })
})

describe('tables', () => {
  it('name each column once', () => {
    for (const table of [ARTICLES, CLAIMS, QUOTES, ENTITIES]) {
      const names = table.columns.map((column) => column.name)
      expect(new Set<string>(names).size).toBe(names.length)
    }
  })

  it('hold every field of the data contract', () => {
    const claims: readonly string[] = CLAIMS.columns.map((column) => column.name)
    expect(claims).toEqual(
      expect.arrayContaining(
        (
          'claim_id issue_id issue_date publication page article_id article_title paragraph sentence text start end kind value ' +
          'value_high comparator unit unit_code subject region whole direction basis period_start period_end modality ' +
          'claimant confidence'
        ).split(' '),
      ),
    )
    const quotes: readonly string[] = QUOTES.columns.map((column) => column.name)
    expect(quotes).toEqual(
      expect.arrayContaining(
        (
          'quote_id issue_id article_id paragraph start end type text cue stance speaker speaker_type titles speaker_mention ' +
          'confidence'
        ).split(' '),
      ),
    )
  })
})
