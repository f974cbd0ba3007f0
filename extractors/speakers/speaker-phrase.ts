import type { Span } from '../../pipeline/document/index.ts'

export type PhraseKind =
  | 'person'
  | 'surname'
  | 'pronoun'
  | 'unnamed'
  | 'group'
  | 'organisation'
  | 'document'
  /** `数据显示`: somebody's data, and the text leaves open whose. */
  | 'open'
  | 'reporter'

/** A noun phrase in a speaker's place, taken apart. Spans are in the article's text. */
export interface SpeakerPhrase {
  readonly kind: PhraseKind
  /** The whole phrase without what opens its clause. */
  readonly span: Span
  /** The bare name, pronoun or noun; for a surname the surname with its form of address. */
  readonly mention: Span
  /** Roles printed around the name, in order. */
  readonly titles: readonly Span[]
  /** The names of a joint mention, in order. */
  readonly members?: readonly Span[]
  /** How sure the reading is, 0 to 1. */
  readonly score: number
}
