import { describe, expect, it } from 'vitest'
import { CLAIM_EXAMPLES, NO_CLAIMS } from '../../../../extractors/claims/examples.ts'
import { extractClaims } from '../../../../extractors/claims/index.ts'
import type { Claim } from '../../../../extractors/types.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'
import { articleOf, quoteOf, textOf } from './article.ts'

const ISSUE = '2023-03-14'

/** The fields of a claim that an example names, as the example writes them. */
function fieldsOf(claim: Claim): Record<string, string | null> {
  const { subject, whole, region, kind, direction, basis, modality, period } = claim
  return {
    subject,
    whole,
    region,
    kind,
    direction,
    basis,
    modality,
    period: period && `${period.start}..${period.end}`,
  }
}

describe('extractClaims', () => {
  it.each(CLAIM_EXAMPLES)('$shows: $text', ({ text, date, claims: expected }) => {
    const article = articleOf([text], date === undefined ? ISSUE : date)
    const claims = extractClaims(article, [0], [])
    expect(claims.map((claim) => textOf(article, claim))).toEqual(expected.map((claim) => claim.at))
    claims.forEach((claim, i) => {
      const { at, ...fields } = expected[i] ?? { at: '' }
      expect({ at, ...fieldsOf(claim) }).toMatchObject({ at, ...fields })
    })
  })

  it.each(NO_CLAIMS)('no claim: %s', (text) => {
    expect(extractClaims(articleOf([text], ISSUE), [0], [])).toEqual([])
  })

  it('gives a claim to the speaker of the statement that holds it, and to nobody outside', () => {
    const content = '去年产茶300吨，增长5%。'
    const article = articleOf([`青禾茶业局数据显示，${content}茶农有800户。`], ISSUE)
    const quotes = [quoteOf(article, content, '显示', '青禾茶业局')]
    const claims = extractClaims(article, [0], quotes)
    expect(claims.map((claim) => claim.claimant)).toEqual(['青禾茶业局', '青禾茶业局', null])
  })

  it('leaves places and companies out of a subject, and trusts no name cut into scraps', () => {
    const name = (text: string, label: 'ORG' | 'LOC') => {
      const start = article.text.indexOf(text)
      return { span: { start, end: start + text.length }, label, score: 1 }
    }
    const article = articleOf(['青禾茶业集团营业收入5亿元。药物曼尼林价格约为1元。'], ISSUE)
    const entities = [name('青禾茶业集团', 'ORG'), name('曼', 'LOC'), name('尼林', 'LOC')]
    const claims = extractClaims({ ...article, entities }, [0], [])
    expect(claims.map((claim) => claim.subject)).toEqual(['营业收入', '药物曼尼林价格'])
  })

  it('does not carry a period from one speaker to another', () => {
    const article = articleOf(['甲说，2019年收入5亿元。乙说，支出6亿元。'], ISSUE)
    const quotes = [
      quoteOf(article, '2019年收入5亿元。', '说', '甲'),
      { ...quoteOf(article, '支出6亿元。', '乙说', '乙') },
    ]
    const claims = extractClaims(article, [0], quotes)
    expect(claims.map((claim) => claim.period?.start ?? null)).toEqual(['2019-01-01', null])
  })

  it('carries neither period nor subject over a paragraph’s end', () => {
    const article = articleOf(['2019年收入5亿元。', '增长8%。'], ISSUE)
    const [, growth] = extractClaims(article, [0, 1], [])
    expect(growth?.period).toBeNull()
    expect(growth?.subject).toBeNull()
  })

  it('is less sure of what it inferred than of what stands beside the figure', () => {
    const [beside, inferred] = extractClaims(articleOf(['2022年收入5亿元。增长8%。'], ISSUE), [0], [])
    expect(beside?.confidence).toBeGreaterThan(inferred?.confidence ?? 1)
    expect(inferred?.confidence).toBeGreaterThan(0)
  })

  it('is surer of a known noun beside its figure than of an unknown one, and unsure without a subject', () => {
    const sureOf = (text: string) => extractClaims(articleOf([text], ISSUE), [0], [])[0]?.confidence ?? 0
    expect(sureOf('茶叶产量达5万吨。')).toBeGreaterThanOrEqual(0.9)
    expect(sureOf('茶叶产量达5万吨。')).toBeGreaterThan(sureOf('青禾蓝达5万吨。'))
    expect(sureOf('他一度达到50分。')).toBeLessThanOrEqual(0.5)
  })

  it('leaves the steps of the quantity to the quantity', () => {
    const [claim] = extractClaims(articleOf(['2022年收入5亿元。'], ISSUE), [0], [])
    const own = new Set(claim?.quantity.trace.map((step) => step.rule))
    expect(own.size).toBeGreaterThan(0)
    expect(claim?.trace.filter((step) => own.has(step.rule))).toEqual([])
  })

  it('tells how it came about', () => {
    const [claim] = extractClaims(articleOf(['2022年收入5亿元。'], ISSUE), [0], [])
    const rules = claim?.trace.map((step) => step.rule) ?? []
    expect(rules).toContain('subject/before-verb')
    expect(rules).toContain('period/governing')
  })

  it('reads only the paragraphs it is given', () => {
    expect(extractClaims(articleOf(['收入5亿元。', '支出6亿元。'], ISSUE), [1], [])).toHaveLength(1)
    expect(extractClaims(articleOf(['收入5亿元。'], ISSUE), [7], [])).toEqual([])
  })

  it('survives odd text, with spans inside the paragraph', () => {
    const odd = [
      '',
      '\u0000',
      '\ud83d5亿元\ude00',
      '（'.repeat(300),
      '5亿元'.repeat(40),
      '占占占5%',
      '分别分别5%和6%',
      '的的的三成的的',
    ]
    for (const text of odd) {
      for (const claim of extractClaims(articleOf([text], ISSUE), [0], [])) {
        expect(claim.quantity.span.end).toBeLessThanOrEqual(text.length)
        expect(claim.subject).not.toBe('')
      }
    }
  })

  it.each(['去年产量达到5万吨同比增长8%占三成', '分别5万吨和6万吨，', '将于2022年要建5个。'])(
    'costs in proportion to the text: %s',
    async (unit) => {
      const growth = await growthOf((length) => extractClaims(articleOf([unit.repeat(100 * length)], ISSUE), [0], []))
      expect(growth).toBeLessThan(LINEAR_GROWTH)
    },
  )
})
