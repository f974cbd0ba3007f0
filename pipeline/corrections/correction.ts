import type { PagePlace } from '../document/index.ts'

export const ACTIONS = ['accept', 'reject', 'edit', 'join', 'split'] as const
export type CorrectionAction = (typeof ACTIONS)[number]

/** What a row said when somebody looked at it, or what a field is to say. */
export type Cell = string | number | boolean | null | readonly string[]
export type Cells = Readonly<Record<string, Cell>>

/** One ruling of a person on one row: a line of `corrections.jsonl`. */
export interface Correction {
  /** Of a claim, a quote or a seam. */
  readonly id: string
  readonly issue_id: string
  readonly action: CorrectionAction
  /** The fields of an edit. */
  readonly set: Cells | null
  readonly tail: PagePlace | null
  readonly head: PagePlace | null
  /** A few fields of the row as it was. */
  readonly seen: Cells | null
  readonly by: string | null
  readonly at: string | null
  readonly note: string | null
}

/** A corrections file: one ruling for each row, the last line that names it. */
export interface Corrections {
  readonly effective: readonly Placed[]
  /** Lines that a later one for the same row replaces. */
  readonly superseded: readonly Placed[]
}

/** A correction and the line it stands in. */
export interface Placed {
  /** From 1. */
  readonly line: number
  readonly correction: Correction
}

export const OUTCOMES = ['applied', 'unchanged', 'gone', 'refused', 'not-met', 'superseded'] as const

/**
 * What became of a correction.
 *
 * - `applied`: the rows follow it.
 * - `unchanged`: the rows say so without it.
 * - `gone`: the row or place is not there any more.
 * - `refused`: it cannot be followed; the reason says why.
 * - `not-met`: its issue, or its table, was not made.
 * - `superseded`: a later line for the same row replaces it.
 */
export type OutcomeName = (typeof OUTCOMES)[number]

export interface CorrectionOutcome {
  readonly id: string
  readonly outcome: OutcomeName
  readonly reason: string | null
}

/** The kinds of rows that can be corrected, by the first letter of their ids. */
export type RowKind = 'claim' | 'quote' | 'seam'

export function rowKindOf(id: string): RowKind {
  return id.startsWith('c-') ? 'claim' : id.startsWith('q-') ? 'quote' : 'seam'
}
