import type { DecodedIssue, DecodedPage, RawIssue, RawPage } from '../document/index.ts'
import { type Span, slice } from '../document/index.ts'
import { codePointIndex, type RepairRow } from '../schema/index.ts'
import { byteSpan } from '../stages/index.ts'
import { repairLines } from './repairs-command.ts'

/** Units shown of each side. */
const CONTEXT = 80

/** A seam with the raw text on either side, down to the bytes: no model is needed to tell why it was made. */
export function explainSeam(row: RepairRow, issue: DecodedIssue, raw: RawIssue): string[] {
  return [
    `seam ${row.seam_id}`,
    `article  ${row.article_title ?? '(no title)'} [${row.article_id}]`,
    ...repairLines(row),
    '',
    'origin',
    ...sideLines('before', issue, raw, row.tail_page, row.tail_end),
    ...sideLines('after', issue, raw, row.head_page, row.head_start),
  ]
}

function sideLines(
  side: 'before' | 'after',
  issue: DecodedIssue,
  raw: RawIssue,
  name: string | null,
  offset: number | null,
): string[] {
  const at = issue.pages.findIndex(({ origin }) => origin.page === name)
  const page = issue.pages[at]
  const file = raw.pages[at]
  if (!page || !file || offset === null) return [`  ${side.padEnd(8)}not found on any page`]
  const unit = unitAt(page.decoded, offset)
  const span: Span =
    side === 'before'
      ? { start: Math.max(0, unit - CONTEXT), end: unit }
      : { start: unit, end: Math.min(page.decoded.length, unit + CONTEXT) }
  const index = codePointIndex(page.decoded)
  return [
    `  ${side.padEnd(8)}${page.origin.page} ${index(span.start)}–${index(span.end)}${bytesOf(file, page, span)}`,
    `          ${JSON.stringify(slice(page.decoded, span))}`,
  ]
}

/** Where the span lies in the file; text that a reader took out of HTML or a PDF has no bytes of its own. */
function bytesOf(file: RawPage, { encoding }: DecodedPage, span: Span): string {
  if (file.text !== undefined) return ''
  const { byteStart, byteEnd } = byteSpan(file.bytes, encoding, span)
  return `, bytes ${byteStart}–${byteEnd} (${encoding})`
}

/** The unit at which a code point begins. */
function unitAt(text: string, codePoints: number): number {
  let unit = 0
  for (let i = 0; i < codePoints && unit < text.length; i += 1) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
  return unit
}
