import type { VerifiedModel } from '../ner/embedded.ts'
import type { FoundModel } from '../ner/load.ts'
import type { Session } from '../ner/session.ts'
import type { Rows } from '../ner/tagger.ts'
import type { Layout } from '../seam/vectors.ts'

// What threads that read issues and the one that has the models say to each other, as plain data over message ports.

/** Models whose files are there, and which have not been opened. */
export interface FoundModels {
  readonly recogniser: FoundModel | null
  readonly seams: VerifiedModel | null
}

/** What the model thread is started with. */
export interface ModelSpec extends FoundModels {
  /** Threads of one run of a session. */
  readonly threads: number
}

/** What of the recogniser's model decides how texts are cut into rows, and what is read off their scores. */
export type TaggerFacts = Pick<Session, 'id2label' | 'maxPieces' | 'special'>

/** Rows of one width for a model that answers each with a vector. */
export interface PaddedRows {
  readonly ids: BigInt64Array
  readonly mask: BigInt64Array
  readonly sides: BigInt64Array
  readonly rows: number
  readonly columns: number
}

/** What can be asked, and what is answered. */
export interface Dialogue {
  readonly tagger: { readonly asks: null; readonly gets: TaggerFacts }
  readonly layout: { readonly asks: null; readonly gets: Layout }
  readonly pieces: { readonly asks: readonly string[]; readonly gets: readonly (readonly number[])[] }
  readonly scores: { readonly asks: Rows; readonly gets: Float32Array }
  readonly vectors: { readonly asks: PaddedRows; readonly gets: Float32Array }
}

export type Topic = keyof Dialogue

/** One question; its number comes back with the answer. */
export type Question = {
  [T in Topic]: { readonly number: number; readonly topic: T; readonly asks: Dialogue[T]['asks'] }
}[Topic]

export type Answer =
  | { readonly number: number; readonly gets: Dialogue[Topic]['gets'] }
  | { readonly number: number; readonly failure: PlainError }

/** An error as data: a copy from thread to thread keeps neither its class nor its code. */
export interface PlainError {
  readonly code: string | null
  readonly message: string
}

/** What the model thread says to the one that started it. */
export type Report = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly failure: PlainError }
