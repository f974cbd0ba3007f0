import { join } from 'node:path'
import { openTableFile, type Row } from '../io/index.ts'
import type { AppliedRuling } from './types.ts'

/** What a run did with the rulings on its rows, beside its tables. */
const REPORT_FILE = 'corrections-report.jsonl'

/** The applied rulings of an issue by the id of the row each is about. */
export type Rulings = ReadonlyMap<string, AppliedRuling>

export interface RulingsFile {
  readonly of: (issueId: string) => Promise<Rulings>
  readonly close: () => Promise<void>
}

export async function openRulings(folder: string): Promise<RulingsFile> {
  const file = await openTableFile(join(folder, REPORT_FILE))
  return {
    of: async (issueId) => {
      const rows = (await file?.read(issueId)) ?? []
      return new Map(
        rows.filter((row) => row['outcome'] === 'applied').map((row) => [String(row['id']), rulingOf(row)]),
      )
    },
    close: async () => file?.close(),
  }
}

function rulingOf(row: Row): AppliedRuling {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  return { id: String(row['id']), action: String(row['action']), by: text('by'), note: text('note') }
}

/** The ruling that explains why a row differs: one that the new run applied and the old one did not, or the other way round. */
export function rulingFor(ids: readonly (string | null)[], old: Rulings, now: Rulings): AppliedRuling | null {
  for (const id of ids) {
    if (id === null) continue
    const [before, after] = [old.get(id), now.get(id)]
    if (after && JSON.stringify(before) !== JSON.stringify(after)) return after
    if (before && !after) return { ...before, action: `no longer: ${before.action}` }
  }
  return null
}
