import type { ClaimKind } from '../types.ts'
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
import { longestAt, longestBefore, wordsByEnd, wordsByStart } from './lexicon/words.ts'
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

/** The verb or noun of growth right before the number, over fillers. */
function cueBefore(
  text: string,
  end: number,
): { readonly start: number; readonly end: number; readonly word: string } | null {
  let to = skipSpacesBack(text, end)
  let nounOnly = false
  for (let skipped = 0; skipped <= MAX_FILLERS; skipped += 1) {
    const cue = longestBefore(cues, text, to)
    const not = longestBefore(notCues, text, to)
    if (cue && !(not && not.start <= cue.start)) {
      if (nounOnly && !nouns.has(cue.word)) return null
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
    to = skipSpacesBack(text, skip.start)
  }
  return null
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
  const cue = cueBefore(text, mention.start)
  if (cue) return noted(mention, { kind: 'change' }, 'kind/change', `${cue.word} before the number`, cue)
  const follows = longestAt(after, text, mention.end)
  const shareOrTimes = mention.unitClass === 'percent' || mention.unitClass === 'times'
  if (follows && (shareOrTimes || follows.word.startsWith('的')))
    return noted(mention, { kind: 'change' }, 'kind/change-after', `${follows.word} after the number`, follows)
  if (mention.signed && shareOrTimes && /[比幅速]$/.test(text.slice(Math.max(0, mention.start - 2), mention.start)))
    return noted(mention, { kind: 'change' }, 'kind/change-sign', 'a signed rate')
  if (/(?:同比|环比)$/.test(text.slice(Math.max(0, mention.start - 2), mention.start)) && shareOrTimes)
    return noted(mention, { kind: 'change' }, 'kind/change-basis', '同比 or 环比 before the number')
  if (continuesChange(text, mention, previous))
    return noted(mention, { kind: 'change' }, 'kind/change-list', 'continues a list of changes')
  const kind = levelKind(mention)
  return noted(mention, { kind }, `kind/${kind}`, `by its unit: ${mention.unitClass ?? 'none'}`)
}
