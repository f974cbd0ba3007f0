import type { MessagePort } from 'node:worker_threads'
import type { LexiconAdditions } from '../../extractors/index.ts'
import type { FoundModels } from '../../models/index.ts'
import type { RepairMode, Thresholds } from '../document/index.ts'
import type { HandedIssue } from '../io/index.ts'
import type { DeadLetter, DigestSettings, IssueDigest, StepName, Until } from '../run/index.ts'
import type { PlainError } from './plain-error.ts'

/** What every thread of a pool is started with: of it each makes the same chain. */
export interface ChainSettings {
  readonly until: Until
  readonly repair: RepairMode
  readonly lexicon: LexiconAdditions | undefined
  readonly thresholds: Thresholds | undefined
  readonly models: FoundModels
}

/** One issue, as a thread gets it. */
export interface IssueTask {
  readonly planned: HandedIssue
  readonly key: string | null
  readonly input: string
  readonly settings: DigestSettings
  readonly corrections: object | null
  /** To whoever handed it over: steps, and questions for the bytes of pages. */
  readonly line: MessagePort
  /** To the thread that has the models; null where none is needed. */
  readonly models: MessagePort | null
}

/** What a thread gives back. */
export type TaskResult =
  | { readonly kind: 'done'; readonly digest: IssueDigest }
  | { readonly kind: 'dead'; readonly letter: DeadLetter; readonly cause: PlainError }

/** What a thread says while it is at work. Bytes come chunk by chunk, as it asks for them. */
export type TaskMessage =
  | { readonly kind: 'step'; readonly step: StepName }
  | { readonly kind: 'more'; readonly page: number }
  | { readonly kind: 'enough'; readonly page: number }

/** The answer to `more`; null at the end. */
export type BytesMessage = { readonly bytes: Uint8Array | null } | { readonly failure: PlainError }
