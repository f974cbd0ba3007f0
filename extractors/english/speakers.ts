import { type Span, slice } from '../../pipeline/document/index.ts'
import type { SpeakerType } from '../types.ts'
import { DATA_WORDS, DOCUMENT_WORDS, OTHER_PRONOUNS, PERSON_PRONOUNS, UNNAMED_WORDS } from './lexicon/speech.ts'
import { isNameShaped, isOrganisationWord, isRole, isTitleWord, nameAtEnd, wordsOf } from './names.ts'
import { type EnglishParagraph, tokenIndexAfter, trim } from './paragraph.ts'
import { type PersonRegistry, ROLE_LEAD, tokensWithin } from './people.ts'

export interface Speaker {
  readonly name: string | null
  readonly type: SpeakerType | null
  readonly titles: readonly string[]
  readonly mention: string
  readonly rule: string
  /** Of several persons who say one thing. */
  readonly members?: readonly { readonly name: string; readonly titles: readonly string[] }[]
}

const personPronouns: ReadonlySet<string> = new Set(PERSON_PRONOUNS)
const otherPronouns: ReadonlySet<string> = new Set(OTHER_PRONOUNS)
const documentWords: ReadonlySet<string> = new Set(DOCUMENT_WORDS)
const dataWords: ReadonlySet<string> = new Set(DATA_WORDS)
const unnamedWords: ReadonlySet<string> = new Set(UNNAMED_WORDS)

const ARTICLE = /^(?:the|a|an) /i
/** `the ministry on Wednesday said`: the day is no part of the speaker. */
const SPOKEN_DAY =
  / (?:on |late |early |earlier ){0,3}(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|today|yesterday)(?: (?:morning|afternoon|evening|night))?$/
/** `according to law`, `according to plan`: a manner, not a source. */
const NO_SPEAKER =
  /^(?:the )?(?:law|laws|plan|schedule|needs|principle|principles|circumstances|conditions|actual conditions|.* procedures|analysis .*)$/
const QUANTIFIER = /^(?:some|many|several|other|most|all|two|three) /i

/** Speakers said so far, newest last: what a pronoun may stand for. */
export interface SpeakerMemory {
  person: Speaker | null
  other: Speaker | null
}

/** Reads the noun phrase beside a reporting verb; null where it can be no speaker (`it was`, a date, nothing). */
export function readSpeaker(
  paragraph: EnglishParagraph,
  phrase: Span,
  persons: PersonRegistry,
  memory: SpeakerMemory,
): Speaker | null {
  const whole = trim(paragraph.text, phrase)
  const day = SPOKEN_DAY.exec(slice(paragraph.text, whole))
  const span = { start: whole.start, end: whole.end - (day?.[0].length ?? 0) }
  const printed = withoutBrackets(slice(paragraph.text, span))
    .replace(/,? (?:which|who)(?: [\s\S]*|$)/, '')
    .replace(/ (?:also|then|later|further|[a-z]+ly)$/, '')
    .replace(/^(?:though|although|while|but|and|as|when|if|because|meanwhile|however),? /i, '')
  // `70 percent of respondents said`: a share of people is a finding, not a speaker.
  if (/^[^ ]*\d|\bpercent\b/.test(printed)) return null
  if (printed === '' || !/\p{L}/u.test(printed) || /["“”]/.test(printed)) return null
  // `the city praised the plan`: a clause, not somebody who speaks.
  if (printed.split(' ').length > 3 && hasClause(paragraph, span)) return null
  const lower = printed.toLowerCase()
  if (personPronouns.has(lower)) return pronoun(printed, memory.person ?? personBefore(paragraph, span.start, persons))
  if (lower === 'it' || lower === 'they' || lower === 'we') return pronoun(printed, memory.other ?? memory.person)
  if (otherPronouns.has(lower) || NO_SPEAKER.test(lower)) return null
  return (
    joint(paragraph, span, persons) ??
    apposed(paragraph, span, persons) ??
    named(paragraph, span, persons) ??
    common(paragraph, span, printed, persons)
  )
}

/** A past tense that governs an object of its own: not one that describes (`a survey released by`). */
function hasClause(paragraph: EnglishParagraph, span: Span): boolean {
  const tokens = tokensWithin(paragraph, span)
  return tokens.some((token, at) => {
    const next = tokens[at + 1]
    if (!next || at === 0 || !token.tags.has('PastTense') || token.tags.has('Adjective')) return false
    return (
      !/,/.test(token.post) && /^(?:the|a|an|its|his|her|their|that|it|him|them|\p{Lu}[\p{L}'’]*)$/u.test(next.text)
    )
  })
}

/** How far back a pronoun looks for the last person named, in words. */
const PRONOUN_REACH = 80

function personBefore(paragraph: EnglishParagraph, offset: number, persons: PersonRegistry): Speaker | null {
  const from = tokenIndexAfter(paragraph.tokens, offset) - 1
  for (let at = from; at >= Math.max(0, from - PRONOUN_REACH); at -= 1) {
    const token = paragraph.tokens[at]
    const person = token && /^\p{Lu}/u.test(token.text) ? persons.find(token.text) : null
    if (token && person) return { ...person, type: 'person', mention: token.text, rule: 'speaker/en-before' }
  }
  return null
}

function withoutBrackets(text: string): string {
  return text
    .replace(/ ?\([^()]{0,80}\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/,$/, '')
}

function pronoun(mention: string, antecedent: Speaker | null): Speaker {
  return {
    name: antecedent?.name ?? null,
    type: antecedent?.type ?? null,
    titles: antecedent?.titles ?? [],
    mention,
    rule: 'speaker/en-pronoun',
  }
}

/** `Mayor Tom Baker and engineer Lisa Wong`: two persons named in full; the mention runs from the first name to the last. */
function joint(paragraph: EnglishParagraph, span: Span, persons: PersonRegistry): Speaker | null {
  const text = slice(paragraph.text, span)
  const at = text.indexOf(' and ')
  if (at < 0 || text.includes(',') || text.indexOf(' and ', at + 1) >= 0) return null
  const first = named(paragraph, { start: span.start, end: span.start + at }, persons)
  const second = named(paragraph, { start: span.start + at + ' and '.length, end: span.end }, persons)
  if (!first?.name || !second?.name || first.name === second.name) return null
  const mention = text.slice(text.indexOf(first.mention))
  return {
    ...withTitles(
      { name: mention, type: 'group', titles: first.titles, mention, rule: 'speaker/en-joint' },
      second.titles,
    ),
    members: [first, second].map(({ name, titles }) => ({ name: name ?? '', titles })),
  }
}

/** `Paula Reed, an analyst at …` and `the bureau's head, Paula Reed`: name and roles set off by commas. */
function apposed(paragraph: EnglishParagraph, span: Span, persons: PersonRegistry): Speaker | null {
  const pieces = commaPieces(paragraph, span)
  if (pieces.length < 2) return null
  for (const [index, piece] of pieces.entries()) {
    const role = pieces.slice(index + 1).some((other) => roleOf(paragraph, other) !== null)
    const name = named(paragraph, piece, persons) ?? (role ? shapedName(paragraph, piece, persons) : null)
    if (!name) continue
    const beside = [...pieces.slice(index + 1), ...pieces.slice(0, index)]
    const roles = beside.map((other) => roleOf(paragraph, other)).filter((role) => role !== null)
    return withTitles(name, roles)
  }
  return null
}

/** A name that only the role behind it tells to be a person's: `Reed, the minister for mills`. */
function shapedName(paragraph: EnglishParagraph, piece: Span, persons: PersonRegistry): Speaker | null {
  const printed = withoutBrackets(slice(paragraph.text, piece))
  return isNameShaped(printed) ? personOf(printed, [], persons) : null
}

function commaPieces(paragraph: EnglishParagraph, span: Span): readonly Span[] {
  const pieces: Span[] = []
  let start = span.start
  for (const match of slice(paragraph.text, span).matchAll(/, /g)) {
    pieces.push({ start, end: span.start + match.index })
    start = span.start + match.index + 2
  }
  return [...pieces, { start, end: span.end }]
}

function roleOf(paragraph: EnglishParagraph, piece: Span): string | null {
  const role = withoutBrackets(slice(paragraph.text, piece)).replace(ROLE_LEAD, '')
  const printed = role.replace(/ (?:who|which|that) [\s\S]*/, '')
  if (isRole(printed.split(' ').slice(0, 6).join(' '))) return printed
  // `a soldier who …`: a trade that the lexicon lacks and compromise knows.
  const [first] = tokensWithin(paragraph, piece).filter((token) => !token.tags.has('Determiner'))
  return first?.tags.has('Actor') && /^\p{Ll}/u.test(first.text) ? printed : null
}

/** Titles are the same when they differ in a bracket or a last full stop only. */
const bare = (title: string): string => withoutBrackets(title).replace(/\.$/, '').toLowerCase()

function withTitles(speaker: Speaker, roles: readonly string[]): Speaker {
  const titles = [...speaker.titles]
  for (const role of roles) if (!titles.some((title) => bare(title) === bare(role))) titles.push(role)
  return { ...speaker, titles }
}

function named(paragraph: EnglishParagraph, span: Span, persons: PersonRegistry): Speaker | null {
  const words = wordsOf(paragraph.text, span)
  const last = words.at(-1)
  if (!last) return null
  const mention = withoutBrackets(slice(paragraph.text, span))
  const known = persons.find(mention)
  if (known) return { name: known.name, type: 'person', titles: known.titles, mention, rule: 'speaker/en-known' }
  // `Ho of the opposition`: a person known by a name before the preposition.
  const family = /^(\p{Lu}[\p{L}-]+) (?:of|from) /u.exec(mention)?.[1]
  const member = family === undefined ? null : persons.find(family)
  if (member && family)
    return { name: member.name, type: 'person', titles: member.titles, mention: family, rule: 'speaker/en-known' }
  const found = nameAtEnd(paragraph, span)
  if (!found) return null
  return personOf(slice(paragraph.text, found.name), titleOf(paragraph, found.title), persons)
}

function titleOf(paragraph: EnglishParagraph, title: Span | null): readonly string[] {
  const printed = title ? slice(paragraph.text, title).replace(ARTICLE, '') : ''
  return printed !== '' && isRole(printed) ? [printed] : []
}

function personOf(name: string, printedTitles: readonly string[], persons: PersonRegistry): Speaker {
  const known = persons.find(name)
  const speaker: Speaker = {
    name: known?.name ?? name,
    type: 'person',
    titles: known?.titles ?? [],
    mention: name,
    rule: 'speaker/en-name',
  }
  return withTitles(speaker, printedTitles)
}

/** A speaker without a person's name: organisation, group, document, or a role that stands for a person. */
function common(paragraph: EnglishParagraph, span: Span, printed: string, persons: PersonRegistry): Speaker | null {
  const issuer = issuerOf(printed)
  if (issuer) return { name: issuer, type: 'organisation', titles: [], mention: issuer, rule: 'speaker/en-data' }
  const name = withoutDescription(printed.replace(ARTICLE, ''))
  const words = name.split(' ')
  const head = headOf(name.replace(PUBLISHED, '').split(' '))
  if (head === '') return null
  const roleHolder = ARTICLE.test(printed) && words.length <= 3 ? persons.findByRole(name) : null
  if (roleHolder)
    return { name: roleHolder.name, type: 'person', titles: roleHolder.titles, mention: name, rule: 'speaker/en-role' }
  const type = typeOf(paragraph, span, words, head)
  return {
    name: QUANTIFIER.test(printed) ? printed : name,
    type,
    titles: [],
    mention: name,
    rule: `speaker/en-${type}`,
  }
}

/** `data from the ministry`, `the bureau's figures`: the organisation that the numbers come from. */
function issuerOf(printed: string): string | null {
  const released = /^(?:released|issued|published|compiled) by (?:the )?(.{2,80})$/i.exec(printed)
  if (released?.[1]) return released[1]
  const from =
    /^(?:the |its |new |official |latest ){0,6}(?:data|figures|statistics|information|estimates) (?:\w{1,40} ){0,2}?(?:from|by) (?:the )?(.{2,80}?)(?: (?:on|in|last|this) .{0,30})?$/i.exec(
      printed,
    )
  if (from?.[1]) return from[1]
  const owner = /^(?:the )?(.{2,60}?)(?:['’]s?|['’]s own|) (?:own |latest |official |preliminary )?(\w+)$/i.exec(
    printed,
  )
  if (!owner?.[1] || !owner[2] || !dataWords.has(owner[2].toLowerCase())) return null
  if (/^(?:the|this|these|its|their|our|latest|official|new|such)$/i.test(owner[1])) return null
  return /^\p{Lu}|\b(?:ministry|bureau|office|agency|department|exchange|bank|company|government|association)$/u.test(
    owner[1],
  )
    ? owner[1]
    : null
}

/** `research firm ⟦Northfield Corp.⟧`: a name behind the word that says it is an organisation. */
function withoutDescription(name: string): string {
  const described =
    /^\p{Ll}.{0,200}?([\p{L}-]{1,40}) (\p{Lu}\S{0,40}(?: (?:\p{Lu}\S{0,40}|of|and|for|&)){0,10})$/u.exec(name)
  return described?.[1] && described[2] && isOrganisationWord(described[1]) ? described[2] : name
}

/** `survey ⟦released by the council⟧`, `indictment ⟦filed on Monday⟧`: who issued a document is not its head. */
const PUBLISHED =
  / (?:released|issued|published|filed|compiled|conducted|commissioned|carried|signed|sent|provided|obtained|seen|posted|made|prepared|written) (?:by|on|in|to|with|out|late|early|earlier|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b[\s\S]*/

/** Head of a noun phrase: the last word before a preposition. */
function headOf(words: readonly string[]): string {
  const preposition = words.findIndex(
    (word, index) => index > 0 && /^(?:of|from|in|at|for|with|on|by|to|who|that|familiar)$/.test(word),
  )
  return (preposition > 0 ? words[preposition - 1] : words.at(-1)) ?? ''
}

function typeOf(paragraph: EnglishParagraph, span: Span, words: readonly string[], head: string): SpeakerType {
  const lower = head.toLowerCase().replace(/[.,]$/, '')
  if (documentWords.has(lower)) return 'document'
  if (isOrganisationWord(lower) || isOrganisationWord(head)) return 'organisation'
  if (unnamedWords.has(lower)) return 'person'
  if (words.length === 1 && /s$/.test(lower) && isTitleWord(lower.slice(0, -1))) return 'group'
  const tokens = tokensWithin(paragraph, span).filter((token) => token.text === head)
  // `Experts say`: the capital is the sentence's.
  if (tokens.some(({ tags }) => tags.has('Plural') && !tags.has('ProperNoun'))) return 'group'
  // `CAL announced`: letters stand for a firm or body.
  if (/^\p{Lu}{2,6}$/u.test(head)) return 'organisation'
  if (words.length === 1 && tokens.some(({ tags }) => tags.has('Person') && !tags.has('Organization'))) return 'person'
  // `the Chief Executive`: an office that stands for who holds it.
  if (words.length <= 3 && isTitleWord(head)) return 'person'
  if (/^\p{Lu}/u.test(head)) return 'organisation'
  if (words.length > 0 && (tokens.some((token) => token.tags.has('Plural')) || /s$/.test(lower))) return 'group'
  return isRole(head) || tokens.some((token) => token.tags.has('Actor')) ? 'person' : 'organisation'
}
