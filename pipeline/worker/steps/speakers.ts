import { createRegister, type RegisterEntry, type SpeakerRow } from '../../schema/index.ts'
import { recordLine, STREAM_TABLES, type TaggedRow } from '../protocol.ts'
import { invalid, type ReadRecord } from '../records.ts'

/**
 * Gives speakers the ids of a register, an issue after the other. Speakers without a name in common never meet, so any part
 * of the evidence that holds whole groups of names gives the ids that all of it would give.
 *
 * @param known - entries of the register from before.
 * @throws PipelineError RECORDS_INVALID - evidence out of order, or of one issue twice.
 */
export async function* speakersStep(
  records: AsyncIterable<ReadRecord>,
  known: readonly RegisterEntry[],
): AsyncGenerator<string> {
  const register = createRegister(known)
  const orders = new Map<string, string | null>(known.map(({ speaker_id }) => [speaker_id, null]))
  for await (const issue of issuesOf(records)) {
    const rows = issue.map(({ row }) => row as SpeakerRow)
    const assigned = register.assign(rows)
    for (const [i, { document, input, index, order }] of issue.entries()) {
      const [before, after] = [rows[i], assigned.rows[i]]
      if (before === undefined || after === undefined) continue
      if (!orders.has(after.speaker_id)) orders.set(after.speaker_id, order ?? '')
      yield recordLine({
        table: STREAM_TABLES.speakerId,
        document,
        input,
        index,
        row: { speaker_id: before.speaker_id, register_id: after.speaker_id, confidence: after.confidence },
      })
    }
  }
  const before = new Map(known.map((entry) => [entry.speaker_id, entry]))
  for (const entry of register.entries()) {
    const order = orders.get(entry.speaker_id) ?? null
    // Entries are exchanged, never changed: the same object is the same entry.
    if (before.get(entry.speaker_id) === entry) continue
    yield `${JSON.stringify({ table: STREAM_TABLES.register, order, row: entry })}\n`
  }
}

/** Evidence of one issue at a time. */
async function* issuesOf(records: AsyncIterable<ReadRecord>): AsyncGenerator<readonly TaggedRow[]> {
  let issue: TaggedRow[] = []
  let last = ''
  for await (const { record, place } of records) {
    if (record.table !== STREAM_TABLES.evidence || !('row' in record)) continue
    const { order = '', document } = record
    if (order <= last) throw invalid(place, 'evidence is not sorted by "order", or one record stands twice')
    last = order
    if (issue[0] !== undefined && issue[0].document !== document) {
      yield issue
      issue = []
    }
    issue.push(record)
  }
  if (issue.length > 0) yield issue
}
