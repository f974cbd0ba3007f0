import type { Message, RawIssue } from '../document/index.ts'

/** The rows of one issue, by the names of their tables. */
export type NamedRows = Readonly<Record<string, readonly object[]>>

/** What people have ruled about the issues, as a run needs it. */
export interface Corrector {
  /** Names the rulings about an issue, null where there are none: they are part of what decides its rows. */
  readonly hashOf: (issueId: string) => string | null
  /** The issue as read, with the rulings that stages follow. */
  readonly prepare: (raw: RawIssue) => RawIssue
  /** The rows as ruled, and what became of each ruling: the lines of the report on corrections. */
  readonly correct: (
    issueId: string,
    rows: NamedRows,
  ) => {
    readonly rows: NamedRows
    readonly outcomes: readonly object[]
    readonly messages: readonly Message[]
  }
  /** Lines of the report on rulings about issues that the folder does not hold. */
  readonly unclaimed: (issueIds: ReadonlySet<string>) => readonly object[]
}
