import type { Check, ExtractedIssue } from '../../extractors/index.ts'
import { exactNumber, groupBy } from '../document/index.ts'
import type { IdMaker } from './ids.ts'
import { roundShare } from './numbers.ts'
import { placeOf } from './place.ts'
import type { ClaimCheckRow, ClaimRow } from './rows.ts'

/**
 * The checks of an issue as rows.
 *
 * @param claims - the claim rows of each article: a check is named by the claims in it, whose names come from their places.
 */
export function claimCheckRows(
  issue: ExtractedIssue,
  claims: readonly (readonly ClaimRow[])[],
  makeId: IdMaker,
): readonly ClaimCheckRow[] {
  return issue.checks.flatMap((check) => {
    const claim_ids = check.claims.map((place) => claims[place.article]?.[place.claim]?.claim_id ?? '')
    const checked = check.claims[0]
    const article = checked ? issue.articles[checked.article] : undefined
    const claim = checked ? claims[checked.article]?.[checked.claim] : undefined
    if (!article || !claim) return []
    const row: ClaimCheckRow = {
      check_id: makeId('k', check.kind, ...claim_ids),
      ...placeOf(article),
      article_title: article.title,
      paragraph: claim.paragraph,
      kind: check.kind,
      outcome: check.outcome,
      claim_id: claim.claim_id,
      claim_ids,
      arithmetic: check.arithmetic,
      expected: numberOf(check.expected),
      printed: check.expected === null ? null : printedOf(check, claim),
      tolerance: numberOf(check.tolerance),
      unit_code: claim.unit_code,
      confidence: roundShare(check.confidence),
    }
    return [row]
  })
}

function numberOf(decimal: string | null): number | null {
  return decimal === null ? null : exactNumber(decimal)
}

/** Shares that make a hundred are checked as one: the hundred is nowhere printed. */
function printedOf(check: Check, claim: ClaimRow): number | null {
  return check.kind === 'sum' && claim.kind === 'ratio' ? null : claim.value
}

/** The claims with what was checked of them: their outcomes, and the first statement of the same fact. */
export function withChecks(claims: readonly ClaimRow[], checks: readonly ClaimCheckRow[]): readonly ClaimRow[] {
  const named = checks.flatMap((check) => check.claim_ids.map((id) => ({ id, check })))
  const byClaim = groupBy(named, ({ id }) => id)
  return claims.map((claim) => {
    const own = byClaim.get(claim.claim_id)?.map(({ check }) => check)
    if (!own) return claim
    const repeat = own.find(({ kind, claim_id }) => kind === 'repeat' && claim_id === claim.claim_id)
    return {
      ...claim,
      same_as: repeat?.claim_ids[1] ?? null,
      checks: own.map(({ kind, outcome }) => `${kind}:${outcome}`),
      check_ids: own.map(({ check_id }) => check_id),
    }
  })
}
