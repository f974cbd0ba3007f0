import type { Span } from '../../../pipeline/document/index.ts'
import { clauseStart, type ParagraphContext } from '../context.ts'
import { anyOf, isClass, type Word } from '../lexer.ts'
import { AGENT_HEADS, ANNOUNCEMENTS, ATTRIBUTE_HEADS, GROUP_HEADS, RATE_HEADS } from '../lexicon.ts'
import { countBefore, lastBefore } from '../ordered.ts'
import { type FoundPhrase, type Phrase, phraseBefore } from '../phrase.ts'
import { stripPredicate } from '../predicate.ts'
import { isMeasure, isNominal, isScope } from '../trim.ts'
import { openingPhrase } from './opening.ts'
import { found, type SubjectRule } from './rule.ts'

/** `陶瓷业务收入26亿元`, `成本增加10%`: the noun phrase before the predicate. */
export const beforeVerb: SubjectRule = {
  id: 'subject/before-verb',
  find: ({ paragraph, quantity }, { before }) => {
    if (!before) return null
    const name =
      quantity.unitCode === 'year' && /[岁歲]/.test(quantity.unit ?? '') ? personAt(paragraph, before.span) : null
    if (name) return found([name], 0.95)
    const phrase = completePhrase(paragraph, before)
    const counted = isNominal(paragraph.folded, before.span) ? COUNTED_DEEDS.get(quantity.unit ?? '') : undefined
    return found(counted ? [...phrase, counted] : phrase, 0.95)
  },
}

/** `治愈22例`, `确诊17人`: of a deed alone, the cases or the people. */
const COUNTED_DEEDS: ReadonlyMap<string, string> = new Map([
  ['例', '病例'],
  ['人', '人数'],
  ['名', '人数'],
])

const RATE = new RegExp(`^(?:平均|总体|整体|最大|最高)?(?:${anyOf(RATE_HEADS)})$`)

/** `净利润同比增长率达到12%` → 净利润增长率; `，增长率为9%`: the rate of what was measured before. */
export const rateOf: SubjectRule = {
  id: 'subject/rate-of',
  find: ({ paragraph, earlier, sentence, quantity }, { before }) => {
    if (!before || !RATE.test(paragraph.folded.slice(before.span.start, before.span.end))) return null
    const basis = before.before
    if (basis && isClass(basis, 'basis') && basis.end === before.span.start) {
      const start = clauseStart(paragraph.folded, basis.start, sentence.start)
      const end = stripPredicate(paragraph, { start, end: basis.start }).start
      const measured = phraseBefore(paragraph, { start, end })
      if (measured && !isScope(paragraph, measured.span)) return found([measured.span, before.span], 0.9)
    }
    const here = earlier.filter((each) => each.sentence.start === sentence.start)
    const last = here.findLast((each) => each.quantity.kind === quantity.kind) ?? here.at(-1)
    return last ? found(last.subject.phrase, 0.75) : null
  },
}

/** `他今年64岁`: the person named last, where a pronoun stands for the name. */
export const personBefore: SubjectRule = {
  id: 'subject/person-before',
  find: ({ paragraph, quantity, near }) => {
    if (quantity.unitCode !== 'year' || !/[岁歲]/.test(quantity.unit ?? '')) return null
    const person = lastBefore(paragraph.people, near.end)
    return person ? found([person.span], 0.6) : null
  },
}

/** `独居的何婆婆现年83岁`: of a person the name is enough, known or not. */
function personAt({ persons, folded }: ParagraphContext, span: Span): Span | null {
  for (let end = span.end; end >= span.end - HONORIFIC; end -= 1) {
    const person = persons.get(end)
    if (person && person.start >= span.start) return { start: person.start, end: span.end }
  }
  const tie = folded.lastIndexOf('的', span.end - 1)
  return tie > span.start && span.end - tie > 2 ? { start: tie + 1, end: span.end } : null
}

/** 先生, 婆婆 after a name that the recogniser left out. */
const HONORIFIC = 3

const ANNOUNCING: ReadonlySet<string> = new Set(ANNOUNCEMENTS)
const ATTRIBUTE = new RegExp(`(?:${anyOf(ATTRIBUTE_HEADS)})$`)
const BARE = 3
/** A longer doer is a clause of its own. */
const LONGEST_DOER = 10

/**
 * A head too bare to name its measure takes more of its clause: `竹编共实现收入` measures 竹编收入, and
 * `茶园新增面积` is one phrase with its verb.
 */
export function completePhrase(paragraph: ParagraphContext, { span, before }: FoundPhrase): Phrase {
  if (!before) return [span]
  const { folded } = paragraph
  const deed = deedAfterCoverb(folded, span, before)
  if (deed) return [deed]
  if (span.end - span.start > BARE) return [span]
  const head = folded.slice(span.start, span.end)
  const between = folded.slice(before.end, span.start)
  const verbal = isClass(before, 'verb') && (between === '' || between === '的')
  const apart = isClass(before, 'light') || (isNominal(folded, span) && !verbal)
  // 晚间宣布供货价: what is announced is complete without the verb.
  const announced = ANNOUNCING.has(before.word)
  if (!apart && (announced || !(verbal && ATTRIBUTE.test(head)))) return [span]
  const start = clauseStart(folded, before.start, paragraph.span.start)
  const end = apart ? stripPredicate(paragraph, { start, end: before.start }).start : before.start
  const doer = phraseBefore(paragraph, { start, end })
  const thing = doer && !(apart && isNominal(folded, span) && isSomebody(paragraph, doer.span))
  if (thing && doer.span.end - doer.span.start <= LONGEST_DOER && !isScope(paragraph, doer.span)) {
    return apart ? [doer.span, span] : [{ start: doer.span.start, end: span.end }]
  }
  const needsVerb = before.word.startsWith('新') || between === '的' || GROUP_HEADS.includes(head)
  return needsVerb && !apart ? [{ start: withAverage(folded, before.start), end: span.end }] : [span]
}

/** `青禾公司董事长甲某投资5亿元`: of a deed it is not the doer that is measured. */
function isSomebody({ folded, persons, names }: ParagraphContext, { start, end }: Span): boolean {
  const name = names[countBefore(names, end) - 1]
  const named = name !== undefined && name.span.end === end && name.label !== 'LOC' && name.span.start <= start + 1
  return persons.has(end) || named || SOMEBODY.test(folded.slice(start, end))
}

const SOMEBODY = new RegExp(`(?:${anyOf(AGENT_HEADS)}|政府|集团|总统|总理|部|局|委)$`)

/** `向社会捐款`, `为企业减负`: between a coverb and a deed stands to whom it was done. */
function deedAfterCoverb(folded: string, span: Span, before: Word): Span | null {
  if (!TOWARDS.has(before.word) || isMeasureName(folded, span)) return null
  const deed = { start: span.end - 2, end: span.end }
  return isNominal(folded, deed) && folded[deed.start - 1] !== '的' ? deed : null
}

/** 由于 and the like bound a phrase that is a name of its own (投资总额). */
function isMeasureName(folded: string, span: Span): boolean {
  return (
    span.end - span.start > 2 && isMeasure(folded, span) && !isNominal(folded, { start: span.end - 2, end: span.end })
  )
}

const TOWARDS: ReadonlySet<string> = new Set(['向', '为', '给', '由', '从', '跟', '将'])

/** `平均等候时间`: an average belongs to its measure. */
function withAverage(folded: string, start: number): number {
  return folded.endsWith('平均', start) ? start - 2 : start
}

/** `青禾仍是冠军，其分别增长了9%和8%`, `清溪则保持领先，其增速达到7%`: 其 is whoever opens the clause before. */
export const antecedent: SubjectRule = {
  id: 'subject/antecedent',
  find: ({ paragraph, left, bound }, { before }) => {
    if (left.start <= bound || !/^其(?![中他它余实次])/.test(paragraph.folded.slice(left.start, left.start + 2)))
      return null
    const end = left.start - 1
    const start = clauseStart(paragraph.folded, end, bound)
    const named = openingPhrase(paragraph, { start, end })
    if (!named) return null
    const own = before && before.span.start <= left.start + 1 ? before : null
    if (before && !own) return null
    if (!own) return found([named], 0.7)
    const rate = RATE.test(paragraph.folded.slice(own.span.start, own.span.end))
    return rate ? found([named, own.span], 0.75) : null
  },
}

/** `价差将缩小(目前在33元左右)`: a figure in parentheses tells of the noun phrase before them. */
export const aside: SubjectRule = {
  id: 'subject/aside',
  find: ({ paragraph, left, bound, earlier, quantity }, { words }) => {
    const opened = /[(（]/.test(paragraph.folded[left.start - 1] ?? '')
    if (!opened || left.start - 1 <= bound) return null
    const end = left.start - 1
    // 87亿日元(约合人民币7亿元): the same amount once more.
    const last = earlier.at(-1)
    if (last?.quantity.span.end === end) return found(last.subject.phrase, last.subject.certainty, last.subject.whole)
    const start = clauseStart(paragraph.folded, end, bound)
    // 甲某（26岁）、乙某（21岁）: each has an age.
    const list = paragraph.folded.slice(start, end).search(/[）)、][^）)、]*$/)
    const from = quantity.unitCode === 'year' && list >= 0 ? start + list + 1 : start
    const phrase = phraseBefore(paragraph, { start: from, end: stripPredicate(paragraph, { start: from, end }).start })
    return phrase && found([phrase.span], words.length > 0 ? 0.7 : 0.75)
  },
}

/** The clause before names the measure and holds no figure: `…的人数，由2003年的62人`. */
export const topicBefore: SubjectRule = {
  id: 'subject/topic-before',
  find: (context) => {
    const { paragraph, bound, left } = context
    if (left.start <= bound) return null
    const end = left.start - 1
    const figure = lastBefore(paragraph.quantities, end)
    const start = Math.max(clauseStart(paragraph.folded, end, bound), figure?.span.end ?? 0)
    if (start >= end || !isMeasure(paragraph.folded, { start, end })) return null
    const phrase = phraseBefore(paragraph, { start, end })
    return phrase && found(completePhrase(paragraph, phrase), 0.8)
  },
}
