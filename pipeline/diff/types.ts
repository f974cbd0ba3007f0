import type { Row } from '../io/index.ts'

/** How a row of the old run stands to one of the new run. */
export type ChangeKind = 'appeared' | 'vanished' | 'changed' | 'moved'

/** A cell that differs; null also stands for a column that one of the runs does not have. */
export interface FieldChange {
  readonly field: string
  readonly old: unknown
  readonly new: unknown
}

/** The ruling of a person because of which a row is as it is. */
export interface AppliedRuling {
  readonly id: string
  readonly action: string
  readonly by: string | null
  readonly note: string | null
}

/** A row that differs between two runs. */
export interface RowChange {
  readonly table: string
  readonly issueId: string
  readonly kind: ChangeKind
  /** Values of the table's key, joined; those of the new run where it has the row. */
  readonly id: string
  /** The old run's, where a row moved to another id. */
  readonly oldId: string | null
  readonly old: Row | null
  readonly new: Row | null
  readonly fields: readonly FieldChange[]
  readonly ruling: AppliedRuling | null
}

/** What differs in one issue; `articles` are for whoever shows the places of rows. */
export interface IssueDiff {
  readonly issueId: string
  readonly date: string | null
  /** `both`, or the side that alone has the issue: its rows are counted, and listed only if asked for. */
  readonly side: 'both' | 'old' | 'new'
  /** Rows by table, of an issue that stands on one side. */
  readonly rows: Readonly<Record<string, number>>
  readonly changes: readonly RowChange[]
  readonly articles: { readonly old: ArticleTexts; readonly new: ArticleTexts }
}

/** Paragraph texts by article id. */
export type ArticleTexts = ReadonlyMap<string, readonly string[]>

/** Counts of one table over all issues that were compared. */
export interface TableCounts {
  old: number
  new: number
  same: number
  changed: number
  moved: number
  appeared: number
  vanished: number
  /** Of the differing rows, those that a ruling explains. */
  ruled: number
  /** In how many rows each field differs. */
  readonly fields: Record<string, number>
}

export interface DiffSummary {
  readonly same: boolean
  readonly tables: Readonly<Record<string, TableCounts>>
  /** Tables that one of the folders does not have; they are not compared. */
  readonly onlyOld: readonly string[]
  readonly onlyNew: readonly string[]
  readonly issues: { readonly both: number; readonly old: readonly string[]; readonly new: readonly string[] }
}
