import type {
  Article,
  DecodedPage,
  FoldedArticle,
  IssueMeta,
  NormalisedPage,
  RawIssue,
  RecognisedArticle,
} from './issue.ts'
import type { Message } from './message.ts'
import type { Ruling, RulingOutcome } from './rulings.ts'

interface IssueState {
  readonly meta: IssueMeta
  readonly messages: readonly Message[]
  /** Seams that a person has ruled on. */
  readonly rulings?: readonly Ruling[]
}

export interface DecodedIssue extends IssueState {
  readonly pages: readonly DecodedPage[]
}

export interface NormalisedIssue extends IssueState {
  readonly pages: readonly NormalisedPage[]
}

/** Here the pages fan out into articles; nothing before this stage knows articles, nothing after it reads pages. */
export interface RepairedIssue extends NormalisedIssue {
  /** The score from which on a seam is certain, where the run has one of its own. */
  readonly certainAt?: number
  readonly articles: readonly Article[]
  /** What became of each ruling, in the rulings' order. */
  readonly ruled?: readonly RulingOutcome[]
}

export interface FoldedIssue extends RepairedIssue {
  readonly articles: readonly FoldedArticle[]
}

export interface RecognisedIssue extends FoldedIssue {
  readonly articles: readonly RecognisedArticle[]
}

/** What any issue in the chain has: enough for the executor to name it. */
export type AnyIssue = RawIssue | IssueState

export const STAGE_NAMES = ['decode', 'normalise', 'repair', 'fold', 'recognise', 'extract'] as const
export type StageName = (typeof STAGE_NAMES)[number]

/** One step of the chain: takes what it requires, returns it widened. Pure but for the model behind `recognise`. */
export interface Stage<In, Out> {
  readonly name: StageName
  /** A property and not a method: method parameters are bivariant, and `pipe` would accept stages in the wrong order. */
  readonly run: (issue: In) => Promise<Out>
}
