import { countPoints, unitIndex } from './text.ts'

/** A stretch of one paragraph, in code units of its text. */
export interface Piece {
  readonly paragraph: number
  readonly start: number
  readonly end: number
}

interface Content {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Where the words of a quote stand. An interrupted quote (`“甲，”王某说，“乙。”`) has a piece on either side of its
 * attribution, one that runs on has pieces in the paragraphs that follow: the row gives only where the whole begins and
 * ends in its first paragraph, the pieces are found by its text.
 */
export function piecesOf(content: Content, paragraphs: readonly string[]): readonly Piece[] {
  const first = paragraphs[content.paragraph]
  if (first === undefined) return []
  const unit = unitIndex(first)
  const [start, end] = [unit(content.start), unit(content.end)]
  const [here = '', ...following] = content.text.split('\n')
  const found: Piece[] = within(first.slice(start, end), here).map((span) => ({
    paragraph: content.paragraph,
    start: start + span.start,
    end: start + span.end,
  }))
  following.forEach((part, index) => {
    const paragraph = content.paragraph + 1 + index
    const text = paragraphs[paragraph] ?? ''
    const from = Math.max(0, text.indexOf(part.slice(0, ANCHOR)))
    for (const span of within(text.slice(from), part)) {
      found.push({ paragraph, start: from + span.start, end: from + span.end })
    }
  })
  return found
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Units by which the beginning of a later piece is known. */
const ANCHOR = 6
/** An attribution between two pieces is no longer. */
const LONGEST_GAP = 400

/** The stretches of `extent` that, read one after the other, are `text`; all of it where they cannot be told. */
function within(extent: string, text: string): readonly Span[] {
  if (extent === text || text === '') return [{ start: 0, end: extent.length }]
  const spans: Span[] = []
  let at = 0
  let read = 0
  while (read < text.length) {
    const length = commonLength(extent, at, text, read)
    const rest = read + length
    if (rest === text.length) return [...spans, { start: at, end: at + length }]
    const next = nextPiece(extent, at + length, text, rest)
    if (length === 0 || next === null) return lastTwo(extent, text)
    spans.push({ start: at, end: at + length - next.back })
    read = rest - next.back
    at = next.start
  }
  return spans
}

function commonLength(a: string, fromA: number, b: string, fromB: number): number {
  let length = 0
  while (fromA + length < a.length && fromB + length < b.length && a[fromA + length] === b[fromB + length]) length += 1
  return length
}

/** Of a piece shorter than the anchor fewer units are known, and only behind an opening mark are they enough. */
const SHORTER_ANCHORS = [4, 3, 2, 1]
const OPENING = /[“‘「『"']/

/** Where the text goes on behind a gap. The gap may begin like the text does (`，` and `，`): `back` units belong to it. */
function nextPiece(extent: string, from: number, text: string, read: number): { start: number; back: number } | null {
  for (const length of [ANCHOR, ...SHORTER_ANCHORS]) {
    for (let back = 0; back <= 2 && back <= read; back += 1) {
      const anchor = text.slice(read - back, read - back + length)
      const start = indexWithin(extent, anchor, from + 1, length < ANCHOR)
      if (start !== null) return { start, back }
    }
  }
  return null
}

function indexWithin(extent: string, anchor: string, from: number, afterMark: boolean): number | null {
  for (
    let at = extent.indexOf(anchor, from);
    at >= 0 && at - from <= LONGEST_GAP;
    at = extent.indexOf(anchor, at + 1)
  ) {
    if (!afterMark || OPENING.test(extent[at - 1] ?? '')) return at
  }
  return null
}

/** The longest beginning and, after it, what is left at the end. */
function lastTwo(extent: string, text: string): readonly Span[] {
  const head = commonLength(extent, 0, text, 0)
  const tail = text.slice(head)
  return head > 0 && tail !== '' && extent.endsWith(tail)
    ? [
        { start: 0, end: head },
        { start: extent.length - tail.length, end: extent.length },
      ]
    : [{ start: 0, end: extent.length }]
}

/** Whether the pieces, read one after the other, are the row's text. */
export function readsAs(content: Content, paragraphs: readonly string[]): boolean {
  const byParagraph = new Map<number, string>()
  for (const { paragraph, start, end } of piecesOf(content, paragraphs)) {
    byParagraph.set(paragraph, (byParagraph.get(paragraph) ?? '') + (paragraphs[paragraph] ?? '').slice(start, end))
  }
  return [...byParagraph.values()].join('\n') === content.text && countPoints(content.text) > 0
}
