import type { AnyIssue, NormalisedIssue, RepairedIssue } from '../document/index.ts'
import {
  ARTICLES,
  articleRows,
  CLAIM_CHECKS,
  CLAIMS,
  ENTITIES,
  type ExtractedIssue,
  issueRows,
  PAGES,
  pageRows,
  QUOTES,
  REPAIRS,
  repairRows,
  SPEAKERS,
} from '../schema/index.ts'

/** How far a run goes: the last stage whose result is written. */
export type Until = 'normalise' | 'repair' | 'extract'

/** A table as the writers need it. */
export interface OutputTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly csv: boolean
}

/** What a run writes: its tables, and what one issue contributes to each, in the tables' order. */
export interface TableSet {
  readonly tables: readonly OutputTable[]
  readonly rowsOf: (issue: AnyIssue) => readonly (readonly object[])[]
}

interface SchemaTable {
  readonly name: string
  readonly csv: boolean
  readonly columns: readonly { readonly name: string }[]
}

function outputTable({ name, csv, columns }: SchemaTable): OutputTable {
  return { name, csv, columns: columns.map((column) => column.name) }
}

/** The stages end where `until` says, so the issue that comes out of them has what these casts say. */
const TABLE_SETS: Readonly<Record<Until, TableSet>> = {
  normalise: { tables: [PAGES].map(outputTable), rowsOf: (issue) => [pageRows(issue as NormalisedIssue)] },
  repair: {
    tables: [ARTICLES, REPAIRS].map((table: SchemaTable) => outputTable(table)),
    rowsOf: (issue) => [articleRows(issue as RepairedIssue), repairRows(issue as RepairedIssue)],
  },
  extract: {
    tables: [ARTICLES, REPAIRS, CLAIMS, CLAIM_CHECKS, QUOTES, SPEAKERS, ENTITIES].map((table: SchemaTable) =>
      outputTable(table),
    ),
    rowsOf: (issue) => {
      const rows = issueRows(issue as ExtractedIssue)
      return [rows.articles, rows.repairs, rows.claims, rows.claimChecks, rows.quotes, rows.speakers, rows.entities]
    },
  },
}

export function tablesUntil(until: Until): TableSet {
  return TABLE_SETS[until]
}

function filesOf({ tables }: TableSet): readonly string[] {
  return tables.flatMap(({ name, csv }) => (csv ? [`${name}.jsonl`, `${name}.csv`] : [`${name}.jsonl`]))
}

/** Files that another `--until` writes and this one does not: if they are there, they are of an earlier run. */
export function filesBeside(until: Until): readonly string[] {
  const own = new Set(filesOf(TABLE_SETS[until]))
  return [...new Set(Object.values(TABLE_SETS).flatMap(filesOf))].filter((file) => !own.has(file))
}
