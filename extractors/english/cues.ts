import { type Span, slice } from '../../pipeline/document/index.ts'
import type { TaggedSentence, Token } from './analysis.ts'
import { INFINITIVE_CUES, PARTICIPLE_CUES, PHRASE_CUES, PLAIN_CUES, THAT_CUES } from './lexicon/speech.ts'
import { isNameShaped, isRole, nameAtEnd } from './names.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
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

const infinitiveCues: ReadonlySet<string> = new Set(INFINITIVE_CUES)
const thatCues: ReadonlySet<string> = new Set(THAT_CUES)
const phraseCues: ReadonlySet<string> = new Set(PHRASE_CUES)

const CUE = new RegExp(
  `(?<![A-Za-z-])(?:${alternation([...PLAIN_CUES, ...THAT_CUES, ...PHRASE_CUES])})(?![A-Za-z-])`,
  'g',
)
const PARTICIPLE = new RegExp(`(?:^|,|") (?:${alternation(PARTICIPLE_CUES)})(?=[ ,]|$)`, 'g')
const ACCORDING = /(?<![A-Za-z])[Aa]ccording to /g

const DAY =
  '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|today|yesterday|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.) \\d{1,2}(?:st|nd|rd|th)?)(?: \\([^()]{1,30}\\))?'
const WHEN = `(?: (?:on |late |early |earlier )?(?:the )?${DAY}(?: (?:morning|afternoon|evening|night))?)?`
/** Between a verb that leads and what it reports: when, where and in what it was said. */
const ADJUNCT = new RegExp(
  `^${WHEN}(?: (?:in|at|during|on|via|through) (?:an?|the|its|his|her|their) (?:[\\w'’.-]+ ){0,4}(?:statement|report|interview|post|release|speech|letter|article|conference|hearing|meeting|briefing|message|session|forum|event|ceremony|filing|video|announcement|reporters))?${WHEN}`,
)
const TOLD =
  /^ (?:CNA|reporters|(?:the |local )?(?:media|press|public)|lawmakers|legislators|(?:a|an|the) (?:[\w-]+ ){0,2}(?:conference|hearing|meeting|newspaper|reporters?|audience|magazine|agency|court|session|interpellation|Legislature)|him|her|them|us|me|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,4})(?: reporters?)?/

/** The sentence with everything inside quotation marks blanked, so that no cue is found there; lengths are kept. */
export function blankQuoted(paragraph: EnglishParagraph, sentence: Span): string {
  let masked = paragraph.text.slice(sentence.start, sentence.end)
  for (const mark of paragraph.marks) {
    if (mark.inner.end <= sentence.start) continue
    if (mark.inner.start >= sentence.end) break
    const from = Math.max(mark.inner.start, sentence.start) - sentence.start
    const to = Math.min(mark.inner.end, sentence.end) - sentence.start
    masked = masked.slice(0, from) + '\u0001'.repeat(Math.max(0, to - from)) + masked.slice(to)
  }
  return masked
}

/** Every reporting verb of a sentence in order, each with its form and the phrase that speaks. */
export function findCues(paragraph: EnglishParagraph, sentence: TaggedSentence): readonly Cue[] {
  const masked = blankQuoted(paragraph, sentence.span)
  const shift = sentence.span.start
  const cues: Cue[] = []
  for (const match of masked.matchAll(CUE)) {
    const span = { start: shift + match.index, end: shift + match.index + match[0].length }
    const cue = readCue(paragraph, sentence, masked, span)
    if (cue) cues.push(cue)
  }
  for (const match of masked.matchAll(PARTICIPLE)) {
    const start = shift + match.index + match[0].lastIndexOf(' ', match[0].length - 1) + 1
    const word = match[0].replace(/^[^a-z]*/, '')
    const from = shift + match.index + match[0].length - word.length
    const after = masked.slice(from + word.length - shift)
    const that = /^,? that (?=\S)/.exec(after) ?? /^(?: only)?:? /.exec(after)
    if (!that || start < shift || (match[0].startsWith('"') && !endsStatement(paragraph, shift + match.index + 1)))
      continue
    cues.push({
      form: 'participle',
      span: { start: from, end: from + word.length },
      phrase: null,
      start: shift + match.index,
      contentStart: from + word.length + that[0].length,
    })
  }
  return cues.sort((a, b) => a.span.start - b.span.start)
}

function readCue(paragraph: EnglishParagraph, sentence: TaggedSentence, masked: string, span: Span): Cue | null {
  const shift = sentence.span.start
  const after = masked.slice(span.end - shift)
  const inverted = readInverted(paragraph, masked, span, shift) ?? readShared(paragraph, sentence, masked, span)
  if (inverted) return inverted
  const phrase = phraseBefore(paragraph, sentence, span.start)
  if (!phrase) return null
  const before = masked.slice(0, phrase.start - shift).trimEnd()
  const closes = before.endsWith(',') || (/["”]$/.test(before) && endsStatement(paragraph, shift + before.length))
  if (closes) {
    const form = trailingForm(sentence, before, after, span.end)
    if (form) return { form: form.form, span, phrase, start: phrase.start, contentStart: form.at }
  }
  const at = leadingStart(paragraph, sentence, masked.slice(span.start - shift, span.end - shift), after, span.end)
  return at === null ? null : { form: 'leading', span, phrase, start: phrase.start, contentStart: at }
}

const INVERTED_SUBJECT = /^ ([^,"“”;:]{2,90}?)(?:, ((?:an? |the )?[^,"“”;]{3,100}))?(?=, |\.? ?["“]|\.?$)/
/** `said Lo ⟦with a smile⟧`, `said the ministry ⟦in a statement⟧` */
const MANNER = / (?:with|in|at|on|during|when|while|after|before) .*$/
const NO_SUBJECT =
  /^(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|that|there|it|he|she|they|we|if|when|on|in|at|to|no)\b/

/** `…,” said the mayor, who …`: the verb before its subject, behind a quotation or a comma. */
function readInverted(paragraph: EnglishParagraph, masked: string, span: Span, shift: number): Cue | null {
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

/** `…, and said it had …`: the verb shares the subject of the verb before it. */
function readShared(paragraph: EnglishParagraph, sentence: TaggedSentence, masked: string, span: Span): Cue | null {
  const shift = sentence.span.start
  const link = /,? (?:and|but)(?: also| then| later)? $/.exec(masked.slice(0, span.start - shift))
  if (!link) return null
  const at = leadingStart(
    paragraph,
    sentence,
    masked.slice(span.start - shift, span.end - shift),
    masked.slice(span.end - shift),
    span.end,
  )
  return at === null ? null : { form: 'participle', span, phrase: null, start: shift + link.index, contentStart: at }
}

/** The quotation that closes at `end` ends with a comma or a full stop of its own: a statement, not a term in marks. */
function endsStatement(paragraph: EnglishParagraph, end: number): boolean {
  return /[,.!?…]["”] ?$/.test(paragraph.text.slice(Math.max(paragraph.span.start, end - 3), end))
}

const SKIPPED =
  /^(?:also|has|have|had|then|further|later|recently|repeatedly|did|not|previously|once|again|earlier|meanwhile|now|still|even|both|went|on|to|first|always|clearly|already|strongly|simply|reportedly)$/
const CLAUSE_STARTS =
  /^(?:but|while|and|as|because|when|which|that|after|although|though|if|since|whereas|however|where|before|so|or|yet|who|what|how|whether)$/
const INNER_PREPOSITION = /^(?:of|for|at|in|from|to|with|on)$/
const LONGEST_PHRASE = 22

/** The noun phrase that ends at a verb, over adverbs and auxiliaries, roles set off by commas included. */
function phraseBefore(paragraph: EnglishParagraph, sentence: TaggedSentence, verb: number): Span | null {
  const { tokens, text } = paragraph
  let last = tokenIndexAfter(tokens, verb) - 1
  while (last >= 0 && SKIPPED.test((tokens[last] as Token).lower)) last -= 1
  const end = tokens[last]
  if (!end || end.start < sentence.span.start || !canSpeak(end)) return null
  const gap = text.slice(end.end, verb)
  if (/[.;:"”“]\s/.test(gap)) return null
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
    const comma = paragraph.text.lastIndexOf(', ', pieceEnd - 1)
    const start = Math.max(sentence.span.start, comma < sentence.span.start ? sentence.span.start : comma + 2)
    const found = nameAtEnd(paragraph, { start, end: pieceEnd })
    if (found) return { start: found.title && found.title.start >= start ? found.title.start : found.name.start, end }
    // `Parly, the defence minister, said`: the role behind tells that the capitalised words are a name.
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
  const comma = paragraph.text.lastIndexOf(', ', end - 1)
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
  if (/^(?:he|she|it|they|we|i|who)$/.test(token.lower) || /^\p{Lu}/u.test(token.text)) return true
  if (tags.has('Possessive') && tags.has('Pronoun')) return false
  return tags.has('Noun') && !tags.has('Verb') && !CLAUSE_STARTS.test(token.lower)
}

function isClauseWord(token: Token, next: Token): boolean {
  // `a statement issued by the ministry read`: a participle with its agent belongs to the phrase.
  if (token.tags.has('PastTense') && next.lower === 'by') return false
  if (CLAUSE_STARTS.test(token.lower)) return token.lower !== 'and' || !/^\p{Lu}/u.test(next.text)
  if (INNER_PREPOSITION.test(token.lower) || /^\p{Lu}/u.test(token.text)) return false
  return token.tags.has('Verb') && !token.tags.has('Gerund') && !token.tags.has('Noun') && !token.tags.has('Adjective')
}

/** Fewer words before `, he said` lead in to what follows (`In the sector, he said, …`). */
const SHORTEST_STATEMENT = 5

/** Whether what stands before the phrase is reported, and where what is reported goes on behind the verb. */
function trailingForm(
  sentence: TaggedSentence,
  before: string,
  after: string,
  afterStart: number,
): { readonly form: 'trailing' | 'middle'; readonly at: number } | null {
  const quoted = /["”]$/.test(before)
  const end = sentence.span.end
  const tail = after.replace(/[\s.!?"”)]+$/, '')
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
const GOES_ON_ASIDE =
  /^(?:and|adding|saying|noting|referring|citing|with|while|as|stressing|warning|which|when|after|stating|explaining|claiming|arguing|indicating|emphasizing|pointing|suggesting|in)\b/

/** When, where or to whom something was said: nothing, or a phrase that begins with a preposition or a day. */
function isAdjunct(text: string): boolean {
  return (
    text.trim() === '' ||
    (ADJUNCT_START.test(text) && !/ that | (?:is|are|was|were|will|would|has|have|had|should|could|can) /.test(text))
  )
}

const ADJUNCT_START = new RegExp(
  `^ (?:on|in|at|during|via|through|to|by|with|without|late|early|earlier|after|when|while|before|last|this|of|about|CNA|reporters|lawmakers|\\(|${DAY})`,
)

/** True when a stretch has a verb that can carry a clause, by compromise's tags. */
export function hasFiniteVerb(paragraph: EnglishParagraph, span: Span): boolean {
  const { tokens } = paragraph
  for (let at = tokenIndexAfter(tokens, span.start); at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    if (token.start >= span.end) return false
    if (token.tags.has('Copula') || token.tags.has('Modal') || token.tags.has('Auxiliary')) return true
    if (
      (token.tags.has('PastTense') || token.tags.has('PresentTense')) &&
      at > 0 &&
      token.start > span.start &&
      !token.tags.has('Adjective')
    )
      return true
  }
  return false
}

/** After any other verb a number is its object (`added NT$2 trillion`, `claimed 20 lives`), not a statement's first word. */
const NUMBER_SPEAKERS = /^(?:sa|tell|told|estimate|note|show|believe|think)/

/** Where the statement of a leading verb begins: behind its adjuncts and `that`; null where no statement follows. */
function leadingStart(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  verb: string,
  after: string,
  afterStart: number,
): number | null {
  if (!NUMBER_SPEAKERS.test(verb) && /^ (?:[A-Z]{0,3}\$?\d|more than|at least|about|over|nearly|another)/.test(after))
    return null
  const told = /^tells?$|^told$/.test(verb) ? (TOLD.exec(after)?.[0].length ?? 0) : 0
  const skipped = told + (ADJUNCT.exec(after.slice(told))?.[0].length ?? 0)
  const rest = after.slice(skipped)
  const mark = /^[,:]?(?: that)? (?=["“]\u0001)/.exec(rest)
  if (mark) return afterStart + skipped + mark[0].length
  const that = /^(?:,[^,]{1,50},)?(?: \(?[^.;"“”]{1,90}?\)?)?? that (?!day|year|time|month|week)(?=\S)/.exec(rest)
  if (
    that &&
    !hasFiniteVerb(paragraph, { start: afterStart + skipped, end: afterStart + skipped + that[0].length - 6 }) &&
    isDeclaring(that[0])
  ) {
    return afterStart + skipped + that[0].length
  }
  if (infinitiveCues.has(verb)) {
    const to = /^(?: [^.;,"“”]{1,40}?)? (?=to [a-z])/.exec(rest)
    if (to) return afterStart + skipped + to[0].length
  }
  if (thatCues.has(verb) || phraseCues.has(verb)) return null
  const start = afterStart + skipped + (/^[,:]? /.exec(rest)?.[0].length ?? 0)
  return statesSomething(paragraph, start, sentence.span.end) ? start : null
}

/** `showed the number that`, `announced a plan that` relate; `said Monday that`, `added that` declare. */
function isDeclaring(upToThat: string): boolean {
  const between = upToThat.slice(0, -6).trim()
  return (
    between === '' ||
    /^(?:,|on|in|at|during|after|before|to|late|early|earlier|when|via|through|for|by|with|\(|Sun|Mon|Tue|Wed|Thu|Fri|Sat|the possibility|that (?:day|year|time|month|week)|it|him|her|them|us|[A-Z]|there|last|this|reporters|lawmakers|a (?:news|press)|the (?:media|press|public))/.test(
      between,
    )
  )
}

/** How far into what follows the verb a clause must show its own verb, in words. */
const CLAUSE_REACH = 16

/** A clause of its own (`exports fell`), not an object (`a fall of 5 percent`). */
function statesSomething(paragraph: EnglishParagraph, start: number, end: number): boolean {
  const { tokens, text } = paragraph
  const from = tokenIndexAfter(tokens, start)
  let infinitive = false
  for (let at = from + 1; at < Math.min(tokens.length, from + CLAUSE_REACH); at += 1) {
    const token = tokens[at] as Token
    if (token.start >= end || /[.;]\s/.test(text.slice((tokens[at - 1] as Token).end, token.start))) return false
    // What stands behind a relative pronoun is the object's own clause.
    if (/^(?:which|who|whose|whom)$/.test(token.lower)) return false
    if (token.lower === 'to') infinitive = true
    else if (infinitive && !token.tags.has('Adverb')) {
      infinitive = false
      continue
    }
    if (token.tags.has('Copula') || token.tags.has('Modal')) return true
    const finite =
      (token.tags.has('PastTense') || token.tags.has('PresentTense') || token.tags.has('Auxiliary')) &&
      !token.tags.has('Gerund')
    if (finite && (tokens[at - 1] as Token).lower !== 'to') return true
  }
  return false
}

/** `According to ⟦phrase⟧, …` and `…, according to ⟦phrase⟧.` */
export interface According {
  readonly span: Span
  readonly phrase: Span
  /** Behind the phrase and its comma; the end of the sentence where nothing follows. */
  readonly contentStart: number
}

export function findAccording(paragraph: EnglishParagraph, sentence: TaggedSentence): readonly According[] {
  const masked = blankQuoted(paragraph, sentence.span)
  const shift = sentence.span.start
  const found: According[] = []
  for (const match of masked.matchAll(ACCORDING)) {
    const rest = masked.slice(match.index + match[0].length)
    const person = /^[^,;]{2,60}, (?:(?:an? |the )?[^,;]{3,100}), (?=\S)/.exec(rest)
    const plain = /^[^,;]{1,140}?(?=, |;|\.?$|\.["”]|["”])/.exec(rest)
    const role =
      person &&
      /\b(?:director|head|president|chairman|chair|minister|deputy|analyst|professor|spokesperson|chief|manager|secretary|general|officer|founder|ceo|mayor)\b/i.test(
        person[0].slice(0, 120).split(', ')[1] ?? '',
      )
        ? person
        : null
    const printed = role ? role[0].slice(0, -2) : plain?.[0]
    if (!printed) continue
    const start = shift + match.index + match[0].length
    const end = start + printed.length
    const comma = /^,["”]? /.exec(masked.slice(end - shift))
    found.push({
      span: { start: shift + match.index, end: shift + match.index + match[0].length - 1 },
      phrase: { start, end },
      contentStart: comma ? end + comma[0].length : sentence.span.end,
    })
  }
  return found
}
