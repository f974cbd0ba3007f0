import { type RecognisedArticle, slice } from '../pipeline/document/index.ts'
import { extractClaims } from './claims/index.ts'
import { languageOf } from './language.ts'
import { LEXICON, type Lexicon } from './lexicon.ts'
import { extractQuotes } from './quotes/index.ts'
import type { Claim, ExtractedArticle, Quote } from './types.ts'

export { additionProblems, MAX_WORD, MAX_WORDS } from './addition-problems.ts'
export * from './additions.ts'
export { checkClaims } from './checks/index.ts'
export { indicatorOf } from './indicators/index.ts'
export { languageOf } from './language.ts'
export { createLexicon, LEXICON, type Lexicon } from './lexicon.ts'
export { findQuantities } from './quantities/index.ts'
export { splitSentences } from './sentences.ts'
export { compareRoles, holdsOffice, shortFormOf, tellApart } from './speakers/index.ts'
export * from './types.ts'

/**
 * The English extractors. They come when first asked for, because loading `compromise` takes longer than a Chinese page
 * takes to read, and most runs never meet an English paragraph.
 */
export function loadEnglish(): Promise<typeof import('./english/index.ts')> {
  return import('./english/index.ts')
}

/** Paragraph kinds in which nothing is asserted by the paper: running heads, adverts, the reporters' names. */
const SILENT = new Set(['furniture', 'byline'])

/**
 * Finds quotes first, because they say who claims a figure, then claims; each paragraph by the rules of its language.
 *
 * @param lexicon - the words it knows; the built-in ones when absent.
 */
export async function extractArticle<T extends RecognisedArticle>(
  article: T,
  lexicon: Lexicon = LEXICON,
): Promise<T & ExtractedArticle> {
  const chinese: number[] = []
  const english: number[] = []
  article.paragraphs.forEach((paragraph, index) => {
    if (SILENT.has(paragraph.kind)) return
    const language = languageOf(slice(article.text, paragraph.span))
    ;(language === 'en' ? english : chinese).push(index)
  })
  const rules = english.length > 0 ? await loadEnglish() : null
  const quotes = [
    ...(chinese.length > 0 ? extractQuotes(article, chinese, lexicon) : []),
    ...(rules?.extractEnglishQuotes(article, english) ?? []),
  ].sort(byQuotePlace)
  const claims = [
    ...(chinese.length > 0 ? extractClaims(article, chinese, quotes, lexicon.quantities) : []),
    ...(rules?.extractEnglishClaims(article, english, quotes, lexicon.english) ?? []),
  ].sort(byClaimPlace)
  return { ...article, claims, quotes }
}

function byClaimPlace(a: Claim, b: Claim): number {
  return a.quantity.span.start - b.quantity.span.start
}

function byQuotePlace(a: Quote, b: Quote): number {
  return (a.pieces[0]?.start ?? a.cueSpan.start) - (b.pieces[0]?.start ?? b.cueSpan.start)
}
