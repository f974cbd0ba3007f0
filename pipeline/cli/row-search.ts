import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { PipelineError } from '../index.ts'
import { lineBatches } from './lines.ts'

/** A row of an output folder, as it was written. */
export interface FoundRow {
  readonly kind: 'claim' | 'check' | 'quote' | 'seam'
  readonly id: string
  readonly issueId: string
  readonly cells: Readonly<Record<string, unknown>>
}

const TABLES = [
  { kind: 'claim', file: 'claims.jsonl', key: 'claim_id' },
  { kind: 'check', file: 'claim-checks.jsonl', key: 'check_id' },
  { kind: 'quote', file: 'quotes.jsonl', key: 'quote_id' },
  { kind: 'seam', file: 'repairs.jsonl', key: 'seam_id' },
] as const

/** @throws PipelineError ROW_NOT_FOUND - when no table of the folder has a row of that id. */
export async function findRow(output: string, id: string): Promise<FoundRow> {
  for (const { kind, file, key } of TABLES) {
    if (!existsSync(join(output, file))) continue
    for await (const lines of lineBatches(createReadStream(join(output, file)))) {
      // Parsing every line of a large table to find one would take minutes: the id is looked for as text first.
      for (const line of lines) {
        if (!line.includes(id)) continue
        const cells: Record<string, unknown> = JSON.parse(line)
        if (cells[key] === id) return { kind, id, issueId: String(cells['issue_id']), cells }
      }
    }
  }
  const hint =
    'Ids stand in the columns claim_id, check_id, quote_id and seam_id, and are asked for in the folder given with --output.'
  throw new PipelineError('ROW_NOT_FOUND', `No row in ${output} has the id ${id}. ${hint}`, { path: output })
}
