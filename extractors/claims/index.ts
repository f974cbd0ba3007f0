import type { RecognisedArticle, Span } from '../../pipeline/document/index.ts'
import { findQuantities, type QuantityWords } from '../quantities/index.ts'
import { findTimes, isCompared } from '../time/index.ts'
import type { Claim, Quantity, Quote } from '../types.ts'
import { withoutBrokenNumbers } from './broken.ts'
import { buildClaims } from './build.ts'

/**
 * The claims that an article's Chinese paragraphs make, in text order.
 *
 * @param paragraphs indexes of the paragraphs to read; titles and subheads make claims too.
 * @param quotes the article's quotes: they give the claimants.
 * @param words the units and terms of the lexicon where absent. Spans of everything are in the article's text.
 */
export function extractClaims(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  quotes: readonly Quote[],
  words?: QuantityWords,
): readonly Claim[] {
  return paragraphs.flatMap((paragraph) => {
    const span = article.paragraphs[paragraph]?.span
    return span ? claimsOf(article, paragraph, span, quotes, words) : []
  })
}

function claimsOf(
  article: RecognisedArticle,
  paragraph: number,
  span: Span,
  quotes: readonly Quote[],
  words: QuantityWords | undefined,
): readonly Claim[] {
  const folded = article.folded.slice(span.start, span.end)
  const found = findQuantities(article.text.slice(span.start, span.end), folded, { place: article.meta.place, words })
  const quantities = withoutBrokenNumbers(
    article,
    paragraph,
    found.map((quantity) => shiftQuantity(quantity, span.start)),
  )
  if (quantities.length === 0) return []
  const times = findTimes(folded, article.meta.date).map((time) => ({ ...time, span: shift(time.span, span.start) }))
  return buildClaims({
    article,
    paragraph,
    quantities,
    times,
    quotes: quotes.filter((quote) => quote.pieces.some((piece) => piece.start < span.end && span.start < piece.end)),
    isCompared: (time) => isCompared(article.folded, time.span),
  })
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by }
}

function shiftQuantity(quantity: Quantity, by: number): Quantity {
  return {
    ...quantity,
    span: shift(quantity.span, by),
    numeral: shift(quantity.numeral, by),
    trace: quantity.trace.map((step) => (step.span ? { ...step, span: shift(step.span, by) } : step)),
  }
}
