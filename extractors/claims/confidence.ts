import type { Quantity } from '../types.ts'
import type { Governed } from './period.ts'
import type { Subject } from './subject/index.ts'

/** A claim without a subject says little: half of what one found beside its figure is worth. */
const NO_SUBJECT = 0.4
/** A period that leans on the date, or on a time sentences away, can be wrong where a stated one cannot. */
const IMPLIED_PERIOD = 0.97
const FAR_PERIOD = 0.95
const FAR = 120
/** A bare numeral without a unit may count something else than its subject. */
const NO_UNIT = 0.9

/** How sure a row is, as the product of its weakest parts; 0 to 1, two decimals. */
export function claimConfidence(quantity: Quantity, subject: Subject | null, governed: Governed): number {
  const { time } = governed
  const period =
    (time?.relative ? IMPLIED_PERIOD : 1) * (time && quantity.span.start - time.span.end > FAR ? FAR_PERIOD : 1)
  const unit = quantity.unit === null && quantity.kind !== 'rank' ? NO_UNIT : 1
  return Math.round((subject?.certainty ?? NO_SUBJECT) * period * unit * 100) / 100
}
