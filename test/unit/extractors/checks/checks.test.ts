import { Big } from 'big.js'
import { describe, expect, it } from 'vitest'
import { CHECK_EXAMPLES } from '../../../../extractors/checks/examples.ts'
import { checkClaims } from '../../../../extractors/checks/index.ts'
import { precisionOf } from '../../../../extractors/checks/precision.ts'
import { extractArticle } from '../../../../extractors/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'
import { articleOf } from '../claims/article.ts'

const ISSUE = '2023-03-14'

async function extracted(articles: readonly (readonly string[])[]) {
  return Promise.all(
    articles.map((paragraphs) => {
      const article = articleOf(paragraphs, ISSUE)
      const [title, ...rest] = article.paragraphs
      return extractArticle({ ...article, paragraphs: title ? [{ ...title, kind: 'title' as const }, ...rest] : [] })
    }),
  )
}

describe('checkClaims', () => {
  it.each(CHECK_EXAMPLES)('$shows', async ({ articles, checks }) => {
    const found = checkClaims(await extracted(articles))
    expect(found.map(({ kind, outcome, arithmetic }) => `${kind} ${outcome}: ${arithmetic}`)).toEqual(checks)
  })

  it('names claims that exist, the one checked first, and is surer of none than of the claims in it', async () => {
    for (const { articles } of CHECK_EXAMPLES) {
      const issue = await extracted(articles)
      for (const check of checkClaims(issue)) {
        const claims = check.claims.map(({ article, claim }) => issue[article]?.claims[claim])
        expect(claims.length).toBeGreaterThan(1)
        for (const claim of claims) expect(check.confidence).toBeLessThan(claim?.confidence ?? 0)
      }
    }
  })

  it.each([
    ['one series', '陶瓷业务收入达到108126亿元，同比增长8.7%，占全行业收入的24.6%。'],
    ['totals and parts', '茶叶产量达到1785吨，其中春茶产量741吨，秋茶产量1044吨，占茶叶产量的58.5%。'],
    ['rates', '营业收入8426亿元，利润总额516亿元，营业收入利润率为6.1%。'],
    ['levels', '求诊人次由58400人次增至70600人次，增长20.9%。'],
  ])('costs in proportion to the claims: %s', async (_, unit) => {
    const pages = new Map(
      await Promise.all(
        ([1, 4] as const).map(async (n) => [n, await extracted([['页', unit.repeat(40 * n)]])] as const),
      ),
    )
    const growth = await growthOf((length) => checkClaims(pages.get(length) ?? []))
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })

  it('calculates with nothing that is no number: zero, 40 digits', async () => {
    const odd = [
      '收入0元，其中茶叶收入0元，占收入的0%。',
      `收入${'9'.repeat(40)}元，茶叶收入${'9'.repeat(39)}元，占收入的10%。`,
    ]
    expect(checkClaims(await extracted([['页', ...odd]]))).toEqual([])
    expect(checkClaims([])).toEqual([])
  })
})

describe('precisionOf', () => {
  it.each([
    ['26583亿', '2658300000000', '50000000'],
    ['1.2万亿', '1200000000000', '50000000000'],
    ['24.60', '24.6', '0.005'],
    ['3,894', '3894', '0.5'],
    ['650万', '6500000', '5000'],
    ['三成', '30', '5'],
    ['两成四', '24', '0.5'],
    ['三分之一', '33.33', '1.5'],
    ['1.2 billion', '1200000000', '50000000'],
  ])('%s is off by at most half its last digit', (numeral, value, half) => {
    expect(precisionOf(numeral, new Big(value), 'percent').half.toFixed()).toBe(half)
  })
})
