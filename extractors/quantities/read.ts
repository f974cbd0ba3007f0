import { Big } from 'big.js'
import { longestBefore, wordsByEnd } from '../word-index.ts'
import { type AttachedUnit, attachUnit } from './attach.ts'
import { isArabicDigit, isLatinLetter } from './digits.ts'
import { type Fraction, quotient, readFraction, readSlashFraction } from './fractions.ts'
import { skipSpacesBack } from './look.ts'
import { type Mention, noted, type Source } from './mention.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { currencyNames, type UnitEntry, unitAt } from './units.ts'

const currencies = wordsByEnd(currencyNames.keys())
const NEGATIVE = ['负', '零下', '-', '−']
const negatives = wordsByEnd(NEGATIVE)
const HAN = /\p{Script=Han}/u
/** 为-3, 至-5: a dash after these is a minus before any unit. */
const AFTER_COPULA = '为是至到于比达'

/** A bare mention of the numeral, without unit. */
export function plainMention(numeral: Numeral): Mention {
  return {
    start: numeral.start,
    end: numeral.end,
    numeral: { start: numeral.start, end: numeral.end },
    low: numeral.low,
    high: numeral.high,
    form: numeral.form,
    scale: numeral.scale,
    elaborate: numeral.elaborate,
    unit: null,
    unitCode: null,
    unitClass: null,
    factor: '1',
    signed: false,
    prefixed: false,
    comparator: numeral.high ? 'range' : (numeral.surplus ?? 'eq'),
    kind: null,
    nominal: null,
    rule: 'quantity/number',
    trace: [
      {
        rule: `numeral/${numeral.form}`,
        note: `read as ${describe(numeral.low, numeral.high)}`,
        span: { start: numeral.start, end: numeral.end },
      },
    ],
  }
}

function describe(low: Big, high: Big | null): string {
  return high ? `${plainDigits(low)} to ${plainDigits(high)}` : plainDigits(low)
}

/** Decimal notation without exponent. */
function plainDigits(value: Big): string {
  return value.toFixed()
}

function withFraction({ text, words }: Source, numeral: Numeral, fraction: Fraction): Mention {
  const unit = fraction.whole ? null : unitAt(words.units, text, fraction.end)
  const measured = unit && (unit.class === 'physical' || unit.class === 'time') && unit.word !== '个'
  // A share is no more than the whole: 16分之2225 is a number. 百分之一百二十 keeps its per cent.
  const improper = numeral.form !== 'scale' && fraction.over.abs().gt(fraction.under)
  const hundredfold = !fraction.whole && !measured && !improper
  const value = (over: Big) => quotient(over, fraction.under, hundredfold).plus(fraction.whole ?? 0)
  const base = plainMention({
    ...numeral,
    end: fraction.end,
    low: value(fraction.over),
    high: fraction.overHigh ? value(fraction.overHigh) : null,
    surplus: fraction.surplus,
    scale: 0,
    elaborate: true,
  })
  const share: Partial<Mention> = hundredfold ? { unitCode: 'percent', unitClass: 'percent' } : {}
  return noted(
    { ...base, form: 'fraction' },
    { ...share, rule: 'quantity/fraction' },
    'quantity/fraction',
    hundredfold ? 'a fraction, in per cent' : 'a fraction of a measure',
  )
}

function withUnit(mention: Mention, unit: AttachedUnit): Mention {
  const low = mention.low.plus(unit.extra)
  const high = mention.high?.plus(unit.extra) ?? null
  return noted(
    mention,
    {
      end: unit.end,
      low,
      high,
      unit: unit.span,
      unitCode: unit.code,
      unitClass: unit.entry.class,
      factor: unit.factor,
      comparator: unit.more && mention.comparator === 'eq' ? 'gt' : mention.comparator,
      rule: `quantity/${unit.entry.class.replace('_', '-')}`,
    },
    `unit/${unit.entry.class.replace('_', '-')}`,
    `${unit.entry.word} is ${unit.code}`,
    unit.span,
  )
}

/** 翻了近两番: each 番 doubles, and the change is the increase in multiples of the base. */
const AFTER_FAN = /翻了?(?:约|近|超|超过|逾|将近|接近)?$/

/** 翻0.6番 is printed now and then and has no agreed meaning. */
function isSmallWhole(value: Big): boolean {
  return value.gte(1) && value.lte(20) && value.eq(value.round(0, 0))
}

function asDoubling(mention: Mention, text: string): Mention {
  const { start, end } = mention.numeral
  if (text[end] !== '番' || !AFTER_FAN.test(text.slice(Math.max(0, start - 5), start)) || !isSmallWhole(mention.low))
    return mention
  return noted(
    mention,
    {
      end: end + 1,
      low: new Big(2).pow(mention.low.toNumber()).minus(1),
      unit: { start: end, end: end + 1 },
      unitCode: 'times',
      unitClass: 'times',
      kind: 'change',
      rule: 'quantity/doubling',
    },
    'quantity/doubling',
    '番 doubles: increase in multiples of the base',
    { start, end: end + 1 },
  )
}

/** US$, 人民币, 港币 before the number. */
function currencyBefore(
  text: string,
  start: number,
  floor: number,
  localMoney: string,
): { readonly start: number; readonly end: number; readonly code: string } | null {
  const match = longestBefore(currencies, text, skipSpacesBack(text, start))
  if (!match || match.start < floor) return null
  const named = currencyNames.get(match.word) as string
  // A bare $ is the paper's own dollar in Hong Kong, Taiwan and Macau.
  const code = match.word === '$' && localMoney !== 'CNY' ? localMoney : named
  if (/^[A-Z]/.test(match.word) && isLatinLetter(text.charCodeAt(match.start - 1))) return null
  return { ...match, code }
}

function prefixCurrency(mention: Mention, { text, localMoney }: Source, floor: number): Mention {
  const currency = currencyBefore(text, mention.start, floor, localMoney)
  const fits = mention.unitClass === null || mention.unitClass === 'money'
  if (!currency || !fits || mention.form === 'fraction') return mention
  return noted(
    mention,
    {
      start: currency.start,
      unit: mention.unit ?? { start: currency.start, end: currency.end },
      unitCode: currency.code,
      unitClass: 'money',
      prefixed: true,
      rule: 'quantity/money',
    },
    'unit/currency-before',
    `${currency.code} before the number`,
    { start: currency.start, end: mention.start },
  )
}

/** A dash is a sign only where nothing stands before it that could begin a range or a name (CH-5, 3-1). */
function isSign(text: string, at: number, floor: number, unitClass: Mention['unitClass']): boolean {
  const before = text[at - 1] ?? ' '
  if (skipSpacesBack(text, at) === floor && floor > 0) return false
  if (isArabicDigit(before.charCodeAt(0)) || isLatinLetter(before.charCodeAt(0)) || ')）%-'.includes(before))
    return false
  return (
    !HAN.test(before) ||
    unitClass === 'percent' ||
    unitClass === 'physical' ||
    unitClass === null ||
    AFTER_COPULA.includes(before)
  )
}

/** 负 inside a phrase before a count is a burden or a defeat (身负10项); alone it is a sign, as of a score (负16分). */
function isNegativeWord(text: string, at: number, unitClass: Mention['unitClass']): boolean {
  const before = text[at - 1] ?? ' '
  const counts = unitClass === 'count' || unitClass === 'time' || unitClass === 'money'
  if (counts && HAN.test(before)) return false
  return !'担抱肩减胜背欠身'.includes(before)
}

/** 负, 零下, a minus or plus. `floor` is where the number before ends: a dash there joins a range. */
function signed(mention: Mention, text: string, floor: number): Mention {
  const at = skipSpacesBack(text, mention.start)
  const match = longestBefore(negatives, text, at)
  if (match) {
    const dash = match.word === '-' || match.word === '−'
    const negative = dash
      ? isSign(text, match.start, floor, mention.unitClass)
      : isNegativeWord(text, match.start, mention.unitClass)
    if (!negative || (mention.low.lt(0) && mention.form !== 'fraction')) return mention
    return noted(
      mention,
      { start: match.start, low: mention.low.neg(), high: mention.high?.neg() ?? null, signed: true },
      'numeral/sign',
      `${match.word} makes it negative`,
      match,
    )
  }
  if (text[at - 1] === '+' && at === mention.start && isSign(text, at - 1, floor, mention.unitClass))
    return noted(mention, { start: at - 1, signed: true }, 'numeral/sign', 'plus sign', { start: at - 1, end: at })
  return mention
}

/** 每吨4000元: money per a physical unit. */
export function perBefore(mention: Mention, { text, words }: Source): Mention {
  if (mention.unitClass !== 'money' || mention.unitCode?.includes('/')) return mention
  for (let length = 4; length >= 1; length -= 1) {
    const start = mention.start - length
    if (text[start - 1] !== '每') continue
    const entry = unitAt(words.units, text, start)
    if (entry?.class === 'physical' && entry.word.length === length) return perPhysical(mention, entry, start - 1)
  }
  return mention
}

function perPhysical(mention: Mention, entry: UnitEntry, start: number): Mention {
  return noted(
    mention,
    { start, unitCode: `${mention.unitCode}/${entry.code}` },
    'unit/per',
    `每${entry.word} before the money`,
    {
      start,
      end: mention.start,
    },
  )
}

/** Reads the number with unit, currency and sign that begins at `at`; null where none does. The number before ends at `floor`. */
export function readQuantity(source: Source, at: number, floor: number): Mention | null {
  const { text } = source
  const slash = isArabicDigit(text.charCodeAt(at)) ? readSlashFraction(text, at) : null
  const numeral = readNumeral(text, at)
  if (!numeral) return null
  if (slash) return withFraction(source, numeral, slash)
  const fraction = readFraction(text, numeral)
  if (fraction) {
    const mention = withFraction(source, numeral, fraction)
    const unit = mention.unitClass ? null : attachUnit(source, { ...numeral, end: mention.end }, false)
    return signed(unit ? withUnit(mention, unit) : mention, text, floor)
  }
  const plain = plainMention(numeral)
  const doubling = asDoubling(plain, text)
  if (doubling !== plain) return doubling
  const currency = currencyBefore(text, plain.start, floor, source.localMoney)
  const unit = attachUnit(source, numeral, currency !== null)
  const measured =
    unit && !(currency && unit.entry.class !== 'money' && unit.entry.word !== '个') ? withUnit(plain, unit) : plain
  return perBefore(prefixCurrency(signed(measured, text, floor), source, floor), source)
}
