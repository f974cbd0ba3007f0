import { addLogs, clamp } from '../log-odds.ts'
import type { SeamScore, SeamScorer } from '../seam.ts'
import { inOneColumn } from './place.ts'
import type { PlacedPiece, Sheet } from './sheet.ts'

/*
 * What paper says of two pieces that follow each other: the rest of a paragraph begins without an indent, behind a line that goes to its
 * column's end. Log odds, beside those of the words.
 */

/** On a page whose paragraphs are indented: a head that is, and one that is not. */
const INDENTED_HEAD = -6
const FLUSH_HEAD = 3.5
/** What begins the head had no room on the tail's last line, or it had. */
const FULL_LINE = 0.8
const SHORT_LINE = -4
/** The tail stops without an end, or with one. */
const OPEN_TAIL = 2.5
const CLOSED_TAIL = -1
/** Right below in the same column, yet set apart from it. */
const SET_APART = -1.5
/** How much the words say, and at most. */
const WORDS = 0.6
const MOST_WORDS = 2
const MIDWAY = 0.3

/** One piece after another, as read off paper and words together. */
export interface Junction {
  /** Log odds that the second is the rest of the first one's paragraph, if it follows it. */
  readonly joined: number
  /** Log odds that it follows it at all. */
  readonly follows: number
  readonly evidence: readonly string[]
}

export function readJunction(sheet: Sheet, tail: PlacedPiece, head: PlacedPiece, scoreSeam: SeamScorer): Junction {
  const seam = scoreSeam(tail, head)
  const full = isFull(tail, head)
  const print =
    (sheet.indents ? (head.place.indented ? INDENTED_HEAD : FLUSH_HEAD) : 0) + (full ? FULL_LINE : SHORT_LINE)
  const apart = isRightBelow(tail, head) ? SET_APART : 0
  const end = tail.closed ? CLOSED_TAIL : OPEN_TAIL
  const words = clamp(WORDS * (seam.logOdds + MIDWAY * seam.midway), MOST_WORDS)
  const joined = tail.role === 'running' && head.role === 'running' ? print + apart + end + words : -Infinity
  const evidence = [
    relationOf(tail, head),
    ...(sheet.indents && !head.place.indented ? ['no indent at its head'] : []),
    ...(full ? ['a full line before it'] : []),
    ...scoreSeam.evidence(tail, head),
  ]
  return { joined, follows: followsOf(sheet, tail, head, seam), evidence }
}

const MOST = 7
const NEXT = 0.8
const CLOSED_REST = -3
const PARAGRAPH_AFTER = { end: 0.5, heading: 1, nothing: -5 }
const FLUSH_PARAGRAPH = -2.5

function followsOf(sheet: Sheet, tail: PlacedPiece, head: PlacedPiece, seam: SeamScore): number {
  const rest =
    seam.logOdds +
    MIDWAY * seam.midway +
    (tail.closed ? CLOSED_REST : 0) +
    (isFull(tail, head) ? 0 : SHORT_LINE) +
    (sheet.indents && head.place.indented ? INDENTED_HEAD : 0)
  const end = tail.role === 'heading' ? 'heading' : tail.closed ? 'end' : 'nothing'
  const flush = sheet.indents && !head.place.indented && head.role === 'running' && tail.role === 'running'
  const paragraph = PARAGRAPH_AFTER[end] + NEXT * seam.next + (flush ? FLUSH_PARAGRAPH : 0)
  return clamp(addLogs(rest, paragraph), MOST)
}

const WORD = /^[^\s\p{Script=Han}]{1,30}/u
/** Letters are half as wide as high, and a mark may have been moved to the next line. */
const LETTER = 0.5
const SLACK = 0.3

/** True where the first character or word of the head had no room behind the tail. */
function isFull({ place }: PlacedPiece, head: PlacedPiece): boolean {
  const word = (WORD.exec(head.text)?.[0].length ?? 0) * LETTER
  return place.room <= (Math.max(1, word) + SLACK) * place.size
}

function isRightBelow({ place: tail }: PlacedPiece, { place: head }: PlacedPiece): boolean {
  return inOneColumn(tail, head) && head.top - tail.bottom < 2.5 * head.size && head.top > tail.top
}

/** Where the head stands, seen from the tail. */
function relationOf(tail: PlacedPiece, head: PlacedPiece): string {
  const { place: from } = tail
  const { place: to } = head
  if (inOneColumn(from, to))
    return isRightBelow(tail, head) ? 'below it in the same column' : 'below a gap in the same column'
  if (to.columnStart >= from.columnEnd - from.size) {
    return to.top < from.bottom ? 'next column in the same row of columns' : 'next column in the row below'
  }
  return to.top >= from.bottom - from.size ? 'first column of the row below' : 'column before it'
}
