import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { GOVERNING_PARTICIPLES, LEVEL_HEADS } from './lexicon/grammar.ts'
import { MONTHS, WEEKDAYS } from './lexicon/time.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'

export function isTime(text: string): boolean {
  return /\b(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|quarter|half|year|month|months|week|total|session)\b/.test(
    text,
  )
}

export function isPlace(paragraph: EnglishParagraph, phrase: Span): boolean {
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, phrase.start)]
  return token?.tags.has('Place') === true
}

const MOST_WORDS = 14

const PREPOSITION = /^(?:of|for|in|on|from|to|with|by|at|among|per|against|between|during)$/

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
      !continuesPhrase(token) ||
      endsBefore(token, tokens[first] as Token) ||
      opensClause(token, tokens[first] as Token, floor)
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

/** `In September | the harbour`: nothing but a preposition or a conjunction leads up to an article. */
function endsBefore(token: Token, next: Token): boolean {
  // `the mill and ⟦received⟧ payments`: behind `and` a participle is more likely the clause's second verb.
  if (token.lower === 'and' && /ed$|^an?$/.test(next.lower)) return true
  if (next.tags.has('Hyphenated') || !/^(?:the|a|an|its|their|his|her)$/.test(next.lower)) return false
  return !PREPOSITION.test(token.lower) && !/^(?:and|&|all|both|half)$/.test(token.lower)
}

/** `Led by the bank, …`: a capital verb that begins the sentence is no name. */
function opensClause(token: Token, next: Token, floor: number): boolean {
  if (!PREPOSITION.test(next.lower) && !next.tags.has('Determiner')) return false
  return token.start - floor < 2 && token.tags.has('Verb') && !token.tags.has('Noun')
}

function tokensBetween(tokens: readonly Token[], first: number, last: Token): readonly Token[] {
  return tokens.slice(first, tokens.indexOf(last, first) + 1)
}

const possessive = (text: string, at: number): number => (/^\.(?= )/.test(text.slice(at, at + 2)) ? 1 : 0)

function continuesPhrase(token: Token): boolean {
  const { tags } = token
  if (PARTICIPLE_START.test(token.lower)) return false
  // A sum of money or a decimal belongs to the clause before (`… at NT$201.50 and rivals …`).
  if (/[$€£¥]|\d[.,]\d/.test(token.text)) return false
  if (/^(?:that|than|as|to|so|such)$/.test(token.lower)) return token.lower === 'to' || tags.has('Determiner')
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

const PARTICIPLE_START = new RegExp(`^(?:${alternation(GOVERNING_PARTICIPLES)})$`)

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

/**
 * The noun phrase that begins at `start`, up to its head and an `of` complement.
 *
 * @param determined An article or a tied number stands before it, so that a word compromise takes for an infinitive is a noun
 * (`a two-day ⟦slide⟧`, `a four-day ⟦recruitment campaign⟧`).
 */
export function nounPhraseFrom(
  paragraph: EnglishParagraph,
  start: number,
  limit: number,
  determined = false,
): Span | null {
  const { tokens, text } = paragraph
  let at = tokenIndexAfter(tokens, start)
  while (
    tokens[at] &&
    (/^(?:the|a|an|its|their|his|her|this|these|those|some|all|other)$/.test((tokens[at] as Token).lower) ||
      // `its 12-month price target`
      ((tokens[at] as Token).tags.has('Hyphenated') &&
        ((tokens[at] as Token).tags.has('Value') || (tokens[at] as Token).tags.has('Duration'))))
  )
    at += 1
  const first = tokens[at]
  if (!first || first.start >= limit) return null
  // `55 percent of those targeting …` are of what was named before.
  if (tokens[at - 1]?.lower === 'those' && first.tags.has('Verb')) return null
  let last = -1
  for (let steps = 0; steps < MOST_WORDS; steps += 1, at += 1) {
    const token = tokens[at]
    if (!token || token.start >= limit) break
    if (steps > 0 && /[,;:"“”()]|\. /.test(text.slice((tokens[at - 1] as Token).end, token.start))) break
    if (token.lower === 'of' && last >= 0) continue
    if (/^(?:the|and|'s|’s)$/.test(token.lower) && last >= 0 && (tokens[at - 1] as Token).lower === 'of') continue
    const nominal =
      token.tags.has('Noun') ||
      token.tags.has('Adjective') ||
      token.tags.has('Gerund') ||
      token.tags.has('Possessive') ||
      (token.tags.has('Verb') && steps === 0) ||
      (steps === 0 && token.tags.has('Adverb')) ||
      (determined && token.tags.has('Infinitive')) ||
      joinsNouns(tokens, at, last) ||
      isMistaggedPlural(tokens, at) ||
      /^\p{Lu}/u.test(token.text)
    if (/^(?:19|20)\d\d$/.test(token.text) && last >= 0) continue
    // `COVID-19 patients`
    if (/^\d{1,3}$/.test(token.text) && last >= 0 && text[token.start - 1] === '-') continue
    if (!nominal || token.tags.has('Pronoun') || token.tags.has('Date')) break
    if (
      token.tags.has('Noun') ||
      /^\p{Lu}/u.test(token.text) ||
      (determined && token.tags.has('Infinitive')) ||
      isMistaggedPlural(tokens, at)
    )
      last = at
  }
  const end = tokens[last]
  return end ? { start: first.start, end: end.end } : null
}

/** `of high-end ⟦chips⟧ in`: behind an adjective and before no object a present tense is a plural noun. */
function isMistaggedPlural(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!token || !before || !token.tags.has('PresentTense') || !/^[a-z]{3,}s$/.test(token.text)) return false
  // `support ⟦plans⟧,`: with nothing behind it, it is no verb behind a noun either.
  const bare = before.tags.has('Noun') && !before.tags.has('Plural') && token.post.startsWith(',')
  if (!before.tags.has('Adjective') && !before.tags.has('Hyphenated') && !bare) return false
  return !next || /[,.;]/.test(token.post) || next.tags.has('Preposition') || next.tags.has('Conjunction')
}

/** `research ⟦and⟧ development grants`: two singular nouns that a third one joins. */
function joinsNouns(tokens: readonly Token[], at: number, last: number): boolean {
  const [before, second, third] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
  if (tokens[at]?.lower !== 'and' || last !== at - 1 || !before || !second || !third) return false
  const singular = (token: Token): boolean => token.tags.has('Noun') && !token.tags.has('Plural') && token.post === ' '
  return singular(before) && singular(second) && third.tags.has('Plural') && /^\p{Ll}/u.test(before.text)
}

const MONTH_WORD = alternation(Object.keys(MONTHS))
/** When, behind what is measured: `sales ⟦in March⟧`, `revenue ⟦for the January-March period⟧`, `highs ⟦on Friday⟧`. */
const TIME_TAIL = new RegExp(
  ` (?:(?:in|for|during|of|on|over) )(?:the |early |late |mid-)?(?:(?:first|second|third|fourth|past|same|previous|${MONTH_WORD}|\\d{4}|this|last|next|\\w+day)\\b|\\d{4} )[\\s\\S]*| (?:this|last|next) (?:year|month|quarter|week)$| \\w+day$`,
)
const WEEKDAY = alternation(Object.keys(WEEKDAYS))
const TIME_ONLY = new RegExp(
  `^(?:(?:${MONTH_WORD}|${WEEKDAY}|\\d{1,4}(?!\\d)|early|late|morning|afternoon|evening|night|today|yesterday|year|month|week|last|this|next) ?){1,12}$`,
  'i',
)
/** `a low of 83 percent`: names no thing measured. */
const EMPTY_HEADS = new RegExp(
  `(?:^|(?:^| )(?:to|at|from|of|by) (?:an? |the )?)(?:(?:new|record|all-time|intraday|year|annual) ){0,6}(?:${alternation(LEVEL_HEADS)})$`,
  'i',
)

const DAY_OWNED = new RegExp(`^(?:ending |closing )?(?:${WEEKDAY})['’]s (?:trading|session)`)

/** A time, or a word of level, is no thing measured. */
const isEmptyHead = (printed: string): boolean =>
  TIME_ONLY.test(printed) ||
  // `⟦Lows⟧ will hover around 18 degrees` are what a forecast is about.
  (EMPTY_HEADS.test(printed) && !/^(?:\w+ )?(?:highs|lows)$/i.test(printed)) ||
  / (?:them|it|us|those|these)$/.test(printed) ||
  // `Thursday's trading`
  DAY_OWNED.test(printed)

/** Words that a phrase before a verb ends with and that are not the thing measured. */
const VERBAL_TAIL =
  /(?: (?:for|of|in|on|at|to|from|by|with|be|been|forecast|expected|projected|set|also|even|already|higher|lower)){1,3}$/

/** `… maker ⟦Reed Milling Co.⟧`: a name behind its description is the shorter phrase that names the thing. */
export function tidy(paragraph: EnglishParagraph, phrase: Span): string | null {
  const dotted = /\b(?:Co|Corp|Inc|Ltd)$/.test(slice(paragraph.text, phrase)) && paragraph.text[phrase.end] === '.'
  const printed = paragraph.text
    .slice(phrase.start, phrase.end + (dotted ? 1 : 0))
    .replace(/ ?\([^()]*\)?/g, '')
    .replace(
      /^(?:(?:the|a|an|its|their|other|additional|further|more(?! than)|(?:over|more than|about|nearly|around|at least|some|of)(?= \d)|\d[\d,.]{0,40}(?: (?:million|billion|trillion))?) ){1,20}/i,
      '',
    )
    .replace(TIME_TAIL, '')
    .replace(VERBAL_TAIL, '')
    .replace(/^shares (?:in|of) (?=.*\b(?:Co|Corp|Inc|Ltd)\b)/i, '')
    .trim()
  if (
    !/\p{L}/u.test(printed) ||
    /\bpercent\b|\d%/.test(printed) ||
    /^(?:it|they|he|she|i|we|you|us|them|him|her|me|which|that|who|this|these|those|there|others|one|both|all|what|nobody|none)$/i.test(
      printed,
    ) ||
    isEmptyHead(printed)
  )
    return null
  const named =
    /^\p{L}.{0,200}?\p{Ll} (\p{Lu}[\p{L}\p{N}.&'’-]{0,40}(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]{0,40}|of|and|&)){0,8})$/u.exec(
      printed,
    )
  const description = named?.[1] ? printed.slice(0, printed.length - named[1].length) : ''
  return named?.[1] &&
    /(?:^|[\s-])\p{Ll}{3,40} $/u.test(description) &&
    !/\b(?:of|in|for|to|from|by|at|on|with|and|the)(?: the)? $/.test(description) &&
    !/['’]s /.test(description.slice(-12))
    ? named[1]
    : printed
}
