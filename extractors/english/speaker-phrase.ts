import { type Span, slice } from '../../pipeline/document/index.ts'
import type { TaggedSentence, Token } from './analysis.ts'
import { isNameShaped, isRole, isTitleWord, nameAtEnd } from './names.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

const SKIPPED =
  /^(?:also|has|have|had|then|further|later|recently|repeatedly|did|not|previously|once|again|earlier|meanwhile|now|still|even|both|went|on|to|first|always|clearly|already|strongly|simply|reportedly)$/

const CLAUSE_STARTS =
  /^(?:but|while|and|as|because|when|which|that|after|although|though|if|since|whereas|however|where|before|so|or|yet|who|what|how|whether)$/

const INNER_PREPOSITION = /^(?:of|for|at|in|from|to|with|on)$/

const LONGEST_PHRASE = 22

/** The noun phrase that ends at a verb, over adverbs and auxiliaries, roles set off by commas included. */
export function phraseBefore(paragraph: EnglishParagraph, sentence: TaggedSentence, verb: number): Span | null {
  const { tokens, text } = paragraph
  let last = tokenIndexAfter(tokens, verb) - 1
  while (last >= 0 && SKIPPED.test((tokens[last] as Token).lower)) last -= 1
  last = beforeAge(paragraph, last)
  last = beforeAside(paragraph, sentence, last, verb)
  const end = tokens[last]
  // `Reed, vice president of sales and ⟦marketing⟧, said`: before a comma the last word is a role's.
  if (!end || end.start < sentence.span.start || !(canSpeak(end) || text.startsWith(', ', end.end))) return null
  if (text.slice(end.end, verb).includes(' -- ') || /^, \d/.test(text.slice(end.end, verb)))
    return nameBeforeAside(paragraph, sentence, last)
  const gap = text.slice(end.end, verb)
  // `the bureau's forecast` is a noun and its owner.
  if (/[.;:"”“]\s/.test(gap) || /^['’]/.test(gap) || /['’]s?$/.test(end.text)) return null
  const apposition = /^[^,]{0,40}, /.exec(gap)
  if (!apposition) {
    const plain = plainPhrase(paragraph, sentence, last, end.end + bracketLength(gap))
    // `Lin Chien (…), head of the center said`: the comma behind the role was forgotten.
    const role = plain && text.slice(plain.start - 2, plain.start) === ', ' && isRole(slice(text, plain))
    return (role ? apposedPhrase(paragraph, sentence, plain.end) : null) ?? plain
  }
  const phraseEnd = end.end + apposition[0].length - 2
  return apposedPhrase(paragraph, sentence, phraseEnd) ?? relativePhrase(paragraph, sentence, phraseEnd)
}

/** `Reed, ⟦58⟧, said`: the age is no part of the speaker. */
function beforeAge(paragraph: EnglishParagraph, last: number): number {
  const age = paragraph.tokens[last]
  if (!age || !/^\d{1,3}$/.test(age.text) || !age.post.startsWith(',')) return last
  return /, $/.test(paragraph.text.slice(Math.max(0, age.start - 2), age.start)) ? last - 1 : last
}

/** `Reed, head of a mill ⟦-- a maker of flour --⟧ said`: what stands between dashes is no part of the speaker either. */
function beforeAside(paragraph: EnglishParagraph, sentence: TaggedSentence, last: number, verb: number): number {
  const end = paragraph.tokens[last]
  if (!end || !/^ -- /.test(paragraph.text.slice(end.end, verb))) return last
  const opening = paragraph.text.slice(sentence.span.start, end.end).lastIndexOf(' -- ')
  if (opening < 0) return last
  return tokenIndexAfter(paragraph.tokens, sentence.span.start + opening) - 1
}

/** The speaker that ends at a word, roles set off by commas included. */
function nameBeforeAside(paragraph: EnglishParagraph, sentence: TaggedSentence, last: number): Span | null {
  const end = paragraph.tokens[last]
  if (!end) return null
  return apposedPhrase(paragraph, sentence, end.end) ?? plainPhrase(paragraph, sentence, last, end.end)
}

function plainPhrase(paragraph: EnglishParagraph, sentence: TaggedSentence, last: number, end: number): Span | null {
  const { tokens, text } = paragraph
  let first = last
  let atVerb = false
  for (let steps = 0; steps < LONGEST_PHRASE && first > 0; steps += 1) {
    const token = tokens[first - 1] as Token
    if (token.start < sentence.span.start) break
    const between = text.slice(token.end, (tokens[first] as Token).start)
    if (/["“”;:!?,]| -- | – /.test(between)) break
    // `which it said were …`, `a video it said was`: a relative clause reports in passing.
    if (RELATIVE.test(token.lower) || (isPronoun(tokens[first] as Token) && token.tags.has('Noun'))) return null
    atVerb = isClauseWord(token, tokens[first] as Token)
    if (atVerb) break
    first -= 1
  }
  // `the command which has … announced`: the subject stands before the relative clause.
  const before = tokens[first - 1]
  const relative = tokens[first - 2]
  if (
    atVerb &&
    before &&
    relative &&
    /^(?:which|who|that)$/.test(relative.lower) &&
    before.start >= sentence.span.start
  ) {
    const head = tokens[first - 3]
    return head && canSpeak(head) ? plainPhrase(paragraph, sentence, first - 3, head.end) : null
  }
  while (first < last && isWeakStart(tokens[first] as Token)) first += 1
  const start = tokens[first] as Token
  return CLAUSE_STARTS.test(start.lower) || INNER_PREPOSITION.test(start.lower) ? null : { start: start.start, end }
}

const isWeakStart = (token: Token): boolean =>
  CLAUSE_STARTS.test(token.lower) || INNER_PREPOSITION.test(token.lower) || isAdverb(token)

const isPronoun = (token: Token): boolean => /^(?:he|she|it|they|we)$/.test(token.lower)

/** Comma-set roles behind a name at most: `Ho, a fellow at the institute, a think tank in Taipei, said`. */
const MOST_ROLES = 3

/** `⟦Ho, a fellow at the institute,⟧ said`: from the piece that ends in a person's name on. */
function apposedPhrase(paragraph: EnglishParagraph, sentence: TaggedSentence, end: number): Span | null {
  let pieceEnd = end
  for (let role = 0; role <= MOST_ROLES; role += 1) {
    const comma = commaBefore(paragraph, sentence, pieceEnd)
    const start = Math.max(sentence.span.start, comma < sentence.span.start ? sentence.span.start : comma + 2)
    const found = nameAtEnd(paragraph, { start, end: pieceEnd })
    if (found) return { start: found.title && found.title.start >= start ? found.title.start : found.name.start, end }
    // `Reed, the minister for mills, said`: the role behind tells that the capitalised words are a name.
    if (
      role > 0 &&
      isNameShaped(paragraph.text.slice(start, pieceEnd)) &&
      isRole(paragraph.text.slice(pieceEnd + 2, end))
    )
      return { start, end }
    if (comma < sentence.span.start) return null
    pieceEnd = comma
  }
  return null
}

/** `⟦the bureau⟧, which oversees the funds, said`, `⟦the group⟧, based in Basel, said`: the phrase before one comma-set piece. */
function relativePhrase(paragraph: EnglishParagraph, sentence: TaggedSentence, end: number): Span | null {
  const comma = commaBefore(paragraph, sentence, end)
  if (comma <= sentence.span.start)
    return plainPhrase(paragraph, sentence, tokenIndexAfter(paragraph.tokens, end) - 1, end)
  const last = tokenIndexAfter(paragraph.tokens, comma) - 1
  const head = paragraph.tokens[last]
  return head && head.start >= sentence.span.start && canSpeak(head)
    ? plainPhrase(paragraph, sentence, last, comma)
    : null
}

const isAdverb = (token: Token): boolean => token.tags.has('Adverb') && !/^\p{Lu}/u.test(token.text)

function bracketLength(gap: string): number {
  return /^\)|^ ?\([^)]*\)/.exec(gap)?.[0].length ?? 0
}

const RELATIVE = /^(?:which|what|whom)$/

/** A noun, a name or a pronoun may speak; an adjective or verb before `added` (`put added pressure`) may not. */
function canSpeak(token: Token): boolean {
  const { tags } = token
  if (/^(?:he|she|it|they|we|i)$/.test(token.lower) || /^\p{Lu}/u.test(token.text)) return true
  if (tags.has('Possessive') && tags.has('Pronoun')) return false
  return tags.has('Noun') && !tags.has('Verb') && !CLAUSE_STARTS.test(token.lower)
}

function isClauseWord(token: Token, next: Token): boolean {
  // `a statement issued by the ministry read`: a participle with its agent belongs to the phrase.
  if (token.tags.has('PastTense') && next.lower === 'by') return false
  if (CLAUSE_STARTS.test(token.lower))
    return token.lower !== 'and' || !(/^\p{Lu}/u.test(next.text) || isTitleWord(next.text))
  // `engineer` and `judge` are verbs too: before a name they are its title.
  if (isTitleWord(token.text) && /^\p{Lu}/u.test(next.text)) return false
  if (INNER_PREPOSITION.test(token.lower) || /^\p{Lu}/u.test(token.text)) return false
  return token.tags.has('Verb') && !token.tags.has('Gerund') && !token.tags.has('Noun') && !token.tags.has('Adjective')
}

/** Place of the last comma before `end` in the sentence; -1 when there is none. */
function commaBefore(paragraph: EnglishParagraph, sentence: TaggedSentence, end: number): number {
  const at = paragraph.text.slice(sentence.span.start, end + 1).lastIndexOf(', ', end - 1 - sentence.span.start)
  return at < 0 ? -1 : sentence.span.start + at
}
