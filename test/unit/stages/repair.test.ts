import { describe, expect, it } from 'vitest'
import { readHeader } from '../../../pipeline/stages/index.ts'
import { readByline } from '../../../pipeline/stages/repair/byline.ts'
import { isCaption } from '../../../pipeline/stages/repair/caption.ts'
import { furnitureOf } from '../../../pipeline/stages/repair/furniture.ts'
import { outline, repairPages } from '../../support/repaired.ts'

const OPENING =
  '临川县交通局昨天公布，今年新建的三条公路已经全部通车，总长一百二十公里，沿线四十个村的村民从此可以坐上公共汽车进城。'
const MIDDLE =
  '新路沿着清河修建，经过两座大桥和一条隧道。工程队克服了雨季长、山体松软等困难，比计划提前两个月完成了全部施工任务。'
const CLOSING = '明年，临川县还要把这三条公路延长到邻县，让山里的茶叶和水果更快地运到港口。'

/** A page of blocks, an empty line between two. */
const page = (...blocks: readonly string[]) => blocks.join('\n\n')

describe('bylines', () => {
  it.each([
    ['本报记者 卢明 张一平 齐红', ['卢明', '张一平', '齐红']],
    ['本报记者王晓明', ['王晓明']],
    ['本报记者 王 明 李晓东', ['王明', '李晓东']],
    ['本报记者王晓明李红', ['王晓明', '李红']],
    ['记者 王晓明 通讯员 李红 赵大山', ['王晓明', '李红', '赵大山']],
    ['新华社记者王晓明、李红', ['王晓明', '李红']],
    ['□ 本报记者 欧阳明月', ['欧阳明月']],
    ['文/王晓明', ['王晓明']],
    ['【记者林佳颖∕新北报导】', ['林佳颖']],
    ['〔记者林佳颖、王晓明／台北报导〕', ['林佳颖', '王晓明']],
    ['记者王晓明 综合报道', ['王晓明']],
    ['By Jane Doe', ['Jane Doe']],
    ['By Jane Doe and John Q. Public', ['Jane Doe', 'John Q. Public']],
  ])('reads %s', (text, names) => {
    expect(readByline(text, text)).toEqual(names)
  })

  it.each([
    '记者了解到，工程已经完工',
    '记者节的由来',
    '评论员文章',
    '记者／台北报导',
    '记者深入一线采访 用心报道',
    '文化产业发展迅速',
    'By the river',
    '本报记者',
    '记者昨天从县政府获悉',
  ])('is not taken in by %s', (text) => {
    expect(readByline(text, text)).toBeNull()
  })

  it('cuts Traditional names from the printed text', () => {
    expect(readByline('本報記者 葉國華', '本报记者 叶国华')).toEqual(['葉國華'])
  })
})

describe('furniture', () => {
  it.each([
    ['第4版 时政 2024年5月20日 星期一', 'page-header'],
    ['A05', 'page-header'],
    ['2024年5月20日 星期一', 'page-header'],
    ['12', 'page-number'],
    ['— 3 —', 'page-number'],
    ['（下转第3版）', 'jump-line'],
    ['（上接第一版）', 'jump-line'],
    ['(Continued on page 7)', 'jump-line'],
    ['责任编辑：王晓明 美编：李红', 'editor-line'],
    ['广告', 'advert'],
    ['订阅热线：5550123', 'advert'],
  ])('knows %s', (text, kind) => {
    expect(furnitureOf(text)).toBe(kind)
  })

  it.each([
    '第四版施工方案获得通过',
    '编辑部的故事',
    '5月20日通车',
    '公路下转第三个路口就是学校',
    '2024年临川县新建三条公路',
  ])('leaves %s', (text) => {
    expect(furnitureOf(text)).toBeNull()
  })
})

describe('captions', () => {
  it.each([
    '图为工人正在铺设路面。',
    '新路穿过清河峡谷。本报记者 王晓明摄',
    '清河大桥施工现场。',
    '村民在新路上。 新华社发',
  ])('knows %s', (text) => {
    expect(isCaption(text)).toBe(true)
  })

  it.each(['工程队昨天离开了现场，准备下一处施工。', '图书馆昨天开放。', '消息昨天由县政府发布。'])(
    'leaves %s',
    (text) => {
      expect(isCaption(text)).toBe(false)
    },
  )
})

describe('page headers', () => {
  it.each([
    ['第4版 时政 2024年5月20日 星期一\n新路通车', '2024-05-20', null],
    ['临川日报 2024年5月20日 星期一 第3版\n新路通车', '2024-05-20', '临川日报'],
    ['二〇二四年五月二十日 星期一\n新路通车', '2024-05-20', null],
    ['The Harbour Times\nMonday, May 20, 2024\nExports rise', '2024-05-20', 'The Harbour Times'],
    ['新路通车\n工程于2024年5月20日完成，沿线村民都来庆祝。', null, null],
    ['第4版 2024年13月45日', null, null],
  ])('reads %j', (text, date, publication) => {
    expect(readHeader(text)).toEqual({ date, publication })
  })

  it('fills what the issue lacks, and says so', async () => {
    const issue = await repairPages([page('临川日报 2024年5月20日 星期一 第3版', '新路通车', OPENING)], {
      date: null,
      publication: null,
    })
    expect(issue.articles[0]?.meta).toMatchObject({ date: '2024-05-20', publication: '临川日报' })
    expect(issue.messages.map(({ rule }) => rule)).toEqual([
      'repair/date-from-header',
      'repair/publication-from-header',
    ])
  })
})

describe('segmentation', () => {
  it('names the paragraphs of two articles on a page', async () => {
    const issue = await repairPages([
      page(
        '第3版 综合 2024年5月20日 星期一',
        '社论',
        '修路先修心 致富靠同心',
        OPENING,
        MIDDLE,
        '清河上的新桥',
        '本报记者 王晓明 李红',
        MIDDLE,
        '一座桥的分量',
        CLOSING,
        '责任编辑：赵大山',
      ),
    ])
    expect(issue.articles.map(({ title, byline }) => [title, byline])).toEqual([
      ['修路先修心 致富靠同心', []],
      ['清河上的新桥', ['王晓明', '李红']],
    ])
    expect(issue.articles.map(({ paragraphs }) => paragraphs.map(({ kind }) => kind))).toEqual([
      ['furniture', 'kicker', 'title', 'body', 'body'],
      ['title', 'byline', 'body', 'subhead', 'body', 'furniture'],
    ])
  })

  it('opens an article at a headline with a dateline under it', async () => {
    const issue = await repairPages([page('新路通车', OPENING, '茶叶丰收', `本报讯 ${CLOSING}`)])
    expect(issue.articles.map(({ title }) => title)).toEqual(['新路通车', '茶叶丰收'])
  })

  it('gives an article the same id in every run, and another in another issue', async () => {
    const text = page('新路通车', OPENING)
    const ids = await Promise.all(
      ['a', 'a', 'b'].map(async (issueId) => (await repairPages([text], { issueId })).articles[0]?.articleId),
    )
    expect(ids[0]).toMatch(/^a-[0-9a-f]{16}$/)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })
})

describe('column breaks', () => {
  const cutAt = (text: string, before: string) =>
    [text.slice(0, text.indexOf(before)), text.slice(text.indexOf(before))] as const
  const [upper, lower] = cutAt(MIDDLE, '程队克服')

  it('joins a paragraph that was cut in the middle of a word', async () => {
    const issue = await repairPages([page('新路通车', OPENING, upper, lower, CLOSING)])
    expect(outline(issue)).toEqual([['title: 新路通车', `body: ${OPENING}`, `body: ${MIDDLE}`, `body: ${CLOSING}`]])
    expect(issue.articles[0]?.paragraphs[2]?.rawSpans).toHaveLength(2)
    expect(issue.articles[0]?.seams).toMatchObject([{ kind: 'same-paragraph' }])
  })

  it('joins a number that was cut at its point', async () => {
    const [left, right] = ['沿线四十个村去年产茶叶2.', '35万吨，其中一半运到了港口，比上年多卖了三成。']
    expect(outline(await repairPages([page('新路通车', `${OPENING}${left}`, right)]))[0]?.[1]).toBe(
      `body: ${OPENING}${left}${right}`,
    )
  })

  it('looks for no other half in another article', async () => {
    const issue = await repairPages([
      page('新路通车', '本报记者 王晓明', OPENING, upper, '茶叶丰收', '本报记者 李红', CLOSING, lower),
    ])
    expect(outline(issue).map((lines) => lines.length)).toEqual([4, 4])
  })

  it('looks over a caption between the two halves', async () => {
    const issue = await repairPages([page('新路通车', OPENING, upper, '图为工人正在铺设路面。', lower)])
    expect(outline(issue)[0]?.slice(2)).toEqual([`body: ${MIDDLE}`, 'caption: 图为工人正在铺设路面。'])
  })

  it('puts a space between the halves of an English paragraph', async () => {
    const issue = await repairPages([
      page(
        'Exports rise',
        'The harbour authority said on Tuesday that traffic through the northern basin',
        'had grown faster than in any year since the terminal opened.',
      ),
    ])
    expect(outline(issue)[0]?.[1]).toBe(
      'body: The harbour authority said on Tuesday that traffic through the northern basin had grown faster than in any year since the terminal opened.',
    )
  })

  it('leaves headings and whole paragraphs alone', async () => {
    const blocks = ['新路通车', OPENING, '山里有了大桥', MIDDLE, '茶叶走得更远', CLOSING]
    expect(outline(await repairPages([page(...blocks)]))[0]?.map((line) => line.replace(/^\w+: /, ''))).toEqual(blocks)
  })

  it('says so where the other half is missing, and glues it to no stranger', async () => {
    const issue = await repairPages([page('新路通车', OPENING, upper)])
    expect(outline(issue)[0]?.at(-1)).toBe(`body: ${upper}`)
    expect(issue.messages).toMatchObject([{ rule: 'repair/fragment-unfinished', severity: 'warning', page: '01.txt' }])
  })
})
