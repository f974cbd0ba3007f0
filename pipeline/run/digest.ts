import type { AnyIssue, Article, Encoding, Message, RawIssue } from '../document/index.ts'
import type { PlannedIssue } from '../io/index.ts'
import type { TableSet } from './tables.ts'

/** A page as the run's report records it. */
export interface PageDigest {
  readonly path: string
  readonly page: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding | null
}

/** All that is kept of an issue once it is through: its rows, and what the report counts. */
export interface IssueDigest {
  readonly rows: readonly (readonly object[])[]
  readonly seams: number
  readonly fragments: number
  readonly warnings: readonly Message[]
  readonly pages: readonly PageDigest[]
}

export function digestIssue(issue: AnyIssue, raw: RawIssue, planned: PlannedIssue, tableSet: TableSet): IssueDigest {
  const encodings = encodingsOf(issue)
  const labelOf = (path: string) => planned.pages.find((page) => page.path === path)?.label ?? null
  return {
    rows: tableSet.rowsOf(issue, labelOf),
    seams: count(issue, 'seams'),
    fragments: count(issue, 'looseEnds'),
    warnings: issue.messages.filter(({ severity }) => severity === 'warning'),
    pages: raw.pages.map(({ origin }, i) => ({
      path: origin.path,
      page: origin.page,
      sha256: origin.sha256,
      bytes: origin.byteLength,
      encoding: encodings[i] ?? null,
    })),
  }
}

function encodingsOf(issue: AnyIssue): readonly (Encoding | null)[] {
  if (!('pages' in issue)) return []
  return issue.pages.map((page) => ('encoding' in page ? (page.encoding as Encoding) : null))
}

function count(issue: AnyIssue, what: 'seams' | 'looseEnds'): number {
  if (!('articles' in issue)) return 0
  return (issue.articles as readonly Article[]).reduce((sum, article) => sum + article[what].length, 0)
}
