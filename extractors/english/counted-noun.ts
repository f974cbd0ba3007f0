import { slice } from '../../pipeline/document/index.ts'
import type { Token } from './analysis.ts'
import { INVARIANT_NOUNS, NOT_COUNTED } from './lexicon/quantities.ts'
import type { Numeral } from './numerals.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { SIDE, type Unit } from './quantity-part.ts'

/** `dozens of other countries` */
const OF_AFTER = /^ of(?= )/

/** How many words may stand between a number and the noun it counts: `9 million newly confirmed local cases`. */
const LONGEST_COUNTED = 4

const invariant: ReadonlySet<string> = new Set(INVARIANT_NOUNS)

const notCounted: ReadonlySet<string> = new Set(NOT_COUNTED)

/** `300 workers`, `1,200 idle workers`, `133-member`: the noun that a number counts, by compromise's tags. */
export function countedNoun(paragraph: EnglishParagraph, numeral: Numeral): Unit | null {
  const { tokens, text } = paragraph
  const of =
    numeral.form === 'named'
      ? (OF_AFTER.exec(text.slice(numeral.span.end, numeral.span.end + SIDE))?.[0].length ?? 0)
      : 0
  const from = tokenIndexAfter(tokens, numeral.span.end + of)
  const first = tokens[from]
  if (!first) return null
  const gap = text.slice(numeral.span.end + of, first.start)
  if (gap !== ' ' && gap !== '-' && gap !== '\u00a0') return null
  const hyphenated = gap === '-'
  for (let i = from; i < from + LONGEST_COUNTED; i += 1) {
    const token = tokens[i]
    if (!token || notCounted.has(token.lower) || !(isNominal(token) || isCountHead(token, numeral, tokens[i + 1])))
      return null
    if (i === from && numeral.form === 'word' && isTitleCase(text, numeral, token)) return null
    const next = tokens[i + 1]
    const ends = hyphenated || isCountHead(token, numeral, next) || /[,;:.()"”]/.test(token.post) || !next
    if (!ends) continue
    if (!hyphenated && !isCountHead(token, numeral, next)) return null
    const span = { start: first.start, end: token.end }
    return { span, printed: slice(text, span), code: 'count', kind: 'amount' }
  }
  return null
}

/** `Two Completely Different Things`: a title, not a count. */
function isTitleCase(text: string, numeral: Numeral, next: Token): boolean {
  return /[A-Z]/.test(text[numeral.span.start] as string) && /[A-Z]/.test(next.text[0] as string)
}

function isNominal(token: Token): boolean {
  const { tags } = token
  if (tags.has('Noun') || tags.has('Adjective')) return !tags.has('Pronoun') && !tags.has('Possessive')
  return tags.has('Gerund') || tags.has('PastTense') || tags.has('Participle')
}

/** `100 indicates pessimism`: a verb after all. */
function hasObject(next: Token | undefined): boolean {
  return next !== undefined && (next.tags.has('Noun') || next.tags.has('Adjective') || next.tags.has('Determiner'))
}

function isCountHead(token: Token, numeral: Numeral, next: Token | undefined): boolean {
  if (token.tags.has('Pronoun')) return false
  if (token.tags.has('Plural')) return true
  // compromise takes a few plural nouns for verbs (`12 boats`); behind a number they are none.
  if (/^[a-z]{2,}[^aisu'’]s$/.test(token.text) && token.tags.has('Verb') && !hasObject(next)) return true
  return (numeral.value === '1' && token.tags.has('Noun')) || invariant.has(token.lower)
}
