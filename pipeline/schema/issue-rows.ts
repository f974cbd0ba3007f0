import type { Claim, ExtractedArticle, ExtractedIssue, Quantity, Quote } from '../../extractors/index.ts'
import { splitSentences } from '../../extractors/light/index.ts'
import {
  type Article,
  compareSpans,
  contains,
  countLeading,
  type Entity,
  exactNumber,
  overlaps,
  type Paragraph,
  type RawSpan,
  type RepairedIssue,
  rawSpansOf,
  type Span,
  slice,
} from '../document/index.ts'
import { claimCheckRows, withChecks } from './claim-check-rows.ts'
import { codePointIndex, type ToCodePoints } from './code-points.ts'
import { createIdMaker, type IdMaker } from './ids.ts'
import { roundShare } from './numbers.ts'
import { placeOf } from './place.ts'
import { repairRows } from './repair-rows.ts'
import type { ArticleRow, ClaimRow, EntityRow, IssueRows, QuoteRow, RawSpanCell } from './rows.ts'
import { identifySpeakers, speakerRows } from './speaker-rows.ts'

/** Tables of one article that its rows share: made once, because an article may hold ten thousand quotes. */
interface ArticleIndex {
  readonly codePoints: readonly ToCodePoints[]
  readonly sentences: (paragraph: number) => readonly Span[]
}

function indexArticle(article: ExtractedArticle): ArticleIndex {
  const cache = new Map<number, readonly Span[]>()
  return {
    codePoints: article.paragraphs.map((paragraph) => codePointIndex(slice(article.text, paragraph.span))),
    sentences: (index) => {
      const paragraph = article.paragraphs[index]
      const known = cache.get(index) ?? (paragraph ? splitSentences(article.folded, paragraph.span) : [])
      cache.set(index, known)
      return known
    },
  }
}

/** What turning an article into rows needs beside it. */
interface RowContext {
  readonly pageNames: readonly string[]
  readonly rawIndex: readonly ToCodePoints[]
  readonly makeId: IdMaker
}

function contextOf(issue: RepairedIssue): RowContext {
  return {
    pageNames: issue.pages.map((page) => page.origin.page),
    rawIndex: issue.pages.map((page) => codePointIndex(page.decoded)),
    makeId: createIdMaker(),
  }
}

/** Article rows alone: what `--until repair` writes. */
export function articleRows(issue: RepairedIssue): readonly ArticleRow[] {
  const context = contextOf(issue)
  return issue.articles.map((article) => articleRow(article, context))
}

/** Everything an issue contributes to the tables, in text order; offsets become code points here and nowhere else. */
export function issueRows(issue: ExtractedIssue): IssueRows {
  const context = contextOf(issue)
  const speakers = identifySpeakers(issue, { idAt: (article, span) => idAt('s', article, span, context) })
  const indexes = issue.articles.map(indexArticle)
  const rows = issue.articles.map((article, at) => {
    const index = indexes[at] as ArticleIndex
    return {
      article: articleRow(article, context),
      ...statementRows(article, index, context, (quote) => speakers.idOf(at, quote)),
      entities: entityRows(article, index, context),
    }
  })
  const quotes = rows.map((row) => row.quotes)
  const checks = claimCheckRows(
    issue,
    rows.map((row) => row.claims),
    context.makeId,
  )
  return {
    articles: rows.map((row) => row.article),
    repairs: repairRows(issue),
    claims: withChecks(
      rows.flatMap((row) => row.claims),
      checks,
    ),
    claimChecks: checks,
    quotes: quotes.flat(),
    speakers: speakerRows(speakers, quotes, {
      placed: (at, span) => placedSpan(issue.articles[at] as ExtractedArticle, indexes[at] as ArticleIndex, span),
    }),
    entities: rows.flatMap((row) => row.entities),
  }
}

function articleRow(article: Article, context: RowContext): ArticleRow {
  const paragraphs = article.paragraphs.map((paragraph) => ({
    text: slice(article.text, paragraph.span),
    kind: paragraph.kind,
    raw_spans: paragraph.rawSpans.map((span) => rawSpanCell(span, article, context)),
  }))
  return { ...placeOf(article), title: article.title, byline: article.byline, paragraphs, reprint_of: null }
}

function rawSpanCell(span: RawSpan, article: Article, context: RowContext): RawSpanCell {
  const index = context.rawIndex[span.pageIndex] ?? ((offset: number) => offset)
  const page = context.pageNames[span.pageIndex] ?? article.page
  const [start, end] = [index(span.start), index(span.end)]
  return page === article.page ? [start, end] : [start, end, page]
}

/** Claims and quotes point to each other, so their ids are made first. */
function statementRows(
  article: ExtractedArticle,
  index: ArticleIndex,
  context: RowContext,
  speakerOf: (quote: number) => string | null,
) {
  const claimIds = article.claims.map((claim) => idAt('c', article, claim.quantity.numeral, context))
  const quoteIds = article.quotes.map((quote) => idAt('q', article, quote.pieces[0] ?? quote.cueSpan, context))
  const quoteOf = quotesAround(article.claims, article.quotes)
  const claimsOf = article.quotes.map((): string[] => [])
  quoteOf.forEach((quote, claim) => {
    if (quote !== null) claimsOf[quote]?.push(claimIds[claim] ?? '')
  })
  return {
    claims: article.claims.map((claim, i) =>
      claimRow(article, claim, claimIds[i] ?? '', quoteIds[quoteOf[i] ?? -1] ?? null, index),
    ),
    quotes: article.quotes.map((quote, i) =>
      quoteRow(
        article,
        quote,
        { quote_id: quoteIds[i] ?? '', speaker_id: speakerOf(i), claim_ids: claimsOf[i] ?? [] },
        index,
      ),
    ),
  }
}

/** For each claim the index of the quote whose content holds its numeral: one sweep over both lists, in text order. */
function quotesAround(claims: readonly Claim[], quotes: readonly Quote[]): readonly (number | null)[] {
  const pieces = quotes
    .flatMap((quote, index) => quote.pieces.map((span) => ({ span, index })))
    .sort((a, b) => compareSpans(a.span, b.span))
  let next = 0
  let open: typeof pieces = []
  return claims.map(({ quantity: { numeral } }) => {
    while (next < pieces.length && (pieces[next]?.span.start ?? 0) <= numeral.start) {
      const piece = pieces[next]
      if (piece) open.push(piece)
      next += 1
    }
    open = open.filter((piece) => piece.span.end > numeral.start)
    return open.find((piece) => contains(piece.span, numeral))?.index ?? null
  })
}

function idAt(prefix: string, article: Article, span: Span, context: RowContext): string {
  const raw = rawSpansOf(article, span)[0]
  const page = context.pageNames[raw?.pageIndex ?? 0] ?? article.page
  const offset = raw ? (context.rawIndex[raw.pageIndex]?.(raw.start) ?? raw.start) : -1
  return context.makeId(prefix, article.meta.issueId, page, offset)
}

/** A span of the article as code point offsets in its paragraph. */
function localSpan(paragraph: Paragraph | undefined, span: Span, index: ToCodePoints | undefined) {
  const base = paragraph?.span.start ?? 0
  const limit = (paragraph?.span.end ?? span.end) - base
  const convert = index ?? ((offset: number) => offset)
  return { start: convert(span.start - base), end: convert(Math.min(span.end - base, limit)) }
}

function claimRow(
  article: ExtractedArticle,
  claim: Claim,
  claim_id: string,
  quote_id: string | null,
  index: ArticleIndex,
): ClaimRow {
  const { quantity } = claim
  return {
    claim_id,
    ...placeOf(article),
    article_title: article.title,
    paragraph: claim.paragraph,
    sentence: sentenceText(article.text, claim.sentence, quantity.span),
    text: slice(article.text, quantity.span),
    ...localSpan(article.paragraphs[claim.paragraph], quantity.span, index.codePoints[claim.paragraph]),
    kind: claim.kind,
    value: exactNumber(quantity.value),
    value_high: quantity.valueHigh === null ? null : exactNumber(quantity.valueHigh),
    value_text: inexactText(quantity),
    comparator: quantity.comparator,
    unit: quantity.unit,
    unit_code: quantity.unitCode,
    subject: claim.subject,
    indicator: claim.indicator,
    region: claim.region,
    whole: claim.whole,
    direction: claim.direction,
    basis: claim.basis,
    period_start: claim.period?.start ?? null,
    period_end: claim.period?.end ?? null,
    modality: claim.modality,
    claimant: claim.claimant,
    quote_id,
    same_as: null,
    checks: [],
    check_ids: [],
    reprint_of: null,
    review: null,
    confidence: roundShare(claim.confidence),
  }
}

/** What is longer is no sentence but text without full stops; repeated in every row of it, it would fill the disk. */
const LONGEST_SENTENCE = 4000
const AROUND = 1000

/** The sentence, or of one beyond all measure what stands around its row's own words. */
function sentenceText(text: string, sentence: Span, own: Span): string {
  if (sentence.end - sentence.start <= LONGEST_SENTENCE) return slice(text, sentence).trim()
  const start = Math.max(sentence.start, own.start - AROUND)
  const end = Math.min(sentence.end, Math.min(own.end, own.start + LONGEST_SENTENCE) + AROUND)
  // Half a surrogate pair at either end is left out.
  return text
    .slice(start, end)
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .trim()
}

/** The exact figure where a JSON number would lose digits of it, the ends of a range with two dots between; else null. */
function inexactText({ value, valueHigh }: Quantity): string | null {
  const ends = valueHigh === null ? [value] : [value, valueHigh]
  return ends.every((end) => exactNumber(end) !== null) ? null : ends.join('..')
}

function quoteRow(
  article: ExtractedArticle,
  quote: Quote,
  ids: Pick<QuoteRow, 'quote_id' | 'speaker_id' | 'claim_ids'>,
  index: ArticleIndex,
): QuoteRow {
  const paragraph = article.paragraphs[quote.paragraph]
  return {
    quote_id: ids.quote_id,
    ...placeOf(article),
    article_title: article.title,
    paragraph: quote.paragraph,
    sentence: quoteSentence(article, quote, index),
    ...localSpan(paragraph, quoteExtent(quote, paragraph), index.codePoints[quote.paragraph]),
    type: quote.type,
    text: quote.text,
    cue: quote.cue,
    stance: quote.stance,
    speaker: quote.speaker,
    speaker_type: quote.speakerType,
    titles: quote.titles,
    speaker_mention: quote.speakerMention,
    speaker_id: ids.speaker_id,
    claim_ids: ids.claim_ids,
    reprint_of: null,
    review: null,
    confidence: roundShare(quote.confidence),
  }
}

/** Where an article's rows place a span: its paragraph and the code points in it. */
function placedSpan(article: ExtractedArticle, index: ArticleIndex, span: Span) {
  const paragraph = countLeading(article.paragraphs, (one) => one.span.end <= span.start)
  return {
    ...placeOf(article),
    article_title: article.title,
    paragraph,
    ...localSpan(article.paragraphs[paragraph], span, index.codePoints[paragraph]),
  }
}

/** From the first to the last piece that stands in the quote's own paragraph. */
function quoteExtent(quote: Quote, paragraph: Paragraph | undefined): Span {
  const here = paragraph ? quote.pieces.filter((piece) => overlaps(piece, paragraph.span)) : quote.pieces
  const start = here[0]?.start ?? quote.cueSpan.start
  return { start, end: here.at(-1)?.end ?? start }
}

/** The sentences that hold content and attribution, so that a row can be judged without opening the page. */
function quoteSentence(article: ExtractedArticle, quote: Quote, index: ArticleIndex): string {
  const paragraph = article.paragraphs[quote.paragraph]
  if (!paragraph) return quote.text
  const extent = quoteExtent(quote, paragraph)
  const all = contains(paragraph.span, quote.cueSpan) ? [extent, quote.cueSpan] : [extent]
  const within = { start: Math.min(...all.map((s) => s.start)), end: Math.max(...all.map((s) => s.end)) }
  const sentences = index.sentences(quote.paragraph)
  const first = sentences[firstEndingAfter(sentences, within.start)]
  const last = sentences[firstEndingAfter(sentences, Math.max(within.start, within.end - 1))]
  return sentenceText(article.text, { start: first?.start ?? within.start, end: last?.end ?? within.end }, within)
}

function firstEndingAfter(sentences: readonly Span[], offset: number): number {
  return countLeading(sentences, ({ end }) => end <= offset)
}

/** Entities come in text order, so one walk over the paragraphs finds the place of each. */
function entityRows(article: ExtractedArticle, index: ArticleIndex, context: RowContext): EntityRow[] {
  let paragraph = 0
  return article.entities.map((entity) => {
    while ((article.paragraphs[paragraph]?.span.end ?? Number.POSITIVE_INFINITY) < entity.span.end) paragraph += 1
    return entityRow(article, entity, paragraph, index.codePoints[paragraph], context)
  })
}

function entityRow(
  article: ExtractedArticle,
  entity: Entity,
  paragraph: number,
  index: ToCodePoints | undefined,
  context: RowContext,
): EntityRow {
  return {
    entity_id: idAt('e', article, entity.span, context),
    ...placeOf(article),
    paragraph,
    ...localSpan(article.paragraphs[paragraph], entity.span, index),
    text: slice(article.text, entity.span),
    label: entity.label,
    score: roundShare(entity.score),
  }
}
