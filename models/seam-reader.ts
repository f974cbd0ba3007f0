/**
 * What the model sees between the pieces of one page. Log odds are natural, against a place chosen at random in the same
 * paper's text; an index is the piece's place in the list that was read.
 */
export interface SeamVectors {
  /** That `head` goes on in the middle of the paragraph in which `tail` stops. */
  readonly rest: (tail: number, head: number) => number
  /** That the paragraph which begins with `head` comes after the one that ends with `tail`. */
  readonly next: (tail: number, head: number) => number
  /** Likeness of subject, -1 to 1. */
  readonly topic: (one: number, other: number) => number
  /** That the piece stops in the middle of a paragraph. */
  readonly cut: (tail: number) => number
  /** That the piece begins in the middle of a paragraph. */
  readonly midway: (head: number) => number
}

/** Reads the ends of pieces; the same text always gets the same vectors, whatever else is read with it. */
export interface SeamReader {
  readonly id: string
  /** SHA-256 over the hashes of the model's files. */
  readonly hash: string
  /**
   * @param texts pieces in the Simplified view
   * @param tails places of the pieces whose ends are wanted too, all when absent; their beginnings always are. What is asked
   *   of an end that was not read has no meaning.
   */
  readonly read: (texts: readonly string[], tails?: ReadonlySet<number>) => Promise<SeamVectors>
  readonly dispose: () => Promise<void>
}
