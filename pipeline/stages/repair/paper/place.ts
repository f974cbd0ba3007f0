import type { Box, PageLayout, PrintedBlock } from '../../../document/index.ts'

/**
 * Where a piece stands on paper, in points, as one reads: `start` and `end` along the lines, `top` and `bottom` across
 * them. On a page of vertical lines `start` is above and `top` is right, so that all rules hold for both.
 */
export interface Place {
  readonly start: number
  readonly end: number
  readonly top: number
  readonly bottom: number
  /** The edges of the column it is set in. */
  readonly columnStart: number
  readonly columnEnd: number
  readonly size: number
  readonly lines: number
  readonly indented: boolean
  /** How far before the column's end its last line stops. */
  readonly room: number
  /** It stands at the paper's very edge, above or below. */
  readonly edge: boolean
}

/** Share of the page's height, above and below, that running text keeps out of. */
const UPPER_EDGE = 0.045
const LOWER_EDGE = 0.972

export function placeOf(printed: PrintedBlock, { width, height, writing }: PageLayout): Place {
  const turn = ({ left, top, right, bottom }: Box) =>
    writing === 'vertical'
      ? { start: top, end: bottom, top: width - right, bottom: width - left }
      : { start: left, end: right, top, bottom }
  const { box, column, size, lines, indented, room } = printed
  const { start: columnStart, end: columnEnd } = turn(column)
  const edge = box.bottom < UPPER_EDGE * height || box.top > LOWER_EDGE * height
  return { ...turn(box), columnStart, columnEnd, size, lines, indented, room, edge }
}

/** The share of the narrower of two that stands above or below the other. */
export function sharedWidth(a: Place, b: Place): number {
  const width = Math.min(a.end - a.start, b.end - b.start)
  return (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(width, 1)
}

/** True where both are set in one column, whatever stands between them. */
export function inOneColumn(a: Place, b: Place): boolean {
  const size = Math.max(a.size, b.size)
  return Math.abs(a.columnStart - b.columnStart) < 1.5 * size && Math.abs(a.columnEnd - b.columnEnd) < 3 * size
}
