import type { Check, ExtractedArticle } from '../types.ts'
import { factsOf } from './fact.ts'
import { checkGrowth } from './growth.ts'
import { checkShares } from './share.ts'
import { checkStatements } from './statements.ts'
import { checkSums } from './sum.ts'

/**
 * Recomputes what an issue's claims say of each other: shares, sums and growth within an article, repeated and
 * conflicting statements over all of it. In the order of the claims checked.
 *
 * Every rule looks at a bounded number of claims around the one it checks, so the cost is linear in the claims. A check
 * that cannot be sure stays silent.
 */
export function checkClaims(articles: readonly ExtractedArticle[]): readonly Check[] {
  const facts = articles.map(factsOf)
  const within = facts.flatMap((own) => [...checkShares(own), ...checkSums(own), ...checkGrowth(own)])
  return [...within, ...checkStatements(facts.flat())].sort(byPlace)
}

function byPlace(a: Check, b: Check): number {
  const [one, other] = [a.claims[0], b.claims[0]]
  return (one?.article ?? 0) - (other?.article ?? 0) || (one?.claim ?? 0) - (other?.claim ?? 0)
}
