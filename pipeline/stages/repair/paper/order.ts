import type { SeamScorer } from '../seam.ts'
import { readJunction } from './joins.ts'
import { inOneColumn, type Place } from './place.ts'
import type { PlacedPiece, Sheet } from './sheet.ts'

/*
 * The reading order of an article on paper: column after column, each from top to bottom. Where a picture cuts through several columns the text
 * may also go on beside what is above it first; and the order in which the file shows its text may be the author's own. The
 * words decide between them, against weights for what is usual.
 */

export interface OrderOnPaper {
  readonly name: string
  readonly pieces: readonly PlacedPiece[]
  /** Log odds over the next best order; null where paper allows only one. */
  readonly margin: number | null
}

/** Log odds of the orders before a word is read. */
const USUAL = { columns: 3, rows: 0, shown: 1 } as const
/** Wider pieces, in median widths of a column, stand across several. */
const ACROSS = 1.5
/** A gap across columns from which one may read what is above it first, in font sizes. */
const CUT = 2.5

/** The best order of an article's pieces below its headline. */
export function orderOnPaper(sheet: Sheet, pieces: readonly PlacedPiece[], scoreSeam: SeamScorer): OrderOnPaper {
  const bands = cutAcross(pieces)
  const columns = bands.flatMap((band) => byColumns(band))
  const rows = bands.flatMap((band) => cutRows(band, sheet.size).flatMap(byColumns))
  const shown = [...pieces].sort((a, b) => a.index - b.index)
  const candidates = [
    { name: 'column by column', pieces: columns, value: USUAL.columns },
    { name: 'row of columns by row of columns', pieces: rows, value: USUAL.rows },
    { name: 'as the file shows it', pieces: shown, value: USUAL.shown },
  ]
  const distinct = candidates.filter(
    (one, i) => candidates.findIndex((other) => sameOrder(one.pieces, other.pieces)) === i,
  )
  const scored = distinct
    .map((one) => ({ ...one, value: one.value + scoreOf(sheet, one.pieces, scoreSeam) }))
    .sort((a, b) => b.value - a.value)
  const [best, next] = scored
  if (!best) return { name: '', pieces, margin: null }
  return { name: best.name, pieces: best.pieces, margin: next ? best.value - next.value : null }
}

function sameOrder(a: readonly PlacedPiece[], b: readonly PlacedPiece[]): boolean {
  return a.every((piece, i) => piece === b[i])
}

/** How well the text reads: captions and furniture are looked over. */
function scoreOf(sheet: Sheet, pieces: readonly PlacedPiece[], scoreSeam: SeamScorer): number {
  const text = pieces.filter(({ role }) => role === 'running' || role === 'heading')
  return text.slice(1).reduce((sum, head, i) => {
    const tail = text[i]
    return tail ? sum + readJunction(sheet, tail, head, scoreSeam).follows : sum
  }, 0)
}

/** Cuts an article where text stands across its columns: what is above it is read first. */
function cutAcross(pieces: readonly PlacedPiece[]): readonly (readonly PlacedPiece[])[] {
  const text = pieces.filter(({ role }) => role === 'running')
  const widths = text.map(({ place }) => place.columnEnd - place.columnStart).sort((a, b) => a - b)
  const median = widths[Math.floor(widths.length / 2)] ?? 0
  const across = pieces
    .filter(
      ({ place, role }) => role !== 'caption' && role !== 'furniture' && place.end - place.start > ACROSS * median,
    )
    .sort((a, b) => a.place.top - b.place.top)
  const bands: PlacedPiece[][] = across.flatMap((piece) => [[], [piece]])
  bands.push([])
  for (const piece of pieces) {
    if (across.includes(piece)) continue
    const middle = (place: Place) => (place.top + place.bottom) / 2
    const above = across.filter(({ place }) => middle(place) < middle(piece.place)).length
    bands[2 * above]?.push(piece)
  }
  return bands.filter((band) => band.length > 0)
}

/** Columns from the first to the last, each from its head to its foot. */
function byColumns(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  const columns: PlacedPiece[][] = []
  const byStart = [...pieces].sort((a, b) => a.place.columnStart - b.place.columnStart)
  // Text shows the columns, captions and headings join the one they begin in.
  for (const piece of byStart.filter(({ role }) => role === 'running')) {
    const column = columns.find((own) => own[0] && isSameColumn(own[0].place, piece.place))
    if (column) column.push(piece)
    else columns.push([piece])
  }
  for (const piece of byStart.filter(({ role }) => role !== 'running')) {
    const middle = piece.place.start + Math.min(piece.place.end - piece.place.start, 2 * piece.place.size) / 2
    const column = columns.find((own) => own[0] && middle < own[0].place.columnEnd)
    if (column) column.push(piece)
    else columns.push([piece])
  }
  return columns.flatMap((own) => own.sort((a, b) => a.place.top - b.place.top || a.index - b.index))
}

function isSameColumn(a: Place, b: Place): boolean {
  return (
    inOneColumn(a, b) ||
    (Math.min(a.columnEnd, b.columnEnd) - Math.max(a.columnStart, b.columnStart)) /
      Math.max(1, Math.min(a.columnEnd - a.columnStart, b.columnEnd - b.columnStart)) >
      0.6
  )
}

/** Cuts a band where a gap goes through it from side to side and at least two columns go on below. */
function cutRows(pieces: readonly PlacedPiece[], size: number): readonly (readonly PlacedPiece[])[] {
  const text = pieces.filter(({ role }) => role === 'running').sort((a, b) => a.place.top - b.place.top)
  let bottom = -Infinity
  for (const [at, piece] of text.entries()) {
    const above = text.slice(0, at)
    if (at > 0 && piece.place.top - bottom > CUT * size && isSplit(above, text.slice(at))) {
      const cut = piece.place.top - size / 2
      const upper = pieces.filter(({ place }) => place.top < cut)
      const lower = pieces.filter(({ place }) => place.top >= cut)
      return [upper, ...cutRows(lower, size)]
    }
    bottom = Math.max(bottom, piece.place.bottom)
  }
  return [pieces]
}

function isSplit(above: readonly PlacedPiece[], below: readonly PlacedPiece[]): boolean {
  const on = (pieces: readonly PlacedPiece[]) =>
    new Set(pieces.map(({ place }) => Math.round(place.columnStart / place.size)))
  const lower = on(below)
  return [...on(above)].filter((start) => lower.has(start)).length >= 2
}
