import type { ArrangedSeam, Group } from './group.ts'
import { type Arrangement, findArrangement } from './layout.ts'
import { findLinks, type Link } from './links.ts'
import { type MoveReason, noteMoves } from './moves.ts'
import type { RolePiece } from './piece.ts'
import { createSeamScorer, type PieceVectors } from './seam.ts'

/** Puts the pieces of a page into reading order and joins those that are one paragraph. Loses none, repeats none. */
export type Arrange = (pieces: readonly RolePiece[], model: PieceVectors | null) => readonly Group[]

/**
 * First level: the given order holds, broken paragraphs are mended, and a stretch whose beginning plainly goes on from
 * elsewhere follows that place. Blocks whose breaks fall between paragraphs stay where they are.
 */
export const arrangeByLinks: Arrange = (given, model) => {
  const scoreSeam = createSeamScorer(given, model)
  const arrangement = findArrangement(given, scoreSeam)
  const pieces = arrangement?.pieces ?? given
  const links = findLinks(pieces, scoreSeam)
  const byTail = new Map(links.map((link) => [link.tail, link]))
  const moved = new Set(links.filter((link) => link.moved).map((link) => link.head))
  const stretches = cutStretches(pieces, byTail, moved)
  const startingWith = new Map(stretches.map((stretch) => [stretch[0], stretch]))
  const order: RolePiece[] = []
  for (const stretch of stretches) {
    if (moved.has(stretch[0] as RolePiece)) continue
    for (let at: RolePiece[] | undefined = stretch; at; at = followerOf(at, byTail, startingWith)) {
      for (const piece of at) order.push(piece)
    }
  }
  return noteMoves(given, joinLinked(order, byTail), arrangement ? reasonOf(arrangement) : reasonOfLinks(links))
}

function reasonOf({ layout, margin }: Arrangement): MoveReason {
  return {
    score: 1 / (1 + Math.exp(-margin)),
    margin,
    evidence: [layout, `log odds ${margin.toFixed(1)} ahead of the next best order`],
  }
}

/** Without another layout, what is moved follows the links: the text goes on after it as surely as it was moved. */
function reasonOfLinks(links: readonly Link[]): MoveReason {
  const scores = links.filter(({ moved }) => moved).map(({ score }) => score)
  return { score: Math.min(1, ...scores), margin: null, evidence: ['what stood between was moved'] }
}

/** Nothing is joined, nothing is moved: every block is a paragraph. */
export const arrangeAsGiven: Arrange = (given) => given.map((piece) => ({ pieces: [piece], seams: [] }))

/** Probability from which a neighbour is joined where nothing else may be done: what stays apart can be joined later. */
const PLAIN = 0.95

/** Nothing is moved, and neighbours are joined only where they plainly are one paragraph. */
export const arrangeNeighbours: Arrange = (given, model) => {
  const links = findLinks(given, createSeamScorer(given, model)).filter(({ moved, score }) => !moved && score >= PLAIN)
  return joinLinked(given, new Map(links.map((link) => [link.tail, link])))
}

/** Pieces between two places where something was moved: they stay together. */
function cutStretches(
  pieces: readonly RolePiece[],
  byTail: ReadonlyMap<RolePiece, Link>,
  moved: ReadonlySet<RolePiece>,
): readonly RolePiece[][] {
  const stretches: RolePiece[][] = []
  let cut = true
  for (const piece of pieces) {
    if (cut || moved.has(piece)) stretches.push([])
    stretches.at(-1)?.push(piece)
    cut = byTail.get(piece)?.moved === true
  }
  return stretches
}

function followerOf(
  stretch: readonly RolePiece[],
  byTail: ReadonlyMap<RolePiece, Link>,
  startingWith: ReadonlyMap<RolePiece | undefined, RolePiece[]>,
): RolePiece[] | undefined {
  const link = byTail.get(stretch.at(-1) as RolePiece)
  return link?.moved ? startingWith.get(link.head) : undefined
}

/** Joins linked pieces into one group; what stood between them (captions, furniture) follows the joined paragraph. */
function joinLinked(order: readonly RolePiece[], byTail: ReadonlyMap<RolePiece, Link>): readonly Group[] {
  const groups: Group[] = []
  const taken = new Set<RolePiece>()
  for (const piece of order) {
    if (taken.has(piece)) continue
    const group = { pieces: [piece], seams: [] as ArrangedSeam[] }
    for (let link = byTail.get(piece); link; link = byTail.get(link.head)) {
      const { tail, head, score, evidence } = link
      group.pieces.push(head)
      group.seams.push({ tail, head, score, margin: null, evidence })
      taken.add(head)
    }
    groups.push(group)
  }
  return groups
}
