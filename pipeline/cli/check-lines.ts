import type { ClaimCheckRow, ClaimRow, IssueRows } from '../schema/index.ts'
import type { FoundRow } from './row-search.ts'

/** Claims shown of one check, and checks shown of one claim: a fact may be repeated all over a page. */
const SHOWN = 20

/** What was checked of a claim, for the end of its explanation. */
export function checkLines(claimId: string, rows: IssueRows): string[] {
  const checks = rows.claimChecks.filter(({ claim_ids }) => claim_ids.includes(claimId))
  if (checks.length === 0) return []
  const claims = claimsById(rows)
  return [
    '',
    'checks',
    ...checks.slice(0, SHOWN).flatMap((check) => [`  ${headLine(check)}`, ...claimLines(check, claims)]),
  ]
}

/** Tells what a row of `claim-checks` compares. */
export function explainCheck(row: FoundRow, rows: IssueRows): string[] {
  const check = rows.claimChecks.find(({ check_id }) => check_id === row.id)
  if (!check) return [`${row.id}: this version of Broadsheet does not find this row any more.`]
  const changed =
    JSON.stringify(row.cells) === JSON.stringify(check) ? [] : ['  note: the rules have changed since the run']
  return [
    `check ${row.id}`,
    `  ${headLine(check)}`,
    ...changed,
    ...printedLines(check),
    '',
    'claims',
    ...claimLines(check, claimsById(rows)),
  ]
}

function headLine({ kind, outcome, arithmetic, confidence }: ClaimCheckRow): string {
  return `${kind}: ${outcome} (${confidence})  ${arithmetic}`
}

function printedLines({ expected, printed, tolerance }: ClaimCheckRow): string[] {
  return expected === null
    ? []
    : [`  expected ${expected}, printed ${printed ?? 'nowhere'}, tolerance ${tolerance ?? 'none'}`]
}

function claimLines({ claim_ids }: ClaimCheckRow, claims: ReadonlyMap<string, ClaimRow>): string[] {
  return claim_ids.slice(0, SHOWN).flatMap((id) => {
    const claim = claims.get(id)
    if (!claim) return []
    const { indicator, text, region, period_start, period_end, sentence } = claim
    const where = [region, period_start && `${period_start}/${period_end}`].filter((part) => part !== null)
    return [`    ${id}  ${[indicator ?? '?', text, ...where].join(' · ')}`, `      ${sentence}`]
  })
}

function claimsById({ claims }: IssueRows): ReadonlyMap<string, ClaimRow> {
  return new Map(claims.map((claim) => [claim.claim_id, claim]))
}
