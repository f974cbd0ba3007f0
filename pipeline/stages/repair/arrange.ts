import type { Seam } from '../../document/index.ts'
import type { Piece } from './piece.ts'
import type { SeamScorer } from './seam.ts'

/** What a piece is by itself, before its place among the others is known. */
export type PieceRole = 'furniture' | 'caption' | 'byline' | 'heading' | 'running'

export interface RolePiece extends Piece {
  readonly role: PieceRole
}

/** Pieces that make one paragraph, in reading order, and what joined them. */
export interface Group {
  readonly pieces: readonly RolePiece[]
  readonly seams: readonly ArrangedSeam[]
}

export interface ArrangedSeam {
  readonly kind: Seam['kind']
  readonly tail: RolePiece
  readonly head: RolePiece
  readonly score: number
  readonly evidence: readonly string[]
}

/** Puts the pieces of an issue into reading order and joins those that are one paragraph. Loses none, repeats none. */
export type Arrange = (pieces: readonly RolePiece[], scoreSeam: SeamScorer) => readonly Group[]

/** Chosen on the simulated pages: see docs/decisions/0002-hard-wraps-and-segmentation.md. */
export const JOIN_SCORE = 0.5
/** Captions and furniture that a scraper put into the middle of a sentence. */
const MOST_SKIPPED = 3

/** First level: faith in the given order; only neighbours are joined, over furniture and captions between them. */
export const arrangeInOrder: Arrange = (pieces, scoreSeam) => {
  const groups: { pieces: RolePiece[]; seams: ArrangedSeam[] }[] = []
  const joined = new Set<RolePiece>()
  pieces.forEach((piece, index) => {
    if (joined.has(piece)) return
    const group = { pieces: [piece], seams: [] as ArrangedSeam[] }
    groups.push(group)
    let at = index
    for (let tail = piece; tail.role === 'running' || tail.role === 'heading'; ) {
      const next = nextRunning(pieces, at)
      if (next === null) break
      const head = pieces[next] as RolePiece
      const { score, evidence } = scoreSeam(tail, head)
      if (score < JOIN_SCORE) break
      group.pieces.push(head)
      group.seams.push({ kind: 'same-paragraph', tail, head, score, evidence })
      joined.add(head)
      tail = head
      at = next
    }
  })
  return groups
}

/** The next piece that could go on, over captions and furniture. */
function nextRunning(pieces: readonly RolePiece[], from: number): number | null {
  for (let i = from + 1; i < pieces.length && i <= from + 1 + MOST_SKIPPED; i += 1) {
    const role = pieces[i]?.role
    if (role === 'running') return i
    if (role !== 'caption' && role !== 'furniture') return null
  }
  return null
}
