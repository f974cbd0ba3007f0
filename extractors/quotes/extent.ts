import { countLeading, longestFirst, type Span } from '../../pipeline/document/index.ts'
import { DEMANDS, DIRECTIVES } from './lexicon.ts'
import type { Marked } from './marks.ts'
import { looksSaid } from './mask.ts'
import type { Sentence } from './sentences.ts'

/** `第二，要…`, and not `第二天`. */
const NUMBERED = '第[一二三四五六七八九十][，、是]'
const OPENS_WITH_DIRECTIVE = new RegExp(`^(?:${NUMBERED}|${longestFirst(DIRECTIVES)})`, 'u')
const LISTS_DEMANDS = new RegExp(`^(?:${longestFirst(DEMANDS)})|[，；](?:${longestFirst(DEMANDS)})`, 'u')
/** A list of demands seldom has more sentences; the bound keeps a wrong reading short. */
const MAX_CONTINUATIONS = 8
/** A quoted clause of its own between commas has at least so many characters; a shorter one is a term. */
const MIN_QUOTED_CLAUSE = 5
/** How much of a content is searched for demands. */
const DEMAND_REACH = 400

/** Where the content of an indirect quote ends: its sentence, and the sentences without a subject that continue its list. */
export function continueContent(masked: string, content: Span, sentences: readonly Sentence[], index: number): Span {
  let { end } = content
  const demands = LISTS_DEMANDS.test(masked.slice(content.start, Math.min(end, content.start + DEMAND_REACH)))
  for (let next = index + 1; next < sentences.length && next <= index + MAX_CONTINUATIONS; next += 1) {
    const sentence = sentences[next] as Sentence
    const text = masked.slice(sentence.span.start, Math.min(sentence.span.end, sentence.span.start + 24))
    if (
      sentence.cues.length > 0 ||
      !(demands ? OPENS_WITH_DIRECTIVE.test(text) : text.startsWith('通过')) ||
      /^\s/u.test(text)
    )
      break
    end = sentence.span.end
  }
  return { start: content.start, end }
}

/** True when reported speech holds a clause in marks that is part of the statement itself (`，“甲乙丙”。`). */
export function holdsClause(folded: string, masked: string, content: Span, marked: readonly Marked[]): boolean {
  for (let index = firstFrom(marked, content.start); index < marked.length; index += 1) {
    const one = marked[index] as Marked
    if (one.span.end > content.end) return false
    if (looksSaid(folded, one.content)) return true
    const before = masked[one.span.start - 1] ?? ''
    const after = masked[one.span.end] ?? ''
    const whole = '，：；'.includes(before) && '，。；！？'.includes(after)
    if (whole && one.content.end - one.content.start >= MIN_QUOTED_CLAUSE) return true
  }
  return false
}

function firstFrom(marked: readonly Marked[], start: number): number {
  return countLeading(marked, ({ span }) => span.start < start)
}
