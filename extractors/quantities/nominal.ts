import type { Big } from 'big.js'
import { longestBefore, wordsByEnd } from '../word-index.ts'
import { frameReason } from './frames.ts'
import { labelReason } from './labels.ts'
import { ASSERTIONS, ONE_IN_IDIOMS, WEAK_COUNTERS } from './lexicon/nominal.ts'
import { skipSpacesBack } from './look.ts'
import type { Mention } from './mention.ts'
import { isPartOfFormula, nameReason } from './names.ts'
import { isSmallChinese, printedOne, unitText } from './printed.ts'

const weak = new Set<string>(WEAK_COUNTERS)
const idiomUnits = new Set<string>(ONE_IN_IDIOMS)
const assertions = wordsByEnd(ASSERTIONS)
const HAN = /\p{Script=Han}/u

/** 一 counts with these classes (一倍, 一美元); before a classifier it means "a". */
const ONE_COUNTS = new Set<Mention['unitClass']>(['percent', 'percentage_point', 'times', 'money', 'rank', 'time'])
/** Bare numbers below this name things (第三, 7号…) more often than they count. */
const LEAST_BARE = 100
/** Longer bare digits are telephone numbers, codes and ids. */
const LONG_DIGITS = 7

function isYearLike(value: Big): boolean {
  return value.gte(1900) && value.lte(2100)
}

/** A number without a unit counts where a bound, a multiplier or a word like 达 says so. */
function bareReason(text: string, mention: Mention): string | null {
  if (mention.unit || mention.unitClass || (mention.signed && mention.elaborate)) return null
  if (isProportion(text, mention)) return 'a proportion'
  const bounded = mention.comparator !== 'eq' && (mention.comparator !== 'range' || mention.elaborate)
  if (mention.form !== 'arabic') {
    const counts = mention.form === 'chinese' && mention.elaborate && (mention.scale > 0 || bounded)
    return counts ? null : 'a bare number'
  }
  const printed = text.slice(mention.numeral.start, mention.numeral.end)
  if (mention.scale > 0 || printed.includes(',')) return null
  if (printed.length >= LONG_DIGITS) return 'a long bare number'
  const year = isYearLike(mention.low) && printed.length === 4
  if (bounded && !(year && HAN.test(text[mention.end] ?? ' '))) return null
  if (year) return 'a bare year'
  return isAsserted(text, mention) ? null : 'a bare number'
}

/** 7.5∶ 52.8∶ 39.7, 近4﹕1: the terms of a proportion. */
function isProportion(text: string, mention: Mention): boolean {
  const after = text.slice(mention.end, mention.end + 3)
  const before = text.slice(Math.max(0, mention.start - 2), mention.start)
  return /^[:：∶﹕] ?\d/.test(after) || /[:∶﹕] ?$/.test(before)
}

/** 人数为300, 收于20546.49. */
function isAsserted(text: string, mention: Mention): boolean {
  if (HAN.test(text[mention.end] ?? ' ') || (mention.low.lt(LEAST_BARE) && !mention.elaborate)) return false
  const cue = longestBefore(assertions, text, skipSpacesBack(text, mention.start))
  return cue !== null && (cue.word !== '于' || mention.elaborate)
}

/** 一家企业, 一度: where 一 does not count. */
function oneReason(text: string, mention: Mention): string | null {
  if (!printedOne(text, mention) || !mention.unitClass) return null
  const unit = unitText(text, mention)
  // 一米九: what hangs on to the unit makes it count.
  if (mention.unit && mention.end > mention.unit.end) return null
  if (idiomUnits.has(unit)) return '一 means a'
  const counts = ONE_COUNTS.has(mention.unitClass) || mention.unitClass === 'physical' || mention.unitClass === 'age'
  return counts ? null : '一 means a'
}

/** 二手, 三省, 1级: a numeral before a classifier that names a set, a grade or a generation. */
function setReason(text: string, mention: Mention): string | null {
  const unit = unitText(text, mention)
  if (mention.signed) return null
  const small = isSmallChinese(mention) && !mention.elaborate
  const counter = mention.unitClass === 'count' || mention.unitClass === 'point'
  if (!counter && !(mention.unitClass === 'physical' && small && weak.has(unit) && unit !== '里')) return null
  if (unit === '次' && small && text[mention.start - 1] === '届') return 'a session'
  if (text[mention.numeral.start] === '二' && mention.numeral.end === mention.numeral.start + 1)
    return '二 before a classifier is a term'
  if (small && (weak.has(unit) || mention.unitClass === 'point'))
    return `${unit} after a small Chinese numeral is a set`
  return unit === '级' && mention.scale === 0 && !mention.elaborate ? 'a grade' : null
}

/** 千亿元 and 上万人 count; 百姓, 千家, 万元 alone are words. */
function scaleReason(text: string, mention: Mention): string | null {
  if (mention.comparator !== 'eq') return null
  const single = mention.numeral.end - mention.numeral.start === 1
  const measured = mention.unit !== null && mention.unitClass !== 'point'
  if (!single) return measured ? null : 'bare multipliers'
  const asserted = longestBefore(assertions, text, mention.start) !== null
  return asserted && measured && mention.unitClass !== 'count' ? null : 'a bare multiplier'
}

/** 每100毫升, 28毫克/100毫升: the base of a rate is not asserted. */
function isRateBase(text: string, mention: Mention): boolean {
  const counted = mention.unitClass === 'count' || mention.unitClass === 'physical' || mention.unitClass === null
  return counted && /(?:每|[a-zA-Z克升]\/)$/.test(text.slice(Math.max(0, mention.start - 2), mention.start))
}

/** Why the number names and does not measure; null for a quantity. */
export function nominalReason(text: string, mention: Mention): string | null {
  if (mention.unitClass === 'rank') return null
  if (mention.form === 'fixed') return frameReason(text, mention)
  if (mention.form === 'reading') return 'digits by reading'
  if (isPartOfFormula(text, mention)) return 'a formula'
  const name = nameReason(text, mention) ?? labelReason(text, mention)
  if (name) return name
  if (isRateBase(text, mention)) return 'the base of a rate'
  if (mention.form === 'scale') return scaleReason(text, mention)
  return frameReason(text, mention) ?? oneReason(text, mention) ?? setReason(text, mention) ?? bareReason(text, mention)
}
