import type { NamedRows } from '../document/index.ts'
import type { DeadLetter } from '../run/index.ts'
import { type EndRecord, type IssueRow, STREAM_TABLES, type TaggedRow } from './protocol.ts'

/** All that the stream says of one document. */
export type WholeDocument =
  | { readonly kind: 'done'; readonly input: string; readonly rows: NamedRows; readonly issue: IssueRow }
  | { readonly kind: 'dead'; readonly letter: DeadLetter }

/** Records of one document as they come, in any order, some of them again. */
export interface Gathering {
  readonly key: string
  readonly add: (record: TaggedRow | EndRecord) => void
  /** Null until all are there that its end counts. */
  readonly whole: () => WholeDocument | null
}

/** @param key - names the document and what it was made of. */
export function gather(key: string): Gathering {
  const tables = new Map<string, Map<number, object>>()
  const ends: EndRecord[] = []
  return {
    key,
    add: (record) => {
      if ('counts' in record) {
        ends.push(record)
        return
      }
      const rows = tables.get(record.table) ?? new Map<number, object>()
      tables.set(record.table, rows.set(record.index, record.row))
    },
    whole: () => wholeOf(tables, ends),
  }
}

/** Attempts of one document may differ in how they ended: one that is through is the document. */
function wholeOf(
  tables: ReadonlyMap<string, ReadonlyMap<number, object>>,
  ends: readonly EndRecord[],
): WholeDocument | null {
  const whole = ends.filter(({ counts }) =>
    Object.entries(counts).every(([table, count]) => hasAll(tables.get(table), count)),
  )
  const end = whole.find(({ status }) => status === 'done') ?? whole[0]
  if (end === undefined) return null
  if (end.status === 'dead') {
    const letter = tables.get(STREAM_TABLES.deadLetter)?.get(0)
    return letter === undefined ? null : { kind: 'dead', letter: letter as DeadLetter }
  }
  const rows = Object.entries(end.counts).map(([table, count]) => [table, firstRows(tables.get(table), count)] as const)
  const { [STREAM_TABLES.issue]: issue, [STREAM_TABLES.evidence]: _, ...named } = Object.fromEntries(rows)
  return issue?.[0] === undefined ? null : { kind: 'done', input: end.input, rows: named, issue: issue[0] as IssueRow }
}

function hasAll(rows: ReadonlyMap<number, object> | undefined, count: number): boolean {
  return (rows?.size ?? 0) >= count
}

function firstRows(rows: ReadonlyMap<number, object> | undefined, count: number): readonly object[] {
  return [...(rows ?? [])]
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, row]) => row)
}
