import {
  type Article,
  isCertain,
  type LooseEnd,
  type NormalisedPage,
  type RawSpan,
  type RepairedIssue,
  type Seam,
} from '../document/index.ts'
import { codePointIndex, type ToCodePoints } from './code-points.ts'
import { createIdMaker } from './ids.ts'
import { roundShare } from './numbers.ts'
import { placeOf } from './place.ts'
import type { RepairRow } from './rows.ts'

/** Code points shown of the text on either side of a seam. */
const SHOWN = 12
/** Between two blocks: what stands behind it is another block's. */
const BLANK_LINE = /(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/
const BESIDE_HAN = /(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])/g

interface Sides {
  readonly tail: RawSpan | null
  readonly head: RawSpan | null
}

/** The record of what repair did: every seam of every article in reading order, then what it could not mend. */
export function repairRows(issue: RepairedIssue): readonly RepairRow[] {
  const makeId = createIdMaker()
  const indexes = issue.pages.map(({ decoded }) => codePointIndex(decoded))
  return issue.articles.flatMap((article) => {
    const sideCells = (sides: Sides) => cellsOf(issue.pages, indexes, sides)
    const seams = article.seams.map((seam) => seamRow(article, seam, sideCells(seam), issue.certainAt))
    const loose = article.looseEnds.map((end) => fragmentRow(article, end, sideCells(sidesOf(end))))
    return [...seams, ...loose]
      .sort((a, b) => a.paragraph - b.paragraph)
      .map((row) => ({
        seam_id: makeId(
          'r',
          row.issue_id,
          row.tail_page ?? '',
          row.tail_end ?? '',
          row.head_page ?? '',
          row.head_start ?? '',
        ),
        ...row,
      }))
  })
}

const sidesOf = ({ side, at }: LooseEnd): Sides =>
  side === 'tail' ? { tail: at, head: null } : { tail: null, head: at }

type Cells = Pick<RepairRow, 'tail_page' | 'tail_end' | 'tail_text' | 'head_page' | 'head_start' | 'head_text'>

function seamRow(
  article: Article,
  seam: Seam,
  cells: Cells,
  certainAt: number | undefined,
): Omit<RepairRow, 'seam_id'> {
  return {
    ...placeOf(article),
    article_title: article.title,
    paragraph: seam.paragraph,
    kind: seam.kind,
    ...cells,
    score: roundShare(seam.score),
    margin: seam.margin === null ? null : Math.round(seam.margin * 100) / 100,
    certain: isCertain(seam, certainAt),
    evidence: seam.evidence,
  }
}

function fragmentRow(article: Article, { paragraph, side }: LooseEnd, cells: Cells): Omit<RepairRow, 'seam_id'> {
  const missing = side === 'tail' ? 'the paragraph stops' : 'the paragraph begins'
  return {
    ...placeOf(article),
    article_title: article.title,
    paragraph,
    kind: 'fragment',
    ...cells,
    score: null,
    margin: null,
    certain: false,
    evidence: [`${missing} in the middle of a sentence; its other half was not found`],
  }
}

function cellsOf(pages: readonly NormalisedPage[], indexes: readonly ToCodePoints[], { tail, head }: Sides): Cells {
  return {
    tail_page: tail ? (pages[tail.pageIndex]?.origin.page ?? null) : null,
    tail_end: tail ? (indexes[tail.pageIndex]?.(tail.end) ?? null) : null,
    tail_text: tail ? tailText(pages[tail.pageIndex]?.decoded ?? '', tail.end) : null,
    head_page: head ? (pages[head.pageIndex]?.origin.page ?? null) : null,
    head_start: head ? (indexes[head.pageIndex]?.(head.start) ?? null) : null,
    head_text: head ? headText(pages[head.pageIndex]?.decoded ?? '', head.start) : null,
  }
}

/** Units looked at: lines are wrapped and indented, so that more than what is shown may be needed. */
const LOOKED_AT = 4 * SHOWN

function tailText(decoded: string, end: number): string {
  const block =
    decoded
      .slice(Math.max(0, end - LOOKED_AT), end)
      .split(BLANK_LINE)
      .at(-1) ?? ''
  return [...asOneLine(block)].slice(-SHOWN).join('')
}

function headText(decoded: string, start: number): string {
  const block = decoded.slice(start, start + LOOKED_AT).split(BLANK_LINE)[0] ?? ''
  return [...asOneLine(block)].slice(0, SHOWN).join('')
}

function asOneLine(text: string): string {
  return text.replace(BESIDE_HAN, '').replace(/\s+/g, ' ').trim()
}
