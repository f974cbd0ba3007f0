import { type Span, slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { INVARIANT_NOUNS, NAMED_AMOUNTS, NOT_COUNTED } from './lexicon/quantities.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { lookUp } from './patterns.ts'
import { SIDE, type Unit } from './quantity-part.ts'

/** `dozens of other countries` */
const OF_AFTER = /^ of(?= )/

/** `900⟦+⟧ jobs` */
const PLUS_AFTER = /^\+(?= )/

/** How many words may stand between a number and the noun it counts: `9 million newly confirmed local cases`. */
const LONGEST_COUNTED = 6

const invariant: ReadonlySet<string> = new Set(INVARIANT_NOUNS)

const notCounted: ReadonlySet<string> = new Set(NOT_COUNTED)

/** What a number counts: the whole phrase, and the noun as the number's unit where nothing but nouns stands between. */
export interface Counted {
  readonly phrase: Span
  readonly unit: Span | null
}

/**
 * The unit that a counted noun gives: `300 ⟦workers⟧`, `8 ⟦fire trucks⟧`. Where an adjective stands between (`300 idle workers`) the
 * quantity ends at the number and the noun with its adjective is the subject's alone.
 */
export function countedUnit(paragraph: EnglishParagraph, numeral: Span): Unit | null {
  const counted = countedPhrase(paragraph, numeral)
  if (!counted) return null
  const { unit } = counted
  return { span: unit, printed: unit ? slice(paragraph.text, unit) : null, code: 'count', kind: 'amount' }
}

/** `300 ⟦workers⟧`, `1,200 ⟦idle workers⟧`, `dozens of ⟦other mills⟧`: what a number counts, by compromise's tags. */
export function countedPhrase(paragraph: EnglishParagraph, numeral: Span): Counted | null {
  const { tokens, text } = paragraph
  const printed = slice(text, numeral)
  const behind = text.slice(numeral.end, Math.min(paragraph.span.end, numeral.end + SIDE))
  const named = lookUp(NAMED_AMOUNTS, printed.toLowerCase()) !== undefined
  const skipped = ((named ? OF_AFTER.exec(behind) : null) ?? PLUS_AFTER.exec(behind))?.[0].length ?? 0
  const from = tokenIndexAfter(tokens, numeral.end + skipped)
  const first = tokens[from]
  if (!first) return null
  const gap = text.slice(numeral.end + skipped, first.start)
  if (gap !== ' ' && gap !== '-' && gap !== '\u00a0') return null
  const single = /^(?:1|one)$/i.test(printed)
  let plain = true
  for (let at = from; at < from + LONGEST_COUNTED; at += 1) {
    const token = tokens[at]
    const next = tokens[at + 1]
    const other = token !== undefined && isOther(token) && at === from
    if (!token || (notCounted.has(token.lower) && !other && !(at > from && joins(tokens, at)))) return null
    if (at > from && joins(tokens, at)) {
      plain = false
      continue
    }
    const head = !other && isCountHead(token, single, next)
    if (!(other || head || isNominal(token))) return null
    if (at === from && !/\d/.test(printed) && isTitleCase(printed, token)) return null
    const ends = gap === '-' || /[,;:.()"”]/.test(token.post) || !next
    if (head && (ends || !goesOn(token, next, tokens[at + 2])))
      return {
        phrase: { start: first.start, end: token.end },
        unit: plain ? { start: first.start, end: token.end } : null,
      }
    if (ends) return null
    plain &&= isNounModifier(token)
  }
  return null
}

/** `27 local ⟦and⟧ foreign banks`: two words of one kind before the noun that is counted. */
function joins(tokens: readonly Token[], at: number): boolean {
  const [before, token, next, head] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]]
  if (token?.lower !== 'and' || !before || !next || !head || before.tags.has('Plural') || /,/.test(before.post))
    return false
  return (
    isNominal(before) &&
    isNominal(next) &&
    (head.tags.has('Noun') || head.tags.has('Adjective')) &&
    !/[,;.]/.test(next.post)
  )
}

/** `three ⟦other⟧ towns`, `20 ⟦more⟧ workers`: no part of what is counted, and no end of it either. */
const isOther = (token: Token): boolean => /^(?:other|more|additional|such|new|further)$/.test(token.lower)

/** `fire` of `fire trucks` is a part of the noun; an adjective, a participle or a nationality is none. */
function isNounModifier(token: Token): boolean {
  const { tags } = token
  return tags.has('Noun') && !tags.has('Adjective') && !tags.has('Demonym') && !tags.has('Verb')
}

/** `three ⟦staff⟧ members`, `12 ⟦sports⟧ halls`: a plural that another plural follows modifies it. */
function goesOn(token: Token, next: Token | undefined, afterNext: Token | undefined): boolean {
  if (!next || !/^ $/.test(token.post) || !/^\p{Ll}/u.test(next.text)) return false
  return next.tags.has('Plural') && next.tags.has('Noun') && !next.tags.has('Pronoun') && afterNext?.lower !== 'of'
}

/** `Two Completely Different Things`: a title, not a count. */
function isTitleCase(printed: string, next: Token): boolean {
  return /[A-Z]/.test(printed[0] ?? '') && /[A-Z]/.test(next.text[0] ?? '')
}

function isNominal(token: Token): boolean {
  const { tags } = token
  if (tags.has('Noun') || tags.has('Adjective')) return !tags.has('Pronoun') && !tags.has('Possessive')
  return tags.has('Gerund') || tags.has('PastTense') || tags.has('Participle') || tags.has('Adverb')
}

/** `100 indicates pessimism`: a verb after all. */
function hasObject(next: Token | undefined): boolean {
  if (next === undefined || /^(?:daily|weekly|monthly|yearly|annually)$/.test(next.lower)) return false
  return next.tags.has('Noun') || next.tags.has('Adjective') || next.tags.has('Determiner')
}

function isCountHead(token: Token, single: boolean, next: Token | undefined): boolean {
  if (token.tags.has('Pronoun') || token.tags.has('Date')) return false
  if (token.tags.has('Plural')) return true
  // compromise takes a few plural nouns for verbs (`12 boats`); behind a number they are none.
  if (
    /^[a-z]{2,}[^aisu'’]s$/.test(token.text) &&
    token.tags.has('Verb') &&
    (/[,;.]/.test(token.post) || !hasObject(next))
  )
    return true
  return (single && token.tags.has('Noun')) || invariant.has(token.lower)
}
