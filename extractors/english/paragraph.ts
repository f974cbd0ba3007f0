import { countLeading, type Span } from '../../pipeline/document/index.ts'
import { type TaggedSentence, type Token, tagSentences } from './analysis.ts'
import { findMarks, type QuotedSpan } from './marks.ts'

/** A paragraph (or a text given alone) with everything that several rules read. Offsets are those of `text`. */
export interface EnglishParagraph {
  readonly text: string
  readonly span: Span
  /** Sentences in the reader's sense: full stops inside quotation marks do not end the sentence around the marks. */
  readonly sentences: readonly TaggedSentence[]
  readonly tokens: readonly Token[]
  readonly marks: readonly QuotedSpan[]
  /** Where the reporter's own text begins, after `Lowtown, May 7 (Agency) `. */
  readonly bodyStart: number
}

/** `Lowtown, May 7 (Agency) `, `LOWTOWN, July 26 (Agency) `: place, date and agency before the first sentence. */
const DATE = String.raw`(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?`
const BRACKET = String.raw` ?\([^()\n]{2,60}\)[:,]? ?(?:-{1,2} )?`
const DATELINE = new RegExp(
  [
    String.raw`^(?:[A-Z][\w.' ]{1,40}(?:, [A-Z][\w.' ]{1,40}){0,2}, )?${DATE}${BRACKET}`,
    // `Xinhua News Agency, Hangzhou, July 25 (Reporter: …) `
    String.raw`^(?:Xinhua|Chinanews|China News|CNS|CNA|Reuters|AP)\b[^().\n]{0,80}${BRACKET}`,
    // `Example.com, July 26: `
    String.raw`^[A-Z][\w-]{2,30}\.com(?:\.cn)?,? ${DATE}[:,]? `,
  ].join('|'),
)

export function readParagraph(text: string, span: Span): EnglishParagraph {
  const source = text.slice(span.start, Math.min(span.end, span.start + 250))
  const bodyStart = span.start + (DATELINE.exec(source)?.[0].length ?? 0)
  const marks = findMarks(text, span)
  const tagged = tagSentences(text, { start: bodyStart, end: span.end })
  const sentences = joinQuoted(text, tagged, marks)
  return { text, span, sentences, tokens: sentences.flatMap((sentence) => sentence.tokens), marks, bodyStart }
}

/** A quotation longer than this is an unclosed mark: its sentences are read one by one, so that work stays linear. */
const LONGEST_SENTENCE = 4000

/** Joins compromise's sentences that end inside a quotation: the sentence goes on to the one that closes the mark. */
function joinQuoted(
  text: string,
  tagged: readonly TaggedSentence[],
  marks: readonly QuotedSpan[],
): readonly TaggedSentence[] {
  const joined: TaggedSentence[] = []
  let start: number | null = null
  let tokens: Token[] = []
  let mark = 0
  for (const [index, sentence] of tagged.entries()) {
    start ??= sentence.span.start
    for (const token of sentence.tokens) tokens.push(token)
    const end = sentence.span.end
    while (mark < marks.length && (marks[mark] as QuotedSpan).outer.end <= end) mark += 1
    const around = marks[mark]
    const inside =
      around && around.outer.start < end && around.outer.end > end && text.slice(end, around.outer.end).length > 1
    if (inside && index + 1 < tagged.length && end - start < LONGEST_SENTENCE) continue
    joined.push({ span: trim(text, { start, end }), tokens })
    start = null
    tokens = []
  }
  return joined
}

/** The span without white space at its ends. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text[start] as string)) start += 1
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1
  return { start, end }
}
/** Index of the first token that ends after `offset`; the number of tokens when there is none. */
export function tokenIndexAfter(tokens: readonly Token[], offset: number): number {
  return countLeading(tokens, (token) => token.end <= offset)
}

export function sentenceAround(paragraph: EnglishParagraph, offset: number): TaggedSentence | undefined {
  const at = countLeading(paragraph.sentences, ({ span }) => span.end <= offset)
  return paragraph.sentences[Math.min(at, paragraph.sentences.length - 1)]
}
