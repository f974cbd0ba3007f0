import type { Span } from '../../pipeline/document/index.ts'
import type { ParagraphContext } from './context.ts'
import { anyOf, isClass, type Word, wordBefore } from './lexer.ts'
import { MODALS, PER_UNITS, type WordClass } from './lexicon.ts'
import { lastBefore } from './ordered.ts'

/** Classes that may stand between a noun phrase and its figure: the predicate. */
export const PREDICATE: readonly WordClass[] = [
  'level',
  'up',
  'down',
  'share',
  'rank',
  'copula',
  'have',
  'coverb',
  'adverb',
  'approximator',
  'conjunction',
  'aspect',
  'basis',
  'light',
  'verb',
]

/** What stands between a noun phrase and the figure after it. */
export interface Predicate {
  /** Where the predicate begins: the noun phrase, if any, ends here. */
  readonly start: number
  readonly words: readonly Word[]
  /** True where 的 ties the figure to what is before it (`政府的50%租金补贴`). */
  readonly genitive: boolean
}

/** `提高到每人每月616元`: what the figure is reckoned by is no measure. */
const PER = new RegExp(`(?:每(?:${anyOf(PER_UNITS)})){1,2}$`)
const PER_REACH = 6

/** 达到⟦创纪录的⟧64671辆: says what to think of the figure. */
const PRAISE =
  /(?:创纪录|创历史|历史性|惊人|可观|罕见|空前|史无前例|难得|不俗|平均|最高|最低|规定|原来|原先|现在|目前|现行|当初|当时|此前|之前|以往|以前|最初|开始|起初)的$|(?:历史|近期|阶段性?|年内|同期)?(?:新高|新低|最高点|最低点|高点|低点|峰值|高位|低位)$/
const PRAISE_REACH = 6

const SKIPPED = new Set([...'“”‘’"\' ,，、约～~:：（('])

/** Strips the predicate before `within.end`, word by word from the right; times and 的 after a time go with it. */
export function stripPredicate(context: ParagraphContext, within: Span): Predicate {
  const { folded } = context
  const words: Word[] = []
  let end = within.end
  let genitive = false
  for (;;) {
    const time = context.timesByEnd.get(end)
    if (time && time.span.start >= within.start) {
      end = time.span.start
      continue
    }
    const per = PER.exec(folded.slice(Math.max(within.start, end - PER_REACH), end))
    // 稳定在每日100万方, but not 每日100万方: a day's amount can be the measure's own.
    const daily = per !== null && /^每[日天月年周]$/.test(per[0])
    if (per && (!daily || /[在到至达为]$/.test(folded.slice(within.start, end - per[0].length)))) {
      end -= per[0].length
      continue
    }
    const character = folded[end - 1] as string
    const praise = PRAISE.exec(folded.slice(Math.max(within.start, end - PRAISE_REACH), end))
    if (praise) {
      end -= praise[0].length
      continue
    }
    if (end > within.start && character === '的') {
      const beforeTime = context.timesByEnd.has(end - 1)
      if (!beforeTime) genitive = words.length === 0
      if (!beforeTime && !genitive) break
      end -= 1
      if (genitive) break
      continue
    }
    if (end > within.start && SKIPPED.has(character) && !closesName(folded, end, within.start)) {
      end -= 1
      continue
    }
    if (endsName(context, end, within.start)) break
    const word = end > within.start ? (wordBefore(folded, end, within.start) ?? modalBefore(folded, end, words)) : null
    if (!word || !isClass(word, ...PREDICATE)) break
    words.push(word)
    end = word.start
  }
  return { start: end, words, genitive }
}

/** 建 in 中国中建: a recognised name holds no predicate. */
function endsName({ names }: ParagraphContext, end: number, start: number): boolean {
  const name = lastBefore(names, end)
  return name !== undefined && name.span.end === end && name.span.start >= start
}

/** 能, 会 and their like before a verb that is stripped already; elsewhere they end nouns (产能, 机会). */
function modalBefore(folded: string, end: number, words: readonly Word[]): Word | null {
  const word = folded[end - 1] as string
  const before = words.at(-1)
  if (!MODALS.includes(word) || before?.start !== end || !isClass(before, 'verb', 'level', 'up', 'down')) return null
  return { start: end - 1, end, word, classes: ['adverb'] }
}

/** `“青禾展”首次以`: a closing mark belongs to the name before it. */
function closesName(folded: string, end: number, start: number): boolean {
  const character = folded[end - 1]
  if (character !== '”' && character !== '’') return false
  return folded.slice(start, end - 1).includes(character === '”' ? '“' : '‘')
}
