import type { Marked } from './marks.ts'
import type { MarkedIndex } from './mask.ts'
import type { Sentence } from './sentences.ts'
import type { Reading } from './subject.ts'

/** What the statement finder knows of the paragraph it reads. */
export interface ParagraphReading extends Reading {
  readonly paragraph: number
  readonly marks: MarkedIndex
  readonly sentences: readonly Sentence[]
}

/** What stands behind a verb: a quotation, a reported clause, or nothing. */
export type Content =
  | { readonly kind: 'marked'; readonly marked: Marked; readonly colon: boolean }
  | { readonly kind: 'clause'; readonly start: number; readonly mark: '，' | '：' | '' }
  | { readonly kind: 'none' }
