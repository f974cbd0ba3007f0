import { joinLinked } from '../arrange.ts'
import type { ArrangedSeam, Group } from '../group.ts'
import { probabilityOf } from '../log-odds.ts'
import { createSuccession } from '../moves.ts'
import type { RolePiece } from '../piece.ts'
import type { SeamScorer } from '../seam.ts'
import { shareByHeadlines } from './articles.ts'
import { readJunction } from './joins.ts'
import { type OrderOnPaper, orderOnPaper } from './order.ts'
import { type PlacedPiece, readSheet, type Sheet } from './sheet.ts'

export { rolesOnPaper } from './roles.ts'
export type { PlacedPiece } from './sheet.ts'

/*
 * The reading order from paper
 *
 * Of a PDF it is known where every block stands. Then the order need not be guessed from the words: headlines say which columns are theirs,
 * columns follow each other, and indents and full lines say where a paragraph goes on. The words still weigh in everything.
 * See docs/decisions/0020-pdf-geometry.md.
 */

/** Score of an order that paper allows no other for. */
const PLAIN = 0.97
/** Larger pages are no newspaper pages. */
const MOST_PIECES = 1500

/** The pieces with their places, if all of them have one. */
export function placedPieces(pieces: readonly RolePiece[]): readonly PlacedPiece[] | null {
  return pieces.length > 0 && pieces.length <= MOST_PIECES && pieces.every(isPlaced) ? pieces : null
}

function isPlaced(piece: RolePiece): piece is PlacedPiece {
  return piece.place !== undefined
}

/** The articles of a page, each in its reading order, broken paragraphs mended; loses no piece, repeats none. */
export function arrangeOnPaper(pieces: readonly PlacedPiece[], scoreSeam: SeamScorer): readonly (readonly Group[])[] {
  const sheet = readSheet(pieces)
  const stoodNext = createSuccession(pieces)
  return shareByHeadlines(sheet).map(({ headline, rest }) => {
    const order = orderOnPaper(sheet, rest, scoreSeam)
    const all = [...headline, ...order.pieces]
    const links = linksOf(sheet, order.pieces, scoreSeam)
    return noteOrder(sheet, joinLinked(all, links), order, stoodNext, scoreSeam)
  })
}

/** Joins what paper and words together take for one paragraph. */
function linksOf(
  sheet: Sheet,
  pieces: readonly PlacedPiece[],
  scoreSeam: SeamScorer,
): ReadonlyMap<RolePiece, ArrangedSeam> {
  const links = new Map<RolePiece, ArrangedSeam>()
  const flow = pieces.filter(isFlow)
  for (const [i, head] of flow.entries()) {
    const tail = flow[i - 1]
    if (!tail) continue
    const { joined, evidence } = readJunction(sheet, tail, head, scoreSeam)
    if (joined > 0) links.set(tail, { tail, head, score: probabilityOf(joined), margin: joined, evidence })
  }
  return links
}

/** Gives a seam to every group that opens a paragraph behind another piece than in the file. */
function noteOrder(
  sheet: Sheet,
  groups: readonly Group[],
  { name, margin }: OrderOnPaper,
  stoodNext: (tail: RolePiece, head: RolePiece) => boolean,
  scoreSeam: SeamScorer,
): readonly Group[] {
  let tail: RolePiece | undefined
  return groups.map((group) => {
    const head = group.pieces[0]
    if (!head || !isFlow(head)) return group
    const before = tail
    tail = group.pieces.at(-1)
    if (!before || stoodNext(before, head)) return group
    const { evidence } = readJunction(sheet, before as PlacedPiece, head as PlacedPiece, scoreSeam)
    const lead = margin === null ? [] : [`log odds ${margin.toFixed(1)} ahead of the next best order`]
    const score = margin === null ? PLAIN : probabilityOf(margin)
    const seam = { tail: before, head, score, margin, evidence: [evidence[0] ?? '', name, ...lead] }
    return { ...group, seams: [seam, ...group.seams] }
  })
}

function isFlow({ role }: RolePiece): boolean {
  return role !== 'caption' && role !== 'furniture'
}
