import type { Big } from 'big.js'
import type { Span } from '../../pipeline/document/index.ts'
import type { ClaimKind, Comparator, TraceStep } from '../types.ts'
import type { UnitClass } from './lexicon/units.ts'
import type { Numeral } from './numeral.ts'
import type { QuantityWords } from './quantity-words.ts'

/** What the scanner has read and the refiners complete. Values are those printed: `factor` (成, ‰) is applied at the end. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly numeral: Span
  readonly low: Big
  readonly high: Big | null
  readonly form: Numeral['form'] | 'fraction' | 'fixed'
  readonly scale: number
  readonly elaborate: boolean
  readonly unit: Span | null
  readonly unitCode: string | null
  readonly unitClass: UnitClass | 'rank' | null
  readonly factor: string
  readonly signed: boolean
  /** The currency stands before the number. */
  readonly prefixed: boolean
  readonly comparator: Comparator
  readonly kind: ClaimKind | null
  /** Why the number names and does not measure; null for a quantity. */
  readonly nominal: string | null
  readonly rule: string
  readonly trace: readonly TraceStep[]
}

/** The matching view of the text with everything a reader may ask of it. */
export interface Source {
  readonly text: string
  /** ISO 4217 code of a bare 元. */
  readonly localMoney: string
  readonly words: QuantityWords
}

/** A copy with some fields replaced and a step noted. */
export function noted(mention: Mention, changes: Partial<Mention>, rule: string, note: string, span?: Span): Mention {
  const step: TraceStep = span ? { rule, note, span } : { rule, note }
  return { ...mention, ...changes, trace: [...mention.trace, step] }
}
