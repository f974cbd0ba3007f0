import type { ClaimKind } from '../types.ts'
import { longestAt, longestBefore, type WordMatch, wordsByEnd, wordsByStart } from '../word-index.ts'
import { isArabicDigit } from './digits.ts'
import {
  CHANGE_AFTER,
  CHANGE_FILLERS,
  CHANGE_NOUNS,
  FALLS,
  LEVEL_MARKS,
  NOT_CUES,
  NOUN_ONLY_FILLERS,
  RISES,
} from './lexicon/changes.ts'
import { skipSpacesBack } from './look.ts'
import { type Mention, noted } from './mention.ts'

const cues = wordsByEnd([...RISES, ...FALLS])
const notCues = wordsByEnd(NOT_CUES)
const nouns = new Set<string>(CHANGE_NOUNS)
const fillers = wordsByEnd(CHANGE_FILLERS)
const nounFillers = new Set<string>(NOUN_ONLY_FILLERS)
const levels = wordsByEnd(LEVEL_MARKS)
const after = wordsByStart(CHANGE_AFTER)
const MAX_FILLERS = 5
/** 比去年多3万: the short adjectives are growth only in a comparison. */
const NEEDS_COMPARISON = new Set(['多', '少', '高', '低', '快', '慢', '短', '强', '长', '省'])
const COMPARISON_REACH = 16
/** A comma or colon stands only between the name of a rate and its figure (增幅：8%). */
const PUNCTUATION = new Set(['，', ',', '：', ':', '(', '（'])
const RATE = /[幅速率]$/
/** After the verb these make it the name of a rate: 降价幅度为11%. */
const RATE_NOUNS = new Set(['幅度', '率', '速度', '幅'])
/** The verbs that change a length of time; others tell what went on during it (连续递增一个多月). */
const TIME_CHANGES = new Set([
  ...[
    '缩短',
    '延长',
    '增加',
    '减少',
    '压缩',
    '缩减',
    '偏多',
    '偏少',
    '节省',
    '节约',
    '多',
    '少',
    '长',
    '短',
    '快',
    '慢',
    '减',
  ],
])
/** These speed or widen a work: what follows is its size (加快3000万吨原油加工). */
const PACE_VERBS = new Set(['加快', '提升', '拓展', '扩张', '拉动', '精简', '优于', '长', '强', '超额'])
/** These change a degree: a count after them is an object (提高1464项产品的税率). */
const DEGREE_VERBS = new Set([
  '提高',
  '提升',
  '降低',
  '下调',
  '上调',
  '调高',
  '调低',
  '拉动',
  '加快',
  '缩短',
  '升',
  '拓展',
  '推高',
  '压缩',
  '精简',
  '省',
  '长',
  '强',
])

/** The verb or noun of growth right before the number, over fillers. */
function cueBefore(
  text: string,
  end: number,
  countsThings: boolean,
  measures: boolean,
): { readonly start: number; readonly end: number; readonly word: string } | null {
  let to = skipSpacesBack(text, end)
  let nounOnly = false
  let apart = false
  let rate = false
  for (let skipped = 0; skipped <= MAX_FILLERS; skipped += 1) {
    const cue = measureOrCue(text, longestBefore(cues, text, to))
    const not = longestBefore(notCues, text, to)
    if (cue && !(not && not.start <= cue.start)) {
      if (nounOnly && !rate && !nouns.has(cue.word)) return null
      if (apart && !rate && !RATE.test(cue.word)) return null
      if ((countsThings && DEGREE_VERBS.has(cue.word)) || (measures && PACE_VERBS.has(cue.word))) return null
      return NEEDS_COMPARISON.has(cue.word) && !isCompared(text, cue.start) ? null : cue
    }
    const level = longestBefore(levels, text, to)
    const filler = longestBefore(fillers, text, to)
    if (level && (!filler || (filler.word.length <= level.word.length && filler.word !== '为'))) {
      // 增速达到5%: the level of a rate of growth is the change itself.
      if (level.word !== '达到') return null
    }
    const skip = filler ?? (level?.word === '达到' ? level : null)
    if (!skip) return null
    if (nounFillers.has(skip.word) || skip.word === '达到' || skip.word === '达') nounOnly = true
    if (PUNCTUATION.has(skip.word)) apart = true
    if (RATE_NOUNS.has(skip.word)) rate = true
    to = skipSpacesBack(text, skip.start)
  }
  return null
}

/** 200升60℃的水: 升 after a digit is the unit of the number before. */
function measureOrCue(text: string, cue: WordMatch | null): WordMatch | null {
  if (cue?.word !== '升') return cue
  return isArabicDigit(text.charCodeAt(cue.start - 1)) ? null : cue
}

function isCompared(text: string, at: number): boolean {
  const from = Math.max(0, at - COMPARISON_REACH)
  const window = text.slice(from, at)
  const cut = Math.max(window.lastIndexOf('。'), window.lastIndexOf('；'))
  return /[比较]/.test(cut < 0 ? window : window.slice(cut))
}

/** What the class of the unit says when no word of growth decides. */
function levelKind(mention: Mention): ClaimKind {
  switch (mention.unitClass) {
    case 'percent':
    case 'times':
      return 'ratio'
    case 'percentage_point':
      return 'change'
    case 'time':
      return 'duration'
    case 'rank':
      return 'rank'
    default:
      return 'amount'
  }
}

/** 以4.2%的年均速度: the figure is a rate of change. */
const RATE_AFTER =
  /^(?:左右|以上)?的?(?:年均|平均|年|复合|高|强劲|高速|快速|较快|同比|大幅|正|负|两位数|持续|稳定){0,3}(?:速度|幅度|速率|增速|增幅|涨幅|降幅|跌幅|升幅|增长率|增长速度)/
/** 每年9.4%的强劲增长. */
const GROWTH_AFTER =
  /^(?:左右|以上)?的(?:强劲|高速|高|快速|较快|同比|年均|大幅|正|负|持续|稳定|惊人){0,2}(?:增长|下降|上涨|下跌|下滑|回落|降幅|萎缩)/

function isPace(after: string): boolean {
  return RATE_AFTER.test(after) || GROWTH_AFTER.test(after)
}

const LIST_JOINTS = new Set(['和', '、', '及', '与', '以及', '，', '或', ' '])

/** 增长96.9%和93.4%: the second number of a list is a change like the first. */
function continuesChange(text: string, mention: Mention, previous: Mention | undefined): boolean {
  if (previous?.kind !== 'change' || previous.nominal || previous.unitClass !== mention.unitClass) return false
  const joint = text.slice(previous.end, mention.start)
  return joint.length <= 2 && LIST_JOINTS.has(joint)
}

/** Decides the kind at this level: amount, ratio, rank, duration, or change where a word beside the number says so. */
export function withKind(text: string, mention: Mention, previous: Mention | undefined): Mention {
  if (mention.kind) return mention
  const found = cueBefore(
    text,
    mention.start,
    mention.unitClass === 'count',
    mention.unitClass === 'physical' || mention.unitClass === 'money',
  )
  const cue = mention.unitClass === 'time' && found && !TIME_CHANGES.has(found.word) ? null : found
  if (cue) return noted(mention, { kind: 'change' }, 'kind/change', `${cue.word} before the number`, cue)
  const follows = longestAt(after, text, mention.end)
  const shareOrTimes = mention.unitClass === 'percent' || mention.unitClass === 'times'
  if (follows && !'至到为了成'.includes(text[follows.end] ?? ' ') && (shareOrTimes || follows.word.startsWith('的')))
    return noted(mention, { kind: 'change' }, 'kind/change-after', `${follows.word} after the number`, follows)
  if (mention.signed && shareOrTimes && /[比幅速]$/.test(text.slice(Math.max(0, mention.start - 2), mention.start)))
    return noted(mention, { kind: 'change' }, 'kind/change-sign', 'a signed rate')
  if (/(?:同比|环比)$/.test(text.slice(Math.max(0, mention.start - 2), mention.start)) && shareOrTimes)
    return noted(mention, { kind: 'change' }, 'kind/change-basis', '同比 or 环比 before the number')
  if (mention.unitClass === 'percent' && isPace(text.slice(mention.end, mention.end + 14)))
    return noted(mention, { kind: 'change' }, 'kind/change-rate', 'the pace of a change')
  if (continuesChange(text, mention, previous))
    return noted(mention, { kind: 'change' }, 'kind/change-list', 'continues a list of changes')
  const kind = levelKind(mention)
  return noted(mention, { kind }, `kind/${kind}`, `by its unit: ${mention.unitClass ?? 'none'}`)
}
