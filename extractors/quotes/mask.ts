import type { Span } from '../../pipeline/document/index.ts'
import type { Marked } from './marks.ts'

/** Stands for a character that rules must not read: inside quotation marks, book-title marks and brackets. */
const HIDDEN = '□'
const ASIDE = /《[^《》\n]{0,80}》|〈[^〈〉\n]{0,80}〉|[（(][^（）()\n]{0,80}[）)]/gu

/**
 * The text with the insides of quotations, 《titles》 and (asides) hidden, unit by unit, so that a verb in there starts no
 * record. Same length as the text; spans are the same.
 */
export function maskText(folded: string, marked: readonly (readonly Marked[])[]): string {
  const parts: string[] = []
  let at = 0
  for (const paragraph of marked) {
    for (const { content } of paragraph) {
      if (content.start < at) continue
      parts.push(folded.slice(at, content.start), HIDDEN.repeat(content.end - content.start))
      at = content.end
    }
  }
  parts.push(folded.slice(at))
  return parts
    .join('')
    .replace(ASIDE, hideInside)
    .replaceAll('︰', '：')
    .replaceAll(':', '：')
    .replaceAll(',', '，')
    .replaceAll(';', '；')
    .replaceAll('\u3000', ' ')
}

function hideInside(aside: string): string {
  return `${aside[0]}${HIDDEN.repeat(aside.length - 2)}${aside.at(-1)}`
}

/** The quotation that begins at an offset, and the one that ends there. */
export interface MarkedIndex {
  readonly at: (start: number) => Marked | undefined
  readonly endingAt: (end: number) => Marked | undefined
}

export function indexMarked(marked: readonly Marked[]): MarkedIndex {
  const starts = new Map(marked.map((one) => [one.span.start, one]))
  const ends = new Map(marked.map((one) => [one.span.end, one]))
  return { at: (start) => starts.get(start), endingAt: (end) => ends.get(end) }
}

const TERMINAL = /[。！？!?…]$/u

/** True when a quotation's own text ends a sentence. */
export function endsSentence(folded: string, content: Span): boolean {
  return TERMINAL.test(folded.slice(Math.max(content.start, content.end - 1), content.end))
}

/** Under so many characters a quotation without a clause's punctuation is a term. */
const MIN_CLAUSE = 10
const LONG_CLAUSE = 15

/** True when what stands in the marks reads as something said, and not as a term, a slogan or a name. */
export function looksSaid(folded: string, content: Span): boolean {
  const length = content.end - content.start
  const last = folded[content.end - 1] ?? ''
  if (length >= 2 && (TERMINAL.test(last) || last === '，' || last === ',')) return true
  if (length >= LONG_CLAUSE) return true
  return length >= MIN_CLAUSE && /[，；。,]/u.test(folded.slice(content.start, content.end))
}
