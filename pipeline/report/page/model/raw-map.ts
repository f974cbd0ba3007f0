import type { ArticleRow, PageRow, RepairRow } from './rows.ts'
import { unitIndex } from './text.ts'

/** A stretch of a raw page, in code units of its text. */
export interface RawPlace {
  readonly page: string
  readonly start: number
  readonly end: number
}

/** For every code unit of a paragraph where it stands in the raw pages; -1 for what normalising put in. */
interface ParagraphMap {
  readonly spans: readonly (RawPlace & { readonly textStart: number; readonly textEnd: number })[]
  readonly units: Int32Array
}

const DROPPED = /[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]/u
/** How far one text is looked ahead for the other where they differ. */
const LOOK_AHEAD = 8

/**
 * Which raw character each character of a paragraph is. The rows give the raw spans in order of joining; inside, texts
 * differ by white space and by the width of letters alone, so that one walk over both settles it.
 */
export function mapParagraph(
  article: ArticleRow,
  paragraph: number,
  pageOf: (name: string) => PageRow | undefined,
): ParagraphMap {
  const { text = '', raw_spans = [] } = article.paragraphs[paragraph] ?? {}
  const units = new Int32Array(text.length).fill(-1)
  const spans: ParagraphMap['spans'][number][] = []
  let at = 0
  for (const [from, to, name] of raw_spans) {
    const page = name ?? article.page
    const raw = pageOf(page)?.text
    if (raw === undefined) continue
    const unit = unitIndex(raw)
    const [start, end] = [unit(from), unit(to)]
    const textStart = skipDropped(text, at)
    at = walk(text, textStart, raw, start, end, units)
    spans.push({ page, start, end, textStart, textEnd: at })
  }
  return { spans, units }
}

/** Matches raw characters with those of the text from `at` on; gives where the text stands after them. */
function walk(text: string, from: number, raw: string, start: number, end: number, units: Int32Array): number {
  let at = from
  for (let here = start; here < end; here += 1) {
    if (isDropped(raw, here)) continue
    at = skipDropped(text, at)
    if (at >= text.length) break
    if (sameCharacter(text, at, raw, here)) {
      units[at] = here
      at += 1
      continue
    }
    const ahead = lookAhead(text, at, raw, here)
    // Not in the text: a hyphen at the end of a line. Put in by normalising: skip it there.
    if (ahead > 0) {
      at += ahead
      units[at] = here
      at += 1
    }
  }
  return at
}

function lookAhead(text: string, at: number, raw: string, here: number): number {
  for (let ahead = 1; ahead <= LOOK_AHEAD && at + ahead < text.length; ahead += 1) {
    if (
      sameCharacter(text, at + ahead, raw, here) &&
      (here + 1 >= raw.length || isDropped(raw, here + 1) || sameCharacter(text, at + ahead + 1, raw, here + 1))
    ) {
      return ahead
    }
  }
  return 0
}

function isDropped(text: string, at: number): boolean {
  return DROPPED.test(text[at] ?? '')
}

function skipDropped(text: string, from: number): number {
  let at = from
  while (at < text.length && isDropped(text, at)) at += 1
  return at
}

function sameCharacter(text: string, at: number, raw: string, here: number): boolean {
  return halfWidth(text.charCodeAt(at)) === halfWidth(raw.charCodeAt(here))
}

function halfWidth(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
}

/** The raw stretches that a span of the paragraph was printed as, in the order of the text. */
export function rawPlaces(map: ParagraphMap, start: number, end: number): readonly RawPlace[] {
  const places: { page: string; start: number; end: number }[] = []
  for (const span of map.spans) {
    for (let at = Math.max(start, span.textStart); at < Math.min(end, span.textEnd); at += 1) {
      const raw = map.units[at] ?? -1
      if (raw < 0) continue
      const last = places.at(-1)
      // White space between two characters of one span belongs to the stretch.
      if (last && last.page === span.page && raw >= last.end && last.start >= span.start) last.end = raw + 1
      else places.push({ page: span.page, start: raw, end: raw + 1 })
    }
  }
  return places
}

/** Where a repair stands in its paragraph's text, in code units: 0 for one that stands before it. */
export function seamOffset(
  row: RepairRow,
  map: ParagraphMap,
  text: string,
  pageOf: (name: string) => PageRow | undefined,
): number {
  if (row.kind === 'paragraph-boundary') return 0
  if (row.kind === 'fragment') return row.head_start === null ? text.length : 0
  const headPage = row.head_page ?? ''
  const raw = pageOf(headPage)?.text
  if (raw !== undefined && row.head_start !== null) {
    const start = unitIndex(raw)(row.head_start)
    const span = map.spans.find((one) => one.page === headPage && one.start <= start && start < one.end)
    if (span) {
      if (span.start === start) return span.textStart
      for (let at = span.textStart; at < span.textEnd; at += 1) if ((map.units[at] ?? -1) >= start) return at
    }
  }
  return offsetByWords(row, text)
}

/** Without the raw page the words on either side tell the place. */
function offsetByWords({ tail_text, head_text }: RepairRow, text: string): number {
  const both = `${tail_text ?? ''}${head_text ?? ''}`
  const at = both === '' ? -1 : text.indexOf(both)
  if (at >= 0) return at + (tail_text ?? '').length
  const head = head_text ? text.indexOf(head_text) : -1
  return Math.max(0, head)
}
