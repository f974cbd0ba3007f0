import { Big } from 'big.js'
import type { Span } from '../../pipeline/document/index.ts'
import { isArabicDigit, isChineseNumeralUnit } from './digits.ts'
import { COINS, LOCAL_MONEY, SUBUNITS, UNIT_FACTORS, type UnitClass } from './lexicon/units.ts'
import type { Source } from './mention.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { type UnitEntry, unitAt } from './units.ts'

/** A unit with what hangs on to it: fraction of it (三斤半), smaller units (五元三毛), a unit it is per (元/吨). */
export interface AttachedUnit {
  readonly span: Span
  readonly end: number
  readonly entry: UnitEntry
  readonly code: string
  readonly factor: string
  /** To be added to the number, in the unit read: the 毛 of 五元三毛. */
  readonly extra: Big
  /** 多 stood inside the unit: 一个多月. */
  readonly more: boolean
}

const subunits: Readonly<Record<string, Readonly<Record<string, string>>>> = SUBUNITS
const factors: Readonly<Record<string, string>> = UNIT_FACTORS
const coins: Readonly<Record<string, string>> = COINS
const HAN = /\p{Script=Han}/u
const HALF = new Big('0.5')
const NONE = new Big(0)
/** Minutes in hours and months in years seldom come out even. */
const PART_DECIMALS = 4
/** At most so many smaller units: 元角分. */
const MAX_SUBUNITS = 3

function ratio(factor: string): Big {
  const [over, under] = factor.split('/')
  return under === undefined ? new Big(factor) : new Big(over as string).div(under)
}

/** 个半小时, 个多月: 半 and 多 between 个 and the unit that it begins. */
function splitClassifier(
  { text, words }: Source,
  at: number,
): { readonly entry: UnitEntry; readonly end: number; readonly half: boolean } | null {
  if (text[at] !== '个') return null
  const mark = text[at + 1]
  if (mark !== '半' && mark !== '多') return null
  for (const length of [3, 2, 1]) {
    const rest = text.slice(at + 2, at + 2 + length)
    const entry = rest.length === length ? unitAt(words.units, `个${rest}`, 0) : null
    if (entry && entry.word.length === length + 1 && entry.class === 'time')
      return { entry, end: at + 2 + length, half: mark === '半' }
  }
  return null
}

/** Small coin alone: 两毛五, 五分钱. */
function coinAt(text: string, at: number): { readonly word: string; readonly factor: string } | null {
  if (text[at] === '分' && text[at + 1] === '/') return { word: '分', factor: '0.01' }
  for (const length of [2, 1]) {
    const word = text.slice(at, at + length)
    const factor = coins[word]
    if (factor !== undefined && !/[大色度落逐楼形洲膜币发质]/.test(text[at + length] ?? ' ')) return { word, factor }
  }
  return null
}

function readParts(
  { text, words }: Source,
  first: string,
  from: number,
): { readonly extra: Big; readonly end: number } {
  let extra = NONE
  let end = from
  let word = first
  let scale = new Big(1)
  for (let count = 0; count < MAX_SUBUNITS; count += 1) {
    const table = subunits[word]
    const at = text[end] === '零' ? end + 1 : end
    const numeral = table ? readNumeral(text, at) : null
    if (!table || !numeral || numeral.high || numeral.low.gte(100)) break
    const part = Object.keys(table)
      .filter((name) => text.startsWith(name, numeral.end))
      .sort((a, b) => b.length - a.length)[0]
    if (part === undefined) {
      // 两毛五, 三块五: the last digit without its unit is a tenth.
      const last =
        ['元', '块', '毛', '角', '毫', '圆'].includes(word) &&
        numeral.end === at + 1 &&
        isChineseNumeralUnit(text.charCodeAt(at)) &&
        !unitAt(words.units, text, numeral.end)
      if (last && numeral.low.gt(0) && !numeral.elaborate) {
        extra = extra.plus(numeral.low.times(scale).times('0.1'))
        end = numeral.end
      }
      break
    }
    extra = extra.plus(numeral.low.times(ratio(table[part] as string)).round(PART_DECIMALS))
    end = numeral.end + part.length
    scale = ratio(table[part] as string)
    if (word === '元' || word === '块' || word === '圆') continue
    word = part
  }
  return { extra, end }
}

/** 元/吨, 公里/小时, 微克/立方米; 2.2元一斤. */
function perUnit(
  { text, words }: Source,
  at: number,
  of: UnitClass,
): { readonly code: string; readonly end: number } | null {
  const each = of === 'money' && text[at] === '一'
  if (text[at] !== '/' && text[at] !== '每' && !each) return null
  const entry = unitAt(words.units, text, at + 1)
  if (!entry) return null
  if (each && entry.class !== 'physical') return null
  if (text[at] === '每' && (of !== 'physical' || (entry.class !== 'physical' && entry.class !== 'time'))) return null
  return { code: perCode(entry), end: at + 1 + entry.word.length }
}

/** The code of a unit in the denominator; UCUM names hours and seconds by one letter there. */
function perCode(entry: UnitEntry): string {
  const short: Readonly<Record<string, string>> = {
    year: 'a',
    month: 'mo',
    week: 'wk',
    day: 'd',
    hour: 'h',
    minute: 'min',
    second: 's',
  }
  return short[entry.code] ?? entry.code
}

function moneyCode(code: string, local: string): string {
  return code === LOCAL_MONEY ? local : code
}

/** Small coin as the unit, with smaller coin after it (两毛五) or what it is per (2分/千瓦时). */
function attachCoin(
  source: Source,
  at: number,
  coin: { readonly word: string; readonly factor: string },
): AttachedUnit {
  const { localMoney } = source
  const end = at + coin.word.length
  const parts = readParts(source, coin.word[0] as string, end)
  const minor: UnitEntry = { word: coin.word, code: localMoney, class: 'money' }
  const per = perUnit(source, end, 'money')
  if (per)
    return {
      span: { start: at, end: per.end },
      end: per.end,
      entry: minor,
      code: `${localMoney}/${per.code}`,
      factor: coin.factor,
      extra: NONE,
      more: false,
    }
  return {
    span: { start: at, end },
    end: parts.end,
    entry: minor,
    code: localMoney,
    factor: coin.factor,
    extra: parts.extra
      .div(coin.factor)
      .times(coin.word[0] === '分' ? 1 : '0.1')
      .times(1),
    more: false,
  }
}

/** Reads the unit after a numeral; null where none stands. */
export function attachUnit(source: Source, numeral: Numeral, isMoney: boolean): AttachedUnit | null {
  const { text } = source
  let at = numeral.end
  if (text[at] === ' ') {
    at += 1
    if (text[at] === ' ') return null
  }
  const split = splitClassifier(source, at)
  if (split) {
    const { entry, end, half } = split
    return {
      span: { start: at, end },
      end,
      entry,
      code: entry.code,
      factor: '1',
      extra: half ? HALF : NONE,
      more: !half,
    }
  }
  const entry = unitAt(source.words.units, text, at)
  const coin = coinAt(text, at)
  const clearCoin = isMoney || numeral.form === 'chinese' || text[at + 1] === '/'
  if (
    coin &&
    (!entry || entry.word.length <= coin.word.length) &&
    (clearCoin || !entry || coin.word.length > entry.word.length)
  )
    return attachCoin(source, at, coin)
  if (!entry || (entry.word === '级' && numeral.scale > 0)) return null
  return attachEntry(source, at, entry, numeral)
}

/** How far before a number of 度 its subject may stand. */
const DEGREE_REACH = 14

/** 度 of electricity (发电1.1亿度) or of temperature (气温35度); an angle elsewhere. */
function degreeCode(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - DEGREE_REACH), at)
  if (/[电]/.test(before)) return 'kW.h'
  return /[温热暖冷]|零下$/.test(before) ? 'Cel' : null
}

function attachEntry(source: Source, at: number, entry: UnitEntry, numeral: Numeral): AttachedUnit {
  const { text, localMoney } = source
  const unitEnd = at + entry.word.length
  // 八折 and 85折 are both shares of the price in tenths, one written with two digits.
  const tenths = entry.word === '折' && numeral.low.lte(10)
  const factor = tenths ? '10' : (entry.factor ?? factors[entry.word] ?? '1')
  if (entry.word === '成') return attachTenths(source, at, entry)
  let end = unitEnd
  let extra = NONE
  let code = entry.class === 'money' ? moneyCode(entry.code, localMoney) : entry.code
  if (entry.word === '块' && isPiece(text, unitEnd))
    return { span: { start: at, end }, end, entry: PIECE, code: 'count', factor, extra, more: false }
  if (entry.word === '度') code = degreeCode(text, numeral.start) ?? entry.code
  const per = perUnit(source, unitEnd, entry.class)
  if (per) {
    end = per.end
    code = `${code}/${per.code}`
    return { span: { start: at, end }, end, entry, code, factor, extra, more: false }
  }
  if (text[unitEnd] === '半' && takesHalf(entry, text, unitEnd)) {
    extra = HALF
    end = unitEnd + 1
  } else {
    const parts = readParts(
      source,
      entry.word.startsWith('个') && entry.word.endsWith('小时') ? '小时' : entry.word,
      unitEnd,
    )
    extra = parts.extra
    end = parts.end
    // 三个一毫: dollars and dimes as they are spoken in Hong Kong.
    if (entry.word === '个' && end > unitEnd) code = localMoney
    const tall = entry.word === '米' && end === unitEnd ? readHeight(source, unitEnd, numeral) : null
    if (tall) return { span: { start: at, end: unitEnd }, entry, code, factor, more: false, ...tall }
  }
  if (
    entry.class === 'money' &&
    (text[end] === '整' || text[end] === '正') &&
    !/[\p{Script=Han}]/u.test(text[end + 1] ?? ' ')
  )
    end += 1
  return { span: { start: at, end: unitEnd }, end, entry, code, factor, extra, more: false }
}

/** 一米九, 1米85: what stands after 米 are its tenths and hundredths, when no unit of its own follows. */
function readHeight(
  { text, words }: Source,
  at: number,
  numeral: Numeral,
): { readonly extra: Big; readonly end: number } | null {
  if (numeral.low.gte(10) || numeral.elaborate) return null
  let end = at
  while (end < at + 3 && isDigit(text.charCodeAt(end)) && !'十百千万亿两零〇'.includes(text[end] as string)) end += 1
  const next = text[end] ?? ' '
  const closed = end - at === 1 || end - at === 2
  if (!closed || unitAt(words.units, text, end) || '十百千万亿两零〇几多点.年月日号'.includes(next)) return null
  const digits = [...text.slice(at, end)].map((digit) => readNumeral(digit, 0)?.low.toFixed() ?? '').join('')
  return digits.length === end - at ? { extra: new Big(`0.${digits}`), end } : null
}

const PIECE: UnitEntry = { word: '块', code: 'count', class: 'count' }
/** After 块 as money the clause goes on with a particle, a verb or another unit; as a classifier with the noun. */
const AFTER_MONEY =
  '的多钱左以上就都也不还买卖每一二两三四五六七八九几到至和或才呢吧啊了来给是有半起人但而可能够吃住用下如起封给花港美绰'

/** 95块金牌, 14500块面板: pieces, not money. */
function isPiece(text: string, at: number): boolean {
  const next = text[at] ?? ' '
  return HAN.test(next) && !AFTER_MONEY.includes(next)
}

/** 三斤半, 一年半; but 三个半导体… and 年半场 are none. */
function takesHalf(entry: UnitEntry, text: string, at: number): boolean {
  if ('导岛决场径数价成挂身边程载路山封天'.includes(text[at + 1] ?? ' ')) return false
  return (
    entry.class === 'physical' ||
    entry.class === 'time' ||
    entry.class === 'age' ||
    entry.class === 'times' ||
    entry.word === '个' ||
    entry.word === '块'
  )
}

function isDigit(unit: number): boolean {
  return isChineseNumeralUnit(unit) || isArabicDigit(unit)
}

/** 两成四 is 24 per cent, 三成半 35. */
function attachTenths({ text, words }: Source, at: number, entry: UnitEntry): AttachedUnit {
  const end = at + 1
  const base = { span: { start: at, end }, entry, code: entry.code, factor: '10', more: false }
  if (text[end] === '半') return { ...base, end: end + 1, extra: HALF }
  const digit = readNumeral(text, end)
  const single = digit && digit.end === end + 1 && isDigit(text.charCodeAt(end)) && digit.low.gt(0) && digit.low.lt(10)
  if (
    single &&
    text[digit.end] !== '成' &&
    (!unitAt(words.units, text, digit.end) || text.startsWith('个案', digit.end))
  )
    return { ...base, end: digit.end, extra: digit.low.times('0.1') }
  return { ...base, end, extra: NONE }
}
