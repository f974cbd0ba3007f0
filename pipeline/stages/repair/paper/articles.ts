import { DATELINE } from '../dateline.ts'
import { END_MARK } from '../segment.ts'
import type { Place } from './place.ts'
import { DISPLAY } from './roles.ts'
import { hasRoomAbove, neighbourOf, type PlacedPiece, type Sheet } from './sheet.ts'

/*
 * Which article a piece belongs to: the one whose headline is the nearest above it. A headline may be shorter than the row of columns below
 * it, so columns beside them that begin at the same height, with room above where the headline would be, belong to it too. A column without any
 * headline above goes on from the one before it.
 */

/** An article's pieces: what stands together as its headline, and the rest in the order of the page. */
export interface ArticleOnPaper {
  readonly headline: readonly PlacedPiece[]
  readonly rest: readonly PlacedPiece[]
}

interface Headline {
  readonly pieces: PlacedPiece[]
  start: number
  end: number
  readonly top: number
  bottom: number
}

/** Lines of a headline, in font sizes: how far they may be apart. */
const STACKED = 1.6
/** Subheads are set smaller than this, in sizes of the text. */
const LARGEST_SUBHEAD = 1.6
/** How far above a subhead, in font sizes, its section's text may end. */
const ABOVE_SUBHEAD = 5
const LEAST_SHARED = 0.3
/** Columns of a row begin at one height, give or take so many font sizes; between two is at most such a gutter. */
const LEVEL = 1.5
const WIDEST_GUTTER = 4

/** Shares the pieces of a page out among its headlines; what belongs to none comes first. */
export function shareByHeadlines(sheet: Sheet): readonly ArticleOnPaper[] {
  const headlines = stackHeadlines(sheet)
  const inHeadline = new Set(headlines.flatMap(({ pieces }) => pieces))
  const rest = sheet.pieces.filter((piece) => !inHeadline.has(piece))
  for (const headline of headlines) widen(sheet, headline, headlines, rest)
  const owners = ownersOf(rest, headlines)
  const of = (headline: Headline | null) => rest.filter((piece) => owners.get(piece) === headline)
  const unowned = of(null)
  const articles = [...headlines]
    .sort((a, b) => a.top - b.top || a.start - b.start)
    .map((headline) => ({ headline: headline.pieces, rest: of(headline) }))
  const [first, ...others] = articles
  const textless = unowned.every(({ role }) => role !== 'running')
  if (first && unowned.length > 0 && (articles.length === 1 || textless))
    return [{ ...first, rest: [...unowned, ...first.rest] }, ...others]
  return unowned.length > 0 ? [{ headline: [], rest: unowned }, ...articles] : articles
}

function stackHeadlines(sheet: Sheet): Headline[] {
  const headings = sheet.pieces
    .filter((piece) => piece.role === 'heading' && isHeadline(sheet, piece))
    .sort((a, b) => a.place.top - b.place.top || a.place.start - b.place.start)
  const stacks: Headline[] = []
  for (const piece of headings) {
    const { place } = piece
    const stack = stacks.find((other) => {
      const size = Math.max(place.size, ...other.pieces.map((own) => own.place.size))
      return place.top - other.bottom < STACKED * size && shared(other, place) > LEAST_SHARED
    })
    if (stack) {
      stack.pieces.push(piece)
      stack.start = Math.min(stack.start, place.start)
      stack.end = Math.max(stack.end, place.end)
      stack.bottom = Math.max(stack.bottom, place.bottom)
    } else stacks.push({ pieces: [piece], start: place.start, end: place.end, top: place.top, bottom: place.bottom })
  }
  return stacks
}

function isHeadline(sheet: Sheet, piece: PlacedPiece): boolean {
  const { place } = piece
  if (place.size < DISPLAY * sheet.size) return isAboveDisplay(sheet, piece)
  if (place.size >= LARGEST_SUBHEAD * sheet.size) return true
  // In the course of a column it is a subhead, unless an article ended above it or a new one plainly begins.
  const above = nearest(sheet, piece, 'above')
  if (above?.role !== 'running' || END_MARK.test(above.text.slice(-40))) return true
  const below = nearest(sheet, piece, 'below')
  return below?.role === 'byline' || DATELINE.test(below?.text ?? '')
}

/** A line in the size of the text right above a headline belongs to it. */
function isAboveDisplay(sheet: Sheet, piece: PlacedPiece): boolean {
  if (neighbourOf(sheet, piece, 'above') !== null) return false
  const below = nearest(sheet, piece, 'below')
  return below?.role === 'heading' && below.place.size >= DISPLAY * sheet.size
}

function nearest({ pieces, size }: Sheet, { place }: PlacedPiece, side: 'above' | 'below'): PlacedPiece | null {
  let found: PlacedPiece | null = null
  let least = ABOVE_SUBHEAD * size
  for (const other of pieces) {
    const gap = side === 'above' ? place.top - other.place.bottom : other.place.top - place.bottom
    if (other.place === place || gap < -0.5 * size || gap >= least || shared(other.place, place) <= LEAST_SHARED)
      continue
    least = gap
    found = other
  }
  return found
}

type Extent = Pick<Place, 'start' | 'end'>

function shared(a: Extent, b: Extent): number {
  const width = Math.min(a.end - a.start, b.end - b.start)
  return (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(width, 1)
}

/** Lets a headline reach over all columns of the row below it. */
function widen(sheet: Sheet, headline: Headline, all: readonly Headline[], rest: readonly PlacedPiece[]): void {
  const text = rest.filter(({ role }) => role === 'running' || role === 'byline')
  const below = text.filter(
    ({ place }) => place.top > headline.bottom - sheet.size && shared(headline, place) > LEAST_SHARED,
  )
  const level = Math.min(...below.map(({ place }) => place.top))
  const row = text
    .filter((piece) => Math.abs(piece.place.top - level) < LEVEL * sheet.size && !isUnder(piece.place, all, headline))
    .filter((piece) => shared(headline, piece.place) > LEAST_SHARED || hasRoomAbove(sheet, piece, LEVEL))
    .map(({ place }) => ({
      start: Math.min(place.start, place.columnStart),
      end: Math.max(place.end, place.columnEnd),
    }))
  for (let grew = true; grew; ) {
    grew = false
    for (const { start, end } of row) {
      const gap = Math.max(start - headline.end, headline.start - end)
      if (gap > WIDEST_GUTTER * sheet.size || (start >= headline.start && end <= headline.end)) continue
      headline.start = Math.min(headline.start, start)
      headline.end = Math.max(headline.end, end)
      grew = true
    }
  }
}

/** True where another headline stands between a row's own headline and a column of it. */
function isUnder(place: Place, all: readonly Headline[], own: Headline): boolean {
  return all.some(
    (other) =>
      other !== own &&
      other.bottom <= place.top + place.size &&
      other.bottom > own.top &&
      shared(other, place) > LEAST_SHARED,
  )
}

function ownersOf(rest: readonly PlacedPiece[], headlines: readonly Headline[]): Map<PlacedPiece, Headline | null> {
  const owners = new Map<PlacedPiece, Headline | null>()
  const placed: PlacedPiece[] = []
  for (const piece of [...rest].sort((a, b) => a.place.start - b.place.start || a.place.top - b.place.top)) {
    const above = headlines
      .filter(
        ({ bottom, start, end }) =>
          bottom <= piece.place.top + piece.place.size && shared({ start, end }, piece.place) > LEAST_SHARED,
      )
      .reduce<Headline | null>((best, other) => (best && best.bottom >= other.bottom ? best : other), null)
    owners.set(piece, above ?? (piece.role === 'furniture' ? null : ownerBefore(piece, placed, owners)))
    placed.push(piece)
  }
  return owners
}

/** The owner of the nearest column before, at the same height. */
function ownerBefore(
  { place }: PlacedPiece,
  placed: readonly PlacedPiece[],
  owners: ReadonlyMap<PlacedPiece, Headline | null>,
): Headline | null {
  const beside = placed.filter(
    (other) =>
      other.place.end <= place.start + place.size && other.place.top < place.bottom && other.place.bottom > place.top,
  )
  const last = beside.reduce<PlacedPiece | null>(
    (best, other) => (best && best.place.end >= other.place.end ? best : other),
    null,
  )
  return last ? (owners.get(last) ?? null) : null
}
