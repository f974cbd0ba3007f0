import type { ArticleRow, ClaimCheckRow, ClaimRow, QuoteRow, RepairRow, SpeakerRow } from '../schema/index.ts'

/** A page of an issue as decoded: `raw_spans` count in its text. */
export interface RawPage {
  readonly issue_id: string
  readonly page: string
  readonly page_label?: string | null
  readonly path?: string | null
  readonly format?: string | null
  readonly encoding?: string | null
  readonly text: string
}

/** Columns that older outputs lack. */
interface Reviewed {
  readonly reprint_of?: string | null
  readonly review?: string | null
}

/** The rows that the page is made of, by table; the names are those of the files. */
export interface ReportRows {
  readonly articles: ArticleRow & Pick<Reviewed, 'reprint_of'>
  readonly repairs: RepairRow
  readonly claims: ClaimRow & Reviewed
  readonly 'claim-checks': ClaimCheckRow
  readonly quotes: QuoteRow & Reviewed
  readonly speakers: SpeakerRow
  readonly pages: RawPage
}

export type TableName = keyof ReportRows

/** Every table that a report shows; `articles` alone must be there. */
export const REPORT_TABLES = [
  'articles',
  'repairs',
  'claims',
  'claim-checks',
  'quotes',
  'speakers',
  'pages',
] as const satisfies readonly TableName[]

/** A table without its column names in every row: half the size. */
export interface PackedTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** What the page may say and ask about a field. */
export interface FieldFacts {
  readonly name: string
  readonly type: string
  readonly description: string | null
  readonly values: readonly string[] | null
  readonly nullable: boolean
  /** A day as YYYY-MM-DD. */
  readonly isDate: boolean
}

/** What the page says of the run and of itself. */
export interface ReportFacts {
  /** Name of the output folder, and of the run in it, for marks kept in the browser. */
  readonly folder: string
  readonly run_id: string
  readonly version: string | null
  readonly status: string | null
  readonly finished_at: string | null
  /** Tables that the folder does not have. */
  readonly missing: readonly TableName[]
  /** What of the folder was chosen, in words; null for all of it. */
  readonly chosen: string | null
  readonly dead_letters: number
  readonly fields: Readonly<Record<string, readonly FieldFacts[]>>
}
