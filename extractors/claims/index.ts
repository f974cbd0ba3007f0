import { countLeading, type RecognisedArticle, type Span } from '../../pipeline/document/index.ts'
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
  const said = quotesByParagraph(article, quotes)
  return paragraphs.flatMap((paragraph) => {
    const span = article.paragraphs[paragraph]?.span
    return span ? claimsOf(article, paragraph, span, said.get(paragraph) ?? [], words) : []
  })
}

/** The quotes with a piece in a paragraph, by paragraph: asking each quote in each paragraph would be quadratic. */
function quotesByParagraph(
  { paragraphs }: RecognisedArticle,
  quotes: readonly Quote[],
): ReadonlyMap<number, readonly Quote[]> {
  const by = new Map<number, Quote[]>()
  for (const quote of quotes) {
    for (const piece of quote.pieces) {
      for (let at = countLeading(paragraphs, ({ span }) => span.end <= piece.start); at < paragraphs.length; at += 1) {
        const span = paragraphs[at]?.span
        if (!span || span.start >= piece.end) break
        const here = by.get(at)
        if (!here) by.set(at, [quote])
        else if (here.at(-1) !== quote) here.push(quote)
      }
    }
  }
  return by
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
    quotes,
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
