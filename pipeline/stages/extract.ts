import {
  checkClaims,
  type ExtractedArticle,
  type ExtractedIssue,
  extractArticle,
  LEXICON,
  type Lexicon,
} from '../../extractors/index.ts'
import { exactNumber, type Message, type RecognisedIssue, type Stage, slice } from '../document/index.ts'

/**
 * Finds claims and quotes in every article; pure, and needs no model: names come in as annotations.
 *
 * @param lexicon - the words it knows; the built-in ones when absent.
 */
export function createExtract(lexicon: Lexicon = LEXICON): Stage<RecognisedIssue, ExtractedIssue> {
  return {
    name: 'extract',
    run: async (issue) => {
      const articles: ExtractedArticle[] = []
      for (const article of issue.articles) articles.push(await extractArticle(article, lexicon))
      const messages = [...issue.messages, ...articles.flatMap(inexactFigures)]
      return { ...issue, messages, articles, checks: checkClaims(articles) }
    },
  }
}

/** Figures with more digits than a JSON number keeps: their rows have them as text, and whoever adds them up must know. */
function inexactFigures({ claims, page, text }: ExtractedArticle): readonly Message[] {
  return claims.flatMap(({ quantity }) => {
    const ends = [quantity.value, quantity.valueHigh ?? '0']
    if (ends.every((end) => exactNumber(end) !== null)) return []
    const printed = slice(text, quantity.span).slice(0, SHOWN)
    const reason = `“${printed}” has more digits than a number keeps; the row has it in value_text only`
    return [{ rule: 'claims/value-inexact', severity: 'warning', page, reason }]
  })
}

/** A figure may be as long as a page; a message is not. */
const SHOWN = 40
