import { Big } from 'big.js'
import { isArabicDigit, isLatinLetter, MAX_NUMERAL_LENGTH } from './digits.ts'

/** Beyond this exponent `1e999` is text, not a number that anybody reports. */
const MAX_EXPONENT = 30

/** A run of Arabic digits with group commas, decimals and exponent. */
export interface ArabicRun {
  readonly end: number
  readonly value: Big
  readonly elaborate: boolean
  readonly integerDigits: number
}

function digitsEnd(text: string, at: number): number {
  let end = at
  while (isArabicDigit(text.charCodeAt(end))) end += 1
  return end
}

/** `3,894`, `10,000.233`, `.77`, `12e-1`. Group commas must cut exact threes, else the comma belongs to a list. */
export function readArabic(text: string, at: number): ArabicRun | null {
  let end = digitsEnd(text, at)
  const leadingDigits = end - at
  if (leadingDigits > MAX_NUMERAL_LENGTH) return null
  let plain = text.slice(at, end)
  let elaborate = false
  if (leadingDigits > 0 && leadingDigits <= 3) {
    while (text[end] === ',' && digitsEnd(text, end + 1) === end + 4 && plain.length < MAX_NUMERAL_LENGTH) {
      plain += text.slice(end + 1, end + 4)
      end += 4
      elaborate = true
    }
  }
  const integerDigits = plain.length
  if (text[end] === '.' && isArabicDigit(text.charCodeAt(end + 1))) {
    const fractionEnd = digitsEnd(text, end + 1)
    if (fractionEnd - end > MAX_NUMERAL_LENGTH) return null
    plain = `${plain === '' ? '0' : plain}${text.slice(end, fractionEnd)}`
    end = fractionEnd
    elaborate = true
  }
  if (plain === '') return null
  const exponent = readExponent(text, end)
  if (exponent)
    return { end: exponent.end, value: new Big(plain).times(`1e${exponent.power}`), elaborate: true, integerDigits }
  return { end, value: new Big(plain), elaborate, integerDigits }
}

function readExponent(text: string, at: number): { readonly end: number; readonly power: number } | null {
  if (text[at] !== 'e' && text[at] !== 'E') return null
  const signed = text[at + 1] === '-' || text[at + 1] === '+'
  const from = at + (signed ? 2 : 1)
  const end = digitsEnd(text, from)
  if (end === from || end - from > 3 || isLatinLetter(text.charCodeAt(end))) return null
  const power = Number(text.slice(at + 1, end))
  return Math.abs(power) <= MAX_EXPONENT ? { end, power } : null
}
