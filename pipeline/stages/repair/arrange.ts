import type { ArrangedSeam, Group } from './group.ts'
import { type Arrangement, findArrangement } from './layout.ts'
import { findLinks, type Link } from './links.ts'
import { probabilityOf } from './log-odds.ts'
import { createSuccession, type MoveReason, noteMoves } from './moves.ts'
import type { RolePiece } from './piece.ts'
import type { SeamScorer } from './seam.ts'

/**
 * Puts the pieces of an article into reading order and joins those that are one paragraph; loses none, repeats none. Where
 * no other layout is found the given order holds, broken paragraphs are mended, and a stretch whose beginning plainly goes
 * on from elsewhere follows that place.
 */
export function arrangeByLinks(
  given: readonly RolePiece[],
  scoreSeam: SeamScorer,
  arrangement: Arrangement | null = findArrangement(given, scoreSeam),
): readonly Group[] {
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
    score: probabilityOf(margin),
    margin,
    evidence: [layout, `log odds ${margin.toFixed(1)} ahead of the next best order`],
  }
}

/** Without another layout, what is moved follows the links: the text goes on after it as surely as it was moved. */
function reasonOfLinks(links: readonly Link[]): MoveReason {
  const scores = links.filter(({ moved }) => moved).map(({ score }) => score)
  return { score: Math.min(1, ...scores), margin: null, evidence: ['what stood between was moved'] }
}

/** Probability from which a neighbour is joined where nothing is moved: what stays apart can be joined later. */
const PLAIN = 0.95

/**
 * The order `given` with those joins of an arrangement that need no move: neighbours on the page that plainly are one
 * paragraph in its reading order too. On a page whose order is broken most neighbours only seem to fit.
 */
export function keepNeighbours(given: readonly RolePiece[], arranged: readonly Group[]): readonly Group[] {
  const follows = createSuccession(given)
  const joins = arranged
    .flatMap(({ pieces, seams }) => seams.filter(({ head }) => head !== pieces[0]))
    .filter(({ tail, head, score }) => score >= PLAIN && follows(tail, head))
  return joinLinked(given, new Map(joins.map((seam) => [seam.tail, seam])))
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
export function joinLinked(
  order: readonly RolePiece[],
  byTail: ReadonlyMap<RolePiece, ArrangedSeam>,
): readonly Group[] {
  const groups: Group[] = []
  const taken = new Set<RolePiece>()
  for (const piece of order) {
    if (taken.has(piece)) continue
    const group = { pieces: [piece], seams: [] as ArrangedSeam[] }
    for (let link = byTail.get(piece); link; link = byTail.get(link.head)) {
      const { tail, head, score, margin, evidence } = link
      group.pieces.push(head)
      group.seams.push({ tail, head, score, margin, evidence })
      taken.add(head)
    }
    groups.push(group)
  }
  return groups
}
