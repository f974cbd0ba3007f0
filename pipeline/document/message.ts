import type { Span } from './span.ts'

/** Something that a reader of the data should know and that did not stop the work: a value, never a log line. */
export interface Message {
  /** Stable and searchable: `decode/encoding-guessed`, `repair/fragment-unfinished`. */
  readonly rule: string
  readonly severity: 'info' | 'warning'
  readonly reason: string
  /** Page (file name) the message is about, where there is one. */
  readonly page?: string
  /** In the decoded text of that page. */
  readonly span?: Span
}
