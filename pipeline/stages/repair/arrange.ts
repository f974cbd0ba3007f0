import type { Seam } from '../../document/index.ts'
import { findLinks, type Link } from './links.ts'
import type { RolePiece } from './piece.ts'
import { createSeamScorer } from './seam.ts'

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

/** Puts the pieces of a page into reading order and joins those that are one paragraph. Loses none, repeats none. */
export type Arrange = (pieces: readonly RolePiece[]) => readonly Group[]

/**
 * First level: the given order holds, broken paragraphs are mended, and a stretch whose beginning plainly goes on from
 * elsewhere follows that place. Blocks whose breaks fall between paragraphs stay where they are.
 */
export const arrangeByLinks: Arrange = (pieces) => {
  const links = findLinks(pieces, createSeamScorer(pieces))
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
  return joinLinked(order, byTail)
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
      group.seams.push({ kind: 'same-paragraph', tail, head, score, evidence })
      taken.add(head)
    }
    groups.push(group)
  }
  return groups
}
