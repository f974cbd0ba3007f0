import type { Entity, RecognisedArticle } from '../../pipeline/document/index.ts'
import type { OwnEnglishWords } from '../own-words.ts'
import type { Claim, Quantity, Quote } from '../types.ts'
import { windowsOf } from './article.ts'
import { findChanges } from './change.ts'
import { readClaims } from './claims.ts'
import { readEntities } from './entities.ts'
import { hasNumeral } from './numerals.ts'
import { englishWords } from './own-words.ts'
import { readParagraph } from './paragraph.ts'
import { findQuantities } from './quantities.ts'
import { readQuotes } from './quotes.ts'

/**
 * Every quantity of an English text, nominal numbers included, in text order. Offsets are those of `text`.
 *
 * `place` is part of the interface that the languages share; English print names its currencies (`NT$`), so nothing hangs on it.
 * `words` are the user's own.
 */
export function findEnglishQuantities(
  text: string,
  options: { readonly place: string | null; readonly words?: OwnEnglishWords | null },
): readonly Quantity[] {
  if (!hasNumeral(text)) return []
  return [...windowsOf(text, { start: 0, end: text.length })].flatMap((window) => {
    const paragraph = readParagraph(text, window)
    const quantities = findQuantities(paragraph, englishWords(options.words ?? null))
    const changes = findChanges(paragraph, quantities)
    return quantities.map((quantity) => (changes.has(quantity) ? { ...quantity, kind: 'change' } : quantity))
  })
}

/** Attributed statements of the given paragraphs of an article, in text order. */
export function extractEnglishQuotes(article: RecognisedArticle, paragraphs: readonly number[]): readonly Quote[] {
  return readQuotes(article, paragraphs)
}

/** Numeric claims of the given paragraphs of an article, in text order; `quotes` say who asserts them. */
export function extractEnglishClaims(
  article: RecognisedArticle,
  paragraphs: readonly number[],
  quotes: readonly Quote[],
  words: OwnEnglishWords | null = null,
): readonly Claim[] {
  return readClaims(article, paragraphs, quotes, englishWords(words))
}

/** People, organisations, places and titles of an English text, in text order and not overlapping. Offsets are those of `text`. */
export function findEnglishEntities(text: string): readonly Entity[] {
  return readEntities(text)
}
