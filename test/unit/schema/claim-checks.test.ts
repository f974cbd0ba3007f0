import { describe, expect, it } from 'vitest'
import { checkClaims, extractArticle } from '../../../extractors/index.ts'
import { CLAIM_CHECKS, issueRows } from '../../../pipeline/schema/index.ts'
import { articleOf } from '../extractors/claims/article.ts'

const META = { issueId: 'test', date: '2023-03-14', publication: null, place: null, lang: null, url: null }

/** The rows of an issue whose articles are given as lists of paragraphs. */
async function rowsOf(articles: readonly (readonly string[])[]) {
  const extracted = await Promise.all(articles.map((paragraphs) => extractArticle(articleOf(paragraphs, META.date))))
  return issueRows({ meta: META, messages: [], pages: [], articles: extracted, checks: checkClaims(extracted) })
}

const SHARE = ['2022年，全市工业投资达到412.5亿元。其中技术改造投资186.2亿元，占工业投资的45.1%。']
const TWICE = ['2022年，公共充电桩达到51263个。', '2022年，公共充电桩达到51263个。']

describe('claim-checks', () => {
  it('says what was computed, from which claims, and where', async () => {
    const { claims, claimChecks } = await rowsOf([['简讯', ...SHARE]])
    const [whole, part, share] = claims.map(({ claim_id }) => claim_id)
    expect(claimChecks).toMatchObject([
      {
        issue_id: 'i',
        paragraph: 1,
        kind: 'share',
        outcome: 'confirmed',
        claim_id: share,
        claim_ids: [share, part, whole],
        expected: 45.139,
        printed: 45.1,
        tolerance: 0.05,
        unit_code: 'percent',
      },
    ])
    expect(Object.keys(claimChecks[0] ?? {}).sort()).toEqual(CLAIM_CHECKS.columns.map(({ name }) => name).sort())
  })

  it('stands on every claim in it, one outcome for each id', async () => {
    const { claims, claimChecks } = await rowsOf([['简讯', ...SHARE]])
    for (const claim of claims) {
      expect(claim.checks).toEqual(['share:confirmed'])
      expect(claim.check_ids).toEqual(claimChecks.map(({ check_id }) => check_id))
      expect(claim.same_as).toBeNull()
    }
  })

  it('leads a repeated fact to its first statement, and that one nowhere', async () => {
    const { claims } = await rowsOf([['简讯', ...TWICE]])
    expect(claims.map(({ same_as }) => same_as)).toEqual([null, claims[0]?.claim_id])
  })

  it('has ids that hang on the claims and not on their order', async () => {
    const [alone, together] = [await rowsOf([['简讯', ...SHARE]]), await rowsOf([['简讯', ...SHARE]])]
    expect(together.claimChecks.map(({ check_id }) => check_id)).toEqual(alone.claimChecks.map((row) => row.check_id))
    expect(alone.claimChecks.every(({ check_id }) => /^k-[0-9a-f]{16}$/.test(check_id))).toBe(true)
  })
})
