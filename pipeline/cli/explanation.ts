import {
  type Claim,
  type ExtractedArticle,
  type Quote,
  splitSentences,
  type TraceStep,
} from '../../extractors/index.ts'
import { applyToRows, type IssueCorrections } from '../corrections/index.ts'
import { type ExtractedIssue, issueRows, overlaps, type RawIssue, type Span, slice } from '../index.ts'
import type { IssueRows } from '../schema/index.ts'
import { checkLines, explainCheck } from './check-lines.ts'
import { originLines } from './origin-lines.ts'
import type { FoundRow } from './row-search.ts'

/** A row's annotation, found again by its id. */
type Subject = { readonly article: ExtractedArticle; readonly cells: object } & (
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'quote'; readonly quote: Quote }
)

/** What people ruled of the row's issue, and of the row itself, in words. */
interface Ruled {
  readonly corrections: IssueCorrections
  readonly ruled: readonly string[]
}

/** Tells how a row came about: what it says, rule by rule how, from which sentence, and from which bytes. */
export function explainRow(
  row: FoundRow,
  issue: ExtractedIssue,
  raw: RawIssue,
  { corrections, ruled }: Ruled,
): string[] {
  const found = issueRows(issue)
  const { rows } = applyToRows(found, corrections, issue.ruled)
  if (row.kind === 'check') return explainCheck(row, rows)
  const subject = findSubject(row, issue, found)
  if (subject === null) {
    return [`${row.id}: this version of Broadsheet does not find this row any more.`, ...cellLines(row.cells)]
  }
  const { article } = subject
  const spans = spansOf(subject)
  const first = spans[0] ?? { start: 0, end: 0 }
  return [
    `${subject.kind} ${row.id}`,
    ...cellLines(row.cells),
    ...ruled.map((line) => `  ${line}`),
    ...editLines(subject.cells, correctedCells(row, rows) ?? subject.cells),
    ...differenceLines(row.cells, correctedCells(row, rows) ?? subject.cells),
    '',
    ...placeLines(article, paragraphOf(subject), first),
    '',
    'derivation',
    ...derivation(subject).flatMap((step, i) => stepLines(step, i + 1, article)),
    ...entityLines(article, sentenceOf(subject)),
    ...(subject.kind === 'claim' ? checkLines(row.id, rows) : []),
    '',
    ...originLines({ article, issue, raw }, article.paragraphs[paragraphOf(subject)], spans),
  ]
}

/** The row as the issue's corrections leave it. */
function correctedCells({ kind, id }: FoundRow, rows: IssueRows): object | undefined {
  if (kind === 'claim') return rows.claims.find(({ claim_id }) => claim_id === id)
  return rows.quotes.find(({ quote_id }) => quote_id === id)
}

/** What the rules read where corrections of this row or of others made it say something else. */
function editLines(read: object, corrected: object): string[] {
  const now = new Map<string, unknown>(Object.entries(corrected))
  return Object.entries(read)
    .filter(([name, value]) => name !== 'review' && JSON.stringify(value) !== JSON.stringify(now.get(name)))
    .map(([name, value]) => `  corrected: ${name} was read as ${JSON.stringify(value)}`)
}

/** Rows are in the order of the annotations, so the row with the id leads to its annotation. */
function findSubject(row: FoundRow, issue: ExtractedIssue, rows: IssueRows): Subject | null {
  if (row.kind === 'claim') {
    const at = rows.claims.findIndex(({ claim_id }) => claim_id === row.id)
    const found = issue.articles.flatMap((article) => article.claims.map((claim) => ({ article, claim })))[at]
    const cells = rows.claims[at]
    return found && cells ? { kind: 'claim', ...found, cells } : null
  }
  const at = rows.quotes.findIndex(({ quote_id }) => quote_id === row.id)
  const found = issue.articles.flatMap((article) => article.quotes.map((quote) => ({ article, quote })))[at]
  const cells = rows.quotes[at]
  return found && cells ? { kind: 'quote', ...found, cells } : null
}

function spansOf(subject: Subject): readonly Span[] {
  return subject.kind === 'claim' ? [subject.claim.quantity.span] : subject.quote.pieces
}

function paragraphOf(subject: Subject): number {
  return subject.kind === 'claim' ? subject.claim.paragraph : subject.quote.paragraph
}

/** The sentences that hold the row's text and its cue. */
function sentenceOf(subject: Subject): Span {
  if (subject.kind === 'claim') return subject.claim.sentence
  const { article, quote } = subject
  const own = article.paragraphs[quote.paragraph]?.span ?? quote.cueSpan
  const parts = [...quote.pieces, quote.cueSpan]
  const touched = splitSentences(article.folded, own).filter((sentence) =>
    parts.some((part) => overlaps(part, sentence)),
  )
  return { start: touched[0]?.start ?? own.start, end: touched.at(-1)?.end ?? own.end }
}

/** What made the quantity, then what made the claim of it. */
function derivation(subject: Subject): readonly TraceStep[] {
  if (subject.kind === 'quote') return subject.quote.trace
  return [...subject.claim.quantity.trace, ...subject.claim.trace]
}

/** Cells that say where the row stands are told with its place and its origin. */
const PLACE_CELLS = new Set(['claim_id', 'quote_id', 'article_id', 'paragraph', 'start', 'end', 'sentence'])

function cellLines(cells: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(cells)
    .filter(
      ([name, value]) => value !== null && !PLACE_CELLS.has(name) && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name, value]) => `  ${name.padEnd(16)}${typeof value === 'string' ? value : JSON.stringify(value)}`)
}

/** Columns that hang on other issues, on the register or on what people ruled: one issue made again does not know them. */
const SETTLED_AFTERWARDS: ReadonlySet<string> = new Set(['speaker_id', 'reprint_of', 'review'])

/** Says where the row as written and the row as made now differ: the rules have changed since. */
function differenceLines(written: object, now: object): string[] {
  const before = new Map<string, unknown>(Object.entries(written))
  return Object.entries(now)
    .filter(([name]) => !SETTLED_AFTERWARDS.has(name))
    .filter(([name, value]) => JSON.stringify(before.get(name) ?? null) !== JSON.stringify(value ?? null))
    .map(([name, value]) => `  note: ${name} is now ${JSON.stringify(value)}; the rules have changed since the run`)
}

function placeLines(article: ExtractedArticle, index: number, span: Span): string[] {
  const paragraph = article.paragraphs[index]
  if (!paragraph) return []
  return [
    `article  ${article.title ?? '(no title)'} [${article.articleId}]`,
    `paragraph ${index} (${paragraph.kind})`,
    `  ${marked(article.text, paragraph.span, span)}`,
  ]
}

/** Text on either side of a mark that is shown: the paragraph may be a whole page. */
const CONTEXT = 200

function marked(text: string, within: Span, span: Span): string {
  const from = Math.max(within.start, span.start - CONTEXT)
  const to = Math.min(Math.max(within.end, span.end), span.end + CONTEXT)
  const before = (from > within.start ? '…' : '') + text.slice(from, span.start)
  const after = text.slice(span.end, to) + (to < within.end ? '…' : '')
  return `${before}⟦${slice(text, span)}⟧${after}`.replaceAll('\n', ' ⏎ ')
}

function stepLines({ rule, note, span }: TraceStep, number: number, article: ExtractedArticle): string[] {
  const seen = span ? ` «${slice(article.text, span).replaceAll('\n', ' ⏎ ')}»` : ''
  return [`  ${String(number).padStart(2)}. ${rule}${seen}`, `      ${note}`]
}

function entityLines(article: ExtractedArticle, sentence: Span): string[] {
  const inside = article.entities.filter(({ span }) => overlaps(span, sentence))
  if (inside.length === 0) return []
  return [
    '',
    'names found in the sentence',
    ...inside.map(({ span, label, score }) => `  ${label.padEnd(6)}${slice(article.text, span)} (${score.toFixed(3)})`),
  ]
}
