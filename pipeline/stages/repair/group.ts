import type { RolePiece } from './piece.ts'

/** Pieces that make one paragraph, in reading order, and what joined them. */
export interface Group {
  readonly pieces: readonly RolePiece[]
  readonly seams: readonly ArrangedSeam[]
}

/** Why two pieces follow each other that did not, or why they are one paragraph. */
export interface ArrangedSeam {
  readonly tail: RolePiece
  readonly head: RolePiece
  /** 0 to 1. */
  readonly score: number
  /** Log odds over the next best reading; null where none was weighed against it. */
  readonly margin: number | null
  readonly evidence: readonly string[]
}
