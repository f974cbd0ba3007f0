import type { Quantity } from '../types.ts'
import { ORDINALS, RANK_VERBS, SUPERLATIVES } from './lexicon/quantities.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'

const ORDINAL = `(${alternation(Object.keys(ORDINALS))}|\\d{1,3}(?:st|nd|rd|th))`
const SCOPE = String.raw`(?: place)?(?: (?:in|among|of) (?:the )?(?:world|country|nation|region|globe|globally|asia|taiwan|china|europe)\b| globally| worldwide| nationwide)?`
const RANK = new RegExp(
  [
    `\\b${ORDINAL}[ -](?:${alternation(SUPERLATIVES)})\\b`,
    `\\b(?:${alternation(RANK_VERBS)}) (?:joint |tied for |about |at )?${ORDINAL}\\b(?! (?:time|half|quarter|phase|stage|round|week|day|month|year))${SCOPE}`,
    String.raw`\bworld(?:'s|’s)? (?:no|number)\.? ?(\d{1,3})\b`,
    String.raw`\brank(?:s|ed|ing)? (?:no\. ?|number )?(\d{1,3}) (?=among|out of|in|on|of|globally)`,
  ].join('|'),
  'gi',
)

/** Places in an order: `second-largest`, `ranking fourth in the world`, `world No. 1`. A superlative alone is none. */
export function findRanks(paragraph: EnglishParagraph): readonly Quantity[] {
  const source = paragraph.text.slice(paragraph.bodyStart, paragraph.span.end)
  const found: Quantity[] = []
  for (const match of source.matchAll(RANK)) {
    const ordinal = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
    const value = lookUp<string>(ORDINALS, ordinal.toLowerCase()) ?? /\d+/.exec(ordinal)?.[0]
    if (value === undefined || isIdiom(match[0])) continue
    // The verb is no part of a rank: it starts with its ordinal, the rest of the match is its scope.
    const verb = match[2] === undefined && match[4] === undefined ? 0 : match[0].lastIndexOf(ordinal)
    const start = paragraph.bodyStart + match.index + verb
    const span = { start, end: paragraph.bodyStart + match.index + match[0].trimEnd().length }
    found.push({
      span,
      numeral: { start: start + Math.max(0, match[0].slice(verb).indexOf(ordinal)), end: span.end },
      kind: 'rank',
      value,
      valueHigh: null,
      comparator: 'eq',
      unit: null,
      unitCode: 'rank',
      nominal: false,
      rule: 'quantity/en-rank',
      trace: [{ rule: 'quantity/en-rank', note: `ordinal ${ordinal}`, span }],
    })
  }
  return found
}

/** `second best`, `in second`, `came first to mind` and `in first-quarter` are no ranks. */
function isIdiom(printed: string): boolean {
  return /^in \w+$/i.test(printed)
}
