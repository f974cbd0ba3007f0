import type { Quantity } from '../types.ts'
import type { Governed } from './period.ts'
import type { Subject } from './subject/index.ts'

/** A claim without a subject says little. */
const NO_SUBJECT = 0.4
/** A period that leans on the date, or on a time sentences away, can be wrong where a stated one cannot. */
const IMPLIED_PERIOD = 0.97
const FAR_PERIOD = 0.93
const FAR = 120
/** A bare numeral without a unit may count something else than its subject. */
const NO_UNIT = 0.88
/** A unit that no list knows: the noun after the number, to the first boundary. */
const OPEN_UNIT = 0.75
/** A bare order (第一) is more often a name or a list mark than one with its scope or its noun. */
const BARE_RANK = 0.85
/** A change whose verb was not found. */
const NO_DIRECTION = 0.75
/** Past this distance from its figure a subject is a guess. */
const DISTANT = 24
const DISTANT_SUBJECT = 0.85
/** What a rule that looks past the clause says of a whole is right less often than a subject beside it. */
const INFERRED_WHOLE = 0.85

export interface Evidence {
  readonly quantity: Quantity
  readonly subject: Subject | null
  readonly governed: Governed
  readonly kind: Quantity['kind']
  readonly direction: string | null
  /** True where the region rests on the recogniser alone. */
  readonly regionIsName: boolean
}

/** How sure a row is: the product of what each of its fields rests on; 0 to 1, two decimals. */
export function claimConfidence(evidence: Evidence): number {
  const { subject } = evidence
  const certainty = subject ? subject.certainty * subject.plausibility : NO_SUBJECT
  const product = certainty * quantityCertainty(evidence) * periodCertainty(evidence) * fieldCertainty(evidence)
  return Math.round(product * 100) / 100
}

function quantityCertainty({ quantity, kind, direction }: Evidence): number {
  let certainty = 1
  if (quantity.rule === 'quantity/counted-noun') certainty *= OPEN_UNIT
  if (quantity.unit === null && quantity.kind !== 'rank') certainty *= NO_UNIT
  if (kind === 'rank' && quantity.span.end - quantity.span.start < 3) certainty *= BARE_RANK
  if (kind === 'change' && direction === null) certainty *= NO_DIRECTION
  return certainty
}

function periodCertainty({ quantity, governed: { time } }: Evidence): number {
  if (!time) return 1
  const far = quantity.span.start - time.span.end > FAR ? FAR_PERIOD : 1
  return (time.relative ? IMPLIED_PERIOD : 1) * far
}

function fieldCertainty({ quantity, subject, regionIsName }: Evidence): number {
  if (!subject) return 1
  const [first] = subject.phrase
  const gap = first === undefined || typeof first === 'string' ? 0 : quantity.span.start - first.end
  const inferred = subject.whole !== null && /share-acts|share-is/.test(subject.rule)
  return (gap > DISTANT ? DISTANT_SUBJECT : 1) * (inferred ? INFERRED_WHOLE : 1) * (regionIsName ? 0.95 : 1)
}
