import type { Big } from 'big.js'
import { BOUNDS_BEFORE } from './lexicon/bounds.ts'
import { NOMINAL_SUFFIXES, WEAK_COUNTERS } from './lexicon/nominal.ts'
import { DURATION_CUES, LATER, LENGTH_NOUNS, TIME_FRAMES_AFTER, TIME_FRAMES_BEFORE } from './lexicon/time-words.ts'
import { longestAt, longestBefore, wordsByEnd, wordsByStart } from './lexicon/words.ts'
import { skipSpacesBack, wordBefore } from './look.ts'
import type { Mention } from './mention.ts'
import { isLatinLetter } from './numeral.ts'

const suffixes = wordsByStart(NOMINAL_SUFFIXES)
const weak = new Set<string>(WEAK_COUNTERS)
const framesBefore = wordsByEnd(TIME_FRAMES_BEFORE)
const framesAfter = wordsByStart(TIME_FRAMES_AFTER)
const later = wordsByStart(LATER)
const lengthNouns = wordsByStart(LENGTH_NOUNS)
const durationCues = wordsByEnd([...DURATION_CUES, ...Object.values(BOUNDS_BEFORE).flat()])
const durationFillers = wordsByEnd(['了', '为', '约', '近', '共', '已'])
/** A bare number after one of these is asserted of something: 人数为300, 报20546.49. */
const assertions = wordsByEnd([
  '为',
  '达',
  '达到',
  '至',
  '到',
  '共',
  '共计',
  '合计',
  '总计',
  '计',
  '有',
  '增至',
  '降至',
  '升至',
  '报',
  '收在',
  '报收',
  '收报',
  '于',
  '人数',
  '总数',
  '数量',
  '指数',
  '点数',
  '得分',
  '出',
  '：',
  ':',
  '等于',
  '是',
  '只有',
  '了',
])
const HAN = /\p{Script=Han}/u

/** Units that a product's name carries with its number: 40W灯泡, 55英寸电视, 7纳米芯片. */
const SPEC_CODES = new Set([
  'W',
  'V',
  'Hz',
  'GHz',
  'MHz',
  '[in_i]',
  'nm',
  'mA.h',
  'mm',
  'GBy',
  'TBy',
  'Mbit/s',
  'Gbit/s',
  'L',
])
const AFTER_SPEC = '的以左之至到、，。；！？）」”的，和与及或已由较比，而等者为是增上下提降'
/** 一 counts with these classes; before a classifier it means "a". */
const ONE_COUNTS = new Set(['percent', 'percentage_point', 'times', 'money', 'rank'])
const ONE_PHYSICAL_IDIOM = new Set(['方', '节', '度', '两', '寸', '里', '立方', '升', '瓦', '尺', '伏', '帕', '米'])

function printedOne(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  return end - start === 1 && '一壹'.includes(text[start] as string)
}

function isSmallChinese(mention: Mention): boolean {
  return mention.form === 'chinese' && mention.low.lte(10) && !mention.high
}

function unitText(text: string, mention: Mention): string {
  return mention.unit ? text.slice(mention.unit.start, mention.unit.end) : ''
}

/** 5G, PM2.5, C919, CH-5, web3.0: a number grown together with letters. */
function isName(text: string, mention: Mention): boolean {
  if (mention.form !== 'arabic' || mention.prefixed) return false
  const { start, end } = mention.numeral
  const next = text.charCodeAt(end)
  if (isLatinLetter(next) && !mention.unit) return true
  if (
    isLatinLetter(text.charCodeAt(end - 1)) &&
    !mention.unit &&
    !mention.comparator.startsWith('a') &&
    !text[end - 1]?.match(/[wW]/)
  )
    return true
  const previous = text[start - 1] ?? ''
  if (previous === '#' || previous === '№' || previous === '_' || previous === '@') return true
  const joined = /[A-Za-z]/.test(previous) || (/[-·]/.test(previous) && /[A-Za-z0-9]/.test(text[start - 2] ?? ''))
  if (!joined || mention.signed) return false
  return (
    !mention.unit ||
    !(
      mention.elaborate ||
      mention.unitClass === 'percent' ||
      mention.unitClass === 'money' ||
      mention.unitClass === 'percentage_point' ||
      'n个家人项台辆款名'.includes(unitText(text, mention))
    )
  )
}

function specifies(text: string, mention: Mention): boolean {
  if (!mention.unitCode || !SPEC_CODES.has(mention.unitCode) || mention.comparator !== 'eq' || mention.scale > 0)
    return false
  const next = text[mention.end] ?? ''
  const after = next === ' ' ? (text[mention.end + 1] ?? '') : next
  if (/[A-Za-z]/.test(after)) return true
  return HAN.test(after) && !AFTER_SPEC.includes(after)
}

function isFrame(text: string, mention: Mention): string | null {
  if (mention.unitClass !== 'time') return null
  const approximated = text[mention.start] === '近' && mention.start < mention.numeral.start
  const from = approximated ? mention.start + 1 : mention.start
  const length = longestAt(lengthNouns, text, mention.end)
  const before = longestBefore(framesBefore, text, skipSpacesBack(text, from))
  const afterEvent = before?.word === '后' && HAN.test(text[before.start - 1] ?? ' ')
  if (before && !length && !afterEvent && !isLatinLetter(text.charCodeAt(before.start - 1)))
    return `${before.word} makes it a stretch of the calendar`
  const after = longestAt(framesAfter, text, mention.end)
  if (after && !(after.word === '期' && text[after.end] === '间'))
    return `${after.word} makes it a stretch of the calendar`
  const shift = longestAt(later, text, mention.end)
  const calendar =
    mention.unitCode === 'year' ||
    mention.unitCode === 'month' ||
    mention.unitCode === 'day' ||
    mention.unitCode === 'week'
  if (shift && calendar && !HAN.test(text[mention.start - 1] ?? ' ')) return `${shift.word} opens a clause: a date`
  return null
}

/** 24小时营业: all day long. */
function isRoundTheClock(text: string, mention: Mention): boolean {
  if (mention.unitCode !== 'hour' || !mention.low.eq(24) || mention.comparator !== 'eq') return false
  const next = text[mention.end] ?? ' '
  return HAN.test(next) && !'内后之以前的里间来就左才仍未没不已共'.includes(next)
}

/** 一年 and 半年 without a word of duration are "a year" and a season. */
function isLooseTime(text: string, mention: Mention): boolean {
  if (mention.unitClass !== 'time' || mention.comparator !== 'eq') return false
  const loose = printedOne(text, mention) || text[mention.numeral.start] === '半'
  if (!loose || mention.unit === null || mention.low.gt(1)) return false
  return wordBefore(text, mention.start, durationCues, durationFillers) === null
}

function bareReason(text: string, mention: Mention): string | null {
  if (mention.unit || mention.unitClass) return null
  if (mention.signed && mention.elaborate) return null
  const bounded = mention.comparator !== 'eq' && !(mention.comparator === 'range' && !mention.elaborate)
  const asserted = longestBefore(assertions, text, skipSpacesBack(text, mention.start)) !== null
  const digits = mention.numeral.end - mention.numeral.start
  if (mention.form === 'arabic') {
    const grouped = text.slice(mention.numeral.start, mention.numeral.end).includes(',')
    if (mention.scale > 0 || grouped) return null
    if (digits >= 7) return 'a long bare number'
    if (isYearLike(mention.low) && digits === 4 && !bounded) return 'a bare year'
    const followed = HAN.test(text[mention.end] ?? ' ')
    if (bounded) return null
    const settled = text[skipSpacesBack(text, mention.start) - 1] === '于' && !mention.elaborate
    return asserted && !settled && !followed && (mention.low.gte(100) || mention.elaborate) ? null : 'a bare number'
  }
  if (mention.form === 'chinese' && mention.elaborate && (mention.scale > 0 || bounded)) return null
  return 'a bare number'
}

function isYearLike(value: Big): boolean {
  return value.gte(1900) && value.lte(2100)
}

function counterReason(text: string, mention: Mention): string | null {
  const unit = unitText(text, mention)
  const small = isSmallChinese(mention)
  if (printedOne(text, mention) && mention.unitClass && !ONE_COUNTS.has(mention.unitClass)) {
    if (mention.unitClass === 'time') return null
    if (mention.unitClass !== 'physical' && mention.unitClass !== 'age') return '一 means a'
    if (ONE_PHYSICAL_IDIOM.has(unit)) return '一 means a'
  }
  if (printedOne(text, mention) && ['块', '毛', '分', '角', '圆'].includes(unit)) return '一 means a'
  if (
    mention.unitClass !== 'count' &&
    mention.unitClass !== 'point' &&
    !(small && weak.has(unit) && mention.unitClass === 'physical' && unit !== '里')
  )
    return null
  const digit = text[mention.numeral.start]
  if (digit === '二' && mention.numeral.end === mention.numeral.start + 1) return '二 before a classifier is a term'
  if (small && !mention.elaborate && weak.has(unit)) return `${unit} after a small Chinese numeral is a set`
  if (small && mention.unitClass === 'point') return 'a small Chinese numeral of points'
  if (unit === '级' && mention.scale === 0 && !mention.elaborate) return 'a grade'
  if (unit === '代' || (unit === '届' && text[mention.start - 1] === '第')) return 'a generation'
  return null
}

/** “两个确立”, “四个意识”: a coined set inside quotation marks. */
function isCoined(text: string, mention: Mention): boolean {
  const open = text[mention.start - 1] ?? ''
  return (
    '“‘《「'.includes(open || ' ') &&
    mention.form === 'chinese' &&
    mention.low.lte(20) &&
    mention.unitClass !== 'percent' &&
    mention.unitClass !== 'money' &&
    mention.unitClass !== 'times'
  )
}

function suffixReason(text: string, mention: Mention): string | null {
  if (mention.unitClass && mention.unitClass !== 'count') return null
  if (mention.elaborate && mention.form !== 'chinese' && mention.scale > 0) return null
  const match = longestAt(suffixes, text, mention.numeral.end)
  if (!match || (match.word === '大' && '关约概类'.includes(text[match.end] ?? ' '))) return null
  const unit = unitText(text, mention)
  if (unit.length > match.word.length || (unit.length === match.word.length && unit === match.word && !weak.has(unit)))
    return null
  if (mention.comparator !== 'eq' && match.word.length === 1 && match.word !== '大' && match.word !== '强') return null
  return `${match.word} after it makes a name`
}

/** Why the number names and does not measure; null for a quantity. */
export function nominalReason(text: string, mention: Mention): string | null {
  if (mention.unitClass === 'rank' || mention.form === 'fixed')
    return mention.unitClass === 'time'
      ? (isFrame(text, mention) ?? (isLooseTime(text, mention) ? '半 without a word of duration' : null))
      : null
  if (mention.form === 'reading') return 'digits by reading'
  if (isName(text, mention)) return 'grown together with letters'
  if (
    /^\+[\dA-Za-z]/.test(text.slice(mention.end, mention.end + 2)) ||
    /[\dA-Za-z]\+$/.test(text.slice(Math.max(0, mention.start - 2), mention.start))
  )
    return 'a formula'
  if (isCoined(text, mention)) return 'a coined set in quotation marks'
  const suffix = suffixReason(text, mention)
  if (suffix) return suffix
  if (mention.form === 'scale') return scaleReason(text, mention)
  if (
    text[mention.start - 1] === '每' &&
    (mention.unitClass === 'count' || mention.unitClass === 'physical' || mention.unitClass === null)
  )
    return 'the base of a rate'
  if (specifies(text, mention)) return 'a specification'
  const frame = isFrame(text, mention)
  if (frame) return frame
  if (isRoundTheClock(text, mention)) return 'round the clock'
  if (isLooseTime(text, mention)) return '一 without a word of duration'
  return counterReason(text, mention) ?? bareReason(text, mention)
}

/** 千亿元 and 上万人 count; 百姓, 千家, 万元 alone are words. */
function scaleReason(text: string, mention: Mention): string | null {
  if (mention.comparator !== 'eq') return null
  const digits = mention.numeral.end - mention.numeral.start
  if (digits === 1 && longestBefore(assertions, text, mention.start) && mention.unit && mention.unitClass !== 'count')
    return null
  if (digits === 1) return 'a bare multiplier'
  if (mention.unit && mention.unitClass !== 'point') return null
  return 'bare multipliers'
}
