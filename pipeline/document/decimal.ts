/** A double keeps every decimal of up to this many significant digits (IEEE 754 binary64: DBL_DIG). */
const EXACT_DIGITS = 15

/**
 * The JSON number of an exact decimal, or null when a double cannot be trusted to hold it: a wrong digit must not look
 * right.
 *
 * @param decimal - plain notation: `10812600000000`, `-2.5`.
 */
export function exactNumber(decimal: string): number | null {
  const number = Number(decimal)
  if (!Number.isFinite(number)) return null
  const whole = !decimal.includes('.') && Number.isSafeInteger(number)
  return whole || significantDigits(decimal) <= EXACT_DIGITS ? number : null
}

function significantDigits(decimal: string): number {
  const digits = decimal.replace(/[^0-9.]/g, '')
  const point = digits.indexOf('.')
  const whole = point < 0 ? digits : digits.slice(0, point)
  const fraction = point < 0 ? '' : digits.slice(point + 1)
  const all = whole + fraction
  let start = 0
  while (start < all.length && all[start] === '0') start += 1
  let end = all.length
  while (end > start && all[end - 1] === '0') end -= 1
  return end - start
}
