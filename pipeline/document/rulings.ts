import { stableId } from './stable-id.ts'

/** A place on a page as users and rows name it: code points of the page's decoded text. */
export interface PagePlace {
  /** The page's name. */
  readonly page: string
  readonly offset: number
}

/**
 * What a person says of a seam: that the text goes on from `tail` to `head` within one paragraph (`join`), or that it does
 * not (`split`). It holds whatever the search thinks.
 */
export interface Ruling {
  /** Names the seam, made from its two places; enough to find them where one is null. */
  readonly id: string
  readonly action: 'join' | 'split'
  /** Where the text before the seam ends. */
  readonly tail: PagePlace | null
  /** Where the text after it starts. */
  readonly head: PagePlace | null
}

export interface RulingOutcome {
  readonly id: string
  /** `gone`: no block of the issue ends or starts there any more. `refused`: it cannot be followed. */
  readonly outcome: 'applied' | 'unchanged' | 'gone' | 'refused'
  /** Null where the outcome says it all. */
  readonly reason: string | null
}

/** The id of a seam or fragment: an end that is missing is left open. */
export function seamId(issueId: string, tail: PagePlace | null, head: PagePlace | null): string {
  return stableId('r', issueId, tail?.page ?? '', tail?.offset ?? '', head?.page ?? '', head?.offset ?? '')
}
