import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composePipeline, issueRows, PipelineError } from '../../pipeline/index.ts'
import { fakeRecogniser } from '../support/fake-recogniser.ts'
import { rawIssue } from '../support/pages.ts'

const pipeline = composePipeline(fakeRecogniser({ 林远舟: 'PER', 海州市: 'LOC', 江北重工: 'ORG' }))

/** White space and controls: the only characters that the data contract lets a page lose. */
const DROPPABLE = /[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]/u

async function rowsOf(text: string) {
  try {
    return issueRows(await pipeline.process(rawIssue([text])))
  } catch (error) {
    // A page of nothing but white space or controls is refused with a reason; anything else is a bug.
    if (error instanceof PipelineError) return null
    throw error
  }
}

/** Pieces of real newspaper shape, so that random pages hold claims, quotes, titles and breaks often. */
const PIECES = [
  '海州市去年工业增加值达3.6万亿元，同比增长8.7%。',
  '江北重工董事长林远舟表示，今年将新建基站60万个。',
  '“要稳住增长。”林远舟说，“要扩大投资。”',
  '产销分别完成了705.8万辆和688.7万辆，',
  '本报记者 林远舟 周一鸣',
  '第3版 要闻 2024年5月20日 星期一',
  '支撑增长的“压舱石”',
  '数据显示，全国超过一半',
  '以上用上了5G网络',
  'Shares rose 1.5 percent, analyst Ann Lee said.',
  '「半數長者」有三成四，他指',
  '　　今年前三季度，占比约80%',
  '１２３４５６．７％',
  '😀𠮷',
  '\u200b',
  '\ufeff',
  '\r\n',
  '\n',
  '\n\n',
  '　',
  ' ',
  '“',
  '”',
  '《',
  '。',
  '：',
  '一二三',
  '-',
  '=1+1',
] as const

const page = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('whole chain on arbitrary pages', () => {
  it('neither loses nor invents a character: each non-space one is in exactly one raw span', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const rows = await rowsOf(text)
        if (!rows) return
        const decoded = [...new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))]
        const seen = new Uint8Array(decoded.length)
        for (const article of rows.articles)
          for (const paragraph of article.paragraphs)
            for (const [start, end] of paragraph.raw_spans)
              for (let at = start; at < end; at += 1) seen[at] = (seen[at] ?? 0) + 1
        const wrong = decoded.flatMap((character, at) => {
          const allowed = DROPPABLE.test(character) ? [0, 1] : [1]
          return allowed.includes(seen[at] ?? 0) ? [] : [`${at}:${character}:${seen[at]}`]
        })
        expect(wrong).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('writes rows whose text stands where they say', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const rows = await rowsOf(text)
        if (!rows) return
        const paragraphs = new Map(rows.articles.map((article) => [article.article_id, article.paragraphs]))
        const at = (row: { article_id: string; paragraph: number; start: number; end: number }) =>
          [...(paragraphs.get(row.article_id)?.[row.paragraph]?.text ?? '')].slice(row.start, row.end).join('')
        for (const row of [...rows.claims, ...rows.entities]) expect(at(row)).toBe(row.text)
        for (const row of rows.quotes) {
          expect(row.start).toBeLessThan(row.end)
          // A quote may run on over paragraphs; the place is that of its first stretch.
          const [first = ''] = row.text.split('\n')
          expect(at(row).startsWith([...first].slice(0, 2).join(''))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('keeps ids apart, confidences in range, and the same answer twice', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (text) => {
        const rows = await rowsOf(text)
        if (!rows) return
        const ids = [
          ...rows.articles.map((row) => row.article_id),
          ...rows.repairs.map((row) => row.seam_id),
          ...rows.claims.map((row) => row.claim_id),
          ...rows.quotes.map((row) => row.quote_id),
          ...rows.entities.map((row) => row.entity_id),
        ]
        expect(new Set(ids).size).toBe(ids.length)
        for (const { confidence } of [...rows.claims, ...rows.quotes]) {
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
        const claimIds = new Set(rows.claims.map((row) => row.claim_id))
        const quoteIds = new Set(rows.quotes.map((row) => row.quote_id))
        for (const row of rows.quotes) for (const id of row.claim_ids) expect(claimIds).toContain(id)
        for (const row of rows.claims) if (row.quote_id !== null) expect(quoteIds).toContain(row.quote_id)
        expect(await rowsOf(text)).toEqual(rows)
      }),
      { numRuns: 80 },
    )
  })
})
