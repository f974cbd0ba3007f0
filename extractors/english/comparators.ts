import type { Span } from '../../pipeline/document/index.ts'
import type { Comparator } from '../types.ts'
import { COMPARATOR_PREFIXES, COMPARATOR_SUFFIXES } from './lexicon/quantities.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'
import { SIDE } from './quantity-part.ts'

const COMPARATOR_BEFORE = new RegExp(
  `(?:^|[^A-Za-z-])((?:${alternation(Object.keys(COMPARATOR_PREFIXES))}) )(?:(?:a|an|just|only) )?$`,
  'i',
)

export const COMPARATOR_AFTER = new RegExp(`^,? (${alternation(Object.keys(COMPARATOR_SUFFIXES))})(?![A-Za-z])`, 'i')

/** Looks left for `about`, `more than`, `as much as`; an approximator glued to the number belongs to the quantity. */
export function withApproximator(
  paragraph: EnglishParagraph,
  core: Span,
): { span: Span; comparator: Comparator | null; inside: boolean } {
  const before = paragraph.text.slice(Math.max(paragraph.span.start, core.start - SIDE), core.start)
  const match = COMPARATOR_BEFORE.exec(before)
  const entry = match?.[1]
    ? lookUp<readonly [Comparator, boolean]>(COMPARATOR_PREFIXES, match[1].trim().toLowerCase())
    : undefined
  if (!match?.[1] || !entry) return { span: core, comparator: null, inside: false }
  if (NO_COMPARATOR.test(before.slice(0, before.lastIndexOf(match[1]) + match[1].length)))
    return { span: core, comparator: null, inside: false }
  const [comparator, inside] = entry
  const start = core.start - (before.length - before.lastIndexOf(match[1]))
  return { span: inside ? { start, end: core.end } : core, comparator, inside }
}

/** `adds up to 300` reaches it; `in operation under four centers` is a place. */
const NO_COMPARATOR =
  /\badd(?:s|ed|ing)? up to $|\b(?:operation|control|management|supervision|works?|working|units|operate[sd]?|operating|fall|falls|law|placed|put) under $/i

/** Where a quantity begins with the words that compare it (`more than`), which stand outside its span. */
export function comparedStart(paragraph: EnglishParagraph, start: number): number {
  const before = paragraph.text.slice(Math.max(paragraph.span.start, start - SIDE), start)
  const match = COMPARATOR_BEFORE.exec(before)
  // `fell below 20,000`, `rose above NT$900` reach a level; `fell over 7 percent` changes by it.
  return match?.[1] && !/^(?:below|above|under|exceed|surpass|topp)/i.test(match[1])
    ? start - (before.length - before.lastIndexOf(match[1]))
    : start
}
