import type { Span } from '../../../pipeline/document/index.ts'
import { clauseEnd, type ParagraphContext } from '../context.ts'
import { findWords, isClass } from '../lexer.ts'
import { startingIn } from '../ordered.ts'
import { phraseAfter } from '../phrase.ts'
import { trimPhrase } from '../trim.ts'

const TOPIC_REACH = 60

/** `新华社北京3月14日电(记者李某)`. */
const DATELINE = /^[^，。；]{2,24}?[电讯](?:\s*[(（][^)）]{1,20}[)）])?/

/** The noun phrase that opens a sentence or statement, up to its first verb or comma. */
export function openingPhrase(paragraph: ParagraphContext, within: Span): Span | null {
  const dateline = DATELINE.exec(paragraph.folded.slice(within.start, Math.min(within.end, within.start + 60)))
  const start = skipOpening(paragraph, within.start + (dateline && /日/.test(dateline[0]) ? dateline[0].length : 0))
  const end = clauseEnd(paragraph.folded, start, Math.min(within.end, start + TOPIC_REACH))
  const phrase = phraseAfter(paragraph, trimPhrase(paragraph, { start, end }), { acrossTies: true })
  return phrase && !/^\d/.test(paragraph.folded.slice(phrase.start, phrase.end)) ? phrase : null
}

/** Past the times and marks that open a sentence. */
export function skipOpening(paragraph: ParagraphContext, start: number): number {
  let at = start
  for (;;) {
    const time = startingIn(paragraph.times, { start: at, end: at + 1 })[0]
    if (time) at = time.span.end
    else if (/[，,、：:“”"\s]/.test(paragraph.folded[at] ?? '')) at += 1
    else {
      const word = findWords(paragraph.folded, { start: at, end: at + 6 })[0]
      if (word?.start !== at || !isClass(word, 'conjunction', 'adverb', 'pronoun') || isClass(word, 'verb')) return at
      at = word.end
    }
  }
}
