import type { InputPlan } from '../io/index.ts'
import { compareIssues, type SpeakerRegister, type SpeakerRow } from '../schema/index.ts'
import type { OutputTable } from './tables.ts'

/**
 * Puts the issues in the order in which they meet the register: by date, then id. Ids then hang neither on how the inputs
 * were listed nor on how many issues are worked on at once, and a year in one run gives the ids of its days one by one.
 */
export function inRegisterOrder(entries: InputPlan['entries']): InputPlan['entries'] {
  const key = (entry: InputPlan['entries'][number]) => ({
    date: entry.kind === 'issue' ? entry.meta.date : null,
    issueId: entry.issueId,
  })
  return [...entries].sort((a, b) => compareIssues(key(a), key(b)))
}

/** The rows of one issue, in the tables' order, with the register's ids in place of the issue's own. */
export function withRegisterIds(
  register: SpeakerRegister,
  tables: readonly OutputTable[],
  rows: readonly (readonly object[])[],
): readonly (readonly object[])[] {
  const position = tables.findIndex(({ name }) => name === 'speakers')
  if (position < 0) return rows
  const assigned = register.assign((rows[position] ?? []) as readonly SpeakerRow[])
  return rows.map((list, at) => {
    if (at === position) return assigned.rows
    return list.map((row) => {
      const id = (row as { readonly speaker_id?: string | null }).speaker_id
      return typeof id === 'string' ? { ...row, speaker_id: assigned.ids.get(id) ?? id } : row
    })
  })
}
