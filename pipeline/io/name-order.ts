const DIGITS = /\d+|\D+/g

/**
 * Name order as a person reads it: numbers by value (`page-2` before `page-10`), everything else by code unit. Written
 * out, because `Intl.Collator` follows the machine's locale and the order of pages decides what is written.
 */
export function compareNames(a: string, b: string): number {
  const left = a.match(DIGITS) ?? []
  const right = b.match(DIGITS) ?? []
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i += 1) {
    const order = compareParts(left[i] ?? '', right[i] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length || compareUnits(a, b)
}

function compareParts(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return compareUnits(a, b)
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return left.length - right.length || compareUnits(left, right)
}

function isNumber(part: string): boolean {
  const first = part.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
