import { Big } from 'big.js'
import { longestAt, wordsByEnd, wordsByStart } from '../word-index.ts'
import { FALLS, RISES } from './lexicon/changes.ts'
import { wordBefore } from './look.ts'
import { type Mention, noted } from './mention.ts'

/** What joins the ends of a range. */
const RANGE_JOINTS = ['至', '到', '~', '～', '-', '—', '–', '－', '--', '——', '−', '〜', '∼'] as const
/** These join only before 之间 or 间: 100与200之间. */
const BETWEEN_JOINTS = ['和', '与', '跟'] as const

const joints = wordsByStart(RANGE_JOINTS)
const particles = wordsByEnd(['了', '约', '近', '超过', '逾'])
const betweenJoints = wordsByStart(BETWEEN_JOINTS)

function trimmedJoint(
  text: string,
  left: Mention,
  right: Mention,
): { readonly word: string; readonly at: number } | null {
  let at = left.end
  if (text.startsWith('(含)', at) || text.startsWith('（含）', at)) at += 3
  if (text[at] === ' ') at += 1
  const match = longestAt(joints, text, at) ?? longestAt(betweenJoints, text, at)
  if (!match) return null
  let end = match.end
  if (text[end] === ' ') end += 1
  if (end !== right.start) return null
  const between = /^(?:之?间)/.test(text.slice(right.end, right.end + 2)) || endsBetween(text, right)
  return (BETWEEN_JOINTS as readonly string[]).includes(match.word) && !between ? null : { word: match.word, at }
}

/** -10000与20000间: 间 right before the clause's end closes the range and counts no rooms. */
function endsBetween(text: string, { unit, end }: Mention): boolean {
  return unit !== null && text.slice(unit.start, unit.end) === '间' && !/[\p{Script=Han}]/u.test(text[end] ?? ' ')
}

/** 七、八个, 6、7天: consecutive digits listed for an estimate. */
function isListedPair(text: string, left: Mention, right: Mention): boolean {
  if (text.slice(left.end, right.start) !== '、' || left.unit || right.high) return false
  if (left.numeral.end - left.numeral.start !== 1 || left.start !== left.numeral.start || right.unit === null)
    return false
  if ('第、'.includes(text[left.start - 1] ?? ' ')) return false
  if (left.form !== right.form || (left.form !== 'chinese' && left.form !== 'arabic')) return false
  const length = right.numeral.end - right.numeral.start
  if (length === 1) return right.low.minus(left.low).eq(1)
  // 二、三百年, 4、50万: the multiplier or the noughts serve both.
  const place = right.low.div(new Big(10).pow(right.scale)).div(left.low.plus(1))
  const short = left.form === 'chinese' ? length === 2 : right.scale > 0
  return short && (place.eq(10) || place.eq(100) || place.eq(1000))
}

/** The multiplier that the lower end takes from the upper: 万 in 5至8万, none in 5000至1万. */
function sharedPower(left: Mention, right: Mention): Big {
  const one = new Big(1)
  if (left.scale > 0 || (left.unit && !left.prefixed) || left.form === 'fraction') return one
  const scale = new Big(10).pow(right.scale)
  const head = right.low.div(scale)
  if (right.scale > 0 && left.low.lt(head)) return singlePlace(left, head).times(scale)
  return singlePlace(left, right.low)
}

/** 两~3百: a single digit against hundreds takes the hundreds as well. */
function singlePlace(left: Mention, head: Big): Big {
  if (left.low.gte(10) || !left.low.eq(left.low.round(0, 0)) || left.numeral.end - left.numeral.start !== 1)
    return new Big(1)
  for (const place of [1000, 100, 10]) {
    const lead = head.div(place)
    if (lead.gte(1) && lead.lt(10) && lead.eq(lead.round(0, 0)) && left.low.lt(lead)) return new Big(place)
  }
  return new Big(1)
}

function compatible(left: Mention, right: Mention): boolean {
  if (left.kind === 'rank' || right.kind === 'rank' || left.high || right.high) return false
  if (left.form === 'fixed' || right.form === 'fixed') return false
  if (!left.unit && !left.unitCode) return true
  if (left.unitCode === right.unitCode) return true
  // 1.54美元~3.09美元/公斤: what it is per is printed once.
  if (left.unitCode && right.unitCode?.startsWith(`${left.unitCode}/`)) return true
  // 百分之三至五: the second number is counted in the first one's share; NT$100至200.
  return right.unit === null && right.unitCode === null && (left.form === 'fraction' || left.prefixed)
}

function chinesePlace(right: Mention): boolean {
  return right.form === 'chinese' || right.form === 'arabic'
}

/** 增加4.3万人至47.4万人 is a change and the level it led to: the two are of different size. */
const MAX_RATIO_AFTER_CHANGE = 4
const changeVerbs = wordsByEnd([...RISES, ...FALLS])

function isChangeToLevel(text: string, left: Mention, low: Big, high: Big): boolean {
  if (!left.unit || low.lte(0) || high.div(low).lt(MAX_RATIO_AFTER_CHANGE)) return false
  const verb = wordBefore(text, left.start, changeVerbs, particles)
  return verb !== null
}

/** Joins two mentions into a range; null where they are two numbers (由5%至3%). */
export function joinRange(text: string, left: Mention, right: Mention): Mention | null {
  if (left.nominal || right.nominal || !compatible(left, right)) return null
  const listed = isListedPair(text, left, right)
  const joint = listed ? { word: '、', at: left.end } : trimmedJoint(text, left, right)
  if (!joint || (!chinesePlace(right) && right.form !== 'fraction')) return null
  const low = left.low.times(sharedPower(left, right))
  const high = right.low
  if (low.gte(high)) return null
  if (joint.word !== '、' && isChangeToLevel(text, left, low, high)) return null
  const closes = (BETWEEN_JOINTS as readonly string[]).includes(joint.word) && endsBetween(text, right)
  const main = closes ? { ...right, unit: null, unitCode: null, unitClass: null } : right.unitCode ? right : left
  return noted(
    main,
    {
      start: left.start,
      end: closes ? right.numeral.end : right.end,
      numeral: { start: left.numeral.start, end: right.numeral.end },
      low,
      high,
      form: right.form,
      elaborate: left.elaborate || right.elaborate,
      signed: left.signed || right.signed,
      comparator: 'range',
    },
    'range/joined',
    `${joint.word} joins ${low.toFixed()} and ${high.toFixed()}`,
    { start: left.start, end: right.end },
  )
}

/** Units that a list prints once, at its end. */
const SHARED = new Set<Mention['unitClass']>(['percent', 'percentage_point', 'money', 'physical', 'times'])

/** 分别提高5.9和6.3个百分点: the first number has the unit of the second; null where it has its own or the two are no list. */
export function shareUnit(text: string, left: Mention, right: Mention): Mention | null {
  const bare = left.form === 'arabic' && !left.unit && !left.unitCode && left.nominal === null
  if (!bare || !right.unit || right.prefixed || !SHARED.has(right.unitClass)) return null
  const joint = text.slice(left.end, right.start)
  // A small whole number before 、 is a list marker: 1、5%的…
  const listed = '和与及'.includes(joint) || (joint === '、' && left.elaborate)
  if (joint.length !== 1 || !listed || /[A-Za-z]/.test(text[left.start - 1] ?? ' ')) return null
  return noted(
    left,
    { unit: right.unit, unitCode: right.unitCode, unitClass: right.unitClass, factor: right.factor, rule: right.rule },
    'unit/shared',
    'the unit stands after the last number of the list',
    right.unit,
  )
}
