import type { Quantity } from '../types.ts'
import { CHANGE_WORDS } from './lexicon/quantities.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'

const WORD = new RegExp(
  `(?<![A-Za-z-])(more than |nearly |almost |about )?(${alternation(Object.keys(CHANGE_WORDS))})(?![A-Za-z-]| down\\b)`,
  'gi',
)

/** The rule id of changes that one verb says whole: `doubled`. */
export const CHANGE_WORD_RULE = 'quantity/en-change-word'

/** `output doubled`, `more than tripled`: a change whose size is the verb itself, in multiples of the base (halving: percent). */
export function findChangeWords(paragraph: EnglishParagraph): readonly Quantity[] {
  const found: Quantity[] = []
  for (const match of paragraph.text.slice(paragraph.bodyStart, paragraph.span.end).matchAll(WORD)) {
    const word = match[2] ?? ''
    const entry = lookUp<readonly [string, string, 'up' | 'down']>(CHANGE_WORDS, word.toLowerCase())
    if (!entry) continue
    const start = paragraph.bodyStart + match.index + (match[1]?.length ?? 0)
    const span = { start, end: start + word.length }
    found.push({
      span,
      numeral: span,
      kind: 'change',
      value: entry[0],
      valueHigh: null,
      comparator: match[1] === undefined ? 'eq' : /^more/i.test(match[1]) ? 'gt' : 'approx',
      unit: null,
      unitCode: entry[1],
      nominal: false,
      rule: CHANGE_WORD_RULE,
      trace: [{ rule: CHANGE_WORD_RULE, note: `${word} is ${entry[2]} by ${entry[0]} ${entry[1]}`, span }],
    })
  }
  return found
}

/** Which way such a verb goes. */
export function directionOfWord(word: string): 'up' | 'down' {
  return lookUp<readonly [string, string, 'up' | 'down']>(CHANGE_WORDS, word.toLowerCase())?.[2] ?? 'up'
}
