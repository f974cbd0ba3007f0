import { groupBy } from '../document/index.ts'
import type { ClaimCheckRow, ClaimRow, IssueRows, QuoteRow } from '../schema/index.ts'
import { outdatesChecks } from './claims.ts'
import { settleSpeakers } from './speakers.ts'

/** Makes the rows of an issue agree again after claims and quotes were taken out or edited. */
export function settleRows(rows: IssueRows, claims: readonly ClaimRow[], quotes: readonly QuoteRow[]): IssueRows {
  if (claims === rows.claims && quotes === rows.quotes) return rows
  const placed = moveClaims(rows, claims, quotes)
  const checks = stillTrue(rows, placed)
  const linked = withClaims(quotes, placed)
  const settled = settleSpeakers(rows.quotes, linked, rows.speakers, rows.articles)
  return { ...rows, claims: withChecks(placed, checks), claimChecks: checks, ...settled }
}

/** Claims follow their quotes: what was said by nobody after all, by somebody else, or beyond what the quote now holds. */
function moveClaims(rows: IssueRows, claims: readonly ClaimRow[], quotes: readonly QuoteRow[]): readonly ClaimRow[] {
  const old = new Map(rows.quotes.map((quote) => [quote.quote_id, quote]))
  const now = new Map(quotes.map((quote) => [quote.quote_id, quote]))
  const claimsBefore = new Map(rows.claims.map((claim) => [claim.claim_id, claim]))
  const stretched = quotes.filter((quote) => {
    const was = old.get(quote.quote_id)
    return was && (was.start !== quote.start || was.end !== quote.end)
  })
  const byParagraph = groupBy(stretched, (quote) => `${quote.article_id} ${quote.paragraph}`)
  return claims.map((claim) => {
    const here = byParagraph.get(`${claim.article_id} ${claim.paragraph}`) ?? []
    const around = here.find((quote) => quote.start <= claim.start && claim.end <= quote.end)
    const was = claim.quote_id === null ? undefined : old.get(claim.quote_id)
    const left = here.some(({ quote_id }) => quote_id === claim.quote_id) && !around
    const quote = around ?? (left || claim.quote_id === null ? undefined : now.get(claim.quote_id))
    if (quote === was || (!quote && !was)) return claim
    // A claimant that an edit names stays, and so does one that is not the quote's speaker (`…数据显示` inside the words).
    const edited = claimsBefore.get(claim.claim_id)?.claimant !== claim.claimant
    const speakers = !edited && claim.claimant === (was?.speaker ?? null)
    return { ...claim, quote_id: quote?.quote_id ?? null, ...(speakers ? { claimant: quote?.speaker ?? null } : {}) }
  })
}

/** The checks whose claims are all there, and say what they said when they were checked. */
function stillTrue(rows: IssueRows, claims: readonly ClaimRow[]): readonly ClaimCheckRow[] {
  const now = new Map(claims.map((claim) => [claim.claim_id, claim]))
  const outdated = new Set(
    rows.claims
      .filter((claim) => {
        const after = now.get(claim.claim_id)
        return !after || outdatesChecks(claim, after)
      })
      .map(({ claim_id }) => claim_id),
  )
  return rows.claimChecks.filter(({ claim_ids }) => !claim_ids.some((id) => outdated.has(id)))
}

function withChecks(claims: readonly ClaimRow[], checks: readonly ClaimCheckRow[]): readonly ClaimRow[] {
  const left = new Map(checks.map((check) => [check.check_id, check]))
  return claims.map((claim) => {
    if (claim.check_ids.every((id) => left.has(id))) return claim
    const kept = claim.check_ids
      .map((id, at) => ({ id, check: claim.checks[at] ?? '' }))
      .filter(({ id }) => left.has(id))
    const repeats = kept.some(({ id }) => {
      const check = left.get(id)
      return check?.kind === 'repeat' && check.claim_id === claim.claim_id
    })
    return {
      ...claim,
      same_as: repeats ? claim.same_as : null,
      checks: kept.map(({ check }) => check),
      check_ids: kept.map(({ id }) => id),
    }
  })
}

/** Quotes name the claims inside them, in the order of the claims. */
function withClaims(quotes: readonly QuoteRow[], claims: readonly ClaimRow[]): readonly QuoteRow[] {
  const inside = groupBy(claims, ({ quote_id }) => quote_id)
  return quotes.map((quote) => {
    const ids = (inside.get(quote.quote_id) ?? []).map(({ claim_id }) => claim_id)
    const same = ids.length === quote.claim_ids.length && ids.every((id, at) => id === quote.claim_ids[at])
    return same ? quote : { ...quote, claim_ids: ids }
  })
}
