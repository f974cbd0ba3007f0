import { isDigit, isHanLike, isLatinLetter } from './characters.ts'
import type { Line } from './lines.ts'

/*
 * Hard-wrapped lines
 *
 * A column that was copied line by line shows itself by being filled: a line ends where the next word no longer fits. So the
 * test is not "all lines are equally long" but "no line had room for what follows it", which holds for Han text (a cell
 * short at most, for punctuation that may not begin a line) and for ragged English alike. Paragraphs on single lines, lists
 * and tables fail it at once. See docs/decisions/0002-hard-wraps-and-segmentation.md.
 */

/** Columns are neither narrower (lists, verses of five or seven characters) nor wider (English of 120 characters). */
const NARROWEST = 8
const WIDEST = 60
/** A mark that may not begin a line hangs over the edge by one cell. */
const HANG = 1
/** A line may stay this much shorter than it could: punctuation was moved to the next one. */
const SLACK = 1
/** A short line in a wrapped group ends its paragraph, unless it is short by less than this and its sentence goes on. */
const RAGGED = 3
/** Words that no newspaper breaks are at most this wide; longer strings (addresses) break anywhere. */
const WIDEST_WORD = 10

const CLOSING_MARK = /[，。、；：！？”’」』）》,.;:!?)]$/
const SENTENCE_END = /[。！？!?…][”’」』）)"']?$|[.][”’"')]?$/

/** Lines that were one printed block: joined without a break when the block was hard-wrapped. */
export type LineBlock = readonly Line[]

/** Cuts a page's lines into blocks: groups between empty lines, single lines where they were not wrapped. */
export function groupLines(decoded: string, lines: readonly Line[]): readonly LineBlock[] {
  const groups = splitAtBlanks(lines)
  const widths = [...new Set(groups.map((group) => ownWidth(decoded, group)).filter((width) => width !== null))]
  return groups.flatMap((group) => {
    const width = ownWidth(decoded, group) ?? pageWidth(decoded, group, widths)
    return width === null ? group.map((line) => [line]) : splitWrapped(decoded, group, width)
  })
}

function splitAtBlanks(lines: readonly Line[]): readonly Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    if (group && line.blanksBefore === 0) group.push(line)
    else groups.push([line])
  }
  return groups
}

/** The column width that a group of lines shows by itself, or null: two lines that were filled outweigh chance. */
function ownWidth(decoded: string, group: readonly Line[]): number | null {
  if (group.length < 3) return null
  const width = widest(group, (line) => widthWithoutHang(decoded, line))
  const { filled, short } = countFilled(decoded, group, width)
  return filled >= 2 && filled >= 4 * short ? width : null
}

/** A group too small to show its width takes one that the page has elsewhere, if it fits. */
function pageWidth(decoded: string, group: readonly Line[], widths: readonly number[]): number | null {
  if (group.length < 2) return null
  const most = widest(group, (line) => line.width)
  const fits = widths.filter((width) => {
    if (most > width + HANG + 0.5) return false
    const { filled, short } = countFilled(decoded, group, width)
    return filled >= 1 && short === 0
  })
  return fits.length === 0 ? null : Math.max(...fits)
}

/** The greatest of what `measure` says of the lines; a group may have millions, which no argument list takes. */
function widest(group: readonly Line[], measure: (line: Line) => number): number {
  return group.reduce((most, line) => Math.max(most, measure(line)), 0)
}

function widthWithoutHang(decoded: string, line: Line): number {
  return CLOSING_MARK.test(decoded.slice(line.end - 1, line.end)) ? line.width - HANG : line.width
}

interface FillCount {
  /** Lines that were filled and whose sentence goes on: the evidence for wrapping. */
  readonly filled: number
  /** Lines that end early and do not end a paragraph: the evidence against. */
  readonly short: number
}

function countFilled(decoded: string, group: readonly Line[], width: number): FillCount {
  if (width < NARROWEST || width > WIDEST) return { filled: 0, short: 0 }
  let filled = 0
  let short = 0
  for (let i = 0; i + 1 < group.length; i += 1) {
    const line = group[i] as Line
    const next = group[i + 1] as Line
    if (next.indented || endsSentence(decoded, line)) continue
    if (isFull(decoded, line, next, width)) filled += 1
    else short += 1
  }
  return { filled, short }
}

/** True when what begins the next line had no room on this one. */
function isFull(decoded: string, line: Line, next: Line, width: number): boolean {
  return line.width + firstWordWidth(decoded, next) > width - SLACK
}

function firstWordWidth(decoded: string, line: Line): number {
  const first = decoded.charCodeAt(line.start)
  if (isHanLike(first)) return 1
  let end = line.start + 1
  while (end < line.end && end - line.start < 2 * WIDEST_WORD && isWordUnit(decoded.charCodeAt(end))) end += 1
  return (end - line.start + 1) / 2
}

function isWordUnit(unit: number): boolean {
  return isLatinLetter(unit) || isDigit(unit) || (unit > 0x20 && unit < 0x7f)
}

function endsSentence(decoded: string, line: Line): boolean {
  return SENTENCE_END.test(decoded.slice(Math.max(line.start, line.end - 3), line.end))
}

/** A wrapped group is cut where a line is indented, and after a line that ends early. */
function splitWrapped(decoded: string, group: readonly Line[], width: number): readonly LineBlock[] {
  const blocks: Line[][] = []
  let previous: Line | null = null
  for (const line of group) {
    const block = blocks.at(-1)
    if (block && previous && !line.indented && goesOn(decoded, previous, line, width)) block.push(line)
    else blocks.push([line])
    previous = line
  }
  return blocks
}

function goesOn(decoded: string, line: Line, next: Line, width: number): boolean {
  if (isFull(decoded, line, next, width)) return true
  return !endsSentence(decoded, line) && width - line.width <= RAGGED
}
