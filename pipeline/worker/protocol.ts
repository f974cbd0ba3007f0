import { jsonLine } from '../io/index.ts'
import type { DecidingConfig, IssueFacts, ModelRecord, PageKey } from '../run/index.ts'

/** Rises when a reader of the old one would misread the new. See docs/worker-protocol.md. */
export const PROTOCOL = 1

/** Tables of the stream beside those of the datasets. */
export const STREAM_TABLES = {
  protocol: 'protocol',
  issue: 'issue',
  evidence: 'speaker-evidence',
  deadLetter: 'dead-letter',
  end: 'end',
  group: 'speaker-group',
  speakerId: 'speaker-id',
  register: 'register',
  reprint: 'reprint',
  alarm: 'alarm',
} as const

/** The first line of a stream: who wrote it, and what it will say. */
export interface ProtocolRecord {
  readonly table: typeof STREAM_TABLES.protocol
  readonly protocol: number
  readonly version: string
  readonly models: readonly ModelRecord[]
  readonly until: string
  readonly config: DecidingConfig
  /** Names all that decides rows: streams of one are the same whoever wrote them. */
  readonly config_hash: string
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[]
}

/** One row of a document. Document, input, table and index together name it. */
export interface TaggedRow {
  readonly table: string
  readonly document: string
  /** Names the bytes that the document was made of: two documents of one id are told apart by it. */
  readonly input: string
  readonly index: number
  /** Sorts as issues are ordered; only where a merge reads records in that order. */
  readonly order?: string
  /** Names under which a register looks the speaker up. */
  readonly keys?: readonly string[]
  readonly row: object
}

/** The last record of a document. */
export interface EndRecord {
  readonly table: typeof STREAM_TABLES.end
  readonly document: string
  readonly input: string
  readonly status: 'done' | 'dead'
  /** Records of the document by table. */
  readonly counts: Readonly<Record<string, number>>
}

/** The row of an `issue` record: what a merge knows of an issue beside its rows. */
export interface IssueRow extends IssueFacts {
  /** Of the files it was read from, with their hashes; null where these could not be had before it was read. */
  readonly pages: readonly PageKey[] | null
  /** Of what people have ruled about it. */
  readonly corrections_hash: string | null
}

export function recordLine(record: ProtocolRecord | TaggedRow | EndRecord): string {
  return jsonLine(record)
}

/**
 * Text whose bytes sort as `compareIssues` orders: the date, nothing where there is none, then the id by UTF-16 code units,
 * which other languages would compare otherwise.
 */
export function orderOf(issue: { readonly issue_id: string; readonly issue_date: string | null }): string {
  const units = Array.from({ length: issue.issue_id.length }, (_, i) => issue.issue_id.charCodeAt(i))
  return `${issue.issue_date ?? ''} ${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}`
}

const INDEX_DIGITS = 8

/** The same for one row of an issue. */
export function orderOfRow(issue: Parameters<typeof orderOf>[0], index: number): string {
  return `${orderOf(issue)} ${String(index).padStart(INDEX_DIGITS, '0')}`
}
