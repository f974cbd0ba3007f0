import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import type { TaggedSentence, Token } from './analysis.ts'
import type { Change } from './change.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { comparedStart } from './quantities.ts'

/** What a quantity is asserted of, and for a share what it is a share of. */
export interface Subject {
  readonly subject: string | null
  readonly whole: string | null
  readonly rule: string
}

interface Context {
  readonly paragraph: EnglishParagraph
  readonly sentence: TaggedSentence
  readonly quantity: Quantity
  readonly change: Change | null
  /** The claim before it in the paragraph, whose subject ellipsis falls back on. */
  readonly previous: { readonly quantity: Quantity; readonly subject: string | null; readonly changed: boolean } | null
}

const none = (rule: string): Subject => ({ subject: null, whole: null, rule })

/** Finds the subject: the rules from the most telling surroundings to the least. */
export function findSubject(context: Context): Subject {
  const whole = wholeOf(context)
  for (const [rule, find] of RULES) {
    const phrase = find(context)
    const subject = phrase ? tidy(context.paragraph, phrase) : null
    if (subject) return { subject, whole, rule }
  }
  const kept = context.previous?.subject ?? null
  return kept ? { subject: kept, whole, rule: 'subject/en-ellipsis' } : { ...none('subject/en-none'), whole }
}

const RULES: readonly (readonly [string, (context: Context) => Span | null])[] = [
  ['subject/en-same', sameAsBefore],
  ['subject/en-apposed', apposedChange],
  ['subject/en-object', objectOfVerb],
  ['subject/en-gain-by', complementOfNoun],
  ['subject/en-bracket', beforeBracket],
  ['subject/en-share', shareOf],
  ['subject/en-counted', countedNoun],
  ['subject/en-of', beforeOf],
  ['subject/en-in', behindIn],
  ['subject/en-modifies', modifiedNoun],
  ['subject/en-absolute', beforeParticle],
  ['subject/en-self', quantityAsSubject],
  ['subject/en-participle', participleOf],
  ['subject/en-clause', clauseSubject],
]

/** `23.90 points, or 0.12 percent`, `NT$5 billion (US$150 million)`, `to close at`: what was said of the one before. */
function sameAsBefore({ paragraph, quantity, previous, change }: Context): Span | null {
  if (!previous?.subject || quantity.span.start < previous.quantity.span.end) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, quantity.span.start)
  const joined =
    change?.form === 'same' ||
    (/^ \((?:about |around |approximately )?$/.test(gap) &&
      previous.quantity.unit !== null &&
      isMoney(quantity) &&
      isMoney(previous.quantity))
  const level =
    /^(?: (?:higher|lower))?,? (?:to|from|at|off|after|and|but|up from|down from|compared (?:with|to))\b[^.;"“”]{0,40}$/.test(
      gap,
    ) &&
    /\b(?:at|to|low of|high of|between|from|with) $/.test(`${gap}`) &&
    !/\b(?:while|and|but) [A-Z]/.test(gap)
  if (!joined && !(level && previous.changed)) return null
  return lastMention(paragraph, previous)
}

const isMoney = (quantity: Quantity): boolean => /^[A-Z]{3}$/.test(quantity.unitCode ?? '')

/** `NT$975 -- an 18.33 percent rise`, `…, a year-on-year increase of 5 percent`: a change set beside what it is about. */
function apposedChange({ paragraph, quantity, previous, change }: Context): Span | null {
  if (change?.form !== 'noun' || !previous?.subject) return null
  const gap = paragraph.text.slice(previous.quantity.span.end, Math.min(quantity.span.start, change.cue.start))
  if (
    gap.length > 40 ||
    !/^(?: [^,;.]{0,20})?(?: --|,| \(| –|\),?) (?:representing |marking |or |reflecting )?an? (?:[\w-]+ ){0,3}$/.test(
      gap,
    )
  )
    return null
  const complement = /^ (?:by|in|for) /.test(paragraph.text.slice(Math.max(change.cue.end, quantity.span.end)))
  return complement ? null : lastMention(paragraph, previous)
}

function lastMention(paragraph: EnglishParagraph, previous: NonNullable<Context['previous']>): Span | null {
  const at = previous.subject === null ? -1 : paragraph.text.lastIndexOf(previous.subject, previous.quantity.span.end)
  return previous.subject === null || at < paragraph.span.start
    ? null
    : { start: at, end: at + previous.subject.length }
}

const TRANSITIVE =
  /^(?:boost|rais|cut|reduc|increas|lift|lower|slash|hik|trim|expand|push|send|sent|bring|brought|drag|driv|drove|adjust|revis|upgrad|downgrad|improv|widen|narrow|shorten|extend|set|keep|kept|leav|left|maintain)(?:s|es|ed|d|e|ing|ting|ening|ped|med|ming|ding)?$/
/** How far before the quantity the verb of its object may stand, in words. */
const OBJECT_REACH = 14

/** `raise ⟦the margin ratio⟧ from 90 percent to 130 percent`, `boost ⟦annual revenue⟧ by NT$4 billion`. */
function objectOfVerb({ paragraph, quantity, sentence }: Context): Span | null {
  const { tokens, text } = paragraph
  const compared = comparedStart(paragraph, quantity.span.start)
  const before = text.slice(Math.max(sentence.span.start, compared - 60), compared)
  const tail = /^[^,.;]{0,3} (?:higher|lower)\b/.test(text.slice(quantity.span.end, quantity.span.end + 12))
  if (
    !tail &&
    !/\b(?:by|to|from|at)(?: (?:an?|about|over|more than|less than|at least|up to|the|just|only|around|nearly|as much as))*(?: [^ ]*\d[^ ]*(?: (?:million|billion|trillion|percent))*(?: \([^)]*\))? to)? $/.test(
      before,
    )
  )
    return null
  let at = tokenIndexAfter(tokens, quantity.span.start) - 1
  for (let steps = 0; steps < OBJECT_REACH && at >= 0; steps += 1, at -= 1) {
    const token = tokens[at] as Token
    if (token.start < sentence.span.start || /[;:]/.test(token.post)) return null
    if (!TRANSITIVE.test(token.lower) || !token.tags.has('Verb')) continue
    const object = nounPhraseFrom(paragraph, token.end + 1, quantity.span.start)
    return object && !/\d/.test(slice(text, object)) ? object : null
  }
  return null
}

/** `a 0.31 percent gain ⟦by the electronics index⟧`, `an increase of 5 percent ⟦in exports⟧`. */
function complementOfNoun({ paragraph, quantity, change, sentence }: Context): Span | null {
  if (change?.form !== 'noun') return null
  const named = betweenQuantityAndNoun(paragraph, quantity, change.cue)
  if (named) return named
  const from = Math.max(change.cue.end, quantity.span.end)
  const link = /^ (?:by|in|of|for|on) (?:the number of )?/.exec(paragraph.text.slice(from, sentence.span.end))
  if (!link)
    return change.cue.end <= quantity.span.start
      ? nounBeforeCue(paragraph, change.cue, sentence)
      : nounBeforeCue(paragraph, change.cue, sentence)
  const phrase = nounPhraseFrom(paragraph, from + link[0].length, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase)) ? phrase : nounBeforeCue(paragraph, change.cue, sentence)
}

/** `3.14 percent ⟦GDP⟧ growth`. */
function betweenQuantityAndNoun(paragraph: EnglishParagraph, quantity: Quantity, cue: Token): Span | null {
  const between = { start: quantity.span.end + 1, end: cue.start - 1 }
  const printed = slice(paragraph.text, between)
  if (between.end <= between.start || /year|month|quarter|annual|record|daily|average|-/.test(printed)) return null
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, between.start)]
  return token?.tags.has('Noun') ? between : null
}

/** `GDP growth of 3 percent`: the nouns that stand before the noun of change. */
function nounBeforeCue(paragraph: EnglishParagraph, cue: Token, sentence: TaggedSentence): Span | null {
  const at = tokenIndexAfter(paragraph.tokens, cue.start)
  const previous = paragraph.tokens[at - 1]
  if (!previous || previous.start < sentence.span.start || !previous.tags.has('Noun') || /,/.test(previous.post))
    return null
  const phrase = nounPhraseTo(paragraph, previous.end, sentence.span.start)
  return phrase && /\d/.test(slice(paragraph.text, phrase)) ? null : phrase
}

/** `electronic components (13.4 percent)`. */
function beforeBracket({ paragraph, quantity, sentence }: Context): Span | null {
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const match = / \((?:up |down |by |at |of )?$/.exec(before)
  return match ? nounPhraseTo(paragraph, sentence.span.start + match.index, sentence.span.start) : null
}

const SHARE = /^ (?:share )?(?:of|in) /

/** `60 percent of its sales come from …`: at the head of its clause the whole is all there is to name. */
function shareOf({ paragraph, quantity, sentence }: Context): Span | null {
  if (quantity.kind !== 'ratio') return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  if (
    !/(?:^|[,;] (?:while |and |with )?|\bthat |\bsaid |\bwhile |\band )(?:(?:more|less) than |over |only |at least |up to |nearly |about |as much as )?$/i.test(
      before,
    )
  )
    return null
  const link = /^ of (?:the |all |its |their )?/.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  return link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
}

/** `307 furloughed workers`: the counted noun; `133-member ⟦delegation⟧`, `two-day ⟦meeting⟧`: what a hyphen ties it to. */
function countedNoun({ paragraph, quantity, sentence, change }: Context): Span | null {
  const hyphenated = /\d-[A-Za-z]|[a-z]-[a-z]/.test(slice(paragraph.text, quantity.span)) && quantity.unit !== null
  if (hyphenated) return nounPhraseFrom(paragraph, quantity.span.end + 1, sentence.span.end)
  if (
    change?.form === 'verb' ||
    quantity.unitCode !== 'count' ||
    quantity.unit === null ||
    /^points?$/.test(quantity.unit)
  )
    return null
  const start = quantity.span.end - quantity.unit.length
  return { start, end: quantity.span.end }
}

/** `a tariff of as much as 100 percent`, `a rate of return of 1.59 percent`. */
function beforeOf({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change?.form === 'verb') return null
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  const match =
    / (?:of|at|totaling|totalling|worth|exceeding|reaching|weighing|measuring|covering|spanning|costing|carrying|containing|priced at|valued at) (?:(?:as (?:much|many|high) as|up to|more than|less than|at least|over|only|just|some|a record|nearly|a|an) )*$/.exec(
      before,
    )
  if (!match) return null
  if (
    / an? $/.test(match[0]) &&
    paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.end)]?.tags.has('Noun')
  )
    return null
  const end = sentence.span.start + match.index
  const last = paragraph.tokens[tokenIndexAfter(paragraph.tokens, end) - 1]
  return last?.tags.has('Noun') && !/,/.test(last.post) ? nounPhraseTo(paragraph, end, sentence.span.start) : null
}

/** `NT$13.65 billion ⟦in shares⟧`, `NT$13.94 in earnings per share`, `US$46.5 billion worth of American goods`. */
function behindIn({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change || !isMoney(quantity)) return null
  const link = /^ (?:in|worth of|of) (?:the )?/.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  if (!link) return null
  const phrase = nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase)) && !isPlace(paragraph, phrase) ? phrase : null
}

function isTime(text: string): boolean {
  return /\b(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|quarter|half|year|month|months|week|total|session)\b/.test(
    text,
  )
}

function isPlace(paragraph: EnglishParagraph, phrase: Span): boolean {
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, phrase.start)]
  return token?.tags.has('Place') === true
}

/** `a 32 percent ⟦tariff⟧`, `NT$88 billion ⟦support plans⟧`: the noun that the quantity stands before. */
function modifiedNoun({ paragraph, quantity, sentence, change }: Context): Span | null {
  if (change) return null
  const next = paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.end)]
  if (!next || next.start >= sentence.span.end || !/^ "?$/.test(paragraph.text.slice(quantity.span.end, next.start)))
    return null
  const article = /(?:^| )an? (?:[a-z]+ )?$/.test(
    paragraph.text.slice(Math.max(sentence.span.start, quantity.span.start - 16), quantity.span.start),
  )
  if (!next.tags.has('Noun') && !next.tags.has('Adjective') && !(article && next.tags.has('Verb'))) return null
  const phrase = nounPhraseFrom(paragraph, next.start, sentence.span.end)
  const printed = phrase ? slice(paragraph.text, phrase) : ''
  if (
    printed === '' ||
    isTime(printed) ||
    next.tags.has('Date') ||
    /^(?:share|stake|mark|level|threshold|barrier|each|per|higher|lower|more|less)\b/.test(printed)
  )
    return null
  return phrase
}

/** `with Fubon ⟦down⟧ 1.27 percent`: an absolute phrase has its subject right before the particle. */
function beforeParticle({ paragraph, sentence, change }: Context): Span | null {
  if (
    change?.form !== 'verb' ||
    !/^(?:up|down|rising|falling|gaining|losing|shedding|dropping|adding|declining|surging|soaring|plunging)$/.test(
      change.cue.lower,
    )
  )
    return null
  const before = paragraph.tokens[tokenIndexAfter(paragraph.tokens, change.cue.start) - 1]
  if (!before || before.start < sentence.span.start || /[,;]/.test(before.post) || !before.tags.has('Noun')) return null
  return nounPhraseTo(paragraph, before.end, sentence.span.start)
}

const CLAUSE_HEAD =
  /(?:^|, |\band |\bthat |\bwhile |\bsaid |; )(?:(?:more|less) than |over |only |at least |an additional |another )?$/i

/** `…, and 35 percent were …`, `that NT$8 billion from ⟦the budget⟧ had …`: a quantity that is its own clause's subject. */
function quantityAsSubject({ paragraph, quantity, sentence, previous, change }: Context): Span | null {
  if (change || quantity.unitCode === 'count') return null
  const { text, tokens } = paragraph
  if (!CLAUSE_HEAD.test(text.slice(sentence.span.start, quantity.span.start))) return null
  const link = /^ (?:from|of|in) (?:the |its |their )?/.exec(text.slice(quantity.span.end, sentence.span.end))
  const complement = link ? nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end) : null
  if (complement && !isTime(slice(text, complement).replace(/^this year's /, ''))) return complement
  const next = tokens[tokenIndexAfter(tokens, quantity.span.end)]
  return next && isFiniteVerb(next) && previous?.subject ? lastMention(paragraph, previous) : null
}

/** `…, accounting for 23 percent`, `…, equal to 2.45 percent of GDP`: said of what the quantity before was said of. */
function participleOf({ paragraph, quantity, sentence, previous, change }: Context): Span | null {
  if (change || !previous?.subject || previous.quantity.span.start < sentence.span.start) return null
  const before = paragraph.text.slice(previous.quantity.span.end, comparedStart(paragraph, quantity.span.start))
  return PARTICIPLE_LINK.test(before) ? lastMention(paragraph, previous) : null
}

const PARTICIPLE_LINK =
  /^[^.;]{0,80}[,)] (?:(?:which |that )?(?:accounting for|accounted for|representing|making up|equal to|equivalent to|amounting to|or) )$/

/** The noun phrase before the verb of the quantity's clause. */
function clauseSubject({ paragraph, quantity, sentence, change }: Context): Span | null {
  const { tokens } = paragraph
  const governed = change?.form === 'verb' || change?.form === 'same'
  let at = tokenIndexAfter(tokens, governed ? change.cue.start : quantity.span.start)
  if (!governed || /^(?:up|down|higher|lower|by)$/.test(change.cue.lower)) {
    do at -= 1
    while (at >= 0 && (tokens[at] as Token).start >= sentence.span.start && !isClauseVerb(tokens, at))
  }
  // Back to the first verb of the group: `has also been rising`.
  while (at > 0 && (isFiniteVerb(tokens[at - 1]) || isBetweenVerbs(tokens[at - 1]))) {
    if (/[,;]/.test((tokens[at - 1] as Token).post)) break
    at -= 1
  }
  const verb = tokens[at]
  if (!verb || verb.start <= sentence.span.start) return null
  return subjectBefore(paragraph, verb.start, sentence.span.start) ?? earlierSubject(paragraph, at, sentence.span.start)
}

/** `TSMC committed in 2020 to invest …`: the subject of the finite verb before an infinitive. */
function earlierSubject(paragraph: EnglishParagraph, from: number, sentenceStart: number): Span | null {
  const { tokens } = paragraph
  if (tokens[from]?.lower !== 'to' && tokens[from - 1]?.lower !== 'to') return null
  let at = from - 1
  while (at >= 0 && (tokens[at] as Token).start >= sentenceStart && !isClauseVerb(tokens, at)) at -= 1
  while (at > 0 && (isFiniteVerb(tokens[at - 1]) || isBetweenVerbs(tokens[at - 1]))) at -= 1
  const verb = tokens[at]
  return verb && verb.start > sentenceStart ? subjectBefore(paragraph, verb.start, sentenceStart) : null
}

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

function isFiniteVerb(token: Token | undefined): boolean {
  if (!token) return false
  const { tags } = token
  return (
    (tags.has('Verb') || tags.has('Copula') || tags.has('Modal')) &&
    !tags.has('Gerund') &&
    !/^(?:up|down|to|based|compared|according)$/.test(token.lower)
  )
}

const isBetweenVerbs = (token: Token | undefined): boolean =>
  token !== undefined && (token.tags.has('Adverb') || token.lower === 'also')

/** The subject that ends before a verb, over a phrase set off by commas (`TSMC, the most heavily weighted stock, rose`). */
function subjectBefore(paragraph: EnglishParagraph, verb: number, sentenceStart: number): Span | null {
  const { text, tokens } = paragraph
  const before = text.slice(sentenceStart, verb).trimEnd()
  if (before.endsWith(',')) {
    const comma = before.lastIndexOf(',', before.length - 2)
    if (comma > 0) {
      const phrase = nounPhraseTo(paragraph, sentenceStart + comma, sentenceStart)
      if (phrase) return phrase
    }
  }
  const last = tokens[tokenIndexAfter(tokens, verb) - 1]
  if (!last || last.start < sentenceStart || /^(?:it|they|he|she)$/.test(last.lower)) return null
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
    : ((phrase && headOfRelative(paragraph, phrase, sentenceStart)) ?? phrase)
}

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

const MOST_WORDS = 14
const PREPOSITION = /^(?:of|for|in|on|from|to|with|by|at|among|per|against|between)$/

/** The noun phrase that ends at `end`, prepositional complements included as far as the phrase's own head. */
export function nounPhraseTo(paragraph: EnglishParagraph, end: number, floor: number): Span | null {
  const { tokens, text } = paragraph
  let first = tokenIndexAfter(tokens, end) - 1
  while (first >= 0 && ((tokens[first] as Token).end > end || PREPOSITION.test((tokens[first] as Token).lower)))
    first -= 1
  const last = tokens[first]
  if (!last || last.start < floor) return null
  for (let steps = 0; steps < MOST_WORDS && first > 0; steps += 1) {
    const token = tokens[first - 1] as Token
    const gap = text.slice(token.end, (tokens[first] as Token).start)
    if (
      token.start < floor ||
      /[,;:"“”!?]|-- /.test(gap) ||
      (gap.startsWith(')') && !/^[A-Z&-]{2,8}$/.test(token.text)) ||
      !continuesPhrase(token)
    )
      break
    first -= 1
  }
  while (
    first < tokens.length &&
    (isWeakStart(tokens[first] as Token) || isParticipleStart(tokens, first)) &&
    (tokens[first] as Token).end < last.end
  )
    first += 1
  const head = tokens[first] as Token
  if (!tokensBetween(tokens, first, last).some((token) => token.tags.has('Noun') || /^\p{Lu}/u.test(token.text)))
    return null
  return head.start > last.start
    ? null
    : { start: head.start, end: Math.min(last.end + possessive(text, last.end), end) }
}

function tokensBetween(tokens: readonly Token[], first: number, last: Token): readonly Token[] {
  return tokens.slice(first, tokens.indexOf(last, first) + 1)
}

const possessive = (text: string, at: number): number => (/^\.(?= )/.test(text.slice(at, at + 2)) ? 1 : 0)

function continuesPhrase(token: Token): boolean {
  const { tags } = token
  if (/^(?:that|than|as|to|so|such)$/.test(token.lower)) return token.lower === 'to'
  if (PREPOSITION.test(token.lower)) return true
  if (/^(?:and|&|'s|’s)$/.test(token.lower)) return true
  if (tags.has('Conjunction') || tags.has('Pronoun')) return tags.has('Possessive')
  return (
    tags.has('Noun') ||
    tags.has('Adjective') ||
    tags.has('Determiner') ||
    tags.has('Value') ||
    tags.has('Gerund') ||
    tags.has('Hyphenated') ||
    /^\p{Lu}/u.test(token.text)
  )
}

const PARTICIPLE_START =
  /^(?:representing|marking|including|making|hitting|saying|reaching|bringing|allowing|leaving|accounting|causing|citing|using|giving|raising|reducing|increasing|posting|recording)$/

/** `representing a total loss`: a participle that governs the phrase is no part of it. */
function isParticipleStart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  return (
    PARTICIPLE_START.test(token.lower) || (token.tags.has('Gerund') && tokens[at + 1]?.tags.has('Determiner') === true)
  )
}

function isWeakStart(token: Token): boolean {
  return (
    PREPOSITION.test(token.lower) ||
    /^(?:the|a|an|and|but|while|its|their|his|her|this|these|those|that|both|meanwhile|however|some|such|addition)$/.test(
      token.lower,
    ) ||
    token.tags.has('Adverb')
  )
}

/** The noun phrase that begins at `start`, up to its head and an `of` complement. */
export function nounPhraseFrom(paragraph: EnglishParagraph, start: number, limit: number): Span | null {
  const { tokens, text } = paragraph
  let at = tokenIndexAfter(tokens, start)
  while (
    tokens[at] &&
    /^(?:the|a|an|its|their|his|her|this|these|those|some|all|other)$/.test((tokens[at] as Token).lower)
  )
    at += 1
  const first = tokens[at]
  if (!first || first.start >= limit) return null
  let last = -1
  for (let steps = 0; steps < MOST_WORDS; steps += 1, at += 1) {
    const token = tokens[at]
    if (!token || token.start >= limit) break
    if (last >= 0 && /[,;:"“”()]|\. /.test(text.slice((tokens[at - 1] as Token).end, token.start))) break
    if (token.lower === 'of' && last >= 0) continue
    if (/^(?:the|and|'s|’s)$/.test(token.lower) && last >= 0 && (tokens[at - 1] as Token).lower === 'of') continue
    const nominal =
      token.tags.has('Noun') ||
      token.tags.has('Adjective') ||
      token.tags.has('Gerund') ||
      token.tags.has('Possessive') ||
      (token.tags.has('Verb') && steps === 0) ||
      /^\p{Lu}/u.test(token.text)
    if (!nominal || token.tags.has('Pronoun') || token.tags.has('Date')) break
    if (token.tags.has('Noun') || /^\p{Lu}/u.test(token.text) || (steps === 0 && /s$/.test(token.lower))) last = at
  }
  const end = tokens[last]
  return end ? { start: first.start, end: end.end } : null
}

const TIME_TAIL =
  / (?:this|last|next) (?:year|month|quarter|week)$| (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/

/** `… provider ⟦ASE Technology Holding Co.⟧`: a name behind its description is the shorter phrase that names the thing. */
function tidy(paragraph: EnglishParagraph, phrase: Span): string | null {
  const dotted = /\b(?:Co|Corp|Inc|Ltd)$/.test(slice(paragraph.text, phrase)) && paragraph.text[phrase.end] === '.'
  const printed = paragraph.text
    .slice(phrase.start, phrase.end + (dotted ? 1 : 0))
    .replace(/ ?\([^()]*\)?/g, '')
    .replace(/^(?:(?:the|a|an|its|their|\d[\d,.]*(?: (?:million|billion|trillion))?) )+/i, '')
    .replace(TIME_TAIL, '')
    .replace(/^shares (?:in|of) (?=.*\b(?:Co|Corp|Inc|Ltd)\b)/i, '')
    .trim()
  if (
    !/\p{L}/u.test(printed) ||
    /\bpercent\b|\d%/.test(printed) ||
    /^(?:it|they|he|she|which|that|who|this|there)$/i.test(printed)
  )
    return null
  const named = /^\p{L}.*?\p{Ll} ((?:\p{Lu}[\p{L}\p{N}.&'’-]*|of|and|&)(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]*|&))*)$/u.exec(
    printed,
  )
  const description = named?.[1] ? printed.slice(0, printed.length - named[1].length) : ''
  return named?.[1] &&
    /(?:^|[\s-])\p{Ll}{3,} $/u.test(description) &&
    !/\b(?:of|in|for|to|from|by|at|on|with|and|the)(?: the)? $/.test(description) &&
    !/['’]s /.test(description.slice(-12))
    ? named[1]
    : printed
}

/** `accounting for 23 percent of ⟦the country's total exports⟧`. */
function wholeOf({ paragraph, quantity, sentence, change }: Context): string | null {
  if (quantity.kind !== 'ratio' || change) return null
  const link = SHARE.exec(paragraph.text.slice(quantity.span.end, sentence.span.end))
  if (!link) return null
  const phrase = nounPhraseFrom(paragraph, quantity.span.end + link[0].length, sentence.span.end)
  return phrase && !isTime(slice(paragraph.text, phrase).replace(/\btotal\b/, ''))
    ? slice(paragraph.text, phrase)
    : null
}
