import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { isNameShaped, isRole, isTitleWord, nameAtEnd, type PersonMention } from './names.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

/** The persons an article names in full, and how later mentions lead back to them. */
export interface PersonRegistry {
  /** Canonical name and titles by any printed form: full name, family name, given name. */
  readonly find: (mention: string) => Person | null
  /** Where the article first prints a canonical name. */
  readonly placeOf: (name: string) => Span | null
  /** The person who holds a role named alone: `the premier`. */
  readonly findByRole: (role: string) => Person | null
}

export interface Person {
  readonly name: string
  readonly titles: readonly string[]
}

const CAPITAL = /^\p{Lu}/u
/** Words of a role before a name: `deputy head of the bureau`. */
const MOST_ROLE_WORDS = 12

/** Persons named in full in a paragraph, with the roles printed beside them. */
export function findPersons(paragraph: EnglishParagraph): readonly PersonMention[] {
  const { tokens } = paragraph
  const found: PersonMention[] = []
  let at = 0
  while (at < tokens.length) {
    if (!CAPITAL.test((tokens[at] as Token).text)) {
      at += 1
      continue
    }
    const end = runEnd(paragraph, at)
    const mention = readMention(paragraph, at, end)
    if (mention) found.push(mention)
    at = end + 1
  }
  return found
}

/** Last token of a run of capitalised words, hyphenated ones counted as one (`Jung-tai`). */
function runEnd(paragraph: EnglishParagraph, from: number): number {
  const { tokens, text } = paragraph
  let at = from
  while (at + 1 < tokens.length) {
    const token = tokens[at] as Token
    const next = tokens[at + 1] as Token
    const gap = text.slice(token.end, next.start)
    if (
      gap === '-' ||
      gap === '' ||
      ((gap === ' ' || gap === '. ') && CAPITAL.test(next.text) && !/[a-z]{3}\. $/.test(token.text + gap))
    )
      at += 1
    else break
  }
  return at
}

function readMention(paragraph: EnglishParagraph, from: number, end: number): PersonMention | null {
  const { tokens, text } = paragraph
  const last = tokens[end] as Token
  const head = tokens[roleStart(paragraph, from)] as Token
  const behind = roleBehind(paragraph, last.end)
  const run = { start: (tokens[from] as Token).start, end: last.end }
  const shaped = behind.length > 0 && isNameShaped(slice(text, run)) ? { name: run, title: null } : null
  const named = nameAtEnd(paragraph, { start: head.start, end: last.end }) ?? shaped
  if (!named) return null
  const name = slice(text, named.name)
  // A family name alone is a person's where its role stands behind it.
  if (!/\s/.test(name) && behind.length === 0) return null
  const titles = named.title && isRole(slice(text, named.title)) ? [slice(text, named.title)] : []
  return { name, span: named.name, titles: [...titles, ...behind] }
}

/** `U.S. President`, `Lt. Gen. Ho`: a full stop that ends no sentence. */
const ABBREVIATED = /^(?:(?:\p{Lu}\.?){1,3}|Dr|Mr|Ms|Mrs|Lt|Gen|Col|Sen|Rep|Gov|Adm|Maj|Sgt|Prof)$/u

/** Leftmost token of the role that leads up to a name: nouns, adjectives and `of`, `and`, `for` between them. */
function roleStart(paragraph: EnglishParagraph, from: number): number {
  const { tokens, text } = paragraph
  let at = from
  for (let steps = 0; at > 0 && steps < MOST_ROLE_WORDS; steps += 1) {
    const token = tokens[at - 1] as Token
    const gap = text.slice(token.end, (tokens[at] as Token).start)
    if (!/^(?: |-|\. |'s |’s |)$/.test(gap)) break
    const inner = /^(?:of|and|for|the|'s|’s)$/.test(token.lower)
    if (!inner && !token.tags.has('Noun') && !token.tags.has('Adjective') && !isTitleWord(token.text)) break
    if (token.tags.has('Pronoun') || (gap === '. ' && !ABBREVIATED.test(token.text))) break
    at -= 1
  }
  while (at < from && /^(?:of|and|for)$/.test((tokens[at] as Token).lower)) at += 1
  return at
}

const BEHIND =
  /^(?: ?\([^()]{1,40}\))?, ((?:the |a |an |who (?:is|was|serves as|served as|works as) (?:now |also |currently )?(?:the |an? )?|who heads )?[^,;()"“”]{3,140}?(?:\([^()]{1,20}\)[^,;()"“”]{0,80})?)(?=,|\.|;)/

/** `who also serves as a`, `now the`: what leads up to the role itself. */
export const ROLE_LEAD =
  /^(?:who )?(?:also |now |currently )?(?:is |was |serves as |served as |works as |heads )?(?:now |also |currently )?(?:the |an? )?/

/** `⟦…⟧, deputy head of the bureau,`: a role set off by commas behind the name. */
function roleBehind(paragraph: EnglishParagraph, end: number): readonly string[] {
  const match = BEHIND.exec(paragraph.text.slice(end, Math.min(paragraph.span.end, end + 220)))
  const role = match?.[1]?.replace(ROLE_LEAD, '')
  if (!role || !isRole(role.split(' ').slice(0, 6).join(' ')) || / (?:said|says|told|was|is|were|has|had) /.test(role))
    return []
  return [role]
}

/** Gathers the persons of an article's English paragraphs in text order. */
export function gatherPersons(paragraphs: Iterable<EnglishParagraph>): PersonRegistry {
  const titles = new Map<string, string[]>()
  const forms = new Map<string, string>()
  const roles = new Map<string, string>()
  const places = new Map<string, Span>()
  for (const paragraph of paragraphs) {
    for (const mention of findPersons(paragraph)) {
      addPerson(mention, titles, forms)
      if (!places.has(mention.name)) places.set(mention.name, mention.span)
      addRoles(mention, roles)
    }
  }
  const person = (name: string | undefined): Person | null =>
    name === undefined ? null : { name, titles: titles.get(name) ?? [] }
  return {
    find: (mention) => person(forms.get(mention)),
    placeOf: (name) => places.get(name) ?? null,
    findByRole: (role) => (isTitleWord(role.split(' ').at(-1) ?? '') ? person(roles.get(role.toLowerCase())) : null),
  }
}

function addPerson(mention: PersonMention, titles: Map<string, string[]>, forms: Map<string, string>): void {
  // A family name with its role (`Ho, who serves as …`) is the person named in full before.
  const name = (/\s/.test(mention.name) ? undefined : forms.get(mention.name)) ?? mention.name
  const held = titles.get(name) ?? []
  titles.set(name, held)
  for (const title of mention.titles) if (!held.includes(title)) held.push(title)
  forms.set(name, name)
  const words = name.split(/\s+/)
  for (const word of [words[0], words.at(-1)]) if (word && !forms.has(word)) forms.set(word, name)
}

export function tokensWithin(paragraph: EnglishParagraph, span: Span): readonly Token[] {
  const from = tokenIndexAfter(paragraph.tokens, span.start)
  const to = tokenIndexAfter(paragraph.tokens, span.end)
  return paragraph.tokens.slice(from, to).filter((token) => token.start >= span.start && token.end <= span.end)
}

/** A role may be named by any one to three of its words: `the premier`, `the deputy head`. The first holder keeps it. */
function addRoles(mention: PersonMention, roles: Map<string, string>): void {
  for (const title of mention.titles) {
    const words = title.toLowerCase().split(/\s+/).slice(0, 12)
    for (let from = 0; from < words.length; from += 1) {
      for (let count = 1; count <= 3 && from + count <= words.length; count += 1) {
        const role = words.slice(from, from + count).join(' ')
        if (!roles.has(role)) roles.set(role, mention.name)
      }
    }
  }
}
