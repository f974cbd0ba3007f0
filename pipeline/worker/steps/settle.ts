import type { SpeakerRow } from '../../schema/index.ts'
import { type EndRecord, recordLine, STREAM_TABLES, type TaggedRow } from '../protocol.ts'
import { invalid, type ReadRecord } from '../records.ts'

interface SpeakerId {
  readonly speaker_id: string
  readonly register_id: string
  readonly confidence: number
}

interface Reprint {
  readonly article_id: string
  readonly reprint_of: string
}

/** Puts ids of the register and first printings into the rows of documents, which come one after the other. */
export async function* settleStep(records: AsyncIterable<ReadRecord>): AsyncGenerator<string> {
  let open: { readonly document: string; readonly rows: TaggedRow[] } | null = null
  for await (const { record, text, place } of records) {
    if (!('document' in record)) {
      if (record.table === STREAM_TABLES.protocol) yield `${text}\n`
      continue
    }
    if (open !== null && open.document !== record.document) {
      throw invalid(place, `${open.document} has no end before ${record.document} begins`)
    }
    open ??= { document: record.document, rows: [] }
    if ('row' in record) {
      open.rows.push(record)
      continue
    }
    yield* settled(open.rows, record)
    open = null
  }
  if (open !== null) throw invalid('The end', `${open.document} has no end`)
}

function* settled(rows: readonly TaggedRow[], end: EndRecord): Generator<string> {
  const speakers = rowsOf<SpeakerId>(rows, STREAM_TABLES.speakerId)
  const ids = new Map(speakers.map(({ row }) => [row.speaker_id, row.register_id]))
  const confidences = new Map(speakers.map(({ index, row }) => [index, row.confidence]))
  const reprints = new Map(
    rowsOf<Reprint>(rows, STREAM_TABLES.reprint).map(({ row }) => [row.article_id, row.reprint_of]),
  )
  for (const record of rows) {
    const { table, index } = record
    if (table === STREAM_TABLES.speakerId || table === STREAM_TABLES.reprint) continue
    if (table === STREAM_TABLES.issue || table === STREAM_TABLES.evidence) {
      yield recordLine(record)
      continue
    }
    const row = withReprint(withSpeaker(record.row, ids), reprints)
    yield recordLine({
      ...record,
      row: table === 'speakers' ? asSpeaker(row as SpeakerRow, ids, confidences.get(index)) : row,
    })
  }
  yield recordLine(end)
}

function rowsOf<Row>(rows: readonly TaggedRow[], table: string): { readonly index: number; readonly row: Row }[] {
  return rows.filter((record) => record.table === table).map(({ index, row }) => ({ index, row: row as Row }))
}

function withSpeaker(row: object, ids: ReadonlyMap<string, string>): object {
  const id = (row as { readonly speaker_id?: string | null }).speaker_id
  return typeof id === 'string' ? { ...row, speaker_id: ids.get(id) ?? id } : row
}

function withReprint(row: object, reprints: ReadonlyMap<string, string>): object {
  if (!('reprint_of' in row)) return row
  const article = (row as { readonly article_id?: string | null }).article_id ?? ''
  return { ...row, reprint_of: reprints.get(article) ?? null }
}

function asSpeaker(row: SpeakerRow, ids: ReadonlyMap<string, string>, confidence: number | undefined): SpeakerRow {
  const members = row.members.map((id) => ids.get(id) ?? id)
  return { ...row, members, confidence: confidence ?? row.confidence }
}
