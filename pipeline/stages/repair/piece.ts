import type { NormalisedPage, Span } from '../../document/index.ts'
import { foldText } from '../fold/index.ts'
import { widthOf } from '../normalise/characters.ts'
import { type Place, placeOf } from './paper/place.ts'

/** A block as repair sees it: its text, and what its edges say. */
export interface Piece {
  readonly pageIndex: number
  /** Index among the page's blocks. */
  readonly index: number
  /** In the page's normalised text. */
  readonly span: Span
  /** Folded: rules match on it, spans hold for the printed text too. */
  readonly text: string
  /** As printed: Traditional stays Traditional, and marks are as wide as they are on paper. */
  readonly printed: string
  /** As printed, in full-width cells. */
  readonly width: number
  /** Empty lines above it. */
  readonly blanksBefore: number
  readonly indented: boolean
  readonly lines: number
  /** Ends as a paragraph may end: with a sentence's end, a closing mark behind it, or a colon before a list. */
  readonly closed: boolean
  /** Short enough for a heading and not running text. */
  readonly short: boolean
  /** Where it stands on paper, if the page's layout is known. */
  readonly place?: Place
}

/** What a piece is by itself, before its place among the others is known. */
export type PieceRole = 'furniture' | 'caption' | 'byline' | 'heading' | 'running'

export interface RolePiece extends Piece {
  readonly role: PieceRole
}

/** Headings and captions are at most this wide, in cells; the widest of two thousand news headlines measured 45. */
const WIDEST_HEADING = 45

const CLOSED = /[。！？!?…；;:：][”’"'」』）)】〕]*$|[”’」』）)】"]$|(?<!\d)[.][”’"')]*$|——[\p{L}·]{2,10}$/u

/** The pieces of a page, in the order given. */
export function readPieces(page: NormalisedPage, pageIndex: number): readonly Piece[] {
  const folded = foldText(page.normalised.text)
  let rawEnd = 0
  let run = 0
  return page.blocks.map((block, index) => {
    const { map } = page.normalised
    while (run < map.length && (map[run]?.upper.end ?? 0) <= block.span.start) run += 1
    const rawStart = rawStartOf(page, run, block.span.start)
    const text = folded.slice(block.span.start, block.span.end)
    const width = widthOf(text.slice(0, 4 * WIDEST_HEADING))
    const piece: Piece = {
      pageIndex,
      index,
      span: block.span,
      text,
      printed: page.normalised.text.slice(block.span.start, block.span.end),
      width,
      blanksBefore: countBlanks(page.decoded, rawEnd, rawStart),
      indented: block.indented,
      lines: block.lines,
      closed: isClosed(text.slice(-40)),
      short: width <= WIDEST_HEADING,
      ...(block.printed && page.layout ? { place: placeOf(block.printed, page.layout) } : {}),
    }
    rawEnd = rawStart
    return piece
  })
}

/** Ends as a paragraph may end. A point behind a digit ends English only: in Chinese a number was cut (`2.` + `35万台`). */
function isClosed(end: string): boolean {
  return CLOSED.test(end) || (/\d[.]$/.test(end) && !/\p{Script=Han}/u.test(end))
}

function rawStartOf(page: NormalisedPage, run: number, start: number): number {
  const found = page.normalised.map[run]
  if (!found) return 0
  return found.aligned ? found.lower.start + (start - found.upper.start) : found.lower.start
}

/** Empty lines directly above a raw place: line feeds in the white space before it, less one. */
function countBlanks(decoded: string, from: number, to: number): number {
  let feeds = 0
  for (let i = to - 1; i >= from && /\s/.test(decoded[i] as string); i -= 1) if (decoded[i] === '\n') feeds += 1
  return Math.max(0, feeds - 1)
}
