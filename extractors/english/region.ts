import { slice } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { SCOPES } from './lexicon/grammar.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'

const PLACE = String.raw`(?:the )?\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,3}`
const IN = '(?:in|across|throughout)'
const SCOPE = `(${alternation(SCOPES)})(?![A-Za-z])`
/** `300 workers ⟦in Lowland⟧`, `300 mills ⟦worldwide⟧` */
const BEHIND = new RegExp(`^(?: \\([^()]{1,30}\\))?(?: [a-z]+){0,2} ${IN} (${PLACE})`, 'u')
const SCOPE_BEHIND = new RegExp(`^(?: [a-z]+){0,2} ${SCOPE}`)
/** `⟦In Lowland⟧, exports fell` */
const TOPIC = new RegExp(`^(?:In|Across|Throughout) (${PLACE}), `, 'u')
const SUBJECT_PLACE = new RegExp(`^ ${IN} (${PLACE})`, 'u')
const SCOPE_SUBJECT = new RegExp(`^ ${SCOPE}`)

/** The territory that a figure is of: one that stands right beside the figure or its subject, or opens the sentence; else null. */
export function regionOf(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  quantity: Quantity,
  subject: string | null,
): string | null {
  const { text } = paragraph
  const from = quantity.span.end
  const behind = text.slice(from, sentence.span.end)
  const scope = SCOPE_BEHIND.exec(behind)?.[1] ?? null
  if (scope !== null) return scope.replace(/^in the /, '')
  const own = BEHIND.exec(behind)
  const place = own?.[1] ? territory(paragraph, from + own[0].length - own[1].length, own[1]) : null
  if (place) return place
  const at = subject === null ? -1 : text.slice(sentence.span.start, quantity.span.start).lastIndexOf(subject)
  if (subject !== null && at >= 0) {
    const end = sentence.span.start + at + subject.length
    const beside = SUBJECT_PLACE.exec(text.slice(end, sentence.span.end))
    const named = beside?.[1] ? territory(paragraph, end + beside[0].length - beside[1].length, beside[1]) : null
    if (named) return named
    const wide = SCOPE_SUBJECT.exec(text.slice(end, sentence.span.end))?.[1]
    if (wide) return wide
  }
  const topic = TOPIC.exec(slice(text, sentence.span))
  return topic?.[1] ? territory(paragraph, sentence.span.start + topic[0].length - topic[1].length - 2, topic[1]) : null
}

/** The printed place, where compromise knows it for one and nothing says that it only owns what is named (`Lowland's capital`). */
function territory(paragraph: EnglishParagraph, start: number, printed: string): string | null {
  const name = printed.replace(/^the /, '')
  const from = start + printed.length - name.length
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, from)]
  if (!token?.tags.has('Place') || token.tags.has('Organization')) return null
  const end = start + printed.length
  return /^['’]/.test(paragraph.text.slice(end, end + 1)) ? null : printed.replace(/(?<=\p{Ll})\.$/u, '')
}
