import type { ExtractedArticle } from '../../extractors/index.ts'
import {
  type ExtractedIssue,
  overlaps,
  type RawIssue,
  type RawSpan,
  rawSpansOf,
  type Seam,
  type Span,
  slice,
} from '../index.ts'
import { codePointIndex } from '../schema/index.ts'
import { byteSpan } from '../stages/index.ts'

/** Bytes shown of a stretch: enough to find it with a hex viewer. */
const SHOWN_BYTES = 24

/** The raw stretches of spans of an article, with the seams between them: repaired → decoded → bytes. */
export function originLines(
  article: ExtractedArticle,
  issue: ExtractedIssue,
  raw: RawIssue,
  spans: readonly Span[],
): string[] {
  return ['origin', ...spans.flatMap((span) => spanLines(article, issue, raw, span))]
}

function spanLines(article: ExtractedArticle, issue: ExtractedIssue, raw: RawIssue, span: Span): string[] {
  const places = rawSpansOf(article, span)
  return [
    `  repaired text  ${span.start}–${span.end} ${quoted(slice(article.text, span))}`,
    ...places.flatMap((place) => placeLines(place, issue, raw)),
    ...article.seams.filter((seam) => isCrossed(seam, places)).flatMap(seamLines),
  ]
}

/** True when both sides of the seam lie in the raw stretches. */
function isCrossed(seam: Seam, places: readonly RawSpan[]): boolean {
  const holds = (side: RawSpan) => places.some((place) => place.pageIndex === side.pageIndex && overlaps(place, side))
  return holds(seam.tail) && holds(seam.head)
}

function seamLines({ kind, score, evidence }: Seam): string[] {
  return [`  across a seam  ${kind}, score ${score.toFixed(2)}: ${evidence.join(', ')}`]
}

function placeLines(place: RawSpan, issue: ExtractedIssue, raw: RawIssue): string[] {
  const page = issue.pages[place.pageIndex]
  const bytes = raw.pages[place.pageIndex]?.bytes
  if (!page || !bytes) return []
  const index = codePointIndex(page.decoded)
  const { byteStart, byteEnd } = byteSpan(bytes, page.encoding, place)
  const shown = bytes.subarray(byteStart, Math.min(byteEnd, byteStart + SHOWN_BYTES))
  const hex = Buffer.from(shown).toString('hex').replace(/../g, '$& ').trim()
  return [
    `  decoded page   ${page.origin.path} ${index(place.start)}–${index(place.end)} ${quoted(slice(page.decoded, place))}`,
    `  raw bytes      ${byteStart}–${byteEnd} of ${page.origin.byteLength} (${page.encoding}) ${hex}${byteEnd - byteStart > SHOWN_BYTES ? ' …' : ''}`,
    `  sha256         ${page.origin.sha256}`,
  ]
}

/** JSON quoting shows line breaks and invisible characters. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
