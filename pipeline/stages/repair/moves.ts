import type { ArrangedSeam, Group } from './group.ts'
import type { RolePiece } from './piece.ts'

/** Why an order other than the given one was taken. */
export type MoveReason = Pick<ArrangedSeam, 'score' | 'margin' | 'evidence'>

/**
 * Says of two pieces whether the second follows the first in the order `given`, captions and furniture looked over: they
 * are no part of the text that flows around them.
 */
export function createSuccession(given: readonly RolePiece[]): (tail: RolePiece, head: RolePiece) => boolean {
  return succession(given.filter(isFlow))
}

/** Says of two pieces whether the second follows the first among those given. */
export function succession(flow: readonly RolePiece[]): (tail: RolePiece, head: RolePiece) => boolean {
  const places = new Map(flow.map((piece, index) => [piece, index]))
  return (tail, head) => places.get(head) === (places.get(tail) ?? -2) + 1
}

/**
 * Gives a seam to every group that opens a paragraph behind another piece than in the order `given`, so that each place
 * where text was moved is on record. A group that has one already keeps it.
 */
export function noteMoves(given: readonly RolePiece[], groups: readonly Group[], reason: MoveReason): readonly Group[] {
  const follows = createSuccession(given)
  let tail: RolePiece | undefined
  return groups.map((group) => {
    const head = group.pieces[0]
    if (!head || !isFlow(head)) return group
    const before = tail
    tail = group.pieces.at(-1)
    if (!before || follows(before, head) || group.seams.some((seam) => seam.head === head)) return group
    return { ...group, seams: [{ ...reason, tail: before, head }, ...group.seams] }
  })
}

function isFlow({ role }: RolePiece): boolean {
  return role !== 'caption' && role !== 'furniture'
}
