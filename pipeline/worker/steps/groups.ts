import { entryKeys, type RegisterEntry } from '../../schema/index.ts'
import { STREAM_TABLES } from '../protocol.ts'
import type { ReadRecord } from '../records.ts'
import { createUnion } from './union.ts'

/**
 * Finds which names hang together: two are in one group when a chain of speakers who bear two of them leads from one to the
 * other. A group is called by its first name, so that it is called so whatever order they come in.
 *
 * @returns lines for the names that are in a group with others.
 */
export async function* groupsStep(
  records: AsyncIterable<ReadRecord>,
  known: readonly RegisterEntry[],
): AsyncGenerator<string> {
  const union = createUnion()
  const firstKeys = new Map<string, string>()
  const link = (keys: readonly string[]) => {
    const [first, ...others] = keys
    for (const other of others) union.join(first ?? '', other)
  }
  for (const entry of known) {
    const keys = entryKeys(entry)
    link(keys)
    firstKeys.set(entry.speaker_id, keys[0] ?? '')
  }
  for await (const { record } of records) {
    if (record.table !== STREAM_TABLES.evidence || !('row' in record)) continue
    const keys = record.keys ?? []
    link(keys)
    // An issue that is read again meets its own speakers in the register, whatever they are called now.
    const own = firstKeys.get((record.row as { readonly speaker_id: string }).speaker_id)
    if (own !== undefined && keys[0] !== undefined) union.join(own, keys[0])
  }
  for (const [key, group] of union.groups()) {
    yield `${JSON.stringify({ table: STREAM_TABLES.group, key, group })}\n`
  }
}
