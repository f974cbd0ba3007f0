import type { Span } from '../../../pipeline/document/index.ts'
import type { Quantity } from '../../types.ts'
import type { ClauseContext } from '../context.ts'
import type { Word } from '../lexer.ts'
import type { FoundPhrase, Phrase } from '../phrase.ts'
import type { Share } from '../share.ts'

export interface Subject {
  readonly phrase: Phrase
  readonly rule: string
  /** 0 to 1: how far the subject stands from its figure. */
  readonly certainty: number
  /** 0 to 1: how much it looks like a noun phrase. */
  readonly plausibility: number
  readonly whole: Phrase | null
}

/** A claim before in the paragraph, for the subjects that ellipsis leaves out. */
export interface Earlier {
  readonly quantity: Quantity
  readonly sentence: Span
  readonly subject: Subject
  /** The word right before the figure: 提高到 stands parallel to 提高到. */
  readonly predicate: string | null
}

export interface SubjectContext extends ClauseContext {
  readonly earlier: readonly Earlier[]
}

export type SubjectRule = {
  readonly id: string
  readonly find: (context: SubjectContext, parts: Parts) => Found | null
}
export type Found = Omit<Subject, 'rule' | 'plausibility'>

/** The clause taken apart once for all rules. */
export interface Parts {
  readonly words: readonly Word[]
  readonly genitive: boolean
  readonly before: FoundPhrase | null
  /** A place alone before the predicate: a subject only for ranks. */
  readonly place: Span | null
  readonly after: Span | null
  readonly share: Share | null
}

export function found(phrase: Phrase, certainty: number, whole: Phrase | null = null): Found {
  return { phrase, certainty, whole }
}
