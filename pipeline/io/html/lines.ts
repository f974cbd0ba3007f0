/** A paragraph among lines that `<br>` divides. */
export interface LinesParagraph {
  readonly text: string
  /** In the text that was divided. */
  readonly start: number
  readonly end: number
}

interface PrintedLine {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isIndented: boolean
}

/** Two full-width spaces, or as many others as look like them, open a paragraph. */
const INDENT = /^(?: ?\u3000|(?: ?\u00a0){2}|[ \u2002\u2003\u00a0]{2})/
/** Lines of a column are about equally long; longer ones nobody breaks by hand. */
const MIN_WRAPPED_LINES = 3
const MAX_WRAPPED_WIDTH = 100
const EVEN_SHARE = 0.6
const EVEN_WIDTH = 0.85

/**
 * Divides a text at its line breaks. `<br>` ends a paragraph, but where the lines are those of a column, blank lines and
 * indents do; the lines stay, for the stages after to join.
 */
export function splitParagraphs(text: string): readonly LinesParagraph[] {
  const groups: PrintedLine[][] = []
  let isOpen = false
  for (const line of printedLines(text)) {
    const group = groups.at(-1)
    if (line.text !== '') {
      if (group && isOpen && !line.isIndented) group.push(line)
      else groups.push([line])
    }
    isOpen = line.text !== ''
  }
  return groups.flatMap((group) => (isWrapped(group) ? [paragraphOf(group)] : group.map((line) => paragraphOf([line]))))
}

function paragraphOf(lines: readonly PrintedLine[]): LinesParagraph {
  return { text: lines.map(({ text }) => text).join('\n'), start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }
}

function isWrapped(lines: readonly PrintedLine[]): boolean {
  const widths = lines.map(({ text }) => text.length)
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  if (lines.length < MIN_WRAPPED_LINES || widest > MAX_WRAPPED_WIDTH) return false
  const even = widths.slice(0, -1).filter((width) => width >= widest * EVEN_WIDTH).length
  return even >= (lines.length - 1) * EVEN_SHARE
}

function printedLines(text: string): readonly PrintedLine[] {
  let start = 0
  return text.split('\n').map((line) => {
    const from = start
    start += line.length + 1
    const printed = line
      .replace(/[\u00a0\u2002\u2003]/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
    return { text: printed, start: from, end: from + line.length, isIndented: INDENT.test(line) }
  })
}
