import type {
  IssueMeta,
  Message,
  NormalisedIssue,
  NormalisedPage,
  RepairedIssue,
  RepairMode,
  Stage,
} from '../../document/index.ts'
import { type Arrange, arrangeAsGiven, arrangeByLinks, arrangeNeighbours } from './arrange.ts'
import { assembleArticle } from './assemble.ts'
import type { Group } from './group.ts'
import { type PageHeader, readHeader } from './header.ts'
import { joinJumps } from './jumps.ts'
import { createSuccession, type MoveReason, noteMoves } from './moves.ts'
import { readPieces } from './piece.ts'
import { assignRoles } from './roles.ts'
import { createSeamScorer } from './seam.ts'
import { segment } from './segment.ts'
import { findSideBySide, type SideBySide } from './side-by-side.ts'
import { warningsOf } from './warnings.ts'

export { readHeader } from './header.ts'

export interface RepairOptions {
  /** `full` when absent. */
  readonly mode?: RepairMode
}

/** Cuts the pages of an issue into articles, names their paragraphs and mends broken ones. Moves text, never loses any. */
export function createRepair(options: RepairOptions = {}): Stage<NormalisedIssue, RepairedIssue> {
  const { mode = 'full' } = options
  return {
    name: 'repair',
    run: async (issue) => {
      const { meta, messages } = completeMeta(issue)
      const perPage = issue.pages.map((page, index) => arrangePage(page, index, mode))
      const perPageSegments = perPage.map((parts) => parts.flatMap(segment))
      const segments = mode === 'full' ? joinJumps(issue.pages, perPageSegments) : perPageSegments.flat()
      const asPrinted = perPage.flat(2).flatMap(({ pieces }) => pieces)
      asPrinted.sort((a, b) => a.pageIndex - b.pageIndex || a.index - b.index)
      const stoodNext = createSuccession(asPrinted)
      const articles = segments.map((paragraphs) => assembleArticle(issue.pages, meta, paragraphs, stoodNext))
      return {
        ...issue,
        meta,
        articles,
        messages: [...issue.messages, ...messages, ...warningsOf(issue.pages, articles)],
      }
    },
  }
}

const ARRANGE: Readonly<Record<RepairMode, Arrange>> = {
  off: arrangeAsGiven,
  conservative: arrangeNeighbours,
  full: arrangeByLinks,
}

/**
 * Arranges the articles of a page one by one, as far as the given order shows them, or as far as their parts can be told
 * from each other: a fragment's other half is never looked for in another article.
 */
function arrangePage(page: NormalisedPage, pageIndex: number, mode: RepairMode): readonly (readonly Group[])[] {
  const pieces = assignRoles(page, readPieces(page, pageIndex))
  const arrange = ARRANGE[mode]
  const apart = mode === 'full' ? findSideBySide(pieces, createSeamScorer(pieces)) : null
  if (apart) {
    const reason = reasonOf(apart)
    const [first = [], ...others] = apart.articles.map((article) => noteMoves(pieces, arrange(article), reason))
    return [[...apart.lead.map((piece) => ({ pieces: [piece], seams: [] })), ...first], ...others]
  }
  const asGiven = segment(pieces.map((piece) => ({ pieces: [piece], seams: [] })))
  return [asGiven.flatMap((article) => arrange(article.flatMap(({ group }) => group.pieces)))]
}

function reasonOf({ margin }: SideBySide): MoveReason {
  const evidence = ['articles side by side, taken row by row', `log odds ${margin.toFixed(1)} ahead of the given order`]
  return { score: 1 / (1 + Math.exp(-margin)), margin, evidence }
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
