import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { comparedStart } from './comparators.ts'
import { TRANSITIVE_STEMS } from './lexicon/grammar.ts'
import { EXPECTATION_CUES, PARTICIPLE_CUES, PLAIN_CUES, THAT_CUES } from './lexicon/speech.ts'
import { marksWithin } from './marks.ts'
import { nounPhraseFrom, nounPhraseTo } from './noun-phrase.ts'
import type { Context } from './noun-subject.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'

const TRANSITIVE = new RegExp(`^(?:${alternation(TRANSITIVE_STEMS)})(?:s|es|ed|d|e|ing|ting|ening|ped|med|ming|ding)?$`)

/** How far before the quantity the verb of its object may stand, in words. */
const OBJECT_REACH = 22

/** `raise ⟦the margin ratio⟧ from 90 percent to 130 percent`, `boost ⟦annual revenue⟧ by NT$4 billion`. */
export function objectOfVerb({ paragraph, quantity, sentence }: Context): Span | null {
  const { tokens, text } = paragraph
  const compared = comparedStart(paragraph, quantity.span.start)
  const before = text.slice(Math.max(sentence.span.start, compared - 60), compared)
  const tail = /^[^,.;]{0,3} (?:higher|lower)\b/.test(text.slice(quantity.span.end, quantity.span.end + 12))
  if (
    !tail &&
    !/\b(?:by|to|from|at|above|below|past|beyond|under|over)(?: (?:an?|about|over|more than|less than|at least|up to|the|just|only|around|nearly|as much as))*(?: [^ ]*\d[^ ]*(?: (?:million|billion|trillion|percent))*(?: \([^)]*\))? to)? $/.test(
      before,
    )
  )
    return null
  const by = /^([\s\S]*) by (?:about |around |nearly |over |an? )?$/.exec(
    text.slice(Math.max(sentence.span.start, compared - 120), compared),
  )?.[1]
  const beforeBy =
    by === undefined
      ? null
      : nounPhraseTo(paragraph, Math.max(sentence.span.start, compared - 120) + by.length, sentence.span.start)
  let at = tokenIndexAfter(tokens, quantity.span.start) - 1
  for (let steps = 0; steps < OBJECT_REACH && at >= 0; steps += 1, at -= 1) {
    const token = tokens[at] as Token
    if (token.start < sentence.span.start || /[;:]/.test(token.post)) return null
    if (!TRANSITIVE.test(token.lower) || !token.tags.has('Verb')) continue
    if (beforeBy && beforeBy.start > token.end && !/^(?:to|the)$/.test(slice(text, beforeBy))) return beforeBy
    const object = nounPhraseFrom(paragraph, token.end + 1, quantity.span.start)
    return object && !/\d/.test(slice(text, object)) ? object : null
  }
  return null
}

/** `with Reed Milling ⟦down⟧ 2 percent`: an absolute phrase has its subject right before the particle. */
export function beforeParticle({ paragraph, sentence, change }: Context): Span | null {
  if (
    change?.form !== 'verb' ||
    !/^(?:up|down|rising|falling|gaining|losing|shedding|dropping|adding|declining|surging|soaring|plunging)$/.test(
      change.cue.lower,
    )
  )
    return null
  const before = paragraph.tokens[tokenIndexAfter(paragraph.tokens, change.cue.start) - 1]
  if (!before || before.start < sentence.span.start) return null
  // `stocks fell, with ⟦Reed Milling Co.⟧, a maker of flour, down 2 percent`
  const lead = paragraph.text.slice(sentence.span.start, change.cue.start)
  const absolute = WITH_NAME.exec(lead)
  if (absolute?.[1]) {
    const end = sentence.span.start + absolute.index + absolute[0].indexOf(absolute[1]) + absolute[1].length
    return { start: end - absolute[1].length, end }
  }
  if (/[,;]/.test(before.post) || !before.tags.has('Noun')) return null
  return nounPhraseTo(paragraph, before.end, sentence.span.start)
}

const WITH_NAME =
  /(?:^|,? )with (?:[a-z][^,;.]{0,60} )?(\p{Lu}[^,;()]{1,60}?)(?: \([^()]{1,20}\))?(?:,(?: [^,;]{2,60},)?)? $/u

/** The noun phrase before the verb of the quantity's clause. */
export function clauseSubject({ paragraph, quantity, sentence, change }: Context): Span | null {
  const { tokens } = paragraph
  // `draws thousands`: the clause's subject is not what a bare word counts.
  const bare = quantity.unit === null && quantity.unitCode === 'count' && quantity.kind === 'amount'
  if (bare && !/\d/.test(slice(paragraph.text, quantity.numeral))) return null
  const governed = change?.form === 'verb' || change?.form === 'same'
  let at = tokenIndexAfter(tokens, governed ? change.cue.start : quantity.span.start)
  if (!governed || /^(?:up|down|higher|lower|by)$/.test(change.cue.lower)) {
    do at -= 1
    while (at >= 0 && (tokens[at] as Token).start >= sentence.span.start && !isClauseVerb(tokens, at))
  }
  // Back to the first verb of the group: `has also been rising`.
  at = groupStart(tokens, at)
  const verb = tokens[at]
  if (!verb || verb.start <= sentence.span.start) return null
  return subjectBefore(paragraph, verb.start, sentence.span.start) ?? earlierSubject(paragraph, at, sentence.span.start)
}

/** `The mill committed in 2020 to invest …`: the subject of the finite verb before an infinitive. */
function earlierSubject(paragraph: EnglishParagraph, from: number, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  if (tokens[from]?.lower !== 'to' && tokens[from - 1]?.lower !== 'to') return null
  return subjectOfVerbBefore(paragraph, from, sentenceStart)
}

/** The subject of the nearest verb before a place in the sentence. */
function subjectOfVerbBefore(paragraph: EnglishParagraph, from: number, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  let at = from - 1
  while (at >= 0 && (tokens[at] as Token).start >= sentenceStart && !isClauseVerb(tokens, at)) at -= 1
  at = groupStart(tokens, at)
  const verb = tokens[at]
  return verb && verb.start > sentenceStart ? subjectBefore(paragraph, verb.start, sentenceStart) : null
}

/** First word of the group of verbs that ends at a place: `has also been rising`. */
function groupStart(tokens: readonly Token[], from: number): number {
  let at = from
  while (at > 0) {
    const token = tokens[at - 1] as Token
    if (!(isFiniteVerb(token) || isBetweenVerbs(token)) || /[,;]/.test(token.post)) break
    // `stock transaction ⟦taxes⟧ also fell`: before a past tense a present tense is a noun that compromise took for a verb.
    if (isBareVerb(token) && !isAuxiliary(token) && isInflected(tokens[from])) break
    at -= 1
  }
  // An adverb that no verb precedes belongs to the subject or to nothing: `and ⟦soon⟧ fell`.
  return at
}

/** `fell`, `represents`: a verb that no other finite verb leads. */
const isInflected = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.tags.has('PastTense') ||
    (token.tags.has('PresentTense') && !token.tags.has('Infinitive') && /s$/.test(token.lower)))

const isBareVerb = (token: Token): boolean => token.tags.has('PresentTense') || token.tags.has('Infinitive')

const isAuxiliary = (token: Token): boolean =>
  token.tags.has('Auxiliary') ||
  token.tags.has('Copula') ||
  token.tags.has('Modal') ||
  /^(?:be|been|being|do|does|has|have|is|are)$/.test(token.lower)

/** A verb of the clause; a participle before its noun (`a decline in furloughed workers`) is none. */
function isClauseVerb(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!isFiniteVerb(tokens[at])) return false
  return !(
    tokens[at]?.tags.has('PastTense') &&
    before &&
    (before.tags.has('Preposition') || before.tags.has('Determiner') || before.tags.has('Possessive'))
  )
}

export function isFiniteVerb(token: Token | undefined): boolean {
  if (!token) return false
  const { tags } = token
  return (
    (tags.has('Verb') || tags.has('Copula') || tags.has('Modal')) &&
    !tags.has('Gerund') &&
    !/^(?:up|down|to|based|compared|according)$/.test(token.lower)
  )
}

const isBetweenVerbs = (token: Token | undefined): boolean =>
  token !== undefined && (token.tags.has('Adverb') || /^(?:also|soon|later|then|once)$/.test(token.lower))

/** The subject that ends before a verb, over a phrase set off by commas (`Reed Milling, a maker of flour, rose`). */
function subjectBefore(paragraph: EnglishParagraph, verb: number, sentenceStart: number): Span | null {
  const { text, tokens } = paragraph
  const before = text.slice(sentenceStart, verb).trimEnd()
  if (before.endsWith(',')) {
    const relative = relativeComma(before)
    const comma = relative ?? before.lastIndexOf(',', before.length - 2)
    if (comma > 0) {
      // `The dearest stock on the market, ⟦Reed Milling Co.⟧, fell`: behind its description the name names the thing.
      const apposed = before.slice(comma + 2, -1)
      if (relative === null && isCapitalised(apposed))
        return { start: sentenceStart + comma + 2, end: sentenceStart + before.length - 1 }
      const phrase = nounPhraseTo(paragraph, sentenceStart + comma, sentenceStart)
      if (phrase) return phrase
    }
  }
  // `those who opposed the “two mills” plan`, `supporters of “two mills” fell`: what stands in marks modifies.
  if (/["”]$/.test(before)) {
    const [mark] = marksWithin(paragraph.marks, {
      start: sentenceStart + before.length - 1,
      end: sentenceStart + before.length,
    })
    return mark && mark.outer.start > sentenceStart ? nounPhraseTo(paragraph, mark.outer.start, sentenceStart) : null
  }
  const last = tokens[tokenIndexAfter(tokens, verb) - 1]
  if (!last || last.start < sentenceStart || /^(?:it|they|he|she|i|we)$/.test(last.lower)) return null
  if (last.lower === 'to') return subjectOfInfinitive(paragraph, last, sentenceStart)
  // `opened low and rose`: joined verbs share the subject of the first.
  if (/^(?:and|but|or|then)$/.test(last.lower))
    return subjectOfVerbBefore(paragraph, tokens.indexOf(last, tokenIndexAfter(tokens, last.start)), sentenceStart)
  const relative = /^(?:which|who|that)$/.test(last.lower) ? tokens[tokenIndexAfter(tokens, last.start) - 1] : last
  if (!relative) return null
  const phrase = nounPhraseTo(paragraph, relative.end, sentenceStart)
  // `incentives for Ho, who will turn 74`: of the nouns before a relative the nearest is meant.
  const inner =
    phrase && last !== relative
      ? / (?:for|by|with|to|from|against) (?=[^ ]+(?: [^ ]+)?$)/.exec(slice(text, phrase))
      : null
  return phrase && inner
    ? { start: phrase.start + inner.index + inner[0].length, end: phrase.end }
    : ((phrase &&
        (headOfRelative(paragraph, phrase, sentenceStart) ?? headOfReduced(paragraph, phrase, sentenceStart))) ??
        phrase)
}

/** `Reed Milling, which announced …, the second in a year, rose`: the comma before the relative clause that ends at the verb. */
function relativeComma(before: string): number | null {
  const at = Math.max(before.lastIndexOf(', which '), before.lastIndexOf(', who '), before.lastIndexOf(', whose '))
  return at > 0 && before.length - at < LONGEST_RELATIVE ? at : null
}

/** A relative clause between subject and verb is no longer than this, in code units. */
const LONGEST_RELATIVE = 220

/** `Reed Milling Co. (RMC)`: nothing but a name. */
function isCapitalised(printed: string): boolean {
  const words = printed.replace(/ ?\([^()]*\)/g, '').split(' ')
  return words.length <= 7 && words.every((word) => /^(?:\p{Lu}|of$|and$|&)/u.test(word))
}

/** `expect ⟦the line⟧ to save`, `⟦Duties⟧ to be cut`: an object that acts, or a headline's subject; not `a plan to save`. */
function subjectOfInfinitive(paragraph: EnglishParagraph, to: Token, sentenceStart: number): Span | null {
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
function headOfReduced(paragraph: EnglishParagraph, phrase: Span, sentenceStart: number): Span | null {
  const { tokens, text } = paragraph
  let at = tokenIndexAfter(tokens, phrase.start) - 1
  let prepositions = 0
  for (; at > 0 && /^(?:the|a|an|its|their)$/.test((tokens[at] as Token).lower); at -= 1);
  for (; at > 0 && INNER_LINK.test((tokens[at] as Token).lower); at -= 1) prepositions += 1
  const verb = tokens[at]
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
function headOfRelative(paragraph: EnglishParagraph, phrase: Span, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  let at = tokenIndexAfter(tokens, phrase.start) - 1
  if (!isFiniteVerb(tokens[at])) return null
  while (at > 0 && (isFiniteVerb(tokens[at]) || isBetweenVerbs(tokens[at]))) at -= 1
  const relative = tokens[at]
  const head = tokens[at - 1]
  if (!relative || !head || !/^(?:who|which|that)$/.test(relative.lower) || head.start < sentenceStart) return null
  return head.tags.has('Noun') && !/,/.test(head.post) ? nounPhraseTo(paragraph, head.end, sentenceStart) : null
}
