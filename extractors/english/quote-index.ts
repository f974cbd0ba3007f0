import { contains, countLeading, type Span } from '../../pipeline/document/index.ts'
import type { Quote } from '../types.ts'

/** Finds the quote around a place without walking through all quotes of a long article. */
export interface QuoteIndex {
  /** The quote whose content holds the span; of several the one that begins last. */
  readonly around: (span: Span) => Quote | null
  /** The quotes whose reporting verb lies in the span. */
  readonly reportedIn: (span: Span) => readonly Quote[]
}

/** Pieces of different quotes nest seldom and not deeply: so many before a place are asked. */
const NESTED = 6

export function indexQuotes(quotes: readonly Quote[]): QuoteIndex {
  const pieces = quotes.flatMap((quote) => quote.pieces.map((span) => ({ span, quote })))
  pieces.sort((a, b) => a.span.start - b.span.start)
  const cues = quotes.map((quote) => ({ span: quote.cueSpan, quote })).sort((a, b) => a.span.start - b.span.start)
  return {
    around: (span) => {
      const last = firstFrom(pieces, span.start + 1)
      for (let at = last - 1; at >= Math.max(0, last - NESTED); at -= 1) {
        const piece = pieces[at]
        if (piece && contains(piece.span, span)) return piece.quote
      }
      return null
    },
    reportedIn: (span) => cues.slice(firstFrom(cues, span.start), firstFrom(cues, span.end)).map(({ quote }) => quote),
  }
}

/** Index of the first entry that starts at or behind `offset` (binary search). */
function firstFrom(entries: readonly { readonly span: Span }[], offset: number): number {
  return countLeading(entries, ({ span }) => span.start < offset)
}
