import type { Row } from '../io/index.ts'
import type { GoldIssue } from './gold.ts'
import type { Miss } from './misses.ts'
import { count, type Shares } from './tally.ts'
import { lettersOf, likeness, squeeze } from './wording.ts'

/** An article's paragraph as a run wrote it. */
interface Paragraph {
  readonly text: string
  readonly kind: string
  readonly raw_spans?: readonly (readonly [number, number, string?])[]
}

/** Paragraphs that are read one after the other; headlines, captions and page furniture stand beside them. */
const READ: ReadonlySet<string> = new Set(['body', 'subhead', 'byline'])
/** Between articles, so that nothing is found across their edge. */
const EDGE = '\u0001'
const BLANK = /[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]/u
/** Normalising changes characters, so a paragraph and its raw text agree nearly, not wholly. */
const SAME_TEXT = 0.98
const SHOWN = 24

/**
 * How much of the text is as it should be.
 *
 * @param pages - decoded text by page; null where the run did not keep it: then nothing is said of what was broken.
 */
export function scoreRepair(
  gold: GoldIssue,
  articles: readonly Row[],
  pages: ReadonlyMap<string, string> | null,
  misses: Miss[],
): Shares {
  const shares: Shares = {}
  const given = articles.map((row) => ({ page: String(row['page']), paragraphs: paragraphsOf(row) }))
  const there = new Set(given.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => squeeze(text))))
  const printed = pages === null ? null : printedBlocks([...pages.values()], gold.hard_wrapped === true)
  for (const { text } of gold.articles.flatMap(({ paragraphs }) => paragraphs).filter(({ kind }) => kind === 'body')) {
    const words = squeeze(text)
    const hit = there.has(words)
    count(shares, 'paragraphs', hit)
    if (printed !== null) count(shares, printed.has(words) ? 'intact' : 'broken', hit)
    if (!hit)
      misses.push({ issue_id: gold.id, kind: 'paragraph', at: short(text), gold: text, given: nearest(words, there) })
  }
  const running = given.map(({ paragraphs }) => runningText(paragraphs)).join(EDGE)
  for (const [left, right] of gold.transitions) {
    const hit = running.includes(squeeze(left) + squeeze(right))
    count(shares, 'transitions', hit)
    if (!hit)
      misses.push({ issue_id: gold.id, kind: 'transition', at: `${left} ‖ ${right}`, gold: left + right, given: null })
  }
  count(
    shares,
    'exact',
    sameArticles(
      gold,
      given.map(({ paragraphs }) => paragraphs),
    ),
  )
  if (pages !== null) countSpans(shares, given, pages)
  return shares
}

function paragraphsOf(row: Row): readonly Paragraph[] {
  return Array.isArray(row['paragraphs']) ? row['paragraphs'] : []
}

/** What stood as one block, or one line, before repair. */
function printedBlocks(pages: readonly string[], wrapped: boolean): ReadonlySet<string> {
  return new Set(pages.flatMap((text) => text.split(wrapped ? /\n\s*\n/ : /\n\s*\n|\n/).map(squeeze)))
}

function runningText(paragraphs: readonly { readonly kind: string; readonly text: string }[], between = ''): string {
  return paragraphs
    .filter(({ kind }) => READ.has(kind))
    .map(({ text }) => squeeze(text))
    .join(between)
}

/** Whether the articles are gold's, paragraph by paragraph, in whatever order they stand. */
function sameArticles({ articles }: GoldIssue, given: readonly (readonly Paragraph[])[]): boolean {
  const texts = (all: readonly (readonly { kind: string; text: string }[])[]) =>
    all
      .map((paragraphs) => runningText(paragraphs, '\n'))
      .filter((text) => text !== '')
      .sort()
      .join(EDGE)
  return texts(articles.map(({ paragraphs }) => paragraphs)) === texts(given)
}

/** Every printed character in one paragraph and once, and each paragraph's text that of its spans. */
function countSpans(
  shares: Shares,
  articles: readonly { readonly page: string; readonly paragraphs: readonly Paragraph[] }[],
  pages: ReadonlyMap<string, string>,
): void {
  const raw = new Map(
    [...pages].map(([page, text]) => [page, { points: [...text], times: new Uint8Array([...text].length) }]),
  )
  for (const { page, paragraphs } of articles) {
    for (const { text, raw_spans = [] } of paragraphs) {
      const pieces = raw_spans.map(([start, end, elsewhere]) => {
        const place = raw.get(elsewhere ?? page)
        for (let i = start; place && i < end; i += 1) place.times[i] = Math.min(2, (place.times[i] ?? 0) + 1)
        return place?.points.slice(start, end).join('') ?? ''
      })
      count(shares, 'raw_spans', likeness(lettersOf(pieces.join('')), lettersOf(text)) >= SAME_TEXT)
    }
  }
  const conserved = [...raw.values()].every(({ points, times }) =>
    points.every((point, i) => times[i] === 1 || (times[i] === 0 && BLANK.test(point))),
  )
  count(shares, 'conserved', conserved)
}

/** The paragraph that a run made of it, for whoever looks at the miss: the one that begins, or ends, alike. */
function nearest(text: string, there: ReadonlySet<string>): string | null {
  const [head, tail] = [text.slice(0, 8), text.slice(-8)]
  return [...there].find((other) => other.startsWith(head)) ?? [...there].find((other) => other.endsWith(tail)) ?? null
}

function short(text: string): string {
  const words = [...text]
  return words.length > 2 * SHOWN ? `${words.slice(0, SHOWN).join('')}…${words.slice(-SHOWN).join('')}` : text
}
