import type { Comparator } from '../types.ts'
import { longestAt, longestBefore, type WordMatch, wordsByEnd, wordsByStart } from '../word-index.ts'
import {
  APPROXIMATORS,
  BARE_APPROXIMATORS,
  BARE_SCALE_CUES,
  BOUND_FILLERS,
  BOUNDS_AFTER,
  BOUNDS_BEFORE,
  DEEDS,
  LIMITS,
  NOT_APPROXIMATOR_AFTER,
  NOT_WITHIN_BEFORE,
  NOT_YET_PASSED,
  THRESHOLDS,
  WITHIN,
} from './lexicon/bounds.ts'
import { ENDING_IN_DA, ENDING_IN_YUE } from './lexicon/names.ts'
import { skipSpacesBack, wordBefore } from './look.ts'
import { type Mention, noted } from './mention.ts'

function comparatorsByWord(table: Partial<Record<Comparator, readonly string[]>>): Map<string, Comparator> {
  const byWord = new Map<string, Comparator>()
  for (const [comparator, words] of Object.entries(table) as [Comparator, readonly string[]][])
    for (const word of words) byWord.set(word, comparator)
  return byWord
}

const before = comparatorsByWord({ ...BOUNDS_BEFORE, approx: [...BOUNDS_BEFORE.approx, ...BARE_APPROXIMATORS] })
const beforeIndex = wordsByEnd(before.keys())
const fillers = wordsByEnd(BOUND_FILLERS)
/** 至少设两部, 最多安排三场: what is done stands between these limits and the number. */
const limits = wordsByEnd(LIMITS)
const deeds = wordsByEnd(DEEDS)
const SHARE_REACH = 13
const SHARE_OF = /(约|近|超过|超|不足|不到|逾)占\p{Script=Han}{1,8}的$/u
const approximators = wordsByEnd(APPROXIMATORS)
const after = comparatorsByWord(BOUNDS_AFTER)
const afterIndex = wordsByStart(after.keys())
const thresholds = wordsByStart(THRESHOLDS)
const HAN = /\p{Script=Han}/u
const endingInDa = wordsByEnd(ENDING_IN_DA)
const endingInYue = wordsByEnd(ENDING_IN_YUE)
const notYet = wordsByEnd(NOT_YET_PASSED)
const scaleCues = comparatorsByWord(BARE_SCALE_CUES)
const scaleCueIndex = wordsByEnd(scaleCues.keys())

/** What each comparator says about the others when two words bound the same number: 约10%以上 is at least. */
const STRENGTH: Readonly<Record<Comparator, number>> = { eq: 0, approx: 1, gt: 2, ge: 3, lt: 3, le: 3, range: 4 }

function stronger(a: Comparator, b: Comparator): Comparator {
  return STRENGTH[b] > STRENGTH[a] ? b : a
}

const notAfter: Readonly<Record<string, string>> = NOT_APPROXIMATOR_AFTER

/** 里约, 北约: names only where no other Han character but a preposition stands before. */
function endsNameInYue(text: string, end: number): boolean {
  const name = longestBefore(endingInYue, text, end)
  const before = name ? (text[name.start - 1] ?? ' ') : ' '
  return name !== null && (!HAN.test(before) || '在到去往的从向'.includes(before))
}

function isPartOfWord(text: string, start: number, word: string): boolean {
  const first = word[0] as string
  const blocked = notAfter[first]
  // 折合约1000元: 合 belongs to 折合, not to 合约.
  if (first === '约' && text.slice(Math.max(0, start - 2), start) === '折合') return false
  if (first === '约' && endsNameInYue(text, start + 1)) return true
  return blocked !== undefined && start > 0 && blocked.includes(text[start - 1] as string)
}

/** 约 after a name that ends in 大 (加拿大约23万人), none in one that ends in 约 (里约有六个港口). */
function approximatorBefore(text: string, at: number): WordMatch | null {
  const match = longestBefore(approximators, text, at)
  if (match?.word !== '大约' || !longestBefore(endingInDa, text, match.start + 1)) return match
  return { word: '约', start: match.start + 1, end: match.end }
}

/** A bounding word glued to the front joins the span: 约, 近, 大约, 将近. */
function absorbApproximator(text: string, mention: Mention): Mention {
  const match = approximatorBefore(text, mention.start)
  if (!match || isPartOfWord(text, match.start, match.word)) return mention
  return noted(
    mention,
    { start: match.start, comparator: stronger(mention.comparator, 'approx') },
    'bound/approximator',
    `${match.word} glued to the number`,
    match,
  )
}

/** 以上, 左右, 多 after the unit. */
function absorbAfter(text: string, mention: Mention): Mention {
  let at = mention.end
  if (text.startsWith('（含）', at) || text.startsWith('(含)', at)) at += 3
  const match = longestAt(afterIndex, text, at)
  if (match) {
    const comparator = after.get(match.word) as Comparator
    if (isAfterAllowed(text, mention, match.word, match.end))
      return noted(
        mention,
        { end: match.end, comparator: stronger(mention.comparator, comparator) },
        'bound/after',
        `${match.word} after the number: ${comparator}`,
        match,
      )
  }
  const within = mention.unitClass === 'time' || mention.unitCode === 'km' || mention.unitCode === 'm'
  if (within && text[at] === WITHIN && !NOT_WITHIN_BEFORE.includes(text[at + 1] ?? ' '))
    return noted(
      mention,
      { end: at + 1, comparator: stronger(mention.comparator, 'le') },
      'bound/within',
      '内 after a stretch',
      { start: at, end: at + 1 },
    )
  return mention
}

function isAfterAllowed(text: string, mention: Mention, word: string, end: number): boolean {
  const next = text[end] ?? ''
  switch (word) {
    case '多':
    case '余':
      return (
        mention.unit !== null &&
        mention.comparator === 'eq' &&
        !'于少数样元种震热额粮生地款波辉悸温党孽额'.includes(next || ' ')
      )
    case '强':
    case '弱':
      return mention.form === 'fraction' && !/[\p{Script=Han}]/u.test(next)
    case '级':
      return mention.scale > 0 && mention.unitClass !== 'percent' && mention.unitClass !== 'time'
    case '起':
      return mention.unitClass === 'money' && !'来步诉价飞'.includes(next || ' ')
    case '+':
      // 《香港2030+》 is a title.
      return mention.unit !== null && !/[0-9A-Za-z]/.test(next)
    case '前后':
    case '许':
      return false
    default:
      return true
  }
}

/** 上万, 近千, 超百: the bound of a bare multiplier, which otherwise is no number at all (百姓). */
function boundScale(text: string, mention: Mention): Mention | null {
  const to = skipSpacesBack(text, mention.start)
  const match = longestBefore(scaleCueIndex, text, to)
  if (!match || isPartOfWord(text, match.start, match.word)) return null
  const comparator = scaleCues.get(match.word) as Comparator
  const start = match.word === '上' ? match.start : mention.start
  return noted(
    mention,
    { start, comparator: stronger(mention.comparator, comparator) },
    'bound/scale',
    `${match.word} before a bare multiplier`,
    match,
  )
}

/** 约占全国的7%: the bound stands before the verb, the whole between. */
function shareBound(text: string, mention: Mention): WordMatch | null {
  if (mention.unitClass !== 'percent') return null
  const window = text.slice(Math.max(0, mention.start - SHARE_REACH), mention.start)
  const match = SHARE_OF.exec(window)
  if (!match) return null
  const start = mention.start - window.length + match.index
  const word = match[1] as string
  return { word, start, end: start + word.length }
}

function boundBefore(text: string, mention: Mention): Mention {
  const match =
    wordBefore(text, mention.start, beforeIndex, fillers) ??
    wordBefore(text, mention.start, limits, deeds) ??
    shareBound(text, mention)
  if (!match || isPartOfWord(text, match.start, match.word)) return mention
  const comparator = before.get(match.word) as Comparator
  if (match.word === '超' && '高'.includes(text[match.start - 1] ?? ' ')) return mention
  const merged = stronger(mention.comparator, comparator)
  if (merged === mention.comparator) return mention
  return noted(mention, { comparator: merged }, 'bound/before', `${match.word}: ${comparator}`, match)
}

/** 跃上10万亿元台阶: the threshold has been passed. */
function boundThreshold(text: string, mention: Mention): Mention {
  const match = longestAt(thresholds, text, mention.end)
  if (!match || longestBefore(notYet, text, mention.start)) return mention
  return noted(
    mention,
    { comparator: stronger(mention.comparator, 'gt') },
    'bound/threshold',
    `${match.word} passed`,
    match,
  )
}

/** Reads the words before and after a mention that bound its value, and takes the glued ones into its span. */
export function bound(text: string, mention: Mention): Mention {
  const trailed = boundThreshold(text, absorbAfter(text, mention))
  const leading = absorbApproximator(text, trailed)
  const scaled = leading.form === 'scale' ? boundScale(text, leading) : null
  return scaled ?? boundBefore(text, leading)
}
