import type { Entity, RecognisedArticle, Span } from '../../pipeline/document/index.ts'
import type { Quantity, TimeExpression } from '../types.ts'
import { anyOf } from './lexer.ts'
import { FIGURE_TAILS } from './lexicon.ts'
import { lastCueIn, piecesAround, type Voices } from './voices.ts'

/** What the rules of one paragraph look at. All spans are in the article's text. */
export interface ParagraphContext {
  readonly article: RecognisedArticle
  readonly folded: string
  readonly paragraph: number
  readonly span: Span
  readonly sentences: readonly Span[]
  /** Asserted quantities in text order; nominal ones are not among them. */
  readonly quantities: readonly Quantity[]
  readonly times: readonly TimeExpression[]
  readonly timesByEnd: ReadonlyMap<number, TimeExpression>
  /** Places by where they begin. */
  readonly places: ReadonlyMap<number, Span>
  readonly organisations: ReadonlyMap<number, Span>
  /** Names of people, places and bodies, in text order. */
  readonly names: readonly Entity[]
  /** Those of people among them. */
  readonly people: readonly Entity[]
  /** People by where their names end. */
  readonly persons: ReadonlyMap<number, Span>
  /** True where the paragraph is printed in Traditional characters. */
  readonly isTraditional: boolean
  /** What is said by whom in this paragraph. */
  readonly voices: Voices
}

/** One quantity in its clause. */
export interface ClauseContext {
  readonly paragraph: ParagraphContext
  readonly quantity: Quantity
  readonly sentence: Span
  /** Where the reported statement or the sentence begins: no phrase is looked for before it. */
  readonly bound: number
  /** From the clause's beginning to the quantity. */
  readonly left: Span
  /** From the quantity before in the same clause, or the clause's beginning, to the quantity. */
  readonly near: Span
  /** From the quantity to the clause's end or the next quantity. */
  readonly right: Span
  /** The clause's end. */
  readonly end: number
}

/** These stand within numbers, times and ranges too: 3,894, 14:30, 1—4月. */
const NUMERIC = new Set([',', ':', '—'])
const BREAKS = new Set([...'，,；;：:。！？!?…\n—|｜'])
/** The clause is looked for no further than this: text without punctuation must not cost quadratic time. */
const REACH = 160

/** True where a clause ends at `at`; a comma within a number ends none. */
export function isClauseBreak(folded: string, at: number): boolean {
  const character = folded[at] as string
  // A headline sets its halves apart with a space.
  if (character === ' ' || character === '\u3000') return isHan(folded[at - 1]) && isHan(folded[at + 1])
  if (!BREAKS.has(character)) return false
  if (!NUMERIC.has(character)) return true
  return !(isDigit(folded[at - 1]) && isDigit(folded[at + 1]))
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && character >= '\u4e00' && character <= '\u9fff'
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** The start of the clause that ends at `end`, not before `bound`. Parentheses on the way are passed over. */
export function clauseStart(folded: string, end: number, bound: number): number {
  const lowest = Math.max(bound, end - REACH)
  let depth = 0
  for (let at = end - 1; at >= lowest; at -= 1) {
    const character = folded[at] as string
    if (character === '）' || character === ')') depth += 1
    else if (character === '（' || character === '(') {
      if (depth === 0) return at + 1
      depth -= 1
    } else if (depth === 0 && isClauseBreak(folded, at)) return at + 1
  }
  return lowest
}

export function clauseEnd(folded: string, start: number, bound: number): number {
  const highest = Math.min(bound, start + REACH)
  let depth = 0
  for (let at = start; at < highest; at += 1) {
    const character = folded[at] as string
    if (character === '（' || character === '(') depth += 1
    else if (character === '）' || character === ')') {
      if (depth === 0) return at
      depth -= 1
    } else if (depth === 0 && isClauseBreak(folded, at)) return at
  }
  return highest
}

/** The clause around the quantity at `index`. */
export function clauseAround(paragraph: ParagraphContext, index: number, sentence: Span): ClauseContext {
  const { folded, quantities } = paragraph
  const quantity = quantities[index] as Quantity
  const bound = boundOf(paragraph, quantity.span, sentence)
  const start = clauseStart(folded, quantity.span.start, bound)
  const before = quantities[index - 1]
  const after = quantities[index + 1]
  const end = clauseEnd(folded, quantity.span.end, sentence.end)
  return {
    paragraph,
    quantity,
    sentence,
    bound,
    left: { start, end: quantity.span.start },
    near: {
      start: before && before.span.end > start ? afterFigure(folded, before.span.end, quantity.span.start) : start,
      end: quantity.span.start,
    },
    right: {
      start: quantity.span.end,
      end: after ? Math.min(end, Math.max(quantity.span.end, after.span.start)) : end,
    },
    end,
  }
}

const TAIL = new RegExp(`(?:${anyOf(FIGURE_TAILS)})`, 'y')

/** Past what closes a figure (`15年间`, `1万亿元大关`). */
export function pastTail(folded: string, end: number, limit: number): number {
  TAIL.lastIndex = end
  const tail = TAIL.exec(folded)
  return tail && end + tail[0].length <= limit ? end + tail[0].length : end
}

/** Where the words of the next figure begin: past 间 or 大关, and past the mark that goes on with the list. */
function afterFigure(folded: string, end: number, next: number): number {
  return pastListMark(folded, pastTail(folded, end, next), next)
}

/** `339例确诊、5人死亡`: after 、 the list goes on to the next figure. */
function pastListMark(folded: string, start: number, end: number): number {
  const mark = folded.slice(start, end).indexOf('、')
  return mark < 0 || mark > 6 ? start : start + mark + 1
}

/** Where the statement that holds a figure begins: a piece of speech, past a reporting verb, or the sentence. */
function boundOf({ voices }: ParagraphContext, span: Span, sentence: Span): number {
  const piece = piecesAround(voices, span).at(-1)?.span.start ?? 0
  const cue = lastCueIn(voices, { start: sentence.start, end: span.start })?.span.end ?? 0
  return Math.max(sentence.start, piece, cue <= span.start ? cue : 0)
}
