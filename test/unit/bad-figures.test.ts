import { describe, expect, it } from 'vitest'
import { composePipeline, issueRows } from '../../pipeline/index.ts'
import { fakeRecogniser } from '../support/fake-recogniser.ts'
import { growthOf, LINEAR_GROWTH } from '../support/operations.ts'
import { rawIssue } from '../support/pages.ts'

const pipeline = composePipeline(fakeRecogniser())
const HEAD = '岭川新厂投产\n\n'
const REST = '\n\n　　新厂位于岭川河边，建成之后由县里的合作社负责管理。'

/** A page of a title, the paragraph given and another one, through the whole chain. */
async function chain(paragraph: string) {
  const issue = await pipeline.process(rawIssue([`${HEAD}　　${paragraph}${REST}`], { date: '2024-03-14' }))
  return { ...issueRows(issue), messages: issue.messages }
}

const values = async (paragraph: string) => (await chain(paragraph)).claims.map(({ text, value }) => [text, value])

describe('figures that are none', () => {
  it.each([
    ['an address', '新厂的控制系统升级到1.2.3.4之后运行平稳，工人都说好用。'],
    ['a unit without a number', '新厂去年生产了亿元、个百分点、万吨和标准煤，占比为%。'],
    ['brackets that nothing closes', '新厂（又称（岭川（一号（去年投产，产品【全部［运往外地。'],
    ['a run of one digit', `新厂去年的产量是${'一'.repeat(10_000)}吨。`],
    ['a run of Arabic digits', `新厂去年的产量是${'9'.repeat(10_000)}吨。`],
    ['half a fraction', '新厂去年的产量占三分之，百分之的工人住在厂里。'],
  ])('%s gives no claim', async (_, paragraph) => {
    expect(await values(paragraph)).toEqual([])
  })

  it('an unclosed bracket costs no figure around it', async () => {
    expect(await values('新厂去年产量达到35吨（其中六成运往外地，用工120人。')).toEqual([
      ['35吨', 35],
      ['六成', 60],
      ['120人', 120],
    ])
  })

  it('long runs cost in proportion to their length', async () => {
    const growth = await growthOf((length) => chain(`新厂去年的产量是${'一'.repeat(2000 * length)}吨。`))
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})

describe('a number broken over a seam', () => {
  /** What is mended has its value; what is not mended may be missing, and never has the value of a piece. */
  it.each([
    ['2.', '35万台', [23_500]],
    ['2', '.35万台', [23_500]],
    ['108', '126亿元', [10_812_600_000_000]],
    ['650', '万个', [6_500_000]],
    ['三千', '五百亿元', [350_000_000_000]],
  ])('%s|%s', async (before, after, whole) => {
    const line = '　　岭川新厂去年投产以来运行平稳，附近几个乡镇的合作社都来参观学习，全年的产量达到'
    const page = `${HEAD}${line}${before}\n\n${after}，比原来的计划多了不少。工人们说，这样的好年景已经很久没有见到了。`
    const issue = await pipeline.process(rawIssue([page], { date: '2024-03-14' }))
    const found = issueRows(issue).claims.map(({ value }) => value)
    expect(whole).toEqual(expect.arrayContaining(found))
  })
})

describe('figures too long for a number', () => {
  it('are kept as text, exactly, and a warning says so', async () => {
    const { claims, messages } = await chain(
      '新厂去年的利润达到９９９９９９９９９９９９９９９９９９９９元，产量达到35吨。',
    )
    expect(claims).toMatchObject([
      { value: null, value_text: '99999999999999999999', unit_code: 'CNY' },
      { value: 35, value_text: null },
    ])
    const warnings = messages.filter(({ rule }) => rule === 'claims/value-inexact')
    expect(warnings).toMatchObject([{ severity: 'warning' }])
    expect(warnings[0]?.reason).toContain('value_text')
  })

  it('keeps both ends of a range', async () => {
    const { claims } = await chain('新厂去年的利润在99999999999999999998元至99999999999999999999元之间。')
    expect(claims).toMatchObject([
      { value: null, value_high: null, value_text: '99999999999999999998..99999999999999999999' },
    ])
  })
})

describe('a text without full stops', () => {
  it('is not repeated whole in every row: what stands around a figure says enough', async () => {
    const clause = '新厂今年的产量增长3%，工人们说好，'
    const { claims } = await chain(clause.repeat(1000))
    expect(claims.length).toBeGreaterThan(900)
    for (const { sentence, text } of claims) {
      expect(sentence.length).toBeLessThan(3000)
      expect(sentence).toContain(text)
    }
  })
})
