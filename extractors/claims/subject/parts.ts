import type { ClauseContext } from '../context.ts'
import { isClass, type Word } from '../lexer.ts'
import { phraseAfter, phraseBefore } from '../phrase.ts'
import { type Predicate, stripPredicate } from '../predicate.ts'
import { findShare } from '../share.ts'
import { isScope } from '../trim.ts'
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
    before: isPlace ? null : before,
    place: isPlace ? before.span : null,
    after: phraseAfter(paragraph, right, { relative: isCounted(context), counts: !isMoney(quantity) }),
    share: findShare(context),
  }
}

const YARDSTICK = /(?:相较于|较之|(?<![相同环对占])比|(?<!比)较)(?![大小高低快慢好强多少长短早晚为差])([^，]{0,16})$/

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
  const yardstick = YARDSTICK.exec(text)
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

/** `8800亿元企业贷款本息`: money counts nobody, so a kind of people after it is a modifier. */
function isMoney({ unitCode }: ClauseContext['quantity']): boolean {
  return unitCode !== null && /^[A-Z]{3}$/.test(unitCode)
}

/** A count with its classifier: 4800万家, 20个. */
export function isCounted({ quantity }: Pick<ClauseContext, 'quantity'>): boolean {
  return quantity.unitCode === 'count' && quantity.unit !== null
}
