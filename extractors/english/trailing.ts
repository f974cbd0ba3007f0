import type { Span } from '../../pipeline/document/index.ts'
import type { TaggedSentence } from './analysis.ts'
import { DAY, hasFiniteVerb } from './leading.ts'
import { ASIDE_STARTS } from './lexicon/grammar.ts'
import { isRole } from './names.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation } from './patterns.ts'

/** Where a reporting verb stands to what it reports. */
export type CueForm = 'leading' | 'trailing' | 'middle' | 'participle'

export interface Cue {
  readonly form: CueForm
  /** The verb or phrase as printed. */
  readonly span: Span
  /** The noun phrase that speaks; null for a participle, whose speaker is the sentence's. */
  readonly phrase: Span | null
  /** Where the noun phrase (or an inverted verb) begins: what a trailing cue reports ends before it. */
  readonly start: number
  /** Where what follows the attribution begins; the end of the sentence where nothing does. */
  readonly contentStart: number
}

const INVERTED_SUBJECT = /^ ([^,"“”;:]{2,90}?)(?:, ((?:an? |the )?[^,"“”;]{3,100}))?(?=, |\.? ?["“]|\.?$)/

/** `said Lo ⟦with a smile⟧`, `said the ministry ⟦in a statement⟧` */
const MANNER = / (?:with|in|at|on|during|when|while|after|before|outside|inside|ahead) [\s\S]*/

const NO_SUBJECT =
  /^(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|that|there|it|he|she|they|we|if|when|on|in|at|to|no)\b/

/** `…,” said the mayor, who …`: the verb before its subject, behind a quotation or a comma. */
export function readInverted(paragraph: EnglishParagraph, masked: string, span: Span, shift: number): Cue | null {
  const before = masked.slice(0, span.start - shift)
  if (
    !(/["”] $/.test(before) ? endsStatement(paragraph, span.start - 1) : /, $/.test(before)) ||
    /^t(?:old|ells?)$/.test(masked.slice(span.start - shift, span.end - shift))
  )
    return null
  const after = masked.slice(span.end - shift)
  const subject = INVERTED_SUBJECT.exec(after)
  if (!subject?.[1] || NO_SUBJECT.test(subject[1])) return null
  if (!/["”] $/.test(before) && !/^(?:the |an? |\p{Lu})/u.test(subject[1])) return null
  const start = span.end + 1
  const head = { start, end: start + subject[1].replace(MANNER, '').length }
  if (hasFiniteVerb(paragraph, head)) return null
  const role =
    subject[2] !== undefined &&
    isRole(subject[2]) &&
    !hasFiniteVerb(paragraph, { start: head.end, end: span.end + subject[0].length })
  const phrase = role ? { start, end: span.end + subject[0].length } : head
  return { form: 'trailing', span, phrase, start: span.start, contentStart: phrase.end }
}

/** The quotation that closes at `end` ends with a comma or a full stop of its own: a statement, not a term in marks. */
export function endsStatement(paragraph: EnglishParagraph, end: number): boolean {
  return /[,.!?…]["”] ?$/.test(paragraph.text.slice(Math.max(paragraph.span.start, end - 3), end))
}

/** Fewer words before `, he said` lead in to what follows (`In the sector, he said, …`). */
const SHORTEST_STATEMENT = 5

/** Whether what stands before the phrase is reported, and where what is reported goes on behind the verb. */
export function trailingForm(
  sentence: TaggedSentence,
  before: string,
  after: string,
  afterStart: number,
): { readonly form: 'trailing' | 'middle'; readonly at: number } | null {
  const quoted = /["”]$/.test(before)
  const end = sentence.span.end
  const tail = after.replace(/[\s.!?"”)]{1,20}$/, '')
  const comma = /^([^,;"“”]{0,110}),["”]? /.exec(after)
  const states = quoted || before.split(' ').length >= SHORTEST_STATEMENT
  if (tail === '') return states ? { form: 'trailing', at: end } : null
  if (comma && isAdjunct(comma[1] ?? '')) {
    const rest = after.slice(comma[0].length)
    if (/^(?:that|without|who|but)\b/.test(rest) && !quoted) return null
    const opens = /^["“]/.test(rest)
    if (opens || (!quoted && !GOES_ON_ASIDE.test(rest))) return { form: 'middle', at: afterStart + comma[0].length }
    return states ? { form: 'trailing', at: end } : null
  }
  if (states && isAdjunct(tail) && tail.length < 160) return { form: 'trailing', at: end }
  return quoted && !/^ (?:that|the|it|he|she|they)\b/.test(after) ? { form: 'trailing', at: end } : null
}

/** Behind an attribution these go on with the attribution (`…, he said, adding that …`), not with what is said. */
const GOES_ON_ASIDE = new RegExp(`^(?:${alternation(ASIDE_STARTS)})\\b`)

/** When, where or to whom something was said: nothing, or a phrase that begins with a preposition or a day. */
function isAdjunct(text: string): boolean {
  return (
    text.trim() === '' ||
    (ADJUNCT_START.test(text) && !/ that | (?:is|are|was|were|will|would|has|have|had|should|could|can) /.test(text))
  )
}

const ADJUNCT_START = new RegExp(
  `^ (?:on|in|at|during|via|through|to|by|with|without|late|early|earlier|after|when|while|before|last|this|of|about|[A-Z]{2,6}|reporters|lawmakers|\\(|${DAY})`,
)
