import type { Claim, Quantity } from '../types.ts'
import type { ClauseContext } from './context.ts'
import { clauseStart } from './context.ts'
import { isClass, type Word } from './lexer.ts'
import { stripPredicate } from './phrase.ts'

export interface Change {
  readonly kind: Quantity['kind']
  readonly direction: Claim['direction']
  readonly basis: Claim['basis']
}

/** 增至, 提高到: the figure is the level reached and no change. */
const REACHED = /[至到为]$/
/** Things whose speeding up is a shortening. */
const TAKES_TIME = /(?:时间|时长|周期|期限|耗时|用时|时限)/

const FLAT = /(?:持平|不变)/
const UP_WORDS = /(?:增长|增加|上升|上涨|提高|提升|扩大|回升|反弹|攀升|飙升|增|升|涨|高|翻|多|快)/
const DOWN_WORDS = /(?:下降|降低|减少|下跌|下滑|回落|缩减|缩小|缩短|收窄|压缩|削减|下调|降|减|跌|低|少|慢|节能|提速)/

/** Kind, direction and basis of a figure, from the predicate right before it. */
export function readChange(context: ClauseContext): Change {
  const { quantity, paragraph, near, left } = context
  const kind = refineKind(context)
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
  const level = words.find((word) => !isClass(word, 'adverb', 'approximator', 'aspect', 'basis'))
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
  return changes && measurable && !near_genitive(paragraph.folded, near.end) ? 'change' : quantity.kind
}

function near_genitive(folded: string, end: number): boolean {
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

const PERIOD_BEFORE = '(?:去年|上年|上一年|19\\d{2}年|20\\d{2}年)(?!\\d|[上下]半|第|[一二三四]季|年?[底初]|末)'
const YOY = new RegExp(
  `同比|按年|(?<![\\d一二三四五六七八九十几数])年[增减]|(?:比|较|与|同|跟)(?:上|去)一?年(?!\\d|[上下]半|第|[一二三四]季|年?[底初])|(?:比|较)(?:上|去|前)?年?同期|去年同期|上年同期|(?:比|较)${PERIOD_BEFORE}`,
)
const MOM = /环比|按月|(?<![\d个])月[增减]|(?:比|较)(?:上|前)一?个?月/
const QOQ = /按季|(?:比|较)(?:上|前)一?(?:个)?季度?|季增|季减/
/** A basis said in a clause holds for the changes after it in the sentence, until another one. */
const BASES = new RegExp(`(?<yoy>${YOY.source})|(?<mom>${MOM.source})|(?<qoq>${QOQ.source})`, 'g')
const BASIS_REACH = 120

function findBasis(context: ClauseContext): Claim['basis'] {
  const { paragraph, quantity, sentence, bound, left } = context
  const start = Math.max(sentence.start, bound, quantity.span.start - BASIS_REACH)
  const text = paragraph.folded.slice(start, quantity.span.start)
  const found = [...text.matchAll(BASES)].at(-1)
  if (!found?.groups) return null
  // 比2019年 is no 同比 unless that was the year before; a yardstick of its own clause only.
  if (start + found.index < left.start && hasOtherYardstick(paragraph.folded.slice(left.start, quantity.span.start)))
    return null
  if (found.groups['yoy']) return yearBefore(context, found[0]) ? 'yoy' : null
  return found.groups['qoq'] || isQuarter(context) ? 'qoq' : 'mom'
}

function hasOtherYardstick(clause: string): boolean {
  return /(?:比|较)(?!重|例|率|为|大|小|高|低|快|好)/.test(clause.replace(/[环同]比/g, ''))
}

function yearBefore({ paragraph, quantity }: ClauseContext, basis: string): boolean {
  const stated = /(?:19|20)\d{2}/.exec(basis)
  if (!stated) return !/前年/.test(basis)
  const time = paragraph.times.findLast(
    (each) => each.span.end <= quantity.span.start && each.period && !basisHolds(each, stated[0]),
  )
  return time?.period ? Number(time.period.start.slice(0, 4)) - 1 === Number(stated[0]) : false
}

function basisHolds(time: { readonly period: { readonly start: string } | null }, year: string): boolean {
  return time.period?.start.startsWith(year) ?? false
}

function isQuarter({ paragraph, quantity }: ClauseContext): boolean {
  const start = clauseStart(paragraph.folded, quantity.span.start, paragraph.span.start)
  return /季度?/.test(paragraph.folded.slice(start, quantity.span.start))
}
