import type { PieceRole } from '../piece.ts'
import { isBodySize, neighbourOf, type PlacedPiece, readSheet, type Sheet } from './sheet.ts'

/*
 * What the print says of a piece's role: text tells a heading from a fragment by its length and last mark, paper by size and place.
 */

/** Headings are set this much larger than text; captions this much smaller. */
export const DISPLAY = 1.2
const SMALL = 0.94
const LONGEST_HEADING = 80
const MOST_HEADING_LINES = 4
const MOST_CAPTION_LINES = 6
/** No heading in the size of the text has so many lines. */
const TEXT_LINES = 3
/** A line that stops no further before its column's end, in font sizes, is full. */
const FULL = 1.2
/** Lines of one text are no further apart, in font sizes. */
const TIGHT = 0.8
/** Sums of the same numbers in another order differ by less, in points. */
const ROUNDING = 1e-6
/** The page's name stands at least so many of its font sizes above the rest. */
const FOLIO_GAP = 2

/** Names roles anew where size and place on paper say more than the words do. */
export function rolesOnPaper(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  const sheet = readSheet(pieces)
  return pieces.map((piece) => {
    const role = roleOnPaper(sheet, piece)
    return role === piece.role ? piece : { ...piece, role }
  })
}

function roleOnPaper(sheet: Sheet, piece: PlacedPiece): PieceRole {
  const { role, place, text } = piece
  if (role === 'furniture' || role === 'byline') return role
  const isAlone = () => neighbourOf(sheet, piece, 'above') === null && neighbourOf(sheet, piece, 'below') === null
  if (place.edge && place.lines === 1 && place.size < 2 * sheet.size && isAlone()) return 'furniture'
  if (role === 'heading' && isFolio(sheet, piece)) return 'furniture'
  if (place.size >= DISPLAY * sheet.size) {
    const fits = text.length <= LONGEST_HEADING && place.lines <= MOST_HEADING_LINES
    return role === 'running' && fits ? 'heading' : role
  }
  if (place.size <= SMALL * sheet.size && place.lines <= MOST_CAPTION_LINES && !place.indented && isAlone())
    return role === 'running' ? 'caption' : role
  if (role === 'heading' && isBodySize(place, sheet.size) && isFragment(sheet, piece)) return 'running'
  return role
}

/** The line with the page's name above everything else: nothing beside or above it, and well apart from what is below. */
function isFolio(sheet: Sheet, piece: PlacedPiece): boolean {
  const { place } = piece
  if (place.lines > 1 || place.size > DISPLAY * sheet.size) return false
  const highest = sheet.pieces[sheet.byTop[0] ?? 0]
  if (highest && highest.place.top < place.top - place.size / 2 - ROUNDING) return false
  const others = sheet.pieces.filter((other) => other !== piece && other.place.top > place.top + place.size / 2)
  if (others.length + 1 + beside(sheet, piece) < sheet.pieces.length) return false
  const next = others.reduce<PlacedPiece | null>(
    (best, other) => (best && best.place.top <= other.place.top ? best : other),
    null,
  )
  return next !== null && next.place.top - place.bottom > Math.max(FOLIO_GAP * place.size, 0.6 * next.place.size)
}

/** Other lines as high as this one. */
function beside({ pieces }: Sheet, piece: PlacedPiece): number {
  const { place } = piece
  return pieces.filter((other) => other !== piece && Math.abs(other.place.top - place.top) <= place.size / 2).length
}

/** A line that looks like a heading but is set as text that a column's end cut off. */
function isFragment(sheet: Sheet, piece: PlacedPiece): boolean {
  const { place } = piece
  if (place.lines >= TEXT_LINES) return true
  const full = place.room <= FULL * place.size
  const flush = place.start - place.columnStart < 0.5 * place.size
  if (full && (flush || place.indented) && neighbourOf(sheet, piece, 'below') === null) return true
  if (!flush || neighbourOf(sheet, piece, 'above') !== null) return false
  // At a column's head, right above an indented paragraph: a subhead would stand apart from it, or in the middle.
  const below = neighbourOf(sheet, piece, 'below')
  return sheet.indents && below?.place.indented === true && below.place.top - place.bottom < TIGHT * place.size
}
