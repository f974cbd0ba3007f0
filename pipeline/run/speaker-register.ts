import type { SpeakerRegister, SpeakerRow } from '../schema/index.ts'
import type { OutputTable } from './tables.ts'

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
