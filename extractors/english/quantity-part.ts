import type { Span } from '../../pipeline/document/index.ts'
import type { ClaimKind } from '../types.ts'
import type { Numeral } from './numerals.ts'

/** Longest look to either side of a numeral for what belongs to it, in code units. */
export const SIDE = 40

/** What a number is counted or measured in. */
export interface Unit {
  /** Span of the unit as printed; null for a currency sign before the number or none at all. */
  readonly span: Span | null
  readonly printed: string | null
  readonly code: string | null
  readonly kind: ClaimKind
}

/** A numeral with the currency before it and the unit behind it. */
export interface Part {
  readonly numeral: Numeral
  readonly currency: Span | null
  readonly unit: Unit | null
}
