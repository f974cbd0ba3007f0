import { widthOf } from '../normalise/characters.ts'
import { probabilityOf } from './log-odds.ts'
import type { RolePiece } from './piece.ts'

/*
 * What the fragments' lengths say of the columns they were set in
 *
 * A column ends with a whole line, so the length of every fragment that a column cut off is a whole number of lines; one
 * column width makes all of them whole at once. With the width known a fragment's lines can be counted, and columns and
 * bands are blocks of equal numbers of lines. Widths are in full-width cells; a paragraph's first line is indented by two;
 * a mark that may begin no line hangs over the edge.
 */

/** A width that the columns may have. */
export interface Measure {
  readonly width: number
  /** Log odds against the fragments having been cut just anywhere. */
  readonly logOdds: number
}

/** How a piece fills lines of a given width. */
export interface Setting {
  readonly lines: number
  /** Its last line had no room for another character. */
  readonly full: boolean
}

const NARROWEST = 8
const WIDEST = 32
/** Columns of Chinese papers are 11 to 17 characters wide, rarely less than 9 or more than 24. */
const USUAL = 14
const SPREAD = 0.3
/** About as many widths as are likely beforehand: the best of them always fits a little. */
const MANY_WIDTHS = 10
const INDENT = 2
/** Marks that begin no line: they hang over the column's edge, two in a row if need be. */
const HANGING = new Set('，。、；：！？”’）》')
/** How often a fragment that a column cut off does not look like it (two settings, odd characters). */
const MISREAD = 0.12
/** Widths this much less likely than the best are not looked at, nor those with fewer odds than `LEAST_ODDS`. */
const RANGE = 4
const LEAST_ODDS = -4
/** From here a width says of a single piece whether a column cut it off. */
export const TELLING_ODDS = -1.5
const MOST_WIDTHS = 4
/** Longer pieces are sampled no further: the page is one line. */
const LONGEST_PIECE = 5000

/** Numbers and Latin words are set whole; everything else is set character by character. */
const UNBROKEN = /[A-Za-z0-9.%]{1,40}|[\s\S]/gu

/** The cells of a piece's characters, numbers and words, below nought for those that hang; and how it fills lines. */
interface Cells {
  readonly cells: Float64Array
  readonly settings: (Setting | undefined)[]
}

/** A piece is set in dozens of widths, with and without an indent, by one search after the other. */
const known = new WeakMap<RolePiece, Cells>()

/** Sets a piece in lines, from an indent when it opens a paragraph. */
export function setPiece(piece: RolePiece, width: number, opens: boolean): Setting {
  const own = known.get(piece) ?? { cells: cellsOf(piece.printed.slice(0, LONGEST_PIECE)), settings: [] }
  known.set(piece, own)
  const key = 2 * width + (opens ? 1 : 0)
  const found = own.settings[key] ?? setCells(own.cells, width, opens)
  own.settings[key] = found
  return found
}

function cellsOf(printed: string): Float64Array {
  const tokens = printed.match(UNBROKEN) ?? []
  return Float64Array.from(tokens, (token) => (HANGING.has(token) ? -widthOf(token) : widthOf(token)))
}

function setCells(all: Float64Array, width: number, opens: boolean): Setting {
  let at = opens ? INDENT : 0
  let lines = 1
  let longest = 0
  for (let i = 0; i < all.length; i += 1) {
    const signed = all[i] as number
    const cells = Math.abs(signed)
    if (at + cells > width && at > 0 && signed > 0) {
      lines += 1
      at = 0
    }
    at += cells
    longest = cells
  }
  // A number that had no room on the line leaves it short of up to its own length.
  return { lines, full: at > width - 1 || (longest > 1 && at > width - longest) }
}

/** A piece that a column may have cut off, and how far that is believed. */
export interface CutPiece {
  readonly piece: RolePiece
  /** Probability that it was cut off and did not end there by itself. */
  readonly belief: number
  /** Probability that it opens a paragraph, and was indented. */
  readonly opens: number
}

/** Probability that a piece ends with a whole line. */
function wholeness({ piece, opens }: Pick<CutPiece, 'piece' | 'opens'>, width: number): number {
  const indented = opens > 0.02 && setPiece(piece, width, true).full
  const flush = opens < 0.98 && setPiece(piece, width, false).full
  return (indented ? opens : 0) + (flush ? 1 - opens : 0)
}

/** How much likelier a piece's last line is if a column cut it off than if it ended there by itself. */
function cutRatio(cut: Pick<CutPiece, 'piece' | 'opens'>, width: number): number {
  const byChance = 1.5 / width
  const whole = wholeness(cut, width)
  return (whole * (1 - MISREAD)) / byChance + ((1 - whole) * MISREAD) / (1 - byChance)
}

/** Log odds that a piece was cut off by a column's end, by how it fills its last line. */
export function cutLogOdds(cut: Pick<CutPiece, 'piece' | 'opens'>, { width, logOdds }: Measure): number {
  const belief = probabilityOf(logOdds)
  return Math.log(belief * cutRatio(cut, width) + 1 - belief)
}

/** The widths that make whole lines of the pieces that were cut off, best first; none where they say nothing. */
export function findMeasures(cut: readonly CutPiece[]): readonly Measure[] {
  const measures: Measure[] = []
  for (let width = NARROWEST; width <= WIDEST; width += 1) {
    let logOdds = -(Math.log(width / USUAL) ** 2) / (2 * SPREAD ** 2) - Math.log(MANY_WIDTHS)
    for (const { piece, belief, opens } of cut) {
      logOdds += Math.log(belief * cutRatio({ piece, opens }, width) + 1 - belief)
    }
    measures.push({ width, logOdds })
  }
  measures.sort((a, b) => b.logOdds - a.logOdds)
  const best = measures[0]?.logOdds ?? 0
  return measures.filter(({ logOdds }) => logOdds > LEAST_ODDS && logOdds > best - RANGE).slice(0, MOST_WIDTHS)
}
