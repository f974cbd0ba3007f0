import type { SeamReader } from '../../../models/index.ts'
import type { IssueMeta, Message, NormalisedIssue, RepairedIssue, RepairMode, Stage } from '../../document/index.ts'
import { arrangeByLinks, keepNeighbours } from './arrange.ts'
import { assembleArticle } from './assemble.ts'
import type { Group } from './group.ts'
import { type PageHeader, readHeader } from './header.ts'
import { joinJumps } from './jumps.ts'
import { findArrangement } from './layout.ts'
import { probabilityOf } from './log-odds.ts'
import { createSuccession, type MoveReason, noteMoves } from './moves.ts'
import { arrangeOnPaper, placedPieces, rolesOnPaper } from './paper/index.ts'
import { type RolePiece, readPieces } from './piece.ts'
import { assignRoles } from './roles.ts'
import { placeRulings } from './ruled-places.ts'
import { followRulings } from './rulings.ts'
import { createSeamScorer, EndUnread, type PieceVectors } from './seam.ts'
import { segment } from './segment.ts'
import { findSideBySide, type SideBySide } from './side-by-side.ts'
import { warningsOf } from './warnings.ts'

export { readHeader } from './header.ts'

export interface RepairOptions {
  /** `full` when absent. */
  readonly mode?: RepairMode
  /** Reads where pieces may meet. Without it the table of character pairs alone decides, and less is mended. */
  readonly seams?: SeamReader | null
  /** Seams with a lower score carry a warning. */
  readonly certainAt?: number | undefined
}

/** Cuts the pages of an issue into articles, names their paragraphs and mends broken ones. Moves text, never loses any. */
export function createRepair(options: RepairOptions = {}): Stage<NormalisedIssue, RepairedIssue> {
  const { mode = 'full', seams = null, certainAt } = options
  return {
    name: 'repair',
    run: async (issue) => {
      const { meta, messages } = completeMeta(issue)
      const perPage: ArrangedPage[] = []
      for (const [index, page] of issue.pages.entries()) {
        const byText = assignRoles(page, readPieces(page, index))
        const placed = placedPieces(byText)
        const pieces = placed && mode !== 'off' ? rolesOnPaper(placed) : byText
        perPage.push(await readAndArrange(pieces, mode, seams))
      }
      const perPageSegments = perPage.map(({ parts, apart }) => parts.flatMap((groups) => segment(groups, apart)))
      const segments = mode === 'full' ? joinJumps(issue.pages, perPageSegments) : perPageSegments.flat()
      const asPrinted = perPage.flatMap(({ parts }) => parts.flat()).flatMap(({ pieces }) => pieces)
      asPrinted.sort((a, b) => a.pageIndex - b.pageIndex || a.index - b.index)
      // A person's word holds in every mode: it is no guess of ours.
      const ruled = issue.rulings?.length
        ? followRulings(segments, placeRulings(issue.rulings, meta.issueId, issue.pages, asPrinted))
        : { segments, outcomes: [], stoodNext: createSuccession(asPrinted) }
      const articles = ruled.segments.map((one) => assembleArticle(issue.pages, meta, one, ruled.stoodNext))
      return {
        ...issue,
        meta,
        articles,
        ...(certainAt === undefined ? {} : { certainAt }),
        ...(issue.rulings ? { ruled: ruled.outcomes } : {}),
        messages: [...issue.messages, ...messages, ...warningsOf(issue.pages, articles, certainAt)],
      }
    },
  }
}

/** A page's paragraphs in reading order. */
interface ArrangedPage {
  readonly parts: readonly (readonly Group[])[]
  /** Each part is known to be one article. */
  readonly apart: boolean
}

/**
 * Arranges a page with the model's help. The ends of paragraphs that end well are read only if the page turns out to need
 * them: where its order plainly holds nobody asks what might follow them.
 */
async function readAndArrange(
  pieces: readonly RolePiece[],
  mode: RepairMode,
  seams: SeamReader | null,
): Promise<ArrangedPage> {
  const read = seams && mode !== 'off' ? textToRead(pieces) : null
  if (!seams || !read) return arrangePage(pieces, mode, null)
  const texts = read.map(({ text }) => text)
  const places = new Map(read.map((piece, place) => [piece, place]))
  if (!read.every(isPlaced)) {
    const tails = new Set(read.flatMap((piece, place) => (piece.closed ? [] : [place])))
    const vectors = await seams.read(texts, tails)
    // What the search will ask is known to the search alone: it is tried, not foretold.
    try {
      return arrangePage(pieces, mode, { vectors, places, tails })
    } catch (reason) {
      if (!(reason instanceof EndUnread)) throw reason
    }
  }
  return arrangePage(pieces, mode, { vectors: await seams.read(texts), places })
}

const isPlaced = ({ place }: RolePiece): boolean => place !== undefined

function arrangePage(pieces: readonly RolePiece[], mode: RepairMode, model: PieceVectors | null): ArrangedPage {
  if (mode === 'off') return { parts: [pieces.map(alone)], apart: false }
  const placed = placedPieces(pieces)
  const parts = placed ? arrangeOnPaper(placed, createSeamScorer(placed, model)) : arrangeArticles(pieces, model)
  if (mode === 'full') return { parts, apart: placed !== null || parts.length > 1 }
  return { parts: [keepNeighbours(pieces, parts.flat())], apart: false }
}

const alone = (piece: RolePiece): Group => ({ pieces: [piece], seams: [] })

/**
 * Arranges the articles of a page one by one, as far as the given order shows them, or as far as their parts can be told
 * from each other: a fragment's other half is never looked for in another article.
 */
function arrangeArticles(pieces: readonly RolePiece[], model: PieceVectors | null): readonly (readonly Group[])[] {
  const scorePage = createSeamScorer(pieces, model)
  // Words that stand elsewhere count in their own article only.
  const arrangeArticle = (article: readonly RolePiece[]) => arrangeByLinks(article, createSeamScorer(article, model))
  const apart = findSideBySide(pieces, scorePage)
  if (apart) {
    const reason = reasonOf(apart)
    const [first = [], ...others] = apart.articles.map((article) => noteMoves(pieces, arrangeArticle(article), reason))
    return [[...apart.lead.map(alone), ...first], ...others]
  }
  const asGiven = segment(pieces.map(alone)).map((article) => article.flatMap(({ group }) => group.pieces))
  if (asGiven.length === 1) return [arrangeByLinks(pieces, scorePage)]
  // A fragment that looks like a heading may look like the next article's: one order for the whole page says it is not. A
  // byline says that it is.
  const signed = asGiven.slice(1).some((article) => article.some(({ role }) => role === 'byline'))
  const whole = signed ? null : findArrangement(pieces, scorePage)
  return [whole ? arrangeByLinks(pieces, scorePage, whole) : asGiven.flatMap(arrangeArticle)]
}

/** Pages beyond this are no newspaper pages: only their neighbours are looked at, without the model. */
const MOST_READ = 600

/** The text whose ends the model is to read; null where no block below the headline stops short: nothing is broken there. */
function textToRead(pieces: readonly RolePiece[]): readonly RolePiece[] | null {
  const running = pieces.filter(({ role }) => role === 'running' || role === 'heading')
  const text = running.slice(running.findIndex(({ role }) => role === 'running'))
  return running.length > MOST_READ || text.every(({ closed }) => closed) ? null : running
}

function reasonOf({ margin }: SideBySide): MoveReason {
  const evidence = ['articles side by side, taken row by row', `log odds ${margin.toFixed(1)} ahead of the given order`]
  return { score: probabilityOf(margin), margin, evidence }
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
