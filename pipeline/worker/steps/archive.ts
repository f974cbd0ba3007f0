import { createAlarmWatch, createReprintLinker } from '../../archive/index.ts'
import { type IssueRow, recordLine, STREAM_TABLES, type TaggedRow } from '../protocol.ts'
import { invalid, type ReadRecord } from '../records.ts'

/** First printings of articles that are reprints, from the issues in their order. */
export async function* reprintsStep(records: AsyncIterable<ReadRecord>): AsyncGenerator<string> {
  const linker = createReprintLinker()
  for await (const { document, input, row } of sortedIssues(records)) {
    const { issue_date: date, signatures } = row as IssueRow
    let index = 0
    for (const [article_id, reprint_of] of linker.add({ date, signatures })) {
      yield recordLine({ table: STREAM_TABLES.reprint, document, input, index, row: { article_id, reprint_of } })
      index += 1
    }
  }
}

/** Issues out of line with those before them, from the issues in their order; those of one publication must be together. */
export async function* alarmsStep(records: AsyncIterable<ReadRecord>): AsyncGenerator<string> {
  const watch = createAlarmWatch()
  for await (const { document, input, row } of sortedIssues(records)) {
    const { issue_id, issue_date, publication, stats } = row as IssueRow
    for (const [index, alarm] of watch.add({ publication, stats }).entries()) {
      const found = { issue_id, issue_date, publication, ...alarm }
      yield recordLine({ table: STREAM_TABLES.alarm, document, input, index, row: found })
    }
  }
}

async function* sortedIssues(records: AsyncIterable<ReadRecord>): AsyncGenerator<TaggedRow> {
  let last = ''
  for await (const { record, place } of records) {
    if (record.table !== STREAM_TABLES.issue || !('row' in record)) continue
    const { order = '' } = record
    if (order <= last) throw invalid(place, 'issues are not sorted by "order", or one stands twice')
    last = order
    yield record
  }
}
