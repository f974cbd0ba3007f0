import type { AnyIssue, NamedRows, NormalisedIssue, RepairedIssue } from '../document/index.ts'
import {
  type AnyTable,
  ARTICLES,
  articleRows,
  CLAIM_CHECKS,
  CLAIMS,
  ENTITIES,
  type ExtractedIssue,
  issueRows,
  NORMALISED,
  normalisedRows,
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
  readonly schema: AnyTable
}

/** What a run writes: its tables, and what one issue contributes to each. */
export interface TableSet {
  readonly tables: readonly OutputTable[]
  readonly rowsOf: (issue: AnyIssue, labelOf: LabelOf) => NamedRows
}

/** A page's printed name, by its path. */
type LabelOf = (path: string) => string | null

function outputTables(...tables: readonly AnyTable[]): readonly OutputTable[] {
  return tables.map((schema) => {
    const { name, csv, columns } = schema
    return { name, csv, columns: columns.map((column) => column.name), schema }
  })
}

/** The stages end where `until` says, so the issue that comes out of them has what these casts say. */
const TABLE_SETS: Readonly<Record<Until, TableSet>> = {
  normalise: {
    tables: outputTables(NORMALISED),
    rowsOf: (issue) => ({ normalised: normalisedRows(issue as NormalisedIssue) }),
  },
  repair: {
    tables: outputTables(ARTICLES, REPAIRS, PAGES),
    rowsOf: (issue, labelOf) => {
      const repaired = issue as RepairedIssue
      return { articles: articleRows(repaired), repairs: repairRows(repaired), pages: pageRows(repaired, labelOf) }
    },
  },
  extract: {
    tables: outputTables(ARTICLES, REPAIRS, CLAIMS, CLAIM_CHECKS, QUOTES, SPEAKERS, ENTITIES, PAGES),
    rowsOf: (issue, labelOf) => {
      const extracted = issue as ExtractedIssue
      const { claimChecks, ...rows } = issueRows(extracted)
      return { ...rows, 'claim-checks': claimChecks, pages: pageRows(extracted, labelOf) }
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
