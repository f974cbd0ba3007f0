import type {
  CorrectionRecord,
  Corrector,
  IssueCorrector,
  NamedRows,
  RawIssue,
  RulingOutcome,
} from '../document/index.ts'
import type { IssueRows } from '../schema/index.ts'
import { applyToRows, outcomesOfRepair, warningsOf } from './apply.ts'
import type { CorrectionOutcome, Corrections } from './correction.ts'
import { correctionsByIssue, hashOfCorrection, type IssueCorrections } from './issue-corrections.ts'
import { reportCorrections } from './report.ts'

/** A corrections file as a run uses it. */
export function createCorrector(corrections: Corrections): Corrector {
  const of = correctionsByIssue(corrections)
  return {
    hashOf: (issueId) => of(issueId).hash,
    shareOf: (issueId) => {
      const own = of(issueId)
      return own.corrections.length === 0 ? null : own
    },
    prepare: (raw) => prepared(raw, of(raw.meta.issueId)),
    correct: (issueId, rows, ruled) => corrected(of(issueId), rows, ruled),
    report: (records) => reportCorrections(corrections, records),
  }
}

/** What a corrector says of one issue, from the share that it gave away. */
export function correctorOfShare(share: object): IssueCorrector {
  const own = share as IssueCorrections
  return {
    prepare: (raw) => prepared(raw, own),
    correct: (_, rows, ruled) => corrected(own, rows, ruled),
  }
}

function prepared(raw: RawIssue, { rulings }: IssueCorrections): RawIssue {
  return rulings.length === 0 ? raw : { ...raw, rulings }
}

function corrected(
  own: IssueCorrections,
  rows: NamedRows,
  ruled: readonly RulingOutcome[],
): ReturnType<IssueCorrector['correct']> {
  if (own.corrections.length === 0) return { rows, outcomes: [], messages: [] }
  const done = correctTables(rows, own, ruled)
  return { rows: done.rows, outcomes: recordsOf(own, done.outcomes), messages: warningsOf(done.outcomes) }
}

function correctTables(rows: NamedRows, own: IssueCorrections, ruled: readonly RulingOutcome[]) {
  if (!rows['claims']) {
    const seams = (rows['repairs'] ?? []) as readonly { readonly seam_id: string }[]
    return { rows, outcomes: outcomesOfRepair(own, new Set(seams.map(({ seam_id }) => seam_id)), ruled) }
  }
  const { 'claim-checks': claimChecks = [], ...others } = rows
  const corrected = applyToRows({ ...others, claimChecks } as unknown as IssueRows, own, ruled)
  const { claimChecks: checks, ...more } = corrected.rows
  return { rows: { ...rows, ...more, 'claim-checks': checks }, outcomes: corrected.outcomes }
}

function recordsOf(
  { corrections }: IssueCorrections,
  outcomes: readonly CorrectionOutcome[],
): readonly CorrectionRecord[] {
  const byId = new Map(outcomes.map((one) => [one.id, one]))
  return corrections.flatMap((correction) => {
    const found = byId.get(correction.id)
    const { action, set, tail, head } = correction
    return found ? [{ ...found, ruling: hashOfCorrection(correction), action, set, tail, head }] : []
  })
}
