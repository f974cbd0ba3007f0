import type { Seam } from '../../document/index.ts'
import { type Arrangement, findArrangement } from './layout.ts'
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
export const arrangeByLinks: Arrange = (given) => {
  const scoreSeam = createSeamScorer(given)
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
  const groups = joinLinked(order, byTail)
  return arrangement ? groups.map((group, i) => noteMove(groups[i - 1], group, arrangement)) : groups
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

/** Notes a seam where a block follows another than in the given order. */
function noteMove(before: Group | undefined, group: Group, { layout, margin }: Arrangement): Group {
  const tail = before?.pieces.at(-1)
  const head = group.pieces[0]
  if (!tail || !head || head.index === tail.index + 1 || head.role === 'caption' || head.role === 'furniture')
    return group
  const seam: ArrangedSeam = {
    kind: 'moved-block',
    tail,
    head,
    score: 1 / (1 + Math.exp(-margin)),
    evidence: [layout, `log odds ${margin.toFixed(1)} ahead of the next best order`],
  }
  return { ...group, seams: [seam, ...group.seams] }
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
