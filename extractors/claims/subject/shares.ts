import type { Span } from '../../../pipeline/document/index.ts'
import { type ClauseContext, clauseStart, type ParagraphContext } from '../context.ts'
import { anyOf, findWords, isClass } from '../lexer.ts'
import { AGENT_HEADS } from '../lexicon.ts'
import { firstWithin } from '../ordered.ts'
import { type Phrase, phraseAfter, phraseBefore } from '../phrase.ts'
import { stripPredicate } from '../predicate.ts'
import { isMeasure, trimPhrase } from '../trim.ts'
import { completePhrase } from './before.ts'
import { skipOpening } from './opening.ts'
import { endsInTransitive } from './parts.ts'
import { type Earlier, found, type SubjectRule } from './rule.ts'

/** `占全行业收入比重为24.6%`: the part is the subject; a whole left out is what was measured before. */
export const share: SubjectRule = {
  id: 'subject/share',
  find: (context, { share }) => {
    if (!share) return null
    const { earlier, sentence, paragraph } = context
    const here = earlier.filter((each) => each.sentence.start === sentence.start)
    const opener = share.part ? null : beforeParenthesis(context)
    const last = here.at(-1) ?? earlier.at(-1)
    const part = share.part ? [share.part] : opener && here.length === 0 ? [opener] : (last?.subject.phrase ?? null)
    if (!part) return null
    // 使用占比不到3% names its measure itself; 占3% needs a whole.
    const left =
      share.named && share.part ? null : wholeBefore(paragraph, here.length > 0 ? here : earlier, share.part === null)
    const out = outOfWhole(context)
    const ofMarket = /^的?(?:市场)?份额/.test(paragraph.folded.slice(context.right.start, context.right.end))
    const whole = share.whole ? [share.whole] : out ? [out] : ofMarket ? null : left
    return found(part, share.part ? 0.9 : 0.75, whole)
  },
}

/** `电话调查(占整体结果45%)`: the part stands before the parenthesis. */
function beforeParenthesis({ paragraph, left, bound }: ClauseContext): Span | null {
  const end = left.start - 1
  if (end <= bound || !/[(（]/.test(paragraph.folded[end] ?? '')) return null
  const start = clauseStart(paragraph.folded, end, bound)
  return phraseBefore(paragraph, { start, end })?.span ?? null
}

/** `青禾港占全省的60%，清溪港占40%`: the whole said before; else the measure before the part's own. */
function wholeBefore(paragraph: ParagraphContext, earlier: readonly Earlier[], partIsLast: boolean): Phrase | null {
  const shared = earlier.findLast((each) => each.subject.whole !== null)
  if (shared) return shared.subject.whole
  const before = partIsLast ? earlier.at(-2) : earlier.at(-1)
  return before && isDivisible(paragraph, before) ? before.subject.phrase : null
}

/** Only what was counted or measured has parts; a rate (适用率, 涨幅) is no whole. */
function isDivisible({ folded }: ParagraphContext, { subject }: Earlier): boolean {
  const last = subject.phrase.at(-1)
  if (last === undefined) return false
  const text = typeof last === 'string' ? last : folded.slice(last.start, last.end)
  return !/(?:[率速幅价]|比例|比重|占比|增长)$/.test(text)
}

/** `23个门类中一半以上`, `租户当中，…由88%`: the figure is a share of what stands before 中. */
export const within: SubjectRule = {
  id: 'subject/within-whole',
  find: (context) => {
    const { quantity, paragraph } = context
    if (quantity.kind !== 'ratio') return null
    const start = clauseStart(paragraph.folded, quantity.span.start, context.bound)
    const stripped = stripPredicate(paragraph, { start, end: quantity.span.start })
    const head = /(?:当中|之中|中|里)$/.exec(paragraph.folded.slice(start, stripped.start))
    if (!head) return null
    const end = stripped.start - head[0].length
    const noun = trimPhrase(paragraph, { start, end })
    if (noun.end <= noun.start) return null
    const inner = firstWithin(paragraph.quantities, noun)
    const phrase = inner
      ? [
          { start: noun.start, end: inner.span.start },
          { start: inner.span.end, end: noun.end },
        ]
      : [noun]
    return found(phrase, 0.85, [noun])
  },
}

/** `水电占总量的9%，风电12%，火电近6成`: the later members of a list of shares keep its whole. */
export const shareList: SubjectRule = {
  id: 'subject/share-list',
  find: ({ quantity, sentence, earlier }, { before, words, share }) => {
    const last = earlier.at(-1)
    const part = (share?.named ? share.part : null) ?? before?.span ?? null
    if (quantity.kind !== 'ratio' || !part || share?.whole || last?.sentence.start !== sentence.start) return null
    if (last.quantity.kind !== 'ratio' || !last.subject.whole || !/share(?:-list)?$/.test(last.subject.rule))
      return null
    const plain = words.every((word) => isClass(word, 'adverb', 'approximator', 'copula', 'conjunction'))
    return plain ? found([part], 0.9, last.subject.whole) : null
  },
}

/** `其中12%是退役军人`: the noun after 是 is the part, what was counted before the whole. */
export const shareIs: SubjectRule = {
  id: 'subject/share-is',
  find: ({ quantity, paragraph, right, earlier, near }, { before }) => {
    if (quantity.kind !== 'ratio' || before) return null
    // 经过关口的是居民, 其中12%是退役军人.
    const copula = /^(?:[\p{Script=Han}]{1,10}的|的)?(?:都|均)?(?:是|为|系|属于?)/u.exec(
      paragraph.folded.slice(right.start, right.end),
    )
    if (!copula) return null
    const part = phraseAfter(paragraph, { start: right.start + copula[0].length, end: right.end })
    const last = earlier.at(-1)
    const whole = last && isDivisible(paragraph, last) ? last.subject.phrase : null
    const among = paragraph.folded.slice(near.start, near.end).includes('其中')
    return part && found([part], among ? 0.85 : 0.7, whole)
  },
}

/** `近半数认为…`, `其中三分之二销往海外`, `赛道有近一半沿着江边`: the figure itself acts; it is a part of what was named. */
export const shareActs: SubjectRule = {
  id: 'subject/share-acts',
  find: ({ quantity, paragraph, right, left, near, earlier }, { before, words }) => {
    if (quantity.kind !== 'ratio' || near.start !== left.start) return null
    const verb = findWords(paragraph.folded, { start: right.start, end: Math.min(right.end, right.start + 6) })[0]
    if (verb?.start !== right.start || !isClass(verb, 'verb', 'have', 'coverb', 'adverb', 'light')) return null
    if (before) return words.some((word) => isClass(word, 'have')) ? found([before.span], 0.8, [before.span]) : null
    // Who is counted can act; what was paid or how old somebody is cannot.
    const last = earlier.findLast((each) => !/^(?:[A-Z]{3}|year)$/.test(each.quantity.unitCode ?? ''))
    const plain = words.every((word) => !isClass(word, 'up', 'down', 'verb', 'share'))
    return last && plain && isDivisible(paragraph, last) ? found(last.subject.phrase, 0.7, last.subject.phrase) : null
  },
}

const OUT_OF = /(?:当中|之中)$|[人者员家户业品车案例国市县村校众生民]中$/

/** `租户当中，…由88%`: the clause before says of what the share is. */
export const outOf: SubjectRule = {
  id: 'subject/out-of',
  find: (context, { before }) => {
    if (context.quantity.kind !== 'ratio') return null
    const whole = outOfWhole(context)
    // 受访者之中，三分之二认为: the figure acts itself.
    if (!whole) return null
    const inner = firstWithin(context.paragraph.quantities, whole)
    const those = inner && inner.span.end < whole.end ? { start: inner.span.end, end: whole.end } : whole
    return found(before ? completePhrase(context.paragraph, before) : [those], 0.85, [whole])
  },
}

function outOfWhole({ paragraph, left, bound }: ClauseContext): Span | null {
  if (left.start <= bound) return null
  const end = left.start - 1
  const start = clauseStart(paragraph.folded, end, bound)
  const head = OUT_OF.exec(paragraph.folded.slice(start, end))
  if (!head) return null
  const inner = head[0].length === 2 && !/[当之]/.test(head[0][0] ?? '') ? 1 : head[0].length
  const opening = skipOpening(paragraph, skipConnective(paragraph.folded, start))
  const noun = trimPhrase(paragraph, { start: opening, end: end - inner })
  return noun.end > noun.start ? noun : null
}

function skipConnective(folded: string, start: number): number {
  const match = /^(?:另外|此外|其中|同时|而|在)[，,]?/.exec(folded.slice(start, start + 4))
  return match ? start + match[0].length : start
}

function isRateOf(folded: string, { start, end }: Span): boolean {
  return /(?:增长|下降|提升|涨幅|关税|折扣|补贴)$/.test(folded.slice(start, end))
}

/** Parts of a company, as they stand after their share. */
const HOLDING = /^(?:公司|企业)?(?:股份|股权|权益|股本|股票|产权|所有权|控股权|话语权|表决权|投票权|份额)$/

const RATE_ALONE = /^(?:[较最]?[大小高低]|强劲|快速|明显){0,2}(?:的)?(?:涨幅|跌幅|增幅|降幅|升幅|增长|下降|增速|提升)$/

/** The noun before the verb of a clause: 进口量 in `进口量环比已经出现`. */
function measuredBefore({ paragraph, left }: ClauseContext): Span | null {
  const stripped = stripPredicate(paragraph, left)
  return stripped.start > left.start
    ? (phraseBefore(paragraph, { start: left.start, end: stripped.start })?.span ?? null)
    : null
}

/** The people with whom a phrase begins, without what they do (受访者⟦满意⟧); none where a measure of theirs follows. */
function peopleAt({ folded }: ParagraphContext, { start, end }: Span): Span | null {
  const people = PEOPLE.exec(folded.slice(start, end))
  if (!people) return null
  const rest = { start: start + people[0].length, end }
  const isWord = rest.end - rest.start === 1 || (rest.end > rest.start && isMeasure(folded, rest))
  return isWord ? null : { start, end: rest.start }
}

const PEOPLE = new RegExp(`^\\p{Script=Han}{0,6}?(?:${anyOf(AGENT_HEADS)})+`, 'u')

/** `近三分之一的租户`, `四成受访者`: the share is of the noun after it. */
export const shareOfNoun: SubjectRule = {
  id: 'subject/share-of-noun',
  find: (context, { before, after, words, genitive }) => {
    const { quantity, paragraph } = context
    if (quantity.kind !== 'ratio' || !after) return null
    if (/^[高低]?(?:水平|位|价位|水准)$/.test(paragraph.folded.slice(after.start, after.end))) return null
    // 回购青禾汽车1%股份: a holding is what is so large, whoever stands before the figure.
    if (HOLDING.test(paragraph.folded.slice(after.start, after.end))) return found([after], 0.85)
    // 民调 68%受访者: people right after a share are always those it is of.
    const people = after.start === quantity.span.end ? peopleAt(paragraph, after) : null
    if (people) return found([people], 0.8, [people])
    // 全所80%的学科带头人: with nothing between, 的 ties the share to what follows.
    const tied =
      before !== null &&
      words.length === 0 &&
      paragraph.folded.startsWith('的', quantity.span.end) &&
      !isMeasure(paragraph.folded, before.span)
    if (tied) return found([after], 0.8, [after])
    // 将不少于80%的补贴回馈业主: the object of 将 and 把.
    const object =
      words.some((word) => word.word === '将' || word.word === '把') &&
      paragraph.folded.startsWith('的', quantity.span.end)
    if (before && !object && !genitive && !endsInTransitive(words)) return null
    // 30%的增长: a rate or a measure after the figure is what it is the level of.
    const partOf = /^(?:，)?(?:都|均)?[是归由被属用来投流]/.test(paragraph.folded.slice(after.end, after.end + 2))
    if ((!partOf && isMeasure(paragraph.folded, after)) || isRateOf(paragraph.folded, after)) {
      // 进口量环比出现23%的较大涨幅: a bare rate is that of the noun before the verb.
      const rate = RATE_ALONE.test(paragraph.folded.slice(after.start, after.end))
      const outer = rate ? measuredBefore(context) : null
      return outer ? found([outer], 0.75) : found([after], 0.7)
    }
    // 三成的租户 is a share of them; 政府的50%补贴 is the level of a subsidy.
    const shared = paragraph.folded.startsWith('的', quantity.span.end) || !(genitive || before)
    return found([after], 0.85, shared ? [after] : null)
  },
}
