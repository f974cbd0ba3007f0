import type { ArticleRow, ClaimRow, QuoteRow, RepairRow } from '../schema/index.ts'
import { differenceFrom } from './apply.ts'
import { editClaim } from './claims.ts'
import { type Correction, type Corrections, type Placed, rowKindOf } from './correction.ts'
import { editQuote } from './quotes.ts'

/** The rows of an issue as the last run left them, and what it says of its corrections. */
export interface LastRun {
  readonly articles: readonly ArticleRow[]
  readonly claims: readonly ClaimRow[]
  readonly quotes: readonly QuoteRow[]
  readonly repairs: readonly RepairRow[]
  /** Lines of `corrections-report.jsonl`. */
  readonly corrections: readonly {
    readonly id: string
    readonly action: string
    readonly outcome: string
    readonly reason: string | null
  }[]
}

/**
 * What a line does or would do.
 *
 * - `in effect`: the rows follow it.
 * - `next run`: the next run will do what is said.
 * - `gone`, `refused`, `not met`: it does nothing.
 * - `superseded`: a later line rules on the same row.
 */
export type CheckState = 'in effect' | 'next run' | 'gone' | 'refused' | 'not met' | 'superseded'

export interface CheckedLine {
  readonly line: number
  readonly issue_id: string
  readonly id: string
  readonly action: string
  readonly state: CheckState
  readonly says: string
}

/**
 * Says of every line of a corrections file what it does, from the rows of the last run alone.
 *
 * @param lastRunOf - the rows of an issue; null where the folder has none of it.
 */
export async function checkCorrections(
  { effective, superseded }: Corrections,
  lastRunOf: (issueId: string) => Promise<LastRun | null>,
): Promise<readonly CheckedLine[]> {
  const lines: CheckedLine[] = superseded.map((placed) => checked(placed, 'superseded', laterLine(placed, effective)))
  const issueIds = new Set(effective.map(({ correction }) => correction.issue_id))
  for (const issueId of issueIds) {
    const last = await lastRunOf(issueId)
    for (const placed of effective) {
      if (placed.correction.issue_id !== issueId) continue
      if (last === null) lines.push(checked(placed, 'not met', `the folder has no issue ${issueId}`))
      else lines.push(checked(placed, ...checkOne(placed.correction, last)))
    }
  }
  return lines.sort((a, b) => a.line - b.line)
}

function checked({ line, correction }: Placed, state: CheckState, says: string): CheckedLine {
  const { issue_id, id, action } = correction
  return { line, issue_id, id, action, state, says }
}

function laterLine({ correction }: Placed, effective: readonly Placed[]): string {
  const later = effective.find((one) => one.correction.id === correction.id)
  return `line ${later?.line} rules on the same row`
}

type Verdict = [CheckState, string]

function checkOne(correction: Correction, last: LastRun): Verdict {
  const kind = rowKindOf(correction.id)
  if (kind === 'seam') return checkSeam(correction, last)
  const before = last.corrections.find(({ id }) => id === correction.id)
  const row =
    kind === 'claim'
      ? last.claims.find(({ claim_id }) => claim_id === correction.id)
      : last.quotes.find(({ quote_id }) => quote_id === correction.id)
  if (row) return checkRow(correction, row, last, before?.action ?? null)
  if (before?.action !== 'reject' || before.outcome !== 'applied') return ['gone', `the last run found no such ${kind}`]
  if (correction.action === 'reject') return ['in effect', `the ${kind} was left out`]
  return ['next run', `the ${kind}, left out so far, comes back`]
}

function checkRow(correction: Correction, row: ClaimRow | QuoteRow, last: LastRun, before: string | null): Verdict {
  const { action, seen, set } = correction
  const shown = `«${[...row.text].slice(0, 24).join('')}»`
  if (action === 'reject') return ['next run', `leaves out ${shown}`]
  if (action === 'accept') {
    if (row.review === 'accepted') return ['in effect', `${shown} is marked as accepted`]
    // Of an edited row it cannot be told what it says without the edit.
    const changed = row.review === 'edited' ? null : differenceFrom(seen, row)
    return changed === null ? ['next run', `marks ${shown} as accepted`] : ['refused', changed]
  }
  const edited = edit(row, correction, last)
  if (typeof edited === 'string') return ['refused', edited]
  const now = new Map<string, unknown>(Object.entries(row))
  const changes = Object.entries(set ?? {})
    .filter(([name, value]) => JSON.stringify(now.get(name)) !== JSON.stringify(value))
    .map(([name, value]) => `${name} ${JSON.stringify(now.get(name))} → ${JSON.stringify(value)}`)
  if (changes.length > 0) return ['next run', changes.join(', ')]
  const marked = row.review !== null && before === 'edit'
  return [marked ? 'in effect' : 'next run', `${Object.keys(set ?? {}).join(', ')}: the row says so`]
}

function edit(row: ClaimRow | QuoteRow, { set }: Correction, { articles }: LastRun): object | string {
  const article = articles.find(({ article_id }) => article_id === row.article_id)
  return 'claim_id' in row ? editClaim(row, set ?? {}, article) : editQuote(row, set ?? {}, article)
}

function checkSeam({ id, action, tail, head }: Correction, { repairs, corrections }: LastRun): Verdict {
  const row = repairs.find(({ seam_id }) => seam_id === id)
  const before = corrections.find((one) => one.id === id && one.action === action)
  const does = action === 'join' ? 'joins' : 'splits'
  if (action === 'accept') return row ? ['in effect', sidesOf(row)] : ['gone', 'the last run made no such seam']
  if (before?.outcome === 'applied') return ['in effect', row ? sidesOf(row) : `${does.slice(0, -1)} followed`]
  if (before?.outcome === 'unchanged') return ['in effect', before.reason ?? 'nothing to change']
  if (before?.outcome === 'refused') return ['refused', before.reason ?? '']
  if (row?.kind === 'fragment' && action === 'join' && (row.tail_page === null ? tail : head) === null) {
    const missing = row.tail_page === null ? '"tail" must say what it goes on from' : '"head" must say where it goes on'
    return ['refused', `${sidesOf(row)}: ${missing}`]
  }
  if (row) return ['next run', `${does} ${sidesOf(row)}`]
  if (tail && head) {
    return [
      'next run',
      `${does} what ends at ${tail.offset} of ${tail.page} and what starts at ${head.offset} of ${head.page}, if blocks end and start there`,
    ]
  }
  return ['gone', before?.reason ?? 'the last run made no such seam']
}

function sidesOf({ tail_text, head_text }: RepairRow): string {
  return `«${tail_text ?? '…'} ‖ ${head_text ?? '…'}»`
}
