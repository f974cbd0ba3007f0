import { countLeading, type Span } from '../../pipeline/document/index.ts'

/** A stretch in quotation marks: with the marks, and without them. */
export interface QuotedSpan {
  readonly outer: Span
  readonly inner: Span
  /** False where no closing mark was found: it was taken to the end of the paragraph, which may be a quote that goes on. */
  readonly closed: boolean
}

const OPENING = new Set(['“', '"', '„'])
const CLOSING = new Set(['”', '"', '“'])

/**
 * Pairs double quotation marks within a paragraph, straight or curly, in one pass.
 *
 * A straight mark (or a mis-set `“`) opens when a space or bracket stands before it and closes otherwise; a mark that opens while another
 * is open ends the first one's claim to be closed, so one missing mark never shifts all later pairs. Single marks are left alone: they
 * are apostrophes far more often.
 */
export function findMarks(text: string, within: Span): readonly QuotedSpan[] {
  const found: QuotedSpan[] = []
  let open: number | null = null
  for (let at = within.start; at < within.end; at += 1) {
    const character = text[at] as string
    if (!OPENING.has(character) && !CLOSING.has(character)) continue
    if (open === null) {
      if (canOpen(text, at, within)) open = at
    } else if (character === '”' || closes(text, at, within)) {
      found.push({ outer: { start: open, end: at + 1 }, inner: { start: open + 1, end: at }, closed: true })
      open = null
    } else {
      open = at
    }
  }
  if (open !== null) {
    found.push({ outer: { start: open, end: within.end }, inner: { start: open + 1, end: within.end }, closed: false })
  }
  return found
}

function canOpen(text: string, at: number, within: Span): boolean {
  const character = text[at] as string
  if (character === '”') return false
  const before = at > within.start ? (text[at - 1] as string) : ' '
  return character !== '"' || /[\s([{—–:,;-]/.test(before)
}

/** With a mark open, a straight mark closes unless a space stands before it and a letter after it (a second opening). */
function closes(text: string, at: number, within: Span): boolean {
  const before = text[at - 1] ?? ' '
  const after = at + 1 < within.end ? (text[at + 1] as string) : ' '
  return !/\s/.test(before) || /[\s).,;:]/.test(after)
}

/** The marks that share at least one code unit with a span; marks are in order and do not overlap (binary search). */
export function marksWithin(marks: readonly QuotedSpan[], span: Span): readonly QuotedSpan[] {
  const from = countLeading(marks, ({ outer }) => outer.end <= span.start)
  let end = from
  while (end < marks.length && (marks[end] as QuotedSpan).outer.start < span.end) end += 1
  return marks.slice(from, end)
}
