import type { RolePiece } from './piece.ts'

/*
 * Which pieces may be tails, and what speaks against it: headings stop without an end too. How a piece fills its last line
 * speaks for or against a column having cut it off.
 */

/**
 * Log odds against a block being a tail that may be a heading: most for the first on a page, which is its title; more the
 * more such blocks the page has, for then it has subheads; little for a wide one, for subheads are short.
 */
const HEADING_DOUBT = 3
const TITLE_DOUBT = 6
const SUBHEADED_DOUBT = 0.3
const FEW_HEADINGS = 3
const WIDEST_SUBHEAD = 26
const WIDE_DOUBT = 0.5
/** Columns end with whole lines: what is narrower than the narrowest line was not cut off by one. */
const NARROWEST_LINE = 8
/** A heading's last line may be full by chance: its being full counts this much at most. */
const MOST_HEADING_CUT = 0.5

/** A piece that stops without an end. */
export function isTail(piece: RolePiece): boolean {
  return !piece.closed && (piece.role === 'running' || piece.role === 'heading')
}

/** Says for every piece how much speaks against its being a tail. */
export function readDoubts(pieces: readonly RolePiece[], cuts: ReadonlyMap<RolePiece, number>): readonly number[] {
  const headings = pieces.filter((piece) => piece.role === 'heading' && isTail(piece)).length
  const subheaded = SUBHEADED_DOUBT * Math.max(0, headings - FEW_HEADINGS)
  const firstRunning = pieces.findIndex((piece) => piece.role === 'running')
  return pieces.map((piece, index) => {
    const cut = cuts.get(piece) ?? 0
    if (piece.role !== 'heading') return -cut
    return doubtOf(piece, index < firstRunning, subheaded) - Math.min(MOST_HEADING_CUT, cut)
  })
}

function doubtOf(piece: RolePiece, isTitle: boolean, subheaded: number): number {
  if (isTitle && !isLongLatin(piece.text)) return TITLE_DOUBT
  if (piece.width < NARROWEST_LINE) return TITLE_DOUBT
  return piece.width > WIDEST_SUBHEAD ? WIDE_DOUBT + subheaded / 2 : HEADING_DOUBT + subheaded
}

/** Headlines in English that are longer than this are rare; lines of running text are not. */
const LONGEST_LATIN_HEADING = 70

function isLongLatin(text: string): boolean {
  return text.length > LONGEST_LATIN_HEADING && /^[\x20-\x7e‘’“”–—]+$/.test(text)
}
