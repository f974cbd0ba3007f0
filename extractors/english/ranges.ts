import type { Quantity } from '../types.ts'
import { withApproximator } from './comparators.ts'
import { nominalReason } from './nominal.ts'
import type { Numeral } from './numerals.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { type Part, SIDE } from './quantity-part.ts'

/** What stands between the ends of a range: `47 and 49 percent`, `US$25.0-US$25.8 billion`, `five to eight days`. */
export const RANGE_LINK = /^ ?(?:-|–|—|~|to|and|or) ?$/

export function joinRange(paragraph: EnglishParagraph, low: Part, high: Part): Quantity | null {
  const { text } = paragraph
  const lowEnd = low.unit?.span?.end ?? low.numeral.span.end
  const highStart = high.currency?.start ?? high.numeral.span.start
  if (highStart < lowEnd || highStart - lowEnd > 5) return null
  const link = text.slice(lowEnd, highStart)
  if (!RANGE_LINK.test(link)) return null
  if (high.numeral.form === 'fraction' || low.numeral.form === 'fraction') return null
  const before = text.slice(
    Math.max(paragraph.span.start, low.numeral.span.start - SIDE),
    low.currency?.start ?? low.numeral.span.start,
  )
  const word = link.trim()
  if (word === 'and' && !/\b(?:between|ranges?|ranging|range of) (?:from )?(?:about )?$/i.test(before)) return null
  if (word === 'or' && (low.unit !== null || high.unit === null || high.unit.code === null)) return null
  if (word === 'to' && /\bfrom (?:about )?$/i.test(before) && !/\brang(?:e|es|ed|ing) from $/i.test(before)) return null
  if (low.unit?.code && high.unit?.code && low.unit.code !== high.unit.code) return null
  const unit = high.unit ?? low.unit
  // `between 1831 and 1833`
  if (word === 'and' && unit === null && isYears(low, high, 'count')) return null
  const whole = { start: low.numeral.span.start, end: high.numeral.span.end }
  if (nominalReason(paragraph, whole, unit?.code ?? null, null)) return null
  // A bare `4-1` is a score, `2019-2024` are years; a hyphen joins a range only before a unit.
  if (/^[-–—]$/.test(word) && (unit === null || isYears(low, high, unit.code))) return null
  // `rose 1,600 points to 19,000` goes on to a level; a range prints its unit at its end.
  if (word === 'to' && (unit === null || high.unit === null)) return null
  const lowValue = scaledAlike(low.numeral, high.numeral)
  if (Number(lowValue) >= Number(high.numeral.value)) return null
  const span = { start: low.currency?.start ?? low.numeral.span.start, end: unit?.span?.end ?? high.numeral.span.end }
  return {
    span: withApproximator(paragraph, span).span,
    numeral: { start: low.numeral.span.start, end: high.numeral.span.end },
    kind: unit?.kind ?? 'amount',
    value: lowValue,
    valueHigh: high.numeral.value,
    comparator: 'range',
    unit: unit?.printed ?? null,
    unitCode: unit?.code ?? 'count',
    nominal: false,
    rule: 'quantity/en-range',
    trace: [{ rule: 'quantity/en-range', note: `two numbers joined by “${word}”`, span }],
  }
}

function isYears(low: Part, high: Part, code: string | null): boolean {
  const year = (part: Part): boolean => /^(?:1[5-9]|20)\d\d$/.test(part.numeral.value) && part.currency === null
  return code === 'count' && year(low) && year(high)
}

/** `25.0-25.8 billion`: the multiplier printed once holds for both ends. */
function scaledAlike(low: Numeral, high: Numeral): string {
  if (low.power > 0 || high.power === 0 || low.form !== 'digits') return low.value
  // `NT$500,000-NT$10 million` prints its lower end in full.
  if (Number(low.value) >= Number(high.value) / 10 ** high.power) return low.value
  return shiftDecimal(low.value, high.power)
}

function shiftDecimal(value: string, power: number): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const digits = fraction.padEnd(power, '0')
  const shifted = `${whole}${digits.slice(0, power)}.${digits.slice(power)}`
  return shifted
    .replace(/^0+(?=\d)/, '')
    .replace(/\.$/, '')
    .replace(/(\.\d{0,30}?)0{1,30}$/, '$1')
    .replace(/\.$/, '')
}
