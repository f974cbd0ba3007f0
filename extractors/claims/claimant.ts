import type { Span } from '../../pipeline/document/index.ts'
import { contains } from '../../pipeline/document/index.ts'
import type { Quote } from '../types.ts'

/** The speaker of the quote around a figure; the outermost where quotes nest, because those are the words reported. Null for the paper itself. */
export function findClaimant(quotes: readonly Quote[], span: Span): string | null {
  let best: { quote: Quote; length: number } | null = null
  for (const quote of quotes) {
    for (const piece of quote.pieces) {
      const length = piece.end - piece.start
      if (contains(piece, span) && (!best || length > best.length)) best = { quote, length }
    }
  }
  return best?.quote.speaker ?? null
}
