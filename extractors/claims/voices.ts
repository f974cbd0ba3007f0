import type { Span } from '../../pipeline/document/index.ts'
import type { Quote } from '../types.ts'
import { countBefore, startingIn } from './ordered.ts'

/** A piece of reported speech in a paragraph, or the cue that reports one. */
interface Voiced {
  readonly span: Span
  readonly quote: Quote
}

/** A paragraph's quotes, ready to be asked what stands where. */
export interface Voices {
  /** Pieces of content, in text order. */
  readonly pieces: readonly Voiced[]
  /** Reporting verbs, in text order. */
  readonly cues: readonly Voiced[]
}

export function voicesOf(quotes: readonly Quote[], within: Span): Voices {
  const here = ({ span }: Voiced) => span.start < within.end && within.start < span.end
  const inOrder = (a: Voiced, b: Voiced) => a.span.start - b.span.start || b.span.end - a.span.end
  return {
    pieces: quotes
      .flatMap((quote) => quote.pieces.map((span) => ({ span, quote })))
      .filter(here)
      .sort(inOrder),
    cues: quotes
      .map((quote) => ({ span: quote.cueSpan, quote }))
      .filter(here)
      .sort(inOrder),
  }
}

/** Quotes nest at most this deep. */
const DEPTH = 4

/** The pieces of speech that hold a span, the outermost first. */
export function piecesAround({ pieces }: Voices, span: Span): readonly Voiced[] {
  const last = countBefore(pieces, span.start + 1) - 1
  const found: Voiced[] = []
  for (let i = last; i >= 0 && i > last - DEPTH; i -= 1) {
    const piece = pieces[i] as Voiced
    if (piece.span.start <= span.start && span.end <= piece.span.end) found.unshift(piece)
  }
  return found
}

/** The last reporting verb that begins in a stretch. */
export function lastCueIn({ cues }: Voices, within: Span): Voiced | undefined {
  return startingIn(cues, within).at(-1)
}

/** The first reporting verb that begins in a stretch. */
export function firstCueIn({ cues }: Voices, within: Span): Voiced | undefined {
  return startingIn(cues, within)[0]
}
