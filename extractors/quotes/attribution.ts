import type { Span } from '../../pipeline/document/index.ts'
import type { SpeakerPhrase } from '../speakers/index.ts'
import type { QuoteType, Stance, TraceStep } from '../types.ts'

/** A statement found, its speaker still as the sentence prints it. */
export interface Attribution {
  readonly type: QuoteType
  readonly paragraph: number
  readonly pieces: readonly Span[]
  /** Pieces in the paragraphs before, where the attribution stands behind the last one of a quotation that runs on. */
  readonly earlier?: { readonly paragraph: number; readonly pieces: readonly Span[] }
  readonly cue: Span
  readonly stance: Stance | null
  /** Null: the sentence names nobody, so the speaker goes on from before. */
  readonly phrase: SpeakerPhrase | null
  /** Where a pronoun or an omitted subject is resolved from. */
  readonly at: number
  /** 0 to 1, of the statement as such. */
  readonly confidence: number
  readonly trace: readonly TraceStep[]
}
