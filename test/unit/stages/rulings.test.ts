import { describe, expect, it } from 'vitest'
import {
  codePointIndex,
  type PagePlace,
  type RepairedIssue,
  type RepairMode,
  type Ruling,
  seamId,
} from '../../../pipeline/document/index.ts'
import { repairRows } from '../../../pipeline/index.ts'
import { createDecode, createFold, createNormalise, createRepair } from '../../../pipeline/stages/index.ts'
import { checkIssue } from '../../support/check-article.ts'
import { rawIssue } from '../../support/pages.ts'
import { outline } from '../../support/repaired.ts'

const TITLE = '新路通车'
const OPENING = '临川县交通局昨天公布，今年新建的三条公路已经全部通车，总长一百二十公里，沿线四十个村的村民都来庆祝。'
const UPPER = '新路沿着清河修建，经过两座大桥和一条隧道。工'
const LOWER = '程队克服了雨季长、山体松软等困难，提前两个月完工。'
const CLOSING = '明年，临川县还要把这三条公路延长到邻县，让山里的茶叶和水果更快地运到港口。'
const CAPTION = '图为工人正在铺设路面。'

const pageOf = (...blocks: readonly string[]) => blocks.join('\n\n')

async function repair(pages: readonly string[], rulings: readonly Ruling[], mode: RepairMode = 'full') {
  const raw = { ...rawIssue(pages), rulings }
  const normalised = await createNormalise().run(await createDecode().run(raw))
  const repaired = await createRepair({ mode }).run(normalised)
  checkIssue(repaired)
  return repaired
}

const paragraphs = async (issue: RepairedIssue) =>
  outline(await createFold().run(issue)).map((article) => article.map((line) => line.replace(/^\w+: /, '')))
const seamsOf = (issue: RepairedIssue) => repairRows(issue).filter(({ kind }) => kind !== 'fragment')

/** The place behind, or before, a stretch of a page. */
function place(pages: readonly string[], stretch: string, side: 'behind' | 'before'): PagePlace {
  const at = pages.findIndex((page) => page.includes(stretch))
  const page = pages[at] ?? ''
  const offset = page.indexOf(stretch) + (side === 'behind' ? stretch.length : 0)
  return { page: `0${at + 1}.txt`, offset: codePointIndex(page)(offset) }
}

function ruling(action: 'join' | 'split', pages: readonly string[], before: string, behind: string): Ruling {
  const tail = place(pages, before, 'behind')
  const head = place(pages, behind, 'before')
  return { id: seamId('test', tail, head), action, tail, head }
}

/** The same ruling by the seam's id alone, as it stands in the record of repairs. */
const byId = ({ id, action }: Ruling): Ruling => ({ id, action, tail: null, head: null })

describe('a join', () => {
  it('makes one paragraph of two, and the record says whose word it was', async () => {
    const pages = [pageOf(TITLE, OPENING, CLOSING)]
    const issue = await repair(pages, [ruling('join', pages, OPENING, CLOSING)])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING + CLOSING]])
    expect(seamsOf(issue)).toMatchObject([
      { kind: 'same-paragraph', score: 1, certain: true, evidence: ['ruled by a correction'] },
    ])
    expect(issue.ruled).toMatchObject([{ outcome: 'applied', reason: null }])
  })

  it('is found by its id alone', async () => {
    const pages = [pageOf(TITLE, OPENING, CLOSING)]
    const issue = await repair(pages, [byId(ruling('join', pages, OPENING, CLOSING))])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING + CLOSING]])
  })

  it('lets captions between the two follow the paragraph', async () => {
    const pages = [pageOf(TITLE, OPENING, CAPTION, CLOSING)]
    const issue = await repair(pages, [ruling('join', pages, OPENING, CLOSING)])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING + CLOSING, CAPTION]])
  })

  it('brings text from elsewhere, with what follows it there', async () => {
    const pages = [pageOf(TITLE, UPPER, OPENING, LOWER, CLOSING)]
    const issue = await repair(pages, [ruling('join', pages, UPPER, LOWER)], 'off')
    expect(await paragraphs(issue)).toEqual([[TITLE, UPPER + LOWER, CLOSING, OPENING]])
    expect(seamsOf(issue)).toMatchObject([
      { kind: 'moved-block', evidence: ['ruled by a correction'] },
      { kind: 'paragraph-boundary', evidence: ['what stood between was moved'] },
    ])
  })

  it('reaches over pages', async () => {
    const pages = [pageOf(TITLE, OPENING, UPPER), pageOf('茶叶上市', LOWER, CLOSING)]
    const issue = await repair(pages, [ruling('join', pages, UPPER, LOWER)])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING, UPPER + LOWER, CLOSING], ['茶叶上市']])
    expect(seamsOf(issue)).toMatchObject([{ kind: 'jump', score: 1 }])
  })

  it('goes for a fragment whose other half is said', async () => {
    const pages = [pageOf(TITLE, OPENING, UPPER), pageOf(CLOSING, LOWER)]
    const tail = place(pages, UPPER, 'behind')
    const fragment: Ruling = { id: seamId('test', tail, null), action: 'join', tail: null, head: null }
    const open = await repair(pages, [fragment])
    expect(open.ruled).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('"head"') }])
    const issue = await repair(pages, [{ ...fragment, head: place(pages, LOWER, 'before') }])
    expect(issue.ruled).toMatchObject([{ id: fragment.id, outcome: 'applied' }])
    expect((await paragraphs(issue))[0]).toContain(UPPER + LOWER)
  })

  it('takes a text away from where repair had put it', async () => {
    const pages = [pageOf(TITLE, OPENING, UPPER, LOWER, CLOSING)]
    const issue = await repair(pages, [ruling('join', pages, CLOSING, LOWER)])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING, UPPER, CLOSING + LOWER]])
  })
})

describe('a split', () => {
  const pages = [pageOf(TITLE, OPENING, UPPER, LOWER)]
  const wrong = ruling('split', pages, UPPER, LOWER)

  it('begins a paragraph where repair had joined two', async () => {
    expect((await paragraphs(await repair(pages, [])))[0]).toContain(UPPER + LOWER)
    const issue = await repair(pages, [byId(wrong)])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING, UPPER, LOWER]])
    expect(issue.ruled).toMatchObject([{ outcome: 'applied' }])
  })

  it('says where there is nothing to split', async () => {
    expect((await repair(pages, [wrong], 'off')).ruled).toMatchObject([{ outcome: 'unchanged' }])
  })
})

describe('rulings that cannot be followed', () => {
  const pages = [pageOf(TITLE, OPENING, CLOSING, LOWER)]
  const join = ruling('join', pages, OPENING, CLOSING)

  it('are gone where the page has no such place any more', async () => {
    const moved = { ...join, tail: { page: '01.txt', offset: 3 } }
    const other = { ...join, id: 'r-0000000000000000', tail: null, head: null }
    expect((await repair(pages, [moved, other])).ruled).toMatchObject([
      { outcome: 'gone', reason: 'no block ends at 3 of 01.txt' },
      { outcome: 'gone', reason: 'no place of the issue has this id' },
    ])
  })

  it('are refused, both of them, where one contradicts the other', async () => {
    const issue = await repair(pages, [join, ruling('join', pages, OPENING, LOWER)])
    expect(issue.ruled).toMatchObject([{ outcome: 'refused' }, { outcome: 'refused' }])
    expect(await paragraphs(issue)).toEqual([[TITLE, OPENING, CLOSING, LOWER]])
  })

  it('are refused where the text would run in a circle', async () => {
    const issue = await repair(pages, [join, ruling('join', pages, CLOSING, OPENING)])
    expect(issue.ruled?.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused'])
    expect((await repair(pages, [ruling('join', pages, LOWER, LOWER)])).ruled).toMatchObject([{ outcome: 'refused' }])
  })
})
