import type { RolePiece } from '../piece.ts'
import { inOneColumn, type Place, sharedWidth } from './place.ts'

/** A piece whose place on paper is known. */
export type PlacedPiece = RolePiece & { readonly place: Place }

/** What is common to the text of a page. */
export interface Sheet {
  readonly pieces: readonly PlacedPiece[]
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
  return { pieces, size, indents }
}

/** Set as most of the page is. */
export function isBodySize({ size }: Place, common: number): boolean {
  return size > common / 1.13 && size < common * 1.13
}

/** The nearest piece right above or below in the same column, set alike. */
export function neighbourOf({ pieces }: Sheet, piece: PlacedPiece, side: 'above' | 'below'): PlacedPiece | null {
  const { place } = piece
  let nearest: PlacedPiece | null = null
  let least = NEAR * place.size
  for (const other of pieces) {
    if (other === piece || !isBodySize(other.place, place.size) || !inOneColumn(other.place, place)) continue
    const gap = side === 'below' ? other.place.top - place.bottom : place.top - other.place.bottom
    if (gap > -0.5 * place.size && gap < least) {
      least = gap
      nearest = other
    }
  }
  return nearest
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
