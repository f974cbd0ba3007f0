import type { Big } from 'big.js'
import type { Check } from '../types.ts'
import type { Fact } from './fact.ts'

interface Finding {
  readonly kind: Check['kind']
  readonly outcome: Check['outcome']
  /** What is checked first, then what it was checked with. */
  readonly facts: readonly Fact[]
  readonly arithmetic: string
  /** Null where statements are set side by side and nothing is computed. */
  readonly expected: Big | null
  /** How sure it is that the figures belong together. */
  readonly certainty: number
}

/** A check in the form in which it leaves: as sure as the least sure claim in it, times how well they belong together. */
export function checkOf({ kind, outcome, facts, arithmetic, expected, certainty }: Finding): Check {
  const [first] = facts
  return {
    kind,
    outcome,
    claims: facts.map(({ place }) => place),
    arithmetic,
    expected: expected === null || !first ? null : shown(expected, first),
    tolerance: expected === null || !first ? null : plain(first.half),
    confidence: facts.reduce((least, { claim }) => Math.min(least, claim.confidence), 1) * certainty,
  }
}

/** Digits shown of a computed figure past the last one that was printed. */
const GUARD_DIGITS = 2
const MOST_DECIMALS = 12

/** A computed figure with two digits more than the printed one has. */
export function shown(computed: Big, beside: Fact): string {
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, -beside.half.e - 1) + GUARD_DIGITS)
  return plain(computed.round(decimals))
}

/** Plain notation: `10812600000000`. */
export function plain(value: Big): string {
  return value.toFixed()
}
