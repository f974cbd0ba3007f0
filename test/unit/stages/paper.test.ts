import { describe, expect, it } from 'vitest'
import { loadSeamReader } from '../../../models/index.ts'
import type { RepairedIssue, RepairMode } from '../../../pipeline/document/index.ts'
import { readPdf } from '../../../pipeline/io/pdf.ts'
import { createDecode, createNormalise, createRepair } from '../../../pipeline/stages/index.ts'
import { checkIssue } from '../../support/check-article.ts'
import { rawIssue } from '../../support/pages.ts'
import { type Shown, setColumns, writePdf } from '../../support/pdf.ts'

const SHIPS = [
  '东湾港务局昨天公布，今年前四个月进港货船六百二十艘，比去年同期多五十八艘，其中装运粮食的占三成，运煤的占两成。',
  '港务局局长周启明说，新建的三号码头五月开始试用，可以停靠十万吨级的大船，全年吞吐量有望增加一千万吨，收入也会多起来。',
  '他还说，码头附近的道路要在年底以前拓宽，夜里不再允许重车穿过住宅区，居民为此等了六年。',
]
const TREES = [
  '市园林处从本周开始为老城区的八百棵古树建立档案，每棵树挂上编号，树龄、树高和养护人都写在牌子上。',
  '园林处工程师何秀兰介绍，最老的一棵银杏已有七百多年，去年夏天曾被大风折断一根主枝，经过救治今年又发了新芽。',
]
const TEXT = { size: 10, width: 12, gutter: 20 }
const header: Shown = { x: 50, y: 30, size: 9, text: '第02版' }

/** Reads a PDF of these pages and repairs it, checking what must hold of any issue. */
async function repairPdf(pages: readonly (readonly Shown[])[], mode: RepairMode = 'full'): Promise<RepairedIssue> {
  const read = await readPdf({ name: 'issue.pdf', path: 'issue.pdf', bytes: writePdf(pages, { width: 900 }) })
  const empty = rawIssue([''])
  const origin = empty.pages[0]?.origin
  if (!origin) throw new Error('an issue has a page')
  const raw = read.pages.map(({ name, text }) => ({
    origin: { ...origin, page: name },
    bytes: new Uint8Array(),
    text,
  }))
  const normalised = await createNormalise().run(await createDecode().run({ ...empty, pages: raw }))
  checkIssue(normalised)
  const repaired = await createRepair({ mode, seams: await loadSeamReader() }).run(normalised)
  checkIssue(repaired)
  expect(JSON.parse(JSON.stringify(repaired))).toEqual(repaired)
  return repaired
}

function outline({ articles }: RepairedIssue): readonly (readonly string[])[] {
  return articles.map(({ text, paragraphs }) =>
    paragraphs
      .filter(({ kind }) => kind !== 'furniture')
      .map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`),
  )
}

const evidenceOf = ({ articles }: RepairedIssue) =>
  articles.flatMap(({ seams }) => seams.map(({ evidence }) => evidence))
const bodies = (texts: readonly string[]) => texts.map((text) => `body: ${text}`)

describe('the reading order from paper', () => {
  const shipTitle = { x: 50, y: 80, size: 28, text: '东湾港货船多了一成' }
  const ships = setColumns(SHIPS, { ...TEXT, x: 50, y: 120, lines: 6 })

  it('follows columns from left to right, in whatever order the file shows them', async () => {
    const issue = await repairPdf([[header, ...[...ships].reverse().flat(), shipTitle]])
    expect(outline(issue)).toEqual([['title: 东湾港货船多了一成', ...bodies(SHIPS)]])
    expect(evidenceOf(issue).flat()).toContain('next column in the same row of columns')
    expect(evidenceOf(issue).flat()).toContain('no indent at its head')
  })

  it('shares columns of one height out among the headlines above them', async () => {
    const trees = setColumns(TREES, { ...TEXT, x: 50 + 140 * ships.length, y: 120, lines: 6 })
    const treeTitle = { x: 50 + 140 * ships.length, y: 80, size: 18, text: '八百棵古树有了档案' }
    // Row by row over both articles.
    const rows = [...ships.flat(), ...trees.flat()].sort((a, b) => a.y - b.y || a.x - b.x)
    const issue = await repairPdf([[header, shipTitle, treeTitle, ...rows]])
    expect(outline(issue)).toEqual([
      ['title: 东湾港货船多了一成', ...bodies(SHIPS)],
      ['title: 八百棵古树有了档案', ...bodies(TREES)],
    ])
  })

  it('gives a headline the columns beside it that begin at the same height', async () => {
    const foot = Math.max(...ships.flat().map(({ y }) => y))
    const trees = setColumns(TREES, { ...TEXT, x: 50, y: foot + 70, lines: 4 })
    const treeTitle = { x: 50, y: foot + 45, size: 16, text: '古树有了档案' }
    const issue = await repairPdf([[header, shipTitle, ...ships.flat(), treeTitle, ...trees.flat()]])
    expect(outline(issue)).toEqual([
      ['title: 东湾港货船多了一成', ...bodies(SHIPS)],
      ['title: 古树有了档案', ...bodies(TREES)],
    ])
  })

  it('goes on below a picture in the same column, its caption left out', async () => {
    const cut = ships.map((column) => column.map((line, i) => (i < 3 ? line : { ...line, y: line.y + 120 })))
    const caption = { x: 50, y: 270, size: 8, text: '图为三号码头。' }
    // The file shows the upper halves of all columns first.
    const upper = cut.flatMap((column) => column.slice(0, 3))
    const lower = cut.flatMap((column) => column.slice(3))
    const issue = await repairPdf([[header, shipTitle, ...upper, caption, ...lower]])
    expect(outline(issue)[0]?.filter((line) => !line.startsWith('caption'))).toEqual([
      'title: 东湾港货船多了一成',
      ...bodies(SHIPS),
    ])
    expect(evidenceOf(issue).flat()).toContain('below a gap in the same column')
  })

  it('takes the largest heading for the title, and a smaller one above it for the kicker', async () => {
    const kicker = { x: 50, y: 50, size: 14, text: '港口建设进入新阶段' }
    const issue = await repairPdf([[kicker, shipTitle, ...ships.flat()]])
    expect(outline(issue)[0]?.slice(0, 2)).toEqual(['kicker: 港口建设进入新阶段', 'title: 东湾港货船多了一成'])
  })

  it('joins the parts of an article that jumps to another page', async () => {
    const [first = [], second = [], ...others] = ships
    const foot = Math.max(...second.map(({ y }) => y))
    const onward = { x: 190, y: foot + 40, size: 9, text: '（下转第3版）' }
    const back = { x: 50, y: 90, size: 9, text: '（上接第2版）' }
    const left = others.flat().map((line) => ({ ...line, x: line.x - 280 }))
    const issue = await repairPdf([
      [header, shipTitle, ...first, ...second, onward],
      [{ ...header, text: '第03版' }, back, ...left],
    ])
    const [article] = issue.articles
    expect(outline(issue)[0]?.filter((line) => line.startsWith('body'))).toEqual(bodies(SHIPS))
    expect(article?.seams.some(({ kind }) => kind === 'jump')).toBe(true)
  })

  it('moves nothing when repair is off or conservative', async () => {
    for (const mode of ['off', 'conservative'] as const) {
      const issue = await repairPdf([[header, ...[...ships].reverse().flat(), shipTitle]], mode)
      const kinds = issue.articles.flatMap(({ seams }) => seams.map(({ kind }) => kind))
      expect(kinds.filter((kind) => kind !== 'same-paragraph')).toEqual([])
    }
  })
})
