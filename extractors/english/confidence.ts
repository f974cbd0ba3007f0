import type { Quantity } from '../types.ts'
import type { Subject } from './subject.ts'

/**
 * How far each rule's subjects can be trusted, from reading a few hundred claims of agency reports: what stands right beside the figure is
 * nearly always right, what a clause or an earlier claim lends is right less often. The figures order rows and promise no frequency.
 */
const BY_RULE: Readonly<Record<string, number>> = {
  'subject/en-counted': 0.92,
  'subject/en-age': 0.9,
  'subject/en-part': 0.88,
  'subject/en-bracket': 0.8,
  'subject/en-gain-by': 0.85,
  'subject/en-of': 0.85,
  'subject/en-modifies': 0.85,
  'subject/en-share': 0.85,
  'subject/en-clause': 0.8,
  'subject/en-object': 0.8,
  'subject/en-conversion': 0.85,
  'subject/en-same': 0.85,
  'subject/en-list': 0.75,
  'subject/en-gap': 0.75,
  'subject/en-apposed': 0.75,
  'subject/en-in': 0.75,
  'subject/en-located': 0.7,
  'subject/en-with': 0.65,
  'subject/en-absolute': 0.75,
  'subject/en-participle': 0.65,
  'subject/en-self': 0.6,
  'subject/en-ellipsis': 0.5,
  'subject/en-none': 0.4,
}

/** Behind so many code units a clause has room for another clause. */
const FAR = 60
/** A subject of more words than this has swallowed something. */
const MOST_SUBJECT_WORDS = 5

/** The doubts that lower a claim's confidence, each by a factor. */
const DOUBT = { far: 0.8, long: 0.8, bare: 0.85, duration: 0.7, headline: 0.85, lent: 0.9 } as const

/** A duration (`detained after 10 days`) is seldom its clause's subject's. */
const LOOSE: ReadonlySet<string> = new Set(['subject/en-clause', 'subject/en-object', 'subject/en-modifies'])

/** What a claim's confidence hangs on. */
export interface Evidence {
  readonly quantity: Quantity
  readonly subject: Subject
  /** The confidence of the claim whose subject this one takes over; null where it has its own. */
  readonly lender: number | null
  readonly headline: boolean
}

/** From 0 to 1: how likely figure and subject belong together. */
export function confidenceOf({ quantity, subject, lender, headline }: Evidence): number {
  let confidence = BY_RULE[subject.rule] ?? 0.5
  if (subject.distance > FAR && subject.rule !== 'subject/en-counted') confidence *= DOUBT.far
  if ((subject.subject ?? '').split(' ').length > MOST_SUBJECT_WORDS) confidence *= DOUBT.long
  if (quantity.unit === null && quantity.unitCode === 'count' && subject.rule !== 'subject/en-counted')
    confidence *= DOUBT.bare
  if (quantity.kind === 'duration' && LOOSE.has(subject.rule)) confidence *= DOUBT.duration
  if (headline) confidence *= DOUBT.headline
  if (lender !== null) confidence = Math.min(confidence, lender * DOUBT.lent)
  return Math.round(confidence * 100) / 100
}
