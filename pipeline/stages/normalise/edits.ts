import type { LayerPart, Span } from '../../document/index.ts'
import {
  isDigit,
  isFullWidthAlphanumeric,
  isHanLike,
  isLatinLetter,
  isLowerLatin,
  isSharedMark,
  toHalfWidth,
} from './characters.ts'
import { keepsSpaces } from './spaced-lines.ts'

const EDITABLE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+|[％．，]|[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]+/gu
const LINE_BREAK = /[\n\r\u000b\u000c\u0085\u2028\u2029]/
/** White space that prints as a space; the rest of what is dropped has no width. */
const SPACE = /[^\S\ufeff]/
const HYPHENS = new Set(['-', '\u2010'])
/** A thousands group is at most six deep (999 quintillion), which bounds how far back a comma looks. */
const THOUSANDS_BEFORE = /(?<![\d,，.．])\d{1,3}(?:[,，]\d{3}){0,5}$/
const THOUSANDS_AFTER = /^\d{3}(?!\d)/
const LOOK_BACK = 25
const HAN = /\p{Script=Han}/u
/** A block that begins with this many characters without Han is not Chinese. */
const HAN_SAMPLE = 60

/**
 * What normalising a block changes, as parts in order; what is not named is copied. Everything the block holds is under a
 * part but for white space, zero-width marks and controls.
 */
export function* normaliseBlock(decoded: string, block: Span): Generator<LayerPart> {
  const spaced = keepsSpaces(decoded, block)
  let copied = block.start
  EDITABLE.lastIndex = block.start
  for (let found = EDITABLE.exec(decoded); found; found = EDITABLE.exec(decoded)) {
    if (found.index >= block.end) break
    const lower = { start: found.index, end: Math.min(block.end, found.index + found[0].length) }
    const edit = editFor(decoded, block, lower, spaced)
    const next = EDITABLE.lastIndex
    if (edit) {
      const start = Math.max(copied, edit.lower.start)
      if (copied < start) yield { kind: 'copy', lower: { start: copied, end: start } }
      if (edit.text !== '') yield { kind: 'replace', lower: edit.lower, text: edit.text }
      copied = edit.lower.end
    }
    EDITABLE.lastIndex = Math.max(next, copied)
  }
  if (copied < block.end) yield { kind: 'copy', lower: { start: copied, end: block.end } }
}

interface Edit {
  readonly lower: Span
  readonly text: string
}

function editFor(decoded: string, block: Span, lower: Span, spaced: boolean): Edit | null {
  const first = decoded.charCodeAt(lower.start)
  if (isFullWidthAlphanumeric(first)) return { lower, text: toHalfWidth(decoded.slice(lower.start, lower.end)) }
  if (first >= 0xff00 && first !== 0xfeff) return editMark(decoded, block, lower)
  const run = decoded.slice(lower.start, lower.end)
  const text = spaceFor(decoded, block, lower, run, spaced)
  if (typeof text !== 'string') return text
  return text === run ? null : { lower, text }
}

/** `％` after a digit, `．` between digits, `，` before a group of thousands. */
function editMark(decoded: string, block: Span, lower: Span): Edit | null {
  const mark = decoded[lower.start] as string
  if (lower.start === block.start || !isDigit(decoded.charCodeAt(lower.start - 1))) return null
  if (mark === '％') return { lower, text: '%' }
  if (lower.end >= block.end || !isDigit(decoded.charCodeAt(lower.end))) return null
  if (mark === '．') return { lower, text: '.' }
  const before = halfDigits(decoded.slice(Math.max(block.start, lower.start - LOOK_BACK), lower.start))
  const after = halfDigits(decoded.slice(lower.end, Math.min(block.end, lower.end + 4)))
  return THOUSANDS_BEFORE.test(before) && THOUSANDS_AFTER.test(after) ? { lower, text: ',' } : null
}

function halfDigits(text: string): string {
  return text.replace(/[\uff10-\uff19]/g, toHalfWidth)
}

/** What a run of white space, controls and zero-width marks becomes: nothing, one space, or a mended word. */
function spaceFor(decoded: string, block: Span, lower: Span, run: string, spaced: boolean): string | Edit {
  if (!SPACE.test(run) || lower.start === block.start || lower.end === block.end) return ''
  const before = decoded.charCodeAt(lower.start - 1)
  const after = decoded.charCodeAt(lower.end)
  const together = isHanLike(before)
    ? isHanLike(after) || isSharedMark(after)
    : isSharedMark(before) && isHanLike(after)
  if (!LINE_BREAK.test(run)) return together && !spaced ? '' : ' '
  if (isHanLike(before) || isHanLike(after)) return ''
  // In a Chinese column only words keep their space: figures and marks are cut anywhere (`20` + `23年`, `“` + `5G`).
  if (!isLatinLetter(before) && HAN.test(decoded.slice(block.start, block.start + HAN_SAMPLE))) return ''
  if (run.includes('\u00ad') && isLatinLetter(before) && isLatinLetter(after)) return ''
  if (HYPHENS.has(decoded[lower.start - 1] as string)) return mendHyphen(decoded, block, lower)
  return ' '
}

/**
 * `regula-` + `tion` becomes one word. The hyphen is a mark of the wrap; it stays under the run of the letter after it, so
 * that nothing printed is without a place. Before a capital or a digit it was printed for itself: `Anglo-` + `French`.
 */
function mendHyphen(decoded: string, block: Span, lower: Span): string | Edit {
  const hyphen = lower.start - 1
  const wrapped =
    hyphen > block.start && isLowerLatin(decoded.charCodeAt(hyphen - 1)) && isLowerLatin(decoded.charCodeAt(lower.end))
  if (!wrapped) return ''
  return { lower: { start: hyphen, end: lower.end + 1 }, text: decoded[lower.end] as string }
}
