import type { Claim, Quantity } from '../types.ts'
import { findBasis } from './basis.ts'
import type { ClauseContext } from './context.ts'
import { isClass, type Word } from './lexer.ts'
import { lastBefore } from './ordered.ts'
import { stripPredicate } from './predicate.ts'

export interface Change {
  readonly kind: Quantity['kind']
  readonly direction: Claim['direction']
  readonly basis: Claim['basis']
}

/** `增长了2.6%(甲的统计)和2.3%`: past its source the second figure of a list goes on like the first. */
function continuesList({ quantity, paragraph, near, left }: ClauseContext): boolean {
  const last = lastBefore(paragraph.quantities, near.start)
  if (near.start === left.start || last?.kind !== 'change' || last.unitCode !== quantity.unitCode) return false
  return /^[(（][^()（）]{1,20}[)）][和、及与]$/.test(paragraph.folded.slice(last.span.end, quantity.span.start))
}

/** 增至, 提高到: the figure is the level reached and no change. */
const REACHED = /[至到为]$/
const PASSED = ['adverb', 'approximator', 'aspect', 'basis', 'level'] as const
/** Things whose speeding up is a shortening. */
const TAKES_TIME = /(?:时间|时长|周期|期限|耗时|用时|时限)/

const FLAT = /(?:持平|不变)/
const UP_WORDS = /(?:增长|增加|上升|上涨|提高|提升|扩大|回升|反弹|攀升|飙升|增|升|涨|高|翻|多|快)/
const DOWN_WORDS = /(?:下降|降低|减少|下跌|下滑|回落|缩减|缩小|缩短|收窄|压缩|削减|下调|降|减|跌|低|少|慢|节能|提速)/

/** Kind, direction and basis of a figure, from the predicate right before it. */
export function readChange(context: ClauseContext): Change {
  const { quantity, paragraph, near, left } = context
  const kind = continuesList(context) ? 'change' : refineKind(context)
  if (kind !== 'change') return { kind, direction: null, basis: null }
  const window = near.start > left.start ? left : near
  const text = paragraph.folded.slice(window.start, quantity.span.start)
  const predicate = stripPredicate(paragraph, near.start < quantity.span.start ? near : left)
  const direction = directionOf(quantity, predicate.words, text, context)
  return { kind, direction, basis: findBasis(context) }
}

/** The quantity rules read the verb glued to the figure; here the whole predicate is seen. */
function refineKind({ quantity, paragraph, near }: ClauseContext): Quantity['kind'] {
  const { words } = stripPredicate(paragraph, near)
  const verb = words.find((word) => isClass(word, 'up', 'down'))
  // 重挫超过六成 is a change; 重挫到六成 is not.
  const level = words.find((word) => REACHED.test(word.word) || !isClass(word, ...PASSED))
  if (
    quantity.kind === 'change' &&
    level &&
    isClass(level, 'up', 'down') &&
    REACHED.test(level.word) &&
    level.word.length > 1
  ) {
    const isLevel = quantity.unitCode === 'percent' || quantity.unitCode === 'times'
    return /^(?:增幅|涨幅|升幅|降幅|跌幅|减幅|增速|增长率)/.test(level.word) ? 'change' : isLevel ? 'ratio' : 'amount'
  }
  const changes = verb !== undefined && verb === level && !REACHED.test(verb.word)
  const measurable =
    quantity.kind === 'ratio' ||
    (quantity.kind === 'amount' && /^(?:增长|增加|减少|下降|上涨|下跌)/.test(verb?.word ?? ''))
  return changes && measurable && !isGenitive(paragraph.folded, near.end) ? 'change' : quantity.kind
}

function isGenitive(folded: string, end: number): boolean {
  return folded[end - 1] === '的'
}

function directionOf(
  quantity: Quantity,
  words: readonly Word[],
  text: string,
  context: ClauseContext,
): Claim['direction'] {
  if (quantity.value.startsWith('-')) return 'down'
  const own = context.paragraph.folded.slice(quantity.span.start, quantity.span.end)
  if (/^翻/.test(own)) return 'up'
  const verb = words.find((word) => isClass(word, 'up', 'down'))
  if (verb) {
    if (verb.word === '提速') return TAKES_TIME.test(text) ? 'down' : 'up'
    return isClass(verb, 'down') ? 'down' : 'up'
  }
  const above = /([高快多低慢少])于[^，]{1,24}$/.exec(text)
  if (above?.[1]) return '高快多'.includes(above[1]) ? 'up' : 'down'
  return (
    directionNearby(text) ??
    directionNearby(context.paragraph.folded.slice(context.right.start, context.right.start + 6))
  )
}

/** 高达 and 低于 compare; they change nothing. */
const COMPARING = /[高低多少][达于]|最[高低多少]/g

function directionNearby(text: string): Claim['direction'] {
  if (FLAT.test(text)) return 'flat'
  const tail = text.slice(-24).replace(COMPARING, '')
  const down = lastIndex(tail, DOWN_WORDS)
  const up = lastIndex(tail, UP_WORDS)
  if (down < 0 && up < 0) return null
  return down > up ? 'down' : 'up'
}

function lastIndex(text: string, pattern: RegExp): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (text.slice(at).search(pattern) === 0) return at
  return -1
}
