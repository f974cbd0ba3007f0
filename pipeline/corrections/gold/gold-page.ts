import type { ArticleRow, ClaimRow, QuoteRow, RepairRow } from '../../schema/index.ts'
import { contextOf, squeeze } from './context.ts'

/** The rows of one issue, as an output folder has them. */
export interface IssueTables {
  readonly articles: readonly ArticleRow[]
  readonly repairs: readonly RepairRow[]
  readonly claims: readonly ClaimRow[]
  readonly quotes: readonly QuoteRow[]
}

export interface GoldFacts {
  readonly place: string | null
  /** From the folder around the gold files; null where a page's text is not a file of its own. */
  readonly sourceFile: string | null
}

/** A page as it should come out: what scorers compare a run with. */
export interface GoldPage {
  readonly id: string
  readonly date: string | null
  readonly place?: string
  readonly source_file?: string
  readonly articles: readonly object[]
  readonly transitions: readonly (readonly [string, string])[]
  readonly claims: readonly object[]
  readonly quotes: readonly object[]
}

export interface Gold {
  readonly page: GoldPage
  /** Claims whose text stands so often around them that no context tells which is meant: they are left out. */
  readonly unplaced: readonly string[]
}

/** An issue's rows as a gold page: they are taken to be right, all of them. */
export function goldOf(issueId: string, tables: IssueTables, { place, sourceFile }: GoldFacts): Gold {
  const { articles, repairs, claims, quotes } = tables
  const index = new Map(articles.map(({ article_id }, at) => [article_id, at]))
  const unplaced: string[] = []
  const goldClaims = claims.flatMap((claim) => {
    const article = index.get(claim.article_id)
    const paragraph = articles[article ?? -1]?.paragraphs[claim.paragraph]?.text
    const context = paragraph === undefined ? null : contextOf(paragraph, claim.start, claim.end)
    if (article === undefined || context === null) {
      unplaced.push(claim.claim_id)
      return []
    }
    return [goldClaim(claim, article, context)]
  })
  return {
    page: {
      id: issueId,
      date: articles[0]?.issue_date ?? null,
      ...(place === null ? {} : { place }),
      ...(sourceFile === null ? {} : { source_file: sourceFile }),
      articles: articles.map(({ title, byline, paragraphs }) => ({
        title,
        byline,
        paragraphs: paragraphs.map(({ kind, text }) => ({ kind, text })),
      })),
      transitions: transitionsOf(articles, repairs),
      claims: goldClaims,
      quotes: quotes.flatMap((quote) => {
        const article = index.get(quote.article_id)
        return article === undefined ? [] : [goldQuote(quote, article)]
      }),
    },
    unplaced,
  }
}

function goldClaim(claim: ClaimRow, article: number, context: string): object {
  const { text, kind, value, value_high, comparator, unit, unit_code, region, whole } = claim
  const { direction, basis, period_start, period_end, modality, claimant, paragraph } = claim
  return {
    article,
    paragraph,
    text,
    context,
    kind,
    value,
    value_high,
    comparator,
    unit,
    unit_code,
    // No subject is a wording too: the empty one.
    subject_any: [claim.subject ?? ''],
    region,
    whole,
    direction,
    basis,
    period_start,
    period_end,
    modality,
    claimant,
  }
}

function goldQuote(quote: QuoteRow, article: number): object {
  const { paragraph, text, type, cue, speaker, speaker_type, titles, speaker_mention } = quote
  return { article, paragraph, text, type, cue, speaker, speaker_type, titles, speaker_mention }
}

/** Paragraphs that are read one after the other; headlines, pictures and page furniture stand beside them. */
const READ: ReadonlySet<string> = new Set(['body', 'subhead', 'byline'])
/** Characters on either side of a seam, most first. */
const LENGTHS = [10, 8, 6, 4]

/** The text on either side of every seam, as far as the article reads on from the one to the other. */
function transitionsOf(articles: readonly ArticleRow[], repairs: readonly RepairRow[]): (readonly [string, string])[] {
  const texts = new Map(
    articles.map(({ article_id, paragraphs }) => [
      article_id,
      paragraphs
        .filter(({ kind }) => READ.has(kind))
        .map(({ text }) => squeeze(text))
        .join(''),
    ]),
  )
  return repairs.flatMap(({ article_id, tail_text, head_text }) => {
    if (tail_text === null || head_text === null) return []
    const text = texts.get(article_id) ?? ''
    const found = LENGTHS.map((length) => [
      [...tail_text].slice(-length).join(''),
      [...head_text].slice(0, length).join(''),
    ]).find(([left = '', right = '']) => text.includes(squeeze(left) + squeeze(right)))
    const [left, right] = found ?? []
    return left && right ? [[left, right] as const] : []
  })
}
