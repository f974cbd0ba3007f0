import type { Span } from '../../pipeline/document/index.ts'
import type { Quantity } from '../types.ts'
import type { TaggedSentence } from './analysis.ts'
import { TARGET_CUES } from './lexicon/modality.ts'
import { type EnglishParagraph, tokenIndexAfter } from './paragraph.ts'
import { alternation } from './patterns.ts'

const TARGET = new RegExp(`(?<![A-Za-z])(?:${alternation(TARGET_CUES)})(?![A-Za-z])`, 'gi')
/** `by 2030`, `by the end of next year`: an end that lies ahead, unless a past verb leads up to it. */
const DEADLINE = /\bby (?:the end of )?(?:20[3-9]\d|next year)\b/i

/** Whether a claim is planned, required or forecast, and the word that says so. */
export function isTarget(
  paragraph: EnglishParagraph,
  sentence: TaggedSentence,
  quantity: Quantity,
): { readonly cue: Span | null } {
  const start = clauseStart(paragraph, sentence, quantity)
  const before = paragraph.text.slice(start, quantity.span.start)
  let cue: Span | null = null
  for (const match of before.matchAll(TARGET))
    cue = { start: start + match.index, end: start + match.index + match[0].length }
  if (cue && !pastBetween(paragraph, cue.end, quantity.span.start)) return { cue }
  const after = paragraph.text.slice(quantity.span.end, Math.min(sentence.span.end, quantity.span.end + 60))
  const deadline = DEADLINE.exec(after)
  if (deadline)
    return {
      cue: { start: quantity.span.end + deadline.index, end: quantity.span.end + deadline.index + deadline[0].length },
    }
  const later =
    /^[^,;.]{0,50}?\b(?:will|would|is expected to|are expected to|is set to|could|(?:is|are) (?:forecast|likely|due|scheduled|planned))\b/i.exec(
      after,
    )
  return {
    cue: later
      ? { start: quantity.span.end + later[0].lastIndexOf(' ') + 1, end: quantity.span.end + later[0].length }
      : null,
  }
}

/** The clause starts behind the last `, while`, `; ` or `, but` before the quantity. */
function clauseStart(paragraph: EnglishParagraph, sentence: TaggedSentence, quantity: Quantity): number {
  const before = paragraph.text.slice(sentence.span.start, quantity.span.start)
  let start = 0
  for (const match of before.matchAll(
    /; |, (?:while|but|although|though|compared|up from|down from|after|which is|whereas) /g,
  ))
    start = match.index + match[0].length
  return sentence.span.start + start
}

/** A finite past verb between the cue and the quantity: the quantity is that verb's, and a fact. */
function pastBetween(paragraph: EnglishParagraph, from: number, to: number): boolean {
  const { tokens } = paragraph
  for (let at = tokenIndexAfter(tokens, from); at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || token.start >= to) return false
    const previous = tokens[at - 1]
    const participle =
      previous &&
      (previous.tags.has('Auxiliary') ||
        previous.tags.has('Copula') ||
        /^(?:be|been|to|has|have|had)$/.test(previous.lower))
    if (
      token.tags.has('PastTense') &&
      !participle &&
      !token.tags.has('Adjective') &&
      /^(?:was|were|rose|fell|reached|totaled|stood|grew|dropped|declined|increased|posted|recorded|accounted|had|hit|came|made)$/.test(
        token.lower,
      )
    )
      return true
  }
  return false
}
