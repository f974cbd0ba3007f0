import { longestAt, longestBefore, wordsByEnd, wordsByStart } from '../word-index.ts'
import { isLatinLetter } from './digits.ts'
import { BOUNDS_BEFORE } from './lexicon/bounds.ts'
import { DURATION_CUES, LATER, LENGTH_NOUNS, TIME_FRAMES_AFTER, TIME_FRAMES_BEFORE } from './lexicon/time-words.ts'
import { skipSpacesBack, wordBefore } from './look.ts'
import type { Mention } from './mention.ts'
import { printedOne } from './printed.ts'

const framesBefore = wordsByEnd(TIME_FRAMES_BEFORE)
const framesAfter = wordsByStart(TIME_FRAMES_AFTER)
const later = wordsByStart(LATER)
const lengthNouns = wordsByStart(LENGTH_NOUNS)
const durationCues = wordsByEnd([...DURATION_CUES, ...Object.values(BOUNDS_BEFORE).flat()])
const durationFillers = wordsByEnd(['了', '为', '约', '近', '共', '已'])
/** 近三年 looks back, 三天后 ahead; 近60个小时 is a length. */
const CALENDAR = new Set(['year', 'month', 'week', 'day'])
/** 从一个月缩短至10天: what changes is a length. */
const LENGTH_CHANGES = /^(?:缩短|延长|压缩|缩减|增至|减至|降至)/
/** 三年攻坚行动, 五年奋斗目标: a programme named by its length. */
const PROGRAMME =
  /^(?!的|完成|实现|达到|超额)(?:(?![一二三四五六七八九十次个项])\p{Script=Han}){0,4}(?:行动|计划|规划|目标|任务|方案|纲要|工程|禁渔|攻坚战|会战|圈)/u
const PROGRAMME_REACH = 7
const HAN = /\p{Script=Han}/u

/** 过去五年, 三天前, 十年后，…: why a span of time names a stretch of the calendar; null where it measures. */
function isFrame(text: string, mention: Mention): string | null {
  if (mention.unitClass !== 'time') return null
  const glued = text[mention.start] === '近' && mention.start < mention.numeral.start
  // 住了近40年 tells how long; 近40年 alone looks back.
  const lasted = '了达有长'.includes(text[mention.start - 1] ?? ' ')
  const approximated = glued && !lasted && CALENDAR.has(mention.unitCode ?? '')
  const from = approximated ? mention.start + 1 : mention.start
  const length = longestAt(lengthNouns, text, mention.end)
  const before = longestBefore(framesBefore, text, skipSpacesBack(text, from))
  // 审结后1个工作日 and 提前3天 measure; 后三天 and 前三天 are days of the calendar.
  const previous = text[(before?.start ?? 0) - 1] ?? ' '
  const afterEvent = (before?.word === '后' && HAN.test(previous)) || (before?.word === '前' && previous === '提')
  if (before && !length && !afterEvent && !isLatinLetter(text.charCodeAt(before.start - 1)))
    return `${before.word} makes it a stretch of the calendar`
  if (mention.unitCode === 'year' && text[mention.start - 1] === '的' && !length)
    return 'a stretch named by what it was'
  if (PROGRAMME.test(text.slice(mention.end, mention.end + PROGRAMME_REACH))) return 'the name of a programme'
  const after = longestAt(framesAfter, text, mention.end)
  const verb = after && opensWord(after.word, text[after.end] ?? ' ')
  if (after && !verb && !(after.word === '期' && text[after.end] === '间'))
    return `${after.word} makes it a stretch of the calendar`
  if (text.startsWith('后的今', mention.end)) return 'counted back from today'
  const shift = longestAt(later, text, mention.end)
  const calendar = CALENDAR.has(mention.unitCode ?? '')
  if (
    shift &&
    calendar &&
    (!HAN.test(text[mention.start - 1] ?? ' ') || '但而且也那就则'.includes(text[mention.start - 1] as string))
  )
    return `${shift.word} opens a clause: a date`
  return null
}

/** 制 and 游 begin other words here: 3天制作, 5天游览. */
function opensWord(word: string, next: string): boolean {
  if (word === '制') return '造作定成约止裁'.includes(next)
  return word === '游' && '览客玩说行击戏弋走离'.includes(next)
}

/** 24小时营业: all day long. */
function isRoundTheClock(text: string, mention: Mention): boolean {
  if (mention.unitCode !== 'hour' || !mention.low.eq(24) || mention.comparator !== 'eq') return false
  const next = text[mention.end] ?? ' '
  return (
    HAN.test(next) &&
    (/^(?:不间断|不停|不打烊|不断|不休)/.test(text.slice(mention.end, mention.end + 3)) ||
      !'内后之以前的里间来就左才仍未没不已共'.includes(next))
  )
}

/** 一年 and 半年 without a word of duration are "a year" and a season. */
function isLooseTime(text: string, mention: Mention): boolean {
  if (mention.unitClass !== 'time' || mention.comparator !== 'eq') return false
  const loose = printedOne(text, mention) || text[mention.numeral.start] === '半'
  if (!loose || mention.unit === null || mention.low.gt(1)) return false
  if (LENGTH_CHANGES.test(text.slice(mention.end, mention.end + 2))) return false
  return wordBefore(text, mention.start, durationCues, durationFillers) === null
}

/** Why a number of years, days or hours is no duration; null where it is one. */
export function frameReason(text: string, mention: Mention): string | null {
  const frame = isFrame(text, mention)
  if (frame) return frame
  if (isRoundTheClock(text, mention)) return 'round the clock'
  return isLooseTime(text, mention) ? 'one or half a unit of time without a word of duration' : null
}
