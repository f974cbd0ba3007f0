import type { Row } from '../io/index.ts'
import type { GoldClaim, GoldIssue } from './gold.ts'
import { squeeze } from './wording.ts'

/** A quantity by the words around it: paragraphs may be cut otherwise than in gold, articles joined or split. */
export interface Place {
  readonly left: string
  readonly text: string
  readonly right: string
}

/** Characters looked at on either side. */
const AROUND = 14
/** The edge of a paragraph tells a place as well as four characters do. */
const EDGE = '\u0002'.repeat(4)
/** Characters that must agree around two mentions of one place; of a longer text of its own, one. */
const AGREEING = 4

function placeIn(before: string, text: string, after: string): Place {
  return {
    left: (before.length < AROUND ? EDGE : '') + before.slice(-AROUND),
    text,
    right: after.slice(0, AROUND) + (after.length < AROUND ? EDGE : ''),
  }
}

export function goldPlace(claim: GoldClaim, gold: GoldIssue): Place {
  const paragraph = squeeze(gold.articles[claim.article ?? 0]?.paragraphs[claim.paragraph]?.text)
  const [context, text] = [squeeze(claim.context), squeeze(claim.text)]
  const at = paragraph.indexOf(context)
  const start = at < 0 || context === '' ? paragraph.indexOf(text) : at + context.indexOf(text)
  return placeIn(paragraph.slice(0, Math.max(0, start)), text, paragraph.slice(start + text.length))
}

/** @param paragraph - code points of the paragraph's text. */
export function rowPlace(row: Row, paragraph: readonly string[]): Place {
  const [start, end] = [Number(row['start']), Number(row['end'])]
  return placeIn(
    squeeze(paragraph.slice(0, start).join('')),
    squeeze(row['text']),
    squeeze(paragraph.slice(end).join('')),
  )
}

/** How many characters around two mentions agree; null where they are not one place. */
export function agreement(a: Place, b: Place): number | null {
  if (b.text === '' || !(a.text.includes(b.text) || b.text.includes(a.text))) return null
  const shorter = Math.min(a.text.length, b.text.length)
  const one = a.text === b.text
  // Where the texts do not begin (end) together, the longer one's first (last) words stand in the other's surroundings.
  const left = Math.max(
    commonEnd(a.left, b.left),
    a.text.startsWith(b.text) || b.text.startsWith(a.text) ? 0 : commonEnd(a.left + a.text, b.left + b.text) - shorter,
  )
  const right = Math.max(
    commonStart(a.right, b.right),
    a.text.endsWith(b.text) || b.text.endsWith(a.text) ? 0 : commonStart(a.text + a.right, b.text + b.right) - shorter,
  )
  const around = left + right
  return around >= AGREEING || (around >= 1 && one && a.text.length >= AGREEING) ? around : null
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1
  return length
}
