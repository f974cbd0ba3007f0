import type { ExtractedArticle } from '../../extractors/index.ts'
import {
  type ExtractedIssue,
  overlaps,
  type Paragraph,
  type RawIssue,
  type RawSpan,
  rawSpansOf,
  type Seam,
  type Span,
  slice,
} from '../index.ts'
import { codePointIndex } from '../schema/index.ts'
import { byteSpan } from '../stages/index.ts'

/** An article with the pages it came from, decoded and raw. */
interface Traceable {
  readonly article: ExtractedArticle
  readonly issue: ExtractedIssue
  readonly raw: RawIssue
}

/** Bytes shown of a stretch: enough to find it with a hex viewer. */
const SHOWN_BYTES = 24

/** Where spans of an article came from: repaired → decoded → bytes, and the seams that repair mended on the way. */
export function originLines(from: Traceable, paragraph: Paragraph | undefined, spans: readonly Span[]): string[] {
  const places = spans.flatMap((span) => rawSpansOf(from.article, span))
  return [
    'origin',
    ...spans.flatMap((span) => spanLines(from, span)),
    ...seamLines(from.article, paragraph?.rawSpans ?? places, places),
    ...fileLines(from, places),
  ]
}

function spanLines(from: Traceable, span: Span): string[] {
  const places = rawSpansOf(from.article, span)
  return [
    `  repaired text  ${span.start}–${span.end} ${quoted(slice(from.article.text, span))}`,
    ...places.flatMap((place) => placeLines(from, place)),
  ]
}

function placeLines({ issue, raw }: Traceable, place: RawSpan): string[] {
  const page = issue.pages[place.pageIndex]
  const file = raw.pages[place.pageIndex]
  if (!page || !file) return []
  const index = codePointIndex(page.decoded)
  const decoded = `  decoded page   ${index(place.start)}–${index(place.end)} of ${page.origin.page} ${quoted(slice(page.decoded, place))}`
  // What a reader took out of HTML or a PDF has no bytes of its own that could be shown.
  if (file.text !== undefined) return [decoded]
  const { bytes } = file
  const { byteStart, byteEnd } = byteSpan(bytes, page.encoding, place)
  const shown = bytes.subarray(byteStart, Math.min(byteEnd, byteStart + SHOWN_BYTES))
  const hex = Buffer.from(shown).toString('hex').replace(/../g, '$& ').trim()
  const more = byteEnd - byteStart > SHOWN_BYTES ? ' …' : ''
  return [decoded, `  raw bytes      ${byteStart}–${byteEnd} ${hex}${more}`]
}

/** Seams inside the paragraph; those that the row's own text crosses say so. */
function seamLines(article: ExtractedArticle, around: readonly RawSpan[], own: readonly RawSpan[]): string[] {
  return article.seams
    .filter((seam) => isCrossed(seam, around))
    .map((seam) => {
      const where = isCrossed(seam, own) ? 'in the text' : 'in the paragraph'
      return `  seam           ${where}, ${seam.kind}, score ${seam.score.toFixed(2)}: ${seam.evidence.join('; ')}`
    })
}

/** True when both sides of the seam lie in the raw stretches. */
function isCrossed(seam: Seam, places: readonly RawSpan[]): boolean {
  const holds = (side: RawSpan) => places.some((place) => place.pageIndex === side.pageIndex && overlaps(place, side))
  return holds(seam.tail) && holds(seam.head)
}

function fileLines({ issue }: Traceable, places: readonly RawSpan[]): string[] {
  return [...new Set(places.map(({ pageIndex }) => pageIndex))].flatMap((pageIndex) => {
    const page = issue.pages[pageIndex]
    if (!page) return []
    const { path, byteLength, sha256 } = page.origin
    return [`  raw file       ${path}, ${byteLength} bytes, ${page.encoding}, sha256 ${sha256}`]
  })
}

/** JSON quoting shows line breaks and invisible characters. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
