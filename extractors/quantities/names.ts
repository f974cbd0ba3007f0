import { longestAt, wordsByStart } from '../word-index.ts'
import { isLatinLetter } from './digits.ts'
import { AFTER_SPEC, NOMINAL_SUFFIXES, SPEC_CODES, WEAK_COUNTERS } from './lexicon/nominal.ts'
import type { Mention } from './mention.ts'
import { unitText } from './printed.ts'

const suffixes = wordsByStart(NOMINAL_SUFFIXES)
const specCodes = new Set<string>(SPEC_CODES)
const weak = new Set<string>(WEAK_COUNTERS)
const HAN = /\p{Script=Han}/u

/** These measure even right after letters: CPI2.1%, IPO30家. */
const CLEAR_COUNTERS = '个家人项台辆款名'
const CLEAR_CLASSES = new Set<Mention['unitClass']>(['percent', 'percentage_point', 'money'])
/** 30w is web prose for 300,000; other letters after a number make a name (4K, 3M). */
const COUNTING_LETTER = 'w'

/** 5G, PM2.5, C919, CH-5, web3.0: a number grown together with letters. */
function isName(text: string, mention: Mention): boolean {
  if (mention.form !== 'arabic' || mention.prefixed) return false
  const { start, end } = mention.numeral
  if (!mention.unit && isLatinLetter(text.charCodeAt(end))) return true
  const last = text[end - 1] ?? ' '
  if (!mention.unit && isLatinLetter(last.charCodeAt(0)) && last !== COUNTING_LETTER) return true
  const previous = text[start - 1] ?? ' '
  if ('#№_@'.includes(previous)) return true
  const hyphened = (previous === '-' || previous === '·') && /[A-Za-z0-9]/.test(text[start - 2] ?? ' ')
  if (mention.signed || !(hyphened || isLatinLetter(previous.charCodeAt(0)))) return false
  if (!mention.unit) return true
  return !(
    mention.elaborate ||
    (CLEAR_CLASSES.has(mention.unitClass) && unitText(text, mention) !== '成') ||
    CLEAR_COUNTERS.includes(unitText(text, mention))
  )
}

/** “1+3+N”模式, 5+1. */
export function isPartOfFormula(text: string, mention: Mention): boolean {
  if (mention.unit) return false
  const after = text.slice(mention.end, mention.end + 2)
  const before = text.slice(Math.max(0, mention.start - 2), mention.start)
  return /^\+[\dA-Za-z]/.test(after) || /[\dA-Za-z]\+$/.test(before)
}

/** 40W灯泡, 55英寸电视: the number and unit belong to a product's name. */
function specifies(text: string, mention: Mention): boolean {
  if (!mention.unitCode || !specCodes.has(mention.unitCode) || mention.comparator !== 'eq' || mention.scale > 0)
    return false
  const next = text[mention.end] ?? ''
  const after = next === ' ' ? (text[mention.end + 1] ?? '') : next
  if (/[A-Za-z]/.test(after)) return true
  // 三尺高的孩子 is measured, 三尺高端面板 is not.
  const beyond = text[mention.end + (next === ' ' ? 2 : 1)] ?? ' '
  if (after === '高' && (beyond === '的' || !HAN.test(beyond))) return false
  return HAN.test(after) && !AFTER_SPEC.includes(after)
}

/** A coined term is no longer than this on either side of its number; longer quotations say something. */
const COINED_REACH = 9
const OPEN_BEFORE = /[“‘《「][^”’》」，。；！？]{0,80}$/
const CLOSE_AFTER = /^[^“‘《「，。；！？]*[”’》」]/
const MEASURED = new Set<Mention['unitClass']>(['percent', 'percentage_point', 'money', 'times', 'age'])

/** “两个确立”, “一主、六双”: a coined set inside quotation marks. */
function isCoined(text: string, mention: Mention): boolean {
  if (mention.form !== 'chinese' || mention.low.gt(20) || MEASURED.has(mention.unitClass)) return false
  const before = text.slice(Math.max(0, mention.start - COINED_REACH), mention.start)
  const after = text.slice(mention.end, mention.end + COINED_REACH)
  return OPEN_BEFORE.test(before) && CLOSE_AFTER.test(after)
}

/** 5万吨级泊位, 220千伏级线路: a class of ships or lines. */
function isSizeClass(text: string, mention: Mention): boolean {
  const measured = mention.unitClass === 'physical' && mention.unitCode !== 'jin' && mention.low.gt(1)
  return measured && text[mention.unit?.end ?? 0] === '级'
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

/** Why a number belongs to a name: letters, a product, a coined set, a suffix; null where it does not. */
export function nameReason(text: string, mention: Mention): string | null {
  if (isName(text, mention)) return 'grown together with letters'
  if (isCoined(text, mention)) return 'a coined set in quotation marks'
  if (specifies(text, mention) || isSizeClass(text, mention)) return 'a specification'
  return suffixReason(text, mention)
}
