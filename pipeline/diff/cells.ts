import type { Row } from '../io/index.ts'
import type { FieldChange } from './types.ts'

/** The cells that differ, in the order of the new row's columns; a column that one side lacks counts as null there. */
export function changedFields(old: Row, now: Row, ignored: ReadonlySet<string>): readonly FieldChange[] {
  const names = [...Object.keys(now), ...Object.keys(old).filter((name) => !(name in now))]
  return names.flatMap((field) => {
    if (ignored.has(field)) return []
    const [before, after] = [old[field] ?? null, now[field] ?? null]
    return before === after || JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ field, old: before, new: after }]
  })
}
