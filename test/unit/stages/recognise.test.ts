import { describe, expect, it } from 'vitest'
import { createRecognise } from '../../../pipeline/stages/index.ts'
import { fakeRecogniser } from '../../support/fake-recogniser.ts'
import { repairPages } from '../../support/repaired.ts'

const PAGE = [
  '新路通車',
  '臨川縣交通局局長葉國華說：「三條公路已經全部通車，村民從此可以坐上公共汽車進城。」',
  'Jane Doe of the harbour authority said that traffic had grown faster than in any year since the terminal opened.',
  '责任编辑：叶国华',
].join('\n\n')

describe('recognise', () => {
  it('reads Chinese paragraphs folded, English ones by rules, furniture not at all', async () => {
    const englishTexts: string[] = []
    const stage = createRecognise(fakeRecogniser({ 叶国华: 'PER', 临川县交通局: 'ORG' }), async (text) => {
      englishTexts.push(text)
      return [{ span: { start: 0, end: 8 }, label: 'PER' as const, score: 0.9 }]
    })
    const article = (await stage.run(await repairPages([PAGE]))).articles[0]
    expect(article?.entities.map(({ span, label }) => [article.text.slice(span.start, span.end), label])).toEqual([
      ['臨川縣交通局', 'ORG'],
      ['葉國華', 'PER'],
      ['Jane Doe', 'PER'],
    ])
    expect(englishTexts).toHaveLength(1)
  })

  it('takes as many names as a paragraph can hold', async () => {
    const everywhere = {
      ...fakeRecogniser(),
      recognise: async (texts: readonly string[]) =>
        texts.map((text) =>
          Array.from({ length: text.length / 2 }, (_, i) => ({
            start: 2 * i,
            end: 2 * i + 2,
            label: 'PER' as const,
            score: 0.9,
          })),
        ),
    }
    const issue = await repairPages(['村里人都来了，'.repeat(50_000)])
    const [article] = (await createRecognise(everywhere, async () => []).run(issue)).articles
    expect(article?.entities.length).toBe(175_000)
  })
})
