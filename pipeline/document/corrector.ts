import type { RawIssue } from './issue.ts'
import type { Message } from './message.ts'
import type { PagePlace, RulingOutcome } from './rulings.ts'

/** The rows of one issue, by the names of their tables. */
export type NamedRows = Readonly<Record<string, readonly object[]>>

/** What became of one ruling. */
export interface CorrectionRecord {
  readonly id: string
  readonly outcome: string
  readonly reason: string | null
  /** Names what it said. */
  readonly ruling: string
  readonly action: string
  readonly set: Readonly<Record<string, unknown>> | null
  readonly tail: PagePlace | null
  readonly head: PagePlace | null
}

/** What the rulings about an issue make of it. */
export interface IssueCorrector {
  /** The issue as read, with the rulings that stages follow. */
  readonly prepare: (raw: RawIssue) => RawIssue
  /**
   * The rows as ruled, and what became of each ruling, for the issue's record.
   *
   * @param ruled - what the repair stage says of the rulings that it follows.
   */
  readonly correct: (
    issueId: string,
    rows: NamedRows,
    ruled: readonly RulingOutcome[],
  ) => {
    readonly rows: NamedRows
    readonly outcomes: readonly CorrectionRecord[]
    readonly messages: readonly Message[]
  }
}

/** What people have ruled about the issues, as a run needs it. */
export interface Corrector extends IssueCorrector {
  /** Names the rulings about an issue, null where there are none: they are part of what decides its rows. */
  readonly hashOf: (issueId: string) => string | null
  /** The rulings about an issue as plain data, of which another thread makes its corrector; null where there are none. */
  readonly shareOf: (issueId: string) => object | null
  /**
   * The lines of the report on all rulings.
   *
   * @param recordsOf - what an issue's record keeps of its rulings; null for an issue that the folder does not hold.
   */
  readonly report: (recordsOf: (issueId: string) => readonly CorrectionRecord[] | null) => {
    readonly lines: readonly object[]
    /** How many came to what. */
    readonly counts: Readonly<Record<string, number>>
    readonly messages: readonly Message[]
  }
}
