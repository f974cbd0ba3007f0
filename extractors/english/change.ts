import { slice } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import type { Token } from './analysis.ts'
import { CHANGE_WORD_RULE, directionOfWord } from './change-words.ts'
import { comparedStart } from './comparators.ts'
import {
  CHANGE_FILLERS,
  CHANGE_NOUNS,
  CHANGE_TAILS,
  CHANGE_VERBS,
  LEVEL_WORDS,
  RATE_NOUNS,
  WEAK_CHANGE_VERBS,
} from './lexicon/change.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'

type Direction = 'up' | 'down'

/** That a quantity is a growth or decline, and where the text says so. */
export interface Change {
  readonly direction: Direction
  readonly cue: Token
  /** `verb`: its subject is before the cue. `noun`: its subject is the noun's complement. `same`: joined to the change before it. */
  readonly form: 'verb' | 'noun' | 'tail' | 'same'
}

const directionOf = (lexicon: Readonly<Record<Direction, readonly string[]>>): ReadonlyMap<string, Direction> =>
  new Map([...lexicon.up.map((word) => [word, 'up'] as const), ...lexicon.down.map((word) => [word, 'down'] as const)])

const VERBS = directionOf(CHANGE_VERBS)

const WEAK_VERBS = directionOf(WEAK_CHANGE_VERBS)

const NOUNS = directionOf(CHANGE_NOUNS)

const TAILS = directionOf(CHANGE_TAILS)

const FILLERS: ReadonlySet<string> = new Set(CHANGE_FILLERS)

/** Words between the verb and its change at most: `rose by an annual average of about`. */
const MOST_FILLERS = 6

/** How far a verb may stand before `by`: `raised its forecast for this year by 0.5 percentage points`. */
const BY_REACH = 20

/** Words between the quantity and the noun of change: `41 percent year-on-year increase`. */
const NOUN_REACH = 3

const RATE_CODES: ReadonlySet<string> = new Set(['percent', 'percentage_point', 'basis_point', 'times'])

/** Reads each quantity's change, in order; a quantity joined to a change by `or`, `and` or a bracket is the same change. */
export function findChanges(
  paragraph: EnglishParagraph,
  quantities: readonly Quantity[],
): ReadonlyMap<Quantity, Change> {
  const changes = new Map<Quantity, Change>()
  let previous: Quantity | null = null
  for (const quantity of quantities) {
    const change = quantity.nominal || !canChange(quantity) ? null : readChange(paragraph, quantity, previous, changes)
    if (change) changes.set(quantity, change)
    if (!quantity.nominal) previous = quantity
  }
  return changes
}

function canChange(quantity: Quantity): boolean {
  return quantity.kind !== 'rank'
}

function readChange(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  previous: Quantity | null,
  changes: ReadonlyMap<Quantity, Change>,
): Change | null {
  if (quantity.rule === CHANGE_WORD_RULE) {
    const cue = paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.start)]
    return cue ? { direction: directionOfWord(slice(paragraph.text, quantity.span)), cue, form: 'verb' } : null
  }
  return (
    afterVerb(paragraph, quantity) ??
    joinedChange(paragraph, quantity, previous, changes) ??
    // `a two-day slide` lasts two days.
    (quantity.kind === 'duration' ? null : (beforeNoun(paragraph, quantity) ?? afterNoun(paragraph, quantity)))
  )
}

const isRate = (quantity: Quantity): boolean =>
  RATE_CODES.has(quantity.unitCode ?? '') || /^points?$/.test(quantity.unit ?? '')

function afterVerb(paragraph: EnglishParagraph, quantity: Quantity): Change | null {
  const { tokens } = paragraph
  let at = tokenIndexAfter(tokens, comparedStart(paragraph, quantity.span.start)) - 1
  let by = false
  for (let steps = 0; steps < MOST_FILLERS; steps += 1, at -= 1) {
    const token = tokens[at]
    if (!token || isBreak(paragraph, token, tokens[at + 1])) return null
    const direct = VERBS.get(token.lower)
    // `the rise by 3 percent` and `rose by 3 percent` are both changes of the word's direction.
    if (NOUNS.has(token.lower) && isNounUse(tokens, at)) return null
    if (direct && isPhrasal(tokens, at, quantity)) return null
    if (direct && !isLevelVerb(paragraph, at, quantity, steps)) return { direction: direct, cue: token, form: 'verb' }
    const weak = WEAK_VERBS.get(token.lower)
    if (weak && (by || (isRate(quantity) && !modifiesNoun(paragraph, quantity)) || endsInPrice(paragraph, quantity)))
      return { direction: weak, cue: token, form: 'verb' }
    if (token.lower === 'by') by = true
    else if (!FILLERS.has(token.lower) && !token.tags.has('Adverb')) break
  }
  return by ? verbBefore(paragraph, at, quantity) : null
}

/** `a ⟦drop⟧ of 9.7 percent`: the noun and not the verb of the same spelling. */
function isNounUse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (after && /^(?:of|in)$/.test(after.lower)) return true
  return before !== undefined && (before.tags.has('Determiner') || before.tags.has('Possessive'))
}

/** `burned ⟦down⟧ 4 hectares`, `⟦dropped⟧ two bombs`: of things and measures no change. */
function isPhrasal(tokens: readonly Token[], at: number, quantity: Quantity): boolean {
  const token = tokens[at]
  if (!token || isRate(quantity) || quantity.kind !== 'amount' || /^[A-Z]{3}$/.test(quantity.unitCode ?? ''))
    return false
  if (token.lower === 'dropped' || token.lower === 'drop' || token.lower === 'drops')
    return quantity.unitCode === 'count' && Number(quantity.value) < SMALL_COUNT
  const before = tokens[at - 1]
  if (!before || !/^(?:up|down)$/.test(token.lower)) return false
  return before.tags.has('Verb') && !LEVEL_VERB.test(before.lower)
}

/** What is dropped in such numbers is let fall. */
const SMALL_COUNT = 20

const LEVEL_VERB =
  /^(?:is|was|are|were|be|been|being|end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|finish(?:es|ed|ing)?|open(?:s|ed|ing)?|settl(?:e|es|ed|ing)|go|goes|went|gone|going|mov(?:e|es|ed|ing)|edg(?:e|es|ed|ing)|c[oa]mes?|stood|trad(?:e|es|ed|ing)|bring|brought|driv(?:e|en|es|ing)|drove|push(?:es|ed|ing)?|sent|inch(?:ed|ing)?|creep(?:s|ing)?|crept)$/

/** `NT$5 higher`, `over 7 percent`: adjectives among the verbs need a rate, points or a price behind them. */
function isLevelVerb(paragraph: EnglishParagraph, at: number, quantity: Quantity, steps: number): boolean {
  const token = paragraph.tokens[at] as Token
  if (/^(?:higher|lower)$/.test(token.lower)) return steps > 0
  // A count directly behind the verb's object noun (`increased 24 times`) stays a change; a duration does not (`fell two days`).
  return quantity.kind === 'duration'
}

function verbBefore(paragraph: EnglishParagraph, from: number, quantity: Quantity): Change | null {
  if (!isRate(quantity) && quantity.kind !== 'amount') return null
  for (let at = from, steps = 0; steps < BY_REACH; at -= 1, steps += 1) {
    const token = paragraph.tokens[at]
    if (!token || isBreak(paragraph, token, paragraph.tokens[at + 1])) break
    const direction = VERBS.get(token.lower) ?? WEAK_VERBS.get(token.lower)
    if (direction && !isNounUse(paragraph.tokens, at)) return { direction, cue: token, form: 'verb' }
  }
  const noun = paragraph.tokens[from]
  const direction = noun ? NOUNS.get(noun.lower) : undefined
  return noun && direction ? { direction, cue: noun, form: 'noun' } : null
}

/** Between two words stands the end of a clause: a semicolon, a full stop, a quotation mark. */
function isBreak(paragraph: EnglishParagraph, token: Token, next: Token | undefined): boolean {
  return next !== undefined && /[;:!?"”()]|\.\s/.test(paragraph.text.slice(token.end, next.start))
}

/** `reduced 10 percent duties`: a rate before a noun is the noun's. */
function modifiesNoun(paragraph: EnglishParagraph, quantity: Quantity): boolean {
  const next = paragraph.tokens[tokenIndexAfter(paragraph.tokens, quantity.span.end)]
  if (!next || paragraph.text.slice(quantity.span.end, next.start) !== ' ') return false
  return next.tags.has('Noun') && !next.tags.has('Date') && !/^\p{Lu}/u.test(next.text)
}

/** `lost NT$15.00 to close at …`, `rose NT$1, or 3 percent`: a price's move. */
function endsInPrice(paragraph: EnglishParagraph, quantity: Quantity): boolean {
  const after = paragraph.text.slice(quantity.span.end, Math.min(paragraph.span.end, quantity.span.end + 40))
  return /^(?:,? or (?:about |nearly )?\d|,? to (?:close|end|finish|settle|open)\b| \(?\d[\d.]* ?(?:percent|%))/.test(
    after,
  )
}

const LINK = /^(?:,? or |,? and |, | \(|\) and | to )(?:by |about |nearly |almost |around |over |more than |an? )?$/

function joinedChange(
  paragraph: EnglishParagraph,
  quantity: Quantity,
  previous: Quantity | null,
  changes: ReadonlyMap<Quantity, Change>,
): Change | null {
  const before = previous ? changes.get(previous) : undefined
  if (!previous || !before) return null
  const link = paragraph.text.slice(previous.span.end, quantity.span.start)
  if (!LINK.test(link)) return null
  const alternative = /or /.test(link) || link.startsWith(' (')
  if (link.trim() === 'to' || (!alternative && quantity.unitCode !== previous.unitCode)) return null
  // `rose 0.87 percent (NT$928.00)` could be the level; only a rate in brackets repeats the change.
  if (link.startsWith(' (') && !isRate(quantity)) return null
  return { direction: before.direction, cue: before.cue, form: 'same' }
}

function beforeNoun(paragraph: EnglishParagraph, quantity: Quantity): Change | null {
  const { tokens } = paragraph
  const from = tokenIndexAfter(tokens, quantity.span.end)
  for (let at = from; at < from + NOUN_REACH + 1; at += 1) {
    const token = tokens[at]
    if (!token || (at > from && isBreak(paragraph, tokens[at - 1] as Token, token))) return null
    if (at === from && !/^[ -]$/.test(paragraph.text.slice(quantity.span.end, token.start))) return null
    const noun = NOUNS.get(token.lower)
    if (noun && (isRate(quantity) || at === from)) return { direction: noun, cue: token, form: 'noun' }
    const tail = tokens[at + 1]?.lower === 'likely' ? undefined : TAILS.get(token.lower)
    if (tail && at === from && (isRate(quantity) || /^ than\b/.test(paragraph.text.slice(token.end, token.end + 6)))) {
      return { direction: tail, cue: token, form: 'tail' }
    }
    if (
      !token.tags.has('Adjective') &&
      !token.tags.has('Noun') &&
      !/^(?:year|month|quarter)-|^on$|^over$|^year$/.test(token.lower)
    )
      return null
    if (/,/.test(token.post)) return null
  }
  return null
}

/** `an increase of 5 percent`, `growth reached 5 percent`, `GDP growth forecast of 3.2 percent`. */
function afterNoun(paragraph: EnglishParagraph, quantity: Quantity): Change | null {
  if (!isRate(quantity) && quantity.kind !== 'amount') return null
  const { tokens } = paragraph
  let at = tokenIndexAfter(tokens, comparedStart(paragraph, quantity.span.start)) - 1
  for (let steps = 0; steps < MOST_FILLERS; steps += 1, at -= 1) {
    const token = tokens[at]
    if (!token || isBreak(paragraph, token, tokens[at + 1])) return null
    const noun = token.tags.has('Verb') ? undefined : NOUNS.get(token.lower)
    const linked = steps > 0 && (tokens[at + 1]?.lower === 'of' || (isRate(quantity) && rateNouns.has(token.lower)))
    if (noun && linked) return { direction: noun, cue: token, form: 'noun' }
    if (!isRate(quantity) && steps > 1) return null
    if (
      !LEVELS.has(token.lower) &&
      !FILLERS.has(token.lower) &&
      !token.tags.has('Adverb') &&
      !token.tags.has('Auxiliary')
    )
      return null
  }
  return null
}

/** Nouns of change that are themselves measured: `growth reached 5 percent`, but not `the surge reached`. */
const rateNouns: ReadonlySet<string> = new Set(RATE_NOUNS)

/** Words that lead from a noun of change to its size. */
const LEVELS: ReadonlySet<string> = new Set(LEVEL_WORDS)
