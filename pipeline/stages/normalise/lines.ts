import { DROPPABLE, widthOf } from './characters.ts'

/** One printed line of a page with something on it. */
export interface Line {
  /** Its content in the decoded text, without the white space around it. */
  readonly start: number
  readonly end: number
  /** In full-width cells, indent included. */
  readonly width: number
  readonly indented: boolean
  /** Empty lines above it. */
  readonly blanksBefore: number
}

const LINE_BREAK = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g
/** A Chinese paragraph begins with two full-width spaces; half-width ones or a tab stand for them. */
const INDENT = /^(?:[\ufeff\u200b-\u200f]*)(?:[\u3000\u2003]{1,8}|[ \u00a0]{2,16}|\t)/
/** Wider lines are whole paragraphs: their exact width tells nothing, and measuring them costs. */
const WIDEST_MEASURED = 400

/** The lines of a page that hold something printed, in order. */
export function readLines(decoded: string): readonly Line[] {
  const lines: Line[] = []
  let blanks = 0
  let at = 0
  LINE_BREAK.lastIndex = 0
  while (at <= decoded.length) {
    LINE_BREAK.lastIndex = at
    const found = LINE_BREAK.exec(decoded)
    const end = found ? found.index : decoded.length
    const line = readLine(decoded, at, end, blanks)
    if (line) {
      lines.push(line)
      blanks = 0
    } else blanks += 1
    if (!found) break
    at = end + found[0].length
  }
  return lines
}

function readLine(decoded: string, from: number, to: number, blanksBefore: number): Line | null {
  let start = from
  let end = to
  while (start < end && DROPPABLE.test(decoded[start] as string)) start += 1
  while (end > start && DROPPABLE.test(decoded[end - 1] as string)) end -= 1
  if (start === end) return null
  const indented = INDENT.test(decoded.slice(from, Math.min(start, from + 24)))
  const width = widthOf(decoded.slice(start, Math.min(end, start + WIDEST_MEASURED)))
  return { start, end, width: indented ? width + 2 : width, indented, blanksBefore }
}
