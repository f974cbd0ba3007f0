import { describe, expect, it } from 'vitest'
import { type RepairMode, repairRows } from '../../../pipeline/index.ts'
import { REPAIRS } from '../../../pipeline/schema/index.ts'
import { outline, repairPages } from '../../support/repaired.ts'

const OPENING = '临川县交通局昨天公布，今年新建的三条公路已经全部通车，总长一百二十公里，沿线四十个村的村民都来庆祝。'
const [UPPER, LOWER] = [
  '新路沿着清河修建，经过两座大桥和一条隧道。工',
  '程队克服了雨季长、山体松软等困难，提前两个月完工。',
]
const pageOf = (...blocks: readonly string[]) => blocks.join('\n\n')
const PAGE = pageOf('😀 新路通车', OPENING, UPPER, '图为工人正在铺设路面。', LOWER)

async function rowsOf(pages: readonly string[], mode: RepairMode = 'full', issueId = 'test') {
  return repairRows(await repairPages(pages, { issueId }, mode))
}

/** A page as the record counts it. */
const cut = (page: string, start: number, end: number) => [...page].slice(start, end).join('')

describe('the record of repairs', () => {
  it('names both raw ends of a seam in code points, with the text beside them', async () => {
    const [row, ...others] = await rowsOf([PAGE])
    expect(others).toEqual([])
    expect(row).toMatchObject({ kind: 'same-paragraph', paragraph: 2, tail_page: '01.txt', head_page: '01.txt' })
    expect(row).toMatchObject({ article_title: '😀 新路通车', certain: true })
    expect(row?.margin ?? 0).toBeGreaterThan(1)
    const { tail_end = 0, tail_text, head_start = 0, head_text } = row ?? {}
    expect(tail_text).toBe([...UPPER].slice(-12).join(''))
    expect(cut(PAGE, (tail_end ?? 0) - 12, tail_end ?? 0)).toBe(tail_text)
    expect(head_text).toBe([...LOWER].slice(0, 12).join(''))
    expect(cut(PAGE, head_start ?? 0, (head_start ?? 0) + 12)).toBe(head_text)
    expect(row?.evidence.length).toBeGreaterThan(0)
  })

  it('says where a paragraph stops or begins in the middle of a sentence', async () => {
    const rows = await rowsOf([pageOf('新路通车', OPENING, UPPER)])
    expect(rows).toMatchObject([
      { kind: 'fragment', paragraph: 2, head_page: null, head_start: null, head_text: null, score: null },
    ])
    const headless = '，沿线的村民都来庆祝，孩子们也唱起了歌，老人们在桥头摆起了茶摊。'
    const [row] = await rowsOf([pageOf('新路通车', OPENING, headless)])
    expect(row).toMatchObject({ kind: 'fragment', tail_page: null, tail_end: null, certain: false })
    expect(row?.head_text).toBe(headless.slice(0, 12))
  })

  it('does not show what stands in another block', async () => {
    const [row] = await rowsOf([pageOf('新路通车', OPENING, '工人们昨天，')])
    expect(row).toMatchObject({ kind: 'fragment', tail_text: '工人们昨天，' })
  })

  it('has ids made from the issue and the raw places alone', async () => {
    const ids = async (mode: RepairMode, issueId: string) =>
      (await rowsOf([PAGE], mode, issueId)).map(({ seam_id }) => seam_id)
    expect(await ids('full', 'a')).toEqual(await ids('conservative', 'a'))
    expect(await ids('full', 'a')).not.toEqual(await ids('full', 'b'))
    expect((await ids('full', 'a'))[0]).toMatch(/^r-[0-9a-f]{16}$/)
  })

  it('has every column of the table, in order', async () => {
    const [row] = await rowsOf([PAGE])
    expect(Object.keys(row ?? {})).toEqual(REPAIRS.columns.map(({ name }) => name))
  })
})

describe('repair modes', () => {
  const [MOVED, REST] = [UPPER, LOWER]
  const shuffled = pageOf('新路通车', MOVED, OPENING, '茶叶也卖到了港口。', REST)

  it('off leaves every block as it stands', async () => {
    const issue = await repairPages([PAGE], {}, 'off')
    expect(outline(issue)[0]?.map((line) => line.replace(/^\w+: /, ''))).toEqual(PAGE.split('\n\n'))
    expect(repairRows(issue).map(({ kind }) => kind)).toEqual(['fragment'])
  })

  it('conservative joins plain neighbours', async () => {
    expect(outline(await repairPages([PAGE], {}, 'conservative'))[0]).toContain(`body: ${UPPER}${LOWER}`)
  })

  it('conservative moves nothing', async () => {
    const issue = await repairPages([shuffled], {}, 'conservative')
    expect(issue.articles.flatMap(({ seams }) => seams.map(({ kind }) => kind))).not.toContain('moved-block')
    const starts = issue.articles.flatMap(({ paragraphs }) => paragraphs.flatMap(({ rawSpans }) => rawSpans))
    expect(starts).toEqual([...starts].sort((a, b) => a.start - b.start))
  })

  it('join no articles over pages but in full', async () => {
    const pages = [
      pageOf('第1版 2024年5月20日 星期一', '新路通车', OPENING, UPPER, '（下转第2版）'),
      pageOf('第2版 2024年5月20日 星期一', '（上接第1版）', LOWER),
    ]
    expect((await repairPages(pages, {}, 'full')).articles).toHaveLength(1)
    for (const mode of ['off', 'conservative'] as const)
      expect((await repairPages(pages, {}, mode)).articles).toHaveLength(2)
  })
})
