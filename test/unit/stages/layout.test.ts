import { describe, expect, it } from 'vitest'
import { widthOf } from '../../../pipeline/stages/normalise/characters.ts'
import { repairPages } from '../../support/repaired.ts'

const ROAD = [
  '临川县交通局昨天公布，今年新建的三条公路已经全部通车，总长一百二十公里，沿线四十个村的村民从此可以坐上公共汽车进城。',
  '新路沿着清河修建，经过两座大桥和一条隧道。工程队克服了雨季长、山体松软等困难，比计划提前两个月完成了全部施工任务。',
  '县交通局负责人介绍，修路的资金主要来自省级财政补助和县里发行的专项债券，沿线村民还自愿让出了三百多亩山地。',
  '公路通车以后，从县城到最远的石门村只要五十分钟，比过去缩短了一半以上。不少外出打工的年轻人开始考虑回乡创业。',
  '明年，临川县还要把这三条公路延长到邻县，让山里的茶叶和水果更快地运到港口，同时在沿线建设六个农产品集散中心。',
]
const SCHOOL = [
  '白沙市教育局上周启动了新一轮学校改造计划，二十五所中小学的操场、食堂和图书馆将在暑假期间完成翻修。',
  '参与改造的学校大多建于上世纪八十年代，设施老旧，学生运动和阅读的空间不足。家长们对这次改造期待已久。',
  '设计单位在方案中增加了雨天活动区和无障碍通道，并请学生代表参加讨论，采纳了他们提出的十几条意见。',
  '教育局表示，改造期间学校的暑期托管服务不会中断，学生可以到附近的社区中心参加阅读、绘画和体育活动。',
]

const NEVER_FIRST = '，。、；：！？”'
/** Lines of a paragraph set from an indent; a mark that begins no line hangs over. */
function linesOf(paragraph: string, width: number): { text: string; first: boolean }[] {
  const lines = [{ text: '', first: true }]
  let at = 2
  for (const character of paragraph) {
    if (at + widthOf(character) > width && !(NEVER_FIRST.includes(character) && at <= width)) {
      lines.push({ text: '', first: false })
      at = 0
    }
    const line = lines.at(-1)
    if (line) line.text += character
    at += widthOf(character)
  }
  return lines
}

type Lines = ReturnType<typeof linesOf>

function columnsOf(paragraphs: readonly string[], width: number, height: number): Lines[] {
  const lines = paragraphs.flatMap((paragraph) => linesOf(paragraph, width))
  return Array.from({ length: Math.ceil(lines.length / height) }, (_, i) => lines.slice(i * height, (i + 1) * height))
}

/** Blocks of a box as a scraper takes them: one for each paragraph or part of one. */
function blocksOf(box: Lines): string[] {
  const blocks: string[] = []
  for (const { text, first } of box) {
    if (first || blocks.length === 0) blocks.push(text)
    else blocks.push(`${blocks.pop()}${text}`)
  }
  return blocks
}

const pageOf = (...parts: readonly (string | readonly string[])[]) => parts.flat().join('\n\n')

async function bodiesOf(page: string): Promise<readonly (readonly string[])[]> {
  const issue = await repairPages([page])
  return issue.articles.map(({ text, paragraphs }) =>
    paragraphs.filter(({ kind }) => kind === 'body').map(({ span }) => text.slice(span.start, span.end)),
  )
}

/** The running text of every article in the order found: short pieces that were taken for subheads are part of it. */
async function readingOf(page: string): Promise<readonly string[]> {
  const issue = await repairPages([page])
  return issue.articles.map(({ text, paragraphs }) =>
    paragraphs
      .filter(({ kind }) => kind === 'body' || kind === 'subhead')
      .map(({ span }) => text.slice(span.start, span.end))
      .join(''),
  )
}

describe('reading order', () => {
  it('leaves columns in order as they are, but for the breaks', async () => {
    const columns = columnsOf(ROAD, 14, 8)
    expect(await bodiesOf(pageOf('临川新路通车', columns.flatMap(blocksOf)))).toEqual([ROAD])
  })

  it('puts the lower parts of columns cut by a picture behind the upper ones', async () => {
    const columns = columnsOf(ROAD, 14, 8)
    const upper = columns.flatMap((column) => blocksOf(column.slice(0, 5)))
    const lower = columns.flatMap((column) => blocksOf(column.slice(5)))
    const page = pageOf('临川新路通车', upper, '图为工人正在铺设路面。', lower)
    expect(await readingOf(page)).toEqual([ROAD.join('')])
    const issue = await repairPages([page])
    const kinds = new Set(issue.articles[0]?.seams.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['moved-block', 'paragraph-boundary']))
  })

  it('reads columns that were taken from right to left', async () => {
    const columns = columnsOf([...ROAD, ...SCHOOL], 14, 8).reverse()
    expect(await readingOf(pageOf('临川新路通车', columns.flatMap(blocksOf)))).toEqual([[...ROAD, ...SCHOOL].join('')])
  })

  it('takes two articles apart whose parts alternate', async () => {
    const left = columnsOf(ROAD, 14, 8)
    const right = columnsOf(SCHOOL, 14, 8)
    const rows = left.flatMap((box, i) => [...blocksOf(box), ...blocksOf(right[i] ?? [])])
    const page = pageOf('临川新路通车', '白沙学校暑期改造', rows)
    const issue = await repairPages([page])
    expect(issue.articles.map(({ title }) => title)).toEqual(['临川新路通车', '白沙学校暑期改造'])
    expect(await readingOf(page)).toEqual([ROAD.join(''), SCHOOL.join('')])
  })

  it('changes nothing on a page of whole paragraphs with subheads and a picture', async () => {
    const [one = '', two = '', three = '', four = '', five = ''] = ROAD
    const page = pageOf(
      '临川新路通车',
      one,
      '资金从哪里来',
      three,
      two,
      '图为工人正在铺设路面。',
      '回乡的路',
      four,
      five,
    )
    expect(await bodiesOf(page)).toEqual([[one, three, two, four, five]])
  })
})

describe('articles that run over pages', () => {
  const [one = '', two = '', three = ''] = ROAD
  const cut = two.indexOf('程队克服')
  const header = (number: number) => `第${number}版 综合 2024年5月20日 星期一`
  const first = pageOf(header(1), '临川新路通车', one, two.slice(0, cut), '（下转第2版）')

  it('are joined where both jump lines name the other page', async () => {
    const second = pageOf(header(2), '（上接第1版）', two.slice(cut), three, '白沙学校暑期改造', `本报讯 ${SCHOOL[0]}`)
    const issue = await repairPages([first, second])
    expect(issue.articles.map(({ title }) => title)).toEqual(['临川新路通车', '白沙学校暑期改造'])
    const [road] = issue.articles
    expect(road?.text).toContain(two)
    expect(road?.seams).toMatchObject([{ kind: 'jump', tail: { pageIndex: 0 }, head: { pageIndex: 1 } }])
  })

  it.each([
    ['under', ['（上接第1版）', '新路通车']],
    ['over', ['新路通车', '（上接第1版）']],
  ])('are joined where the headline stands once more %s the second line', async (_, top) => {
    const issue = await repairPages([first, pageOf(header(2), top, two.slice(cut), three)])
    expect(issue.articles).toHaveLength(1)
    expect(issue.articles[0]?.text).toContain(two)
    expect(issue.articles[0]?.paragraphs.map(({ kind }) => kind)).toEqual([
      ...['furniture', 'title', 'body', 'body', 'furniture', 'furniture', 'furniture', 'furniture', 'body'],
    ])
  })

  it('are joined where the first part ends in a line as short as a heading', async () => {
    const line = pageOf(header(1), '临川新路通车', one, '新路沿着清河修建', '（下转第2版）')
    const issue = await repairPages([
      line,
      pageOf(header(2), '（上接第1版）', two.slice('新路沿着清河修建'.length), three),
    ])
    expect(issue.articles[0]?.text).toContain(two)
  })

  it('stay apart where the lines name other pages', async () => {
    const issue = await repairPages([first, pageOf(header(2), '（上接第3版）', two.slice(cut), three)])
    expect(issue.articles).toHaveLength(2)
    expect(issue.articles.flatMap(({ seams }) => seams)).toEqual([])
  })
})
