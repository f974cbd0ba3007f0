import { Big } from 'big.js'
import { type Fact, ROUGHLY } from './fact.ts'

/** `open`: neither agreement nor contradiction can be told from what is printed. */
export type Agreement = 'yes' | 'no' | 'open'

/** A bound is met by a figure this much past it; 超过三成 says nothing of 90%. */
const BOUND_REACH = new Big('0.25')

/**
 * Compares a printed figure with a computed one, by its comparator.
 *
 * @param error - what the computed figure may be off by, because what it was computed from is rounded.
 */
export function agree(fact: Fact, computed: Big, error: Big): Agreement {
  const { value, half, loose, high } = fact
  const gap = computed.minus(value)
  const distance = gap.abs()
  const reach = value.abs().times(BOUND_REACH)
  switch (fact.claim.quantity.comparator) {
    case 'eq':
      // Rounded parts may add their own error, but an error that swamps the last digit confirms nothing.
      if (distance.lte(error.lte(half.times(2)) ? half.plus(error) : half)) return 'yes'
      return distance.gt(loose.plus(error)) ? 'no' : 'open'
    case 'approx': {
      const rough = value.abs().times(ROUGHLY)
      if (distance.lte(rough.gt(loose) ? rough : loose)) return 'yes'
      return distance.gt(reach.plus(error)) ? 'no' : 'open'
    }
    case 'gt':
    case 'ge':
      if (gap.gte(half.neg()) && distance.lte(reach)) return 'yes'
      return gap.lt(loose.plus(error).neg()) ? 'no' : 'open'
    case 'lt':
    case 'le':
      if (gap.lte(half) && distance.lte(reach)) return 'yes'
      return gap.gt(loose.plus(error)) ? 'no' : 'open'
    case 'range':
      return agreeWithRange(computed, { low: value.minus(half), high: (high ?? value).plus(half) }, error)
  }
}

function agreeWithRange(computed: Big, range: { low: Big; high: Big }, error: Big): Agreement {
  if (computed.gte(range.low) && computed.lte(range.high)) return 'yes'
  return computed.plus(error).lt(range.low) || computed.minus(error).gt(range.high) ? 'no' : 'open'
}
