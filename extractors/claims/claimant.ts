import type { Span } from '../../pipeline/document/index.ts'
import { piecesAround, type Voices } from './voices.ts'

/** The speaker of the quote around a figure; the outermost where quotes nest, because those are the words reported. */
export function findClaimant(voices: Voices, span: Span): string | null {
  return piecesAround(voices, span)[0]?.quote.speaker ?? null
}
