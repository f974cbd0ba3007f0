import type { Book } from './book.ts'
import { kindOf, type MarkedRow, speakerOf, sureness } from './rows.ts'

/** What of the rows is shown. */
export interface Filters {
  /** `claims/amount`: kinds that are left out. */
  readonly hidden: ReadonlySet<string>
  readonly speaker: string
  readonly sureFrom: number
  readonly sureTo: number
  readonly search: string
  readonly issue: string
  readonly publication: string
  readonly since: string
  readonly until: string
}

export const NO_FILTERS: Filters = {
  hidden: new Set(),
  speaker: '',
  sureFrom: 0,
  sureTo: 1,
  search: '',
  issue: '',
  publication: '',
  since: '',
  until: '',
}

export function kindKey(marked: MarkedRow): string {
  return `${marked.table}/${kindOf(marked)}`
}

/** Whether any filter of rows or articles is set. */
export function isFiltering(filters: Filters): boolean {
  return (
    filters.hidden.size > 0 ||
    filters.sureFrom > 0 ||
    filters.sureTo < 1 ||
    [filters.speaker, filters.search, filters.issue, filters.publication, filters.since, filters.until].some(
      (value) => value !== '',
    )
  )
}

interface Dated {
  readonly issue_id: string
  readonly issue_date: string | null
  readonly publication: string | null
}

/** Whether an issue is among the chosen ones. */
export function inIssue(row: Dated, { issue, publication, since, until }: Filters): boolean {
  if (issue !== '' && row.issue_id !== issue) return false
  if (publication !== '' && row.publication !== publication) return false
  if (since !== '' && (row.issue_date === null || row.issue_date < since)) return false
  return until === '' || (row.issue_date !== null && row.issue_date <= until)
}

/** A test for rows; what it needs of the filters is made ready once. */
function rowTest(filters: Filters): (marked: MarkedRow) => boolean {
  const { hidden, sureFrom, sureTo } = filters
  const speaker = filters.speaker.trim()
  const search = filters.search.trim().toLowerCase()
  return (marked) => {
    if (hidden.has(kindKey(marked)) || !inIssue(marked.row, filters)) return false
    if (speaker !== '' && !(speakerOf(marked) ?? '').includes(speaker)) return false
    const sure = sureness(marked)
    // A fragment has no score: it is as unsure as can be.
    if ((sure ?? 0) < sureFrom || (sure ?? 0) > sureTo) return false
    return search === '' || searchedText(marked).includes(search)
  }
}

function searchedText({ table, id, row }: MarkedRow): string {
  const words =
    table === 'claims'
      ? [row.text, row.subject, row.indicator, row.sentence, row.region, row.claimant, row.unit_code]
      : table === 'quotes'
        ? [row.text, row.speaker, row.cue, row.speaker_mention, ...row.titles]
        : [row.tail_text, row.head_text, ...row.evidence]
  return [id, row.article_title, row.publication, ...words].join('\n').toLowerCase()
}

/** The rows that pass, and how many of each kind there are in the chosen issues whatever kinds are hidden. */
export function filterRows(book: Book, filters: Filters) {
  const passes = rowTest(filters)
  const passesAnyKind = rowTest({ ...filters, hidden: new Set() })
  const kinds = new Map<string, number>()
  const rows: MarkedRow[] = []
  for (const marked of book.marked) {
    if (!passesAnyKind(marked)) continue
    const key = kindKey(marked)
    kinds.set(key, (kinds.get(key) ?? 0) + 1)
    if (passes(marked)) rows.push(marked)
  }
  const ids = new Set(rows.map((row) => row.id))
  return { rows, ids, kinds, perArticle: countBy(rows, (row) => row.row.article_id) }
}

export type Filtered = ReturnType<typeof filterRows>

export function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}
