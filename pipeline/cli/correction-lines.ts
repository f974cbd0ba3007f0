import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportLine } from '../corrections/index.ts'
import { lineBatches } from './lines.ts'

/** What the run says of the correction of a row; null where there is none. */
export async function findCorrection(output: string, id: string): Promise<ReportLine | null> {
  const file = join(output, 'corrections-report.jsonl')
  if (!existsSync(file)) return null
  for await (const lines of lineBatches(createReadStream(file))) {
    for (const line of lines) {
      if (!line.includes(id)) continue
      const found: ReportLine = JSON.parse(line)
      if (found.id === id && found.outcome !== 'superseded') return found
    }
  }
  return null
}

const DONE = {
  accept: 'accepted',
  reject: 'left out',
  edit: 'edited',
  join: 'joined',
  split: 'split',
} as const satisfies Readonly<Record<ReportLine['action'], string>>

/** Whose word it was: `accepted by a correction (ann, 2024-05-20: checked on paper)`. */
export function correctionText({ action, outcome, reason, by, at, note }: ReportLine): string {
  const who = [by, at].filter((part) => part !== null).join(', ')
  const said = [who, note].filter((part) => part !== null && part !== '').join(': ')
  const signed = said === '' ? '' : ` (${said})`
  if (outcome === 'applied') return `${DONE[action]} by a correction${signed}`
  return `correction ${action}${signed}: ${outcome}${reason === null ? '' : `, ${reason}`}`
}
