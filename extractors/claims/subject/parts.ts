import type { Span } from '../../../pipeline/document/index.ts'
import { type ClauseContext, clauseEnd } from '../context.ts'
import { anyOf, isClass, type Word } from '../lexer.ts'
import { AGENT_HEADS, MEASURE_HEADS } from '../lexicon.ts'
import { lastBefore, startingIn } from '../ordered.ts'
import { phraseAfter, phraseBefore } from '../phrase.ts'
import { type Predicate, stripPredicate } from '../predicate.ts'
import { findShare } from '../share.ts'
import { isMeasure, isScope } from '../trim.ts'
import type { Parts } from './rule.ts'

/** Takes the clause apart once for all rules. */
export function takeApart(context: ClauseContext): Parts {
  const { paragraph, near, right, quantity } = context
  const stripped = cutYardstick(context)
  const before = phraseBefore(paragraph, { start: near.start, end: stripped.start })
  const isPlace = before !== null && isScope(paragraph, before.span)
  return {
    words: stripped.words,
    genitive: stripped.genitive,
    before: isPlace || continuesCount(context) ? null : before,
    place: isPlace ? before.span : null,
    after: cutNextMeasure(
      context,
      phraseAfter(paragraph, right, { relative: isCounted(context), counts: !isMoney(quantity) }),
    ),
    share: findShare(context),
  }
}

const YARDSTICK =
  /(?:相较于|较之|高于|低于|高出|快于|慢于|(?<![相同环对占])比|(?<!比)较)(?![大小高低快慢好强多少长短早晚为差])([^，]{0,16})$/

/** `价格是普通茶的2.5倍`. */
const EQUATED = /(?:更?是|为|相当于|达到?|超过)[^，]{1,16}$/

/** `机会较一般人高5倍`: the yardstick is no subject; the phrase is looked for before it. */
function cutYardstick({ paragraph, near, quantity }: ClauseContext): Predicate {
  const stripped = stripPredicate(paragraph, near)
  const text = paragraph.folded.slice(near.start, stripped.start)
  if (quantity.unitCode === 'times' && stripped.genitive) {
    const equated = EQUATED.exec(text)
    if (equated) return stripPredicate(paragraph, { start: near.start, end: near.start + equated.index })
  }
  const yardstick = !stripped.genitive || !/[高低快慢][于出]/.test(text) ? YARDSTICK.exec(text) : null
  if (!yardstick || stripped.words.length === 0 || /^(?:起|重|例|率|赛|值)/.test(yardstick[1] as string))
    return stripped
  const cut = near.start + yardstick.index
  const rest = stripPredicate(paragraph, { start: near.start, end: cut })
  return { start: rest.start, words: [...stripped.words, ...rest.words], genitive: false }
}

/** 达到, 超过: what stands before it is the measure. Not 在 or 约, which are also coverbs and approximators. */
export function isLevel(word: Word): boolean {
  return isClass(word, 'level') && !isClass(word, 'coverb', 'adverb', 'approximator')
}

/** 建成了, 收到: the figure is the object of a verb. */
export function endsInTransitive(words: readonly Word[]): boolean {
  const verb = words.find(
    (word) => !isClass(word, 'adverb', 'approximator', 'aspect', 'level') || isClass(word, 'verb'),
  )
  return verb !== undefined && isClass(verb, 'verb', 'have')
}

/** `31只新股、融资256亿元`, `17只新股融资额96亿元`: what stands right before the next figure is its own. */
function cutNextMeasure(context: ClauseContext, after: Span | null): Span | null {
  const { paragraph, right } = context
  const relative = isCounted(context) ? pastNextFigure(context, after) : null
  if (relative) return relative
  if (!after || after.end !== right.end || right.end === context.end || !isCounted(context)) return after
  const text = paragraph.folded.slice(after.start, after.end)
  const mark = text.lastIndexOf('、')
  if (mark > 0) return { start: after.start, end: after.start + mark }
  const head = MEASURE.exec(text)
  return head && head.index > 1 ? { start: after.start, end: after.start + head.index } : after
}

/** `20名35岁以下的年轻人`, `16名平均年龄不到30岁的工程师`: the next figure only describes who is counted. */
function pastNextFigure({ paragraph, right, end }: ClauseContext, after: Span | null): Span | null {
  if (right.end === end) return null
  const next = startingIn(paragraph.quantities, { start: right.end, end: right.end + 1 })[0]
  const own = after && paragraph.folded[after.end - 1] === '过' ? { start: after.start, end: after.end - 1 } : after
  const described = right.end === right.start || (own !== null && isMeasure(paragraph.folded, own))
  if (!next || !described || paragraph.folded[next.span.end] !== '的') return null
  const third = startingIn(paragraph.quantities, { start: next.span.end, end })[0]?.span.start ?? end
  const noun = phraseAfter(paragraph, { start: next.span.end, end: clauseEnd(paragraph.folded, next.span.end, third) })
  return noun && AGENT.test(paragraph.folded.slice(noun.start, noun.end)) ? noun : null
}

const AGENT = new RegExp(`(?:${anyOf(AGENT_HEADS)}|集团|产业群|集群|项目|产品)$`)

const MEASURE = new RegExp(
  `(?:${anyOf(['融资额', '成交额', '销售额', '营业额', '交易额', '投资额', ...MEASURE_HEADS.filter((head) => head.length > 1)])})$`,
)

/** `34只新股及685亿元的融资额`: the noun before was counted by the figure before. */
function continuesCount({ paragraph, quantity, near, left }: ClauseContext): boolean {
  if (near.start === left.start || quantity.kind === 'change') return false
  const last = lastBefore(paragraph.quantities, near.start)
  const joined = /(?:以及|[及和与])(?:约|近|逾)?$/.test(paragraph.folded.slice(near.start, near.end))
  // 2.5亿吨煤炭产能和4500万吨钢铁产能: with nothing but a noun between, too.
  const glued =
    last?.span.end === near.start && /^[^，了为是有]{2,10}[和与及]$/.test(paragraph.folded.slice(near.start, near.end))
  return (
    joined &&
    last !== undefined &&
    (isCounted({ quantity: last }) || (glued && last.unitCode === quantity.unitCode && quantity.unitCode !== 'percent'))
  )
}

/** `8800亿元企业贷款本息`: money counts nobody, so a kind of people after it is a modifier. */
function isMoney({ unitCode }: ClauseContext['quantity']): boolean {
  return unitCode !== null && /^[A-Z]{3}$/.test(unitCode)
}

/** A count with its classifier: 4800万家, 20个. */
export function isCounted({ quantity }: Pick<ClauseContext, 'quantity'>): boolean {
  return quantity.unitCode === 'count' && quantity.unit !== null
}
