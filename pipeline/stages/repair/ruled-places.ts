import { codePointIndex, type NormalisedPage, type PagePlace, type Ruling, seamId } from '../../document/index.ts'
import { rawSpanOf } from './assemble.ts'
import type { RolePiece } from './piece.ts'

/** A ruling with the pieces it is about, or why there are none. */
export type PlacedRuling =
  | { readonly kind: 'placed'; readonly ruling: Ruling; readonly tail: RolePiece; readonly head: RolePiece }
  | { readonly kind: 'gone' | 'refused'; readonly ruling: Ruling; readonly reason: string }

/**
 * Pairs of pieces whose ids are tried: an id is a hash of its two places, and can only be found by trying. Some seconds'
 * worth, and more than an issue of ten crowded pages has within its pages.
 */
const MOST_TRIED = 400_000

const keyOf = ({ page, offset }: PagePlace) => `${page}\u0000${offset}`

interface Edge {
  readonly piece: RolePiece
  readonly place: PagePlace
}

/** Where the pieces of an issue end and start, as rows count. */
interface Edges {
  readonly tails: readonly Edge[]
  readonly heads: readonly Edge[]
}

/** Finds the pieces that rulings are about, by their places or, where these are not said, by their ids. */
export function placeRulings(
  rulings: readonly Ruling[],
  issueId: string,
  pages: readonly NormalisedPage[],
  pieces: readonly RolePiece[],
): readonly PlacedRuling[] {
  const edges = readEdges(pages, pieces)
  const tails = new Map(edges.tails.map(({ piece, place }) => [keyOf(place), piece]))
  const heads = new Map(edges.heads.map(({ piece, place }) => [keyOf(place), piece]))
  const named = placesByName(new Set(rulings.filter(isOpen).map(({ id }) => id)), issueId, edges)
  return rulings.map((ruling): PlacedRuling => {
    const known = named.get(ruling.id)
    const at = { tail: ruling.tail ?? known?.tail ?? null, head: ruling.head ?? known?.head ?? null }
    if (at.tail === null || at.head === null) return openEnd(ruling, at, pieces.length ** 2 > MOST_TRIED)
    const tail = tails.get(keyOf(at.tail))
    const head = heads.get(keyOf(at.head))
    if (!tail) return { kind: 'gone', ruling, reason: `no block ends at ${at.tail.offset} of ${at.tail.page}` }
    if (!head) return { kind: 'gone', ruling, reason: `no block starts at ${at.head.offset} of ${at.head.page}` }
    return { kind: 'placed', ruling, tail, head }
  })
}

const isOpen = ({ tail, head }: Ruling) => tail === null || head === null

function openEnd(ruling: Ruling, { tail, head }: Pick<Ruling, 'tail' | 'head'>, isLarge: boolean): PlacedRuling {
  if (tail === null && head === null) {
    const reason = 'no place of the issue has this id'
    const hint = isLarge ? '; in an issue of so many blocks "tail" and "head" must say where it is' : ''
    return { kind: 'gone', ruling, reason: reason + hint }
  }
  const reason =
    head === null
      ? 'the paragraph stops there: "head" must say where it goes on'
      : 'the paragraph begins there: "tail" must say what it goes on from'
  return { kind: 'refused', ruling, reason }
}

function readEdges(pages: readonly NormalisedPage[], pieces: readonly RolePiece[]): Edges {
  const indexes = pages.map(({ decoded }) => codePointIndex(decoded))
  const raw = pieces.map((piece) => ({ piece, span: rawSpanOf(pages, piece) }))
  const edge = (side: 'start' | 'end') =>
    raw.map(({ piece, span }) => ({
      piece,
      place: {
        page: pages[piece.pageIndex]?.origin.page ?? '',
        offset: indexes[piece.pageIndex]?.(span[side]) ?? span[side],
      },
    }))
  return { tails: edge('end'), heads: edge('start') }
}

/** The places that ids stand for: of seams on one page first, then of those that run over pages. */
function placesByName(
  wanted: ReadonlySet<string>,
  issueId: string,
  { tails, heads }: Edges,
): ReadonlyMap<string, Pick<Ruling, 'tail' | 'head'>> {
  const found = new Map<string, Pick<Ruling, 'tail' | 'head'>>()
  const note = (tail: PagePlace | null, head: PagePlace | null) => {
    const id = seamId(issueId, tail, head)
    if (wanted.has(id)) found.set(id, { tail, head })
  }
  if (wanted.size === 0) return found
  for (const { place } of tails) note(place, null)
  for (const { place } of heads) note(null, place)
  let tried = 0
  for (const samePage of [true, false]) {
    for (const tail of tails) {
      if (found.size === wanted.size) return found
      for (const head of heads) {
        if ((tail.piece.pageIndex === head.piece.pageIndex) !== samePage || tried >= MOST_TRIED) continue
        tried += 1
        note(tail.place, head.place)
      }
    }
  }
  return found
}
