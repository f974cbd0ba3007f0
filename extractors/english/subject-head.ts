import type { Span } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { EXPECTATION_CUES, PARTICIPLE_CUES, PLAIN_CUES, THAT_CUES } from './lexicon/speech.ts'
import { nounPhraseTo } from './noun-phrase.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'
import { isBetweenVerbs, isFiniteVerb } from './verbs.ts'

// Which of the nouns before a verb is its subject, where the nearest one belongs to a clause inside the phrase.

/** `expect ⟦the line⟧ to save`, `⟦Duties⟧ to be cut`: an object that acts, or a headline's subject; not `a plan to save`. */
export function subjectOfInfinitive(paragraph: EnglishParagraph, to: Token, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  const before = tokens[tokenIndexAfter(tokens, to.start) - 1]
  if (!before || before.start < sentenceStart || !before.tags.has('Noun') || /[,;]/.test(before.post)) return null
  const phrase = nounPhraseTo(paragraph, before.end, sentenceStart)
  let at = phrase ? tokenIndexAfter(tokens, phrase.start) - 1 : -1
  while (at >= 0 && tokens[at]?.tags.has('Determiner')) at -= 1
  const verb = tokens[at]
  const heads = !verb || verb.start < sentenceStart
  return phrase && (heads || OBJECT_VERB.test(verb.lower)) ? phrase : null
}

/** Verbs whose object does what the infinitive behind it says. */
const OBJECT_VERB = new RegExp(
  `^(?:${alternation(EXPECTATION_CUES)}|allow(?:s|ed|ing)?|help(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|requir(?:e|es|ed|ing)|forc(?:e|es|ed|ing)|caus(?:e|es|ed|ing)|push(?:es|ed|ing)?)$`,
)

/**
 * `⟦units⟧ provided at the bay will …`, `⟦a blaze⟧ that broke out in the park was …`: before a phrase that a verb follows, another verb with no
 * conjunction between can only be a participle or a relative clause's.
 */
export function headOfReduced(paragraph: EnglishParagraph, phrase: Span, sentenceStart: number): Span | null {
  const { tokens, text } = paragraph
  let at = tokenIndexAfter(tokens, phrase.start) - 1
  let prepositions = 0
  for (; at > 0 && /^(?:the|a|an|its|their)$/.test((tokens[at] as Token).lower); at -= 1);
  for (; at > 0 && INNER_LINK.test((tokens[at] as Token).lower); at -= 1) prepositions += 1
  const verb = tokens[at]
  // `firms hiring people ⟦to run⟧ shops have …`: an infinitive belongs to the noun before it, too.
  if (verb?.tags.has('Infinitive') && tokens[at - 1]?.lower === 'to' && verb.start > sentenceStart) {
    const before = nounPhraseTo(paragraph, (tokens[at - 1] as Token).start - 1, sentenceStart)
    return before && before.end < phrase.start ? headOfReduced(paragraph, before, sentenceStart) : null
  }
  if (!verb || verb.start < sentenceStart || !/^ /.test(text.slice(verb.end)) || /[,;:]/.test(verb.post)) return null
  // `said the price rose` reports; a participle has a preposition behind it, or is a gerund with its object.
  const participle = prepositions > 0 && (verb.tags.has('PastTense') || verb.tags.has('Participle'))
  if ((!participle && !verb.tags.has('Gerund')) || REPORTING.has(verb.lower)) return null
  at -= 1
  while (at > 0 && REDUCED_LINK.test((tokens[at] as Token).lower)) at -= 1
  const head = tokens[at]
  if (!head || head.start < sentenceStart || !head.tags.has('Noun') || /[,;:"”]/.test(head.post)) return null
  return nounPhraseTo(paragraph, head.end, sentenceStart)
}

const INNER_LINK = /^(?:at|in|on|by|to|from|for|under|with|as|into|out|up|down|over|off)$/

const REPORTING: ReadonlySet<string> = new Set([...PLAIN_CUES, ...THAT_CUES, ...PARTICIPLE_CUES])

/** What may stand between a noun and the participle or relative clause behind it. */
const REDUCED_LINK =
  /^(?:that|which|who|is|are|was|were|has|have|had|been|be|being|to|eligible|able|newly|also|recently|caught)$/

/** `students who had used drugs were …`: the phrase before the verb is the relative clause's; its head is the subject. */
export function headOfRelative(paragraph: EnglishParagraph, phrase: Span, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  let at = tokenIndexAfter(tokens, phrase.start) - 1
  if (!isFiniteVerb(tokens[at])) return null
  while (at > 0 && (isFiniteVerb(tokens[at]) || isBetweenVerbs(tokens[at]))) at -= 1
  const relative = tokens[at]
  const head = tokens[at - 1]
  if (!relative || !head || !/^(?:who|which|that)$/.test(relative.lower) || head.start < sentenceStart) return null
  return head.tags.has('Noun') && !/,/.test(head.post) ? nounPhraseTo(paragraph, head.end, sentenceStart) : null
}
