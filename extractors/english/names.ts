import type { Span } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { ORGANISATION_WORDS, TITLE_WORDS } from './lexicon/speech.ts'
import { MONTHS, WEEKDAYS } from './lexicon/time.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

/** A person named in full in the text, with the role printed next to the name. */
export interface PersonMention {
  readonly name: string
  readonly span: Span
  readonly titles: readonly string[]
}

const titleWords: ReadonlySet<string> = new Set(TITLE_WORDS)
const organisationWords: ReadonlySet<string> = new Set(ORGANISATION_WORDS)
const calendarWords: ReadonlySet<string> = new Set([...Object.keys(MONTHS), ...Object.keys(WEEKDAYS)])

/** Words of a stretch as printed (`Jung-tai`, `S.C.`), without brackets and the punctuation behind them. */
export interface Word extends Span {
  readonly text: string
}

const WORD = /[^\s()[\]"“”,;:]+/g

export function wordsOf(text: string, within: Span): readonly Word[] {
  const source = text
    .slice(within.start, within.end)
    .replace(/\([^()]{0,80}\)/g, (bracket) => ' '.repeat(bracket.length))
  const words: Word[] = []
  for (const match of source.matchAll(WORD)) {
    const start = within.start + match.index
    words.push({ text: match[0], start, end: start + match[0].length })
  }
  return words
}

export function isTitleWord(word: string): boolean {
  return titleWords.has(word.toLowerCase().replace(/['’]s$/, ''))
}

export function isOrganisationWord(word: string): boolean {
  return organisationWords.has(word.toLowerCase())
}

/** `Reed`, `Ming-te`, `P.J.`, `Müller`: a word that may be part of a person's name. */
function isNameWord(word: string): boolean {
  return (
    /^\p{Lu}[\p{Ll}'’]+(?:-\p{L}\p{Ll}*){0,2}$|^(?:\p{Lu}\.){1,3}$|^\p{Lu}\p{Ll}?\p{Lu}\p{Ll}+$/u.test(word) &&
    !calendarWords.has(word)
  )
}

/** `Ho Ming-te`: a family name and a hyphenated given name, as Taiwan romanises them. */
function isHyphenated(word: string): boolean {
  return /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(word)
}

const MOST_NAME_WORDS = 4

/**
 * The name at the end of a noun phrase and the role before it: `Northfield Bank analyst ⟦Paula Reed⟧`.
 *
 * Null where the phrase ends in no person's name as far as compromise's tags, the spelling and a role before it tell.
 */
export function nameAtEnd(
  paragraph: EnglishParagraph,
  phrase: Span,
): { readonly name: Span; readonly title: Span | null } | null {
  const words = wordsOf(paragraph.text, phrase)
  const last = words.length - 1
  if (last < 0 || !isNameWord(stripped(words[last] as Word)) || endsTitle(words[last] as Word)) return null
  let first = last
  while (
    first > 0 &&
    last - first + 1 < MOST_NAME_WORDS &&
    isNameWord(stripped(words[first - 1] as Word)) &&
    !endsTitle(words[first - 1] as Word)
  )
    first -= 1
  // Capitalised words before a romanised name are its role (`Mill Office Ho Ming-te`), but for a given name (`Paul Ho Ming-te`).
  if (isHyphenated(stripped(words[last] as Word)) && last - first > 1)
    first = last - (tagged(paragraph, words[last - 2] as Word, ['FirstName']) ? 2 : 1)
  const before = words[first - 1]
  const titled = before !== undefined && endsTitle(before)
  const run = words.slice(first, last + 1)
  if (run.some((word) => isOrganisationWord(stripped(word)))) return null
  if (run.length === 1 && !titled) return null
  if (!titled && !looksPersonal(paragraph, run, phrase)) return null
  const from = titled || first === 0 ? first : personStart(paragraph, words, first, last)
  const head = words[from] as Word
  const titleWordsBefore = words.slice(0, from)
  const name = {
    start: head.start,
    end: (words[last] as Word).end - (/['’]s$/.test((words[last] as Word).text) ? 2 : 0),
  }
  return { name, title: titleSpan(titleWordsBefore) }
}

const stripped = (word: Word): string => word.text.replace(/['’]s$/, '').replace(/(?<=[a-z]{2})\.$/, '')

function endsTitle(word: Word): boolean {
  return isTitleWord(stripped(word)) && !/['’]s$/.test(word.text)
}

/** Spelled like a romanised name, tagged as a person by compromise, or followed by its Han characters in brackets. */
function looksPersonal(paragraph: EnglishParagraph, run: readonly Word[], phrase: Span): boolean {
  const last = run.at(-1)
  if (!last) return false
  if (isHyphenated(stripped(last))) return true
  if (/^ ?\(\p{Script=Han}{2,5}\)/u.test(paragraph.text.slice(last.end, Math.min(phrase.end + 8, last.end + 10))))
    return true
  return run.some((word) => tagged(paragraph, word, ['Person', 'FirstName', 'LastName']))
}

/** Where a long run of capitalised words holds the name: at compromise's first name, else its last two words. */
function personStart(paragraph: EnglishParagraph, words: readonly Word[], first: number, last: number): number {
  if (last - first < 2) return first
  for (let i = first; i < last; i += 1) if (tagged(paragraph, words[i] as Word, ['FirstName'])) return i
  return last - 1
}

function tagged(paragraph: EnglishParagraph, word: Word, tags: readonly string[]): boolean {
  const token = paragraph.tokens[tokenIndexAfter(paragraph.tokens, word.start)] as Token | undefined
  return token !== undefined && token.start < word.end && tags.some((tag) => token.tags.has(tag))
}

/** The role's words without the article before them. */
function titleSpan(words: readonly Word[]): Span | null {
  const kept =
    /^(?:the|a|an|former|another|one|its|his|her|their)$/i.test(words[0]?.text ?? '') &&
    words[0]?.text.toLowerCase() !== 'former'
      ? words.slice(1)
      : words
  // `chairman Ho Ming and mill director`: behind another person's name a new role begins.
  const and = kept.findLastIndex((word) => word.text === 'and')
  const named =
    and > 0 && isNameWord((kept[and - 1] as Word).text) && kept.slice(0, and).some((word) => endsTitle(word))
  const own = named && kept.slice(and + 1).some((word) => endsTitle(word)) ? kept.slice(and + 1) : kept
  const first = own[0]
  const last = own.at(-1)
  return first && last ? { start: first.start, end: last.end } : null
}

/** True when a comma-set phrase behind a name is a role: `deputy head of the bureau`, `an aide to the mayor`. */
export function isRole(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .slice(0, 14)
  return words.some((word) => titleWords.has(word))
}

/** `Paula Reed`, `Reed`: one to four capitalised words and no organisation, as a name before its role may be spelled. */
export function isNameShaped(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return (
    words.length <= MOST_NAME_WORDS &&
    words.every((word) => isNameWord(word) && !isOrganisationWord(word) && !isTitleWord(word))
  )
}
