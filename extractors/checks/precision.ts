import { Big } from 'big.js'

/** How exactly a number was printed; in the unit of its value. */
export interface Precision {
  /** Half of the last printed digit: 24.6 is anything from 24.55 to 24.65. */
  readonly half: Big
  /** Half of the last digit that is not zero: 3000 may have been rounded to thousands. Never below `half`. */
  readonly loose: Big
  /** Digits up to the last one that is not zero: 60 has one. */
  readonly digits: number
  /** Digits printed: 60 has two. */
  readonly printedDigits: number
  /** What the printed number is multiplied with: 亿 in 26583亿. Null where it is not printed in Arabic digits. */
  readonly scale: Big | null
}

const HALF = new Big('0.5')
const ARABIC = /\d[\d,]*(?:\.\d+)?/
/** 三分之一, 1/3, two-thirds: what they round is known to speaker and reader. */
const FRACTION = /分之|\d\/\d|半|half|third|quarter|fifth|tenth/i
const FRACTION_HALF = new Big('1.5')

/**
 * Reads the precision of a value off its printed numeral.
 *
 * @param numeral - as printed: `1.2万亿`, `三成`, `3.4 million`.
 */
export function precisionOf(numeral: string, value: Big, unitCode: string | null): Precision {
  const digits = Math.max(value.c.length, 1)
  const last = unitOf(value.e - digits + 1)
  if (unitCode === 'percent' && FRACTION.test(numeral)) {
    return { half: FRACTION_HALF, loose: FRACTION_HALF, digits: 1, printedDigits: 1, scale: null }
  }
  const printed = readPrinted(numeral, value)
  const unit = printed?.unit ?? last
  return {
    half: unit.times(HALF),
    loose: (unit.gt(last) ? unit : last).times(HALF),
    digits,
    printedDigits: Math.max(value.e - unit.e + 1, 1),
    scale: printed?.scale ?? null,
  }
}

/** What the last Arabic digit is worth (0.1万亿 in 1.2万亿). Null for Han numerals, whose zeros are not printed. */
function readPrinted(numeral: string, value: Big): { readonly unit: Big; readonly scale: Big } | null {
  const printed = ARABIC.exec(numeral)?.[0]?.replaceAll(',', '')
  if (printed === undefined || printed.length > LONGEST || value.eq(0)) return null
  const number = new Big(printed)
  if (number.eq(0)) return null
  const scale = value.abs().div(number)
  // 3千5: more than one group of digits made the value.
  if (scale.c.length !== 1 || scale.c[0] !== 1) return null
  const decimals = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0
  return { unit: unitOf(scale.e - decimals), scale }
}

/** More digits than this are no figure of a newspaper. */
const LONGEST = 30

/** A figure computed in the units of a printed one, in its print: 8867亿元 beside 8870亿元. */
export function printedLike(text: string, { scale }: Precision, computed: string): string {
  return scale === null ? computed : text.replace(ARABIC, new Big(computed).div(scale).toFixed())
}

function unitOf(exponent: number): Big {
  return new Big(`1e${exponent}`)
}
