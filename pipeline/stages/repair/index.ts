import type { IssueMeta, Message, NormalisedIssue, NormalisedPage, RepairedIssue, Stage } from '../../document/index.ts'
import { type Arrange, arrangeByLinks, type Group } from './arrange.ts'
import { assembleArticle, rawSpanOf } from './assemble.ts'
import { type PageHeader, readHeader } from './header.ts'
import { joinJumps } from './jumps.ts'
import { type RolePiece, readPieces } from './piece.ts'
import { assignRoles } from './roles.ts'
import { createSeamScorer } from './seam.ts'
import { segment } from './segment.ts'
import { findSideBySide } from './side-by-side.ts'

export { readHeader } from './header.ts'

export interface RepairOptions {
  /** Finds the reading order and joins broken paragraphs. */
  readonly arrange?: Arrange
}

/** Cuts the pages of an issue into articles, names their paragraphs and mends broken ones. Moves text, never loses any. */
export function createRepair(options: RepairOptions = {}): Stage<NormalisedIssue, RepairedIssue> {
  const arrange = options.arrange ?? arrangeByLinks
  return {
    name: 'repair',
    run: async (issue) => {
      const { meta, messages } = completeMeta(issue)
      const perPage = issue.pages.map((page, index) => arrangePage(page, index, arrange))
      const segments = joinJumps(
        issue.pages,
        perPage.map((parts) => parts.flatMap(segment)),
      )
      const articles = segments.map((paragraphs) => assembleArticle(issue.pages, meta, paragraphs))
      const groups = segments.flatMap((paragraphs) => paragraphs.map(({ group }) => group))
      const unfinished = groups.flatMap((group) => describeUnfinished(issue.pages, group))
      const uncertain = groups.flatMap((group) => describeUncertain(issue.pages, group))
      return { ...issue, meta, articles, messages: [...issue.messages, ...messages, ...unfinished, ...uncertain] }
    },
  }
}

/**
 * Arranges the articles of a page one by one, as far as the given order shows them, or as far as their parts can be told
 * from each other: a fragment's other half is never looked for in another article.
 */
function arrangePage(page: NormalisedPage, pageIndex: number, arrange: Arrange): readonly (readonly Group[])[] {
  const pieces = assignRoles(page, readPieces(page, pageIndex))
  const apart = findSideBySide(pieces, createSeamScorer(pieces))
  if (apart) {
    const [first = [], ...others] = apart.articles.map((article) => arrange(article))
    return [[...apart.lead.map((piece) => ({ pieces: [piece], seams: [] })), ...first], ...others]
  }
  const asGiven = segment(pieces.map((piece) => ({ pieces: [piece], seams: [] })))
  return [asGiven.flatMap((article) => arrange(article.flatMap(({ group }) => group.pieces)))]
}

/** Fills date and publication from the pages' own headers where nothing better said them. */
function completeMeta(issue: NormalisedIssue): { meta: IssueMeta; messages: readonly Message[] } {
  const { meta } = issue
  if (meta.date !== null && meta.publication !== null) return { meta, messages: [] }
  const messages: Message[] = []
  const found = { date: meta.date, publication: meta.publication }
  for (const page of issue.pages) {
    const header: PageHeader = readHeader(page.normalised.text)
    for (const field of ['date', 'publication'] as const) {
      if (found[field] !== null || header[field] === null) continue
      found[field] = header[field]
      messages.push({
        rule: `repair/${field}-from-header`,
        severity: 'info',
        reason: `The ${field} ${header[field]} was read from the page's header.`,
        page: page.origin.page,
      })
    }
  }
  return { meta: { ...meta, ...found }, messages }
}

/** A paragraph that stops in the middle of a sentence: its other half was not found next to it. */
function describeUnfinished(pages: readonly NormalisedPage[], group: Group): readonly Message[] {
  const last = group.pieces.at(-1)
  if (last?.role !== 'running' || last.closed) return []
  const { start, end, pageIndex } = rawSpanOf(pages, last)
  return [
    {
      rule: 'repair/fragment-unfinished',
      severity: 'warning',
      reason: `A paragraph stops in the middle of a sentence (…${tailText(pages, last)}) and what follows does not go on: its other half was not found.`,
      page: pages[pageIndex]?.origin.page ?? '',
      span: { start, end },
    },
  ]
}

/** Seams that are less likely than this are said to be uncertain. */
const CERTAIN = 0.7

function describeUncertain(pages: readonly NormalisedPage[], group: Group): readonly Message[] {
  return group.seams
    .filter(({ score }) => score < CERTAIN)
    .map(({ head, kind, score, evidence }) => {
      const { start, end, pageIndex } = rawSpanOf(pages, head)
      return {
        rule: 'repair/seam-uncertain',
        severity: 'warning',
        reason: `What stands here was put behind another block (${kind}, ${score.toFixed(2)}: ${evidence.join('; ')}); it may not belong there.`,
        page: pages[pageIndex]?.origin.page ?? '',
        span: { start, end },
      }
    })
}

function tailText(pages: readonly NormalisedPage[], piece: RolePiece): string {
  return (
    pages[piece.pageIndex]?.normalised.text.slice(Math.max(piece.span.start, piece.span.end - 10), piece.span.end) ?? ''
  )
}
