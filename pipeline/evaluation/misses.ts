/** One thing that is not as gold has it. */
export interface Miss {
  readonly issue_id: string
  /** `claim-missed`, `claim-invented`, `claim-value`, `quote-speaker`, `paragraph`, `transition` … */
  readonly kind: string
  /** Where, in the words of the text. */
  readonly at: string
  readonly gold: unknown
  readonly given: unknown
}
