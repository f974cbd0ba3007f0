/** One way in which a page may have come apart, and the reading order that follows from it. */
export interface Hypothesis {
  readonly layout: string
  /** Pieces of the flow, in reading order. */
  readonly order: readonly number[]
  /** Log odds, comparable between the hypotheses of one page. */
  readonly value: number
}
