import { createHash } from 'node:crypto'
import { type CorrectionRecord, groupBy, type Ruling } from '../document/index.ts'
import { type Cells, type Correction, type Corrections, rowKindOf } from './correction.ts'

/** What people ruled of one issue, in the order of the ids: how the file is sorted decides nothing. */
export interface IssueCorrections {
  readonly issueId: string
  readonly corrections: readonly Correction[]
  /** Joins and splits, for the repair stage. */
  readonly rulings: readonly Ruling[]
  /** Of all that decides the rows; who ruled and when is left out. Null where nobody did. */
  readonly hash: string | null
}

/** Looks up the rulings on each issue: a file may hold a hundred thousand. */
export function correctionsByIssue({ effective }: Corrections): (issueId: string) => IssueCorrections {
  const groups = groupBy(
    effective.map(({ correction }) => correction),
    ({ issue_id }) => issue_id,
  )
  return (issueId) => {
    const corrections = [...(groups.get(issueId) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    return { issueId, corrections, rulings: corrections.flatMap(rulingOf), hash: hashOf(corrections) }
  }
}

/** What people ruled of one issue. */
export function correctionsOf(all: Corrections, issueId: string): IssueCorrections {
  return correctionsByIssue(all)(issueId)
}

/** What people ruled of an issue as its record tells it, as far as its rows follow it: the file may have changed since. */
export function recordedCorrections(issueId: string, records: readonly CorrectionRecord[]): IssueCorrections {
  const corrections = records
    .filter(({ outcome }) => outcome === 'applied' || outcome === 'unchanged')
    .map(({ id, action, set, tail, head }) => ({
      // The record was written from a correction.
      ...({ id, action, set } as Pick<Correction, 'id' | 'action' | 'set'>),
      ...{ issue_id: issueId, tail, head, seen: null, by: null, at: null, note: null },
    }))
  return { issueId, corrections, rulings: corrections.flatMap(rulingOf), hash: hashOf(corrections) }
}

function rulingOf({ id, action, tail, head }: Correction): readonly Ruling[] {
  return rowKindOf(id) === 'seam' && (action === 'join' || action === 'split') ? [{ id, action, tail, head }] : []
}

function hashOf(corrections: readonly Correction[]): string | null {
  if (corrections.length === 0) return null
  return sha256(corrections.map(hashOfCorrection))
}

/** Names what a correction says; who said it and when is left out. */
export function hashOfCorrection({ id, action, set, seen, tail, head }: Correction): string {
  return sha256([
    id,
    action,
    sorted(set),
    sorted(seen),
    tail && [tail.page, tail.offset],
    head && [head.page, head.offset],
  ])
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function sorted(cells: Cells | null) {
  return cells && Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1))
}
