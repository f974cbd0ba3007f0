import type { Claim, Quantity } from '../types.ts'
import { BASIS_ADJECTIVES, BASIS_CUES, CHANGE_NOUNS } from './lexicon/change.ts'
import type { EnglishParagraph } from './paragraph.ts'
import { alternation, lookUp } from './patterns.ts'

const BASIS: readonly (readonly [NonNullable<Claim['basis']>, RegExp])[] = (['yoy', 'mom', 'qoq'] as const).map(
  (basis) => [basis, new RegExp(`(?<![A-Za-z-])(?:${alternation(BASIS_CUES[basis])})(?![A-Za-z-])`, 'i')],
)

/** How far behind a change its basis is looked for, in code units, where no other change comes first. */
const BASIS_REACH = 110

const BASIS_BEFORE = 36

/** What a change is measured against: behind it up to the next change, else right before it. */
export function basisOf(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  next: Quantity | null,
  sentenceEnd: number,
  sentenceStart: number,
): Claim['basis'] {
  const limit = Math.min(sentenceEnd, next ? next.span.start : sentenceEnd, quantity.span.end + BASIS_REACH)
  const after = paragraph.text.slice(quantity.span.end, limit)
  const before = paragraph.text.slice(Math.max(sentenceStart, quantity.span.start - BASIS_BEFORE), quantity.span.start)
  return adjectiveBasis(after, before) ?? firstBasis(after) ?? firstBasis(before.slice(before.lastIndexOf(',') + 1))
}

const ADJECTIVE = `(${alternation(Object.keys(BASIS_ADJECTIVES))})`

const CHANGE_NOUN = alternation([...CHANGE_NOUNS.up, ...CHANGE_NOUNS.down])

const ADJECTIVE_AFTER = new RegExp(`^ ${ADJECTIVE}(?: (?:${CHANGE_NOUN})| ?[,.]|$)`, 'i')

const ADJECTIVE_BEFORE = new RegExp(
  `\\b${ADJECTIVE} (?:(?:${CHANGE_NOUN})(?: rate)?(?: of| was| reached| at)? )?$`,
  'i',
)

function adjectiveBasis(after: string, before: string): Claim['basis'] {
  const printed = (ADJECTIVE_AFTER.exec(after) ?? ADJECTIVE_BEFORE.exec(before))?.[1]
  return printed ? (lookUp<NonNullable<Claim['basis']>>(BASIS_ADJECTIVES, printed.toLowerCase()) ?? null) : null
}

function firstBasis(text: string): Claim['basis'] {
  let best: Claim['basis'] = null
  let at = Number.POSITIVE_INFINITY
  for (const [basis, pattern] of BASIS) {
    const match = pattern.exec(text)
    if (match && match.index < at) {
      best = basis
      at = match.index
    }
  }
  return best
}
