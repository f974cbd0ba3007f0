import type { Paragraph, RecognisedArticle } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'

/** What a number goes on with: digits, Han numerals, a decimal point, a multiplier. */
const NUMERAL = /[\d.一二三四五六七八九十百千万亿零〇两]/

/**
 * Leaves out numbers that a paragraph's edge cut in two and that repair did not join: `…达到108` before `126亿元` is
 * neither 108 nor 126亿. Only in running text, or what is as long: headings end in numbers by right.
 */
export function withoutBrokenNumbers(
  article: RecognisedArticle,
  paragraph: number,
  quantities: readonly Quantity[],
): readonly Quantity[] {
  const { folded } = article
  const own = article.paragraphs[paragraph]
  const beside = (by: 1 | -1) => {
    const other = article.paragraphs[paragraph + by]
    return isRunning(other) && isRunning(own) ? other.span : null
  }
  const [before, after] = [beside(-1), beside(1)]
  const cutBefore = before !== null && NUMERAL.test(folded[before.end - 1] ?? ' ')
  const cutAfter = after !== null && NUMERAL.test(folded[after.start] ?? ' ')
  if (!cutBefore && !cutAfter) return quantities
  return quantities.filter(
    ({ numeral }) => !(cutBefore && numeral.start === own?.span.start) && !(cutAfter && numeral.end === own?.span.end),
  )
}

/** A cut paragraph may be taken for a subhead; those are shorter than this. */
const LONG = 24

function isRunning(paragraph: Paragraph | undefined): paragraph is Paragraph {
  if (paragraph === undefined) return false
  return paragraph.kind === 'body' || paragraph.span.end - paragraph.span.start >= LONG
}
