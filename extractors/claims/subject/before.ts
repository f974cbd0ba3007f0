import type { Span } from '../../../pipeline/document/index.ts'
import { clauseStart, type ParagraphContext } from '../context.ts'
import { anyOf, isClass } from '../lexer.ts'
import { ATTRIBUTE_HEADS, GROUP_HEADS } from '../lexicon.ts'
import { lastBefore } from '../ordered.ts'
import { type FoundPhrase, type Phrase, phraseBefore } from '../phrase.ts'
import { stripPredicate } from '../predicate.ts'
import { isMeasure, isNominal, isScope } from '../trim.ts'
import { found, type SubjectRule } from './rule.ts'

/** `软件产品收入26583亿元`, `成本增加10%`: the noun phrase before the predicate. */
export const beforeVerb: SubjectRule = {
  id: 'subject/before-verb',
  find: ({ paragraph, quantity }, { before }) => {
    if (!before) return null
    const name = quantity.unitCode === 'year' ? personAt(paragraph, before.span) : null
    return found(name ? [name] : completePhrase(paragraph, before), 0.95)
  },
}

/** `独居的何婆婆现年83岁`: of a person the name is enough. */
function personAt({ persons }: ParagraphContext, span: Span): Span | null {
  for (let end = span.end; end >= span.end - HONORIFIC; end -= 1) {
    const person = persons.get(end)
    if (person && person.start >= span.start) return { start: person.start, end: span.end }
  }
  return null
}

/** 先生, 婆婆 after a name that the recogniser left out. */
const HONORIFIC = 3

const ATTRIBUTE = new RegExp(`(?:${anyOf(ATTRIBUTE_HEADS)})$`)
const BARE = 3

/**
 * A head too bare to name its measure takes more of its clause: `云服务共实现收入` measures 云服务收入, and
 * `光伏新增装机` is one phrase with its verb.
 */
export function completePhrase(paragraph: ParagraphContext, { span, before }: FoundPhrase): Phrase {
  if (span.end - span.start > BARE || !before) return [span]
  const verbal = isClass(before, 'verb') && before.end === span.start
  const apart = isClass(before, 'light') || (isNominal(paragraph.folded, span) && !verbal)
  const attribute = ATTRIBUTE.test(paragraph.folded.slice(span.start, span.end))
  if (!apart && !(verbal && attribute)) return [span]
  const start = clauseStart(paragraph.folded, before.start, paragraph.span.start)
  const end = apart ? stripPredicate(paragraph, { start, end: before.start }).start : before.start
  const doer = phraseBefore(paragraph, { start, end })
  if (!doer || isScope(paragraph, doer.span)) {
    const head = paragraph.folded.slice(span.start, span.end)
    const bound = before.word.startsWith('新') || (GROUP_HEADS as readonly string[]).includes(head)
    return bound && !apart ? [{ start: before.start, end: span.end }] : [span]
  }
  return apart ? [doer.span, span] : [{ start: doer.span.start, end: span.end }]
}

/** `价差将缩小(目前在33元左右)`: a figure in parentheses tells of the noun phrase before them. */
export const aside: SubjectRule = {
  id: 'subject/aside',
  find: ({ paragraph, left, bound }, { words }) => {
    const opened = /[(（]/.test(paragraph.folded[left.start - 1] ?? '')
    if (!opened || left.start - 1 <= bound) return null
    const end = left.start - 1
    const start = clauseStart(paragraph.folded, end, bound)
    const phrase = phraseBefore(paragraph, { start, end: stripPredicate(paragraph, { start, end }).start })
    return phrase && found([phrase.span], words.length > 0 ? 0.7 : 0.75)
  },
}

/** The clause before names the measure and holds no figure: `…的人数，由1999年的84人`. */
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
