import { type CorrectionRecord, groupBy, type Message } from '../document/index.ts'
import {
  type Correction,
  type CorrectionAction,
  type CorrectionOutcome,
  type Corrections,
  OUTCOMES,
  type OutcomeName,
} from './correction.ts'
import { hashOfCorrection } from './issue-corrections.ts'

/** A line of `corrections-report.jsonl`. */
export interface ReportLine extends CorrectionOutcome {
  readonly issue_id: string
  readonly action: CorrectionAction
  readonly by: string | null
  readonly at: string | null
  readonly note: string | null
}

export type OutcomeCounts = Readonly<Record<string, number>>

export interface CorrectionsReport {
  /** By issue and id, however the file is sorted. */
  readonly lines: readonly ReportLine[]
  readonly counts: OutcomeCounts
  /** Corrections of issues that are nowhere: of others the issue's own warnings tell. */
  readonly messages: readonly Message[]
}

/**
 * What became of every line of a corrections file.
 *
 * @param recordsOf - what the issue's record keeps of its corrections; null where the folder has no such issue.
 */
export function reportCorrections(
  { effective, superseded }: Corrections,
  recordsOf: (issueId: string) => readonly CorrectionRecord[] | null,
): CorrectionsReport {
  const byIssue = groupBy(effective, ({ correction }) => correction.issue_id)
  const messages: Message[] = []
  const lines: ReportLine[] = []
  for (const [issueId, placed] of byIssue) {
    const records = recordsOf(issueId)
    if (records === null) messages.push(unknownIssue(issueId, placed.length))
    const byId = new Map(records?.map((record) => [record.id, record]))
    for (const { correction } of placed) lines.push(lineOf(correction, outcomeOf(correction, records && byId)))
  }
  for (const { correction } of superseded) {
    lines.push(lineOf(correction, { outcome: 'superseded', reason: 'a later line rules on the same row' }))
  }
  lines.sort((a, b) => compare(a.issue_id, b.issue_id) || compare(a.id, b.id) || compare(rank(a), rank(b)))
  return { lines, counts: countOutcomes(lines), messages }
}

const rank = (line: ReportLine) => `${line.outcome === 'superseded' ? 1 : 0}${JSON.stringify(line)}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function outcomeOf(
  correction: Correction,
  records: ReadonlyMap<string, CorrectionRecord> | null,
): Pick<CorrectionOutcome, 'outcome' | 'reason'> {
  if (records === null) return { outcome: 'not-met', reason: 'the folder has no issue of this id' }
  const record = records.get(correction.id)
  const outcome = OUTCOMES.find((name) => name === record?.outcome)
  if (record && outcome && record.ruling === hashOfCorrection(correction)) return { outcome, reason: record.reason }
  return { outcome: 'not-met', reason: 'its issue was not among the inputs: run on it once more' }
}

function lineOf(
  { id, issue_id, action, by, at, note }: Correction,
  { outcome, reason }: Pick<CorrectionOutcome, 'outcome' | 'reason'>,
): ReportLine {
  return { issue_id, id, action, outcome, reason, by, at, note }
}

function countOutcomes(lines: readonly ReportLine[]): OutcomeCounts {
  const counts: Record<OutcomeName, number> = {
    applied: 0,
    unchanged: 0,
    gone: 0,
    refused: 0,
    'not-met': 0,
    superseded: 0,
  }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

function unknownIssue(issueId: string, count: number): Message {
  const lines = count === 1 ? '1 correction is' : `${count} corrections are`
  return {
    rule: 'corrections/issue-unknown',
    severity: 'warning',
    reason: `${lines} about the issue ${issueId}, which the output folder does not have: nothing was done with them.`,
  }
}
