import { countLeading } from '../../../document/index.ts'
import type { RolePiece } from '../piece.ts'
import { inOneColumn, type Place, sharedWidth } from './place.ts'

/** A piece whose place on paper is known. */
export type PlacedPiece = RolePiece & { readonly place: Place }

/** What is common to the text of a page. */
export interface Sheet {
  readonly pieces: readonly PlacedPiece[]
  /** Their places in that list, in the order of their upper edges, and of their lower ones. */
  readonly byTop: readonly number[]
  readonly byBottom: readonly number[]
  /** The size that most characters have. */
  readonly size: number
  /** Paragraphs begin with an indent. */
  readonly indents: boolean
}

/** Share of blocks that must be indented for an indent to mean a paragraph, and its absence the rest of one. */
const INDENTED = 0.3
/** Blocks this near below each other, in font sizes, stand together. */
const NEAR = 2.5

export function readSheet(pieces: readonly PlacedPiece[]): Sheet {
  const counts = new Map<number, number>()
  const running = pieces.filter(({ role }) => role === 'running')
  for (const { place, text } of running.length > 0 ? running : pieces)
    counts.set(place.size, (counts.get(place.size) ?? 0) + text.length)
  const size = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
  const body = running.filter(({ place }) => isBodySize(place, size))
  const indents = body.filter(({ place }) => place.indented).length > INDENTED * body.length
  const placesBy = (edge: 'top' | 'bottom') =>
    pieces
      .map((piece, at) => ({ at, edge: piece.place[edge] }))
      .sort((a, b) => a.edge - b.edge)
      .map(({ at }) => at)
  return { pieces, byTop: placesBy('top'), byBottom: placesBy('bottom'), size, indents }
}

/** Set as most of the page is. */
export function isBodySize({ size }: Place, common: number): boolean {
  return size > common / 1.13 && size < common * 1.13
}

/** The nearest piece right above or below in the same column, set alike. */
export function neighbourOf(sheet: Sheet, piece: PlacedPiece, side: 'above' | 'below'): PlacedPiece | null {
  const { pieces } = sheet
  const { place } = piece
  const below = side === 'below'
  const gapOf = (other: PlacedPiece) => (below ? other.place.top - place.bottom : place.top - other.place.bottom)
  const places = below ? sheet.byTop : sheet.byBottom
  const overlap = -0.5 * place.size
  let nearest = pieces.length
  let least = NEAR * place.size
  // Along the edges the gap only grows below, and only shrinks above: what may be near stands together.
  const edge = below ? place.bottom + overlap : place.top - least
  const from = countLeading(places, (at) => (pieces[at] as PlacedPiece).place[below ? 'top' : 'bottom'] < edge - 1)
  for (let i = from; i < places.length; i += 1) {
    const at = places[i] as number
    const other = pieces[at] as PlacedPiece
    const gap = gapOf(other)
    if (below ? gap > least : gap < overlap) break
    if (gap <= overlap || gap > least || (gap === least && at > nearest)) continue
    if (gap >= NEAR * place.size || other === piece) continue
    if (!isBodySize(other.place, place.size) || !inOneColumn(other.place, place)) continue
    least = gap
    nearest = at
  }
  return pieces[nearest] ?? null
}

/** True where nothing stands above the piece within so many of its font sizes. */
export function hasRoomAbove({ pieces }: Sheet, piece: PlacedPiece, sizes: number): boolean {
  const { place } = piece
  return !pieces.some((other) => {
    const gap = place.top - other.place.bottom
    return (
      other !== piece && gap > -0.5 * place.size && gap < sizes * place.size && sharedWidth(other.place, place) > 0.2
    )
  })
}
