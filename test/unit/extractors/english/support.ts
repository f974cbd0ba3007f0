import type { ParagraphKind, RecognisedArticle, Span } from '../../../../pipeline/document/index.ts'

/** A Wednesday. */
export const ISSUE_DATE = '2025-05-07'

/** Takes the ⟦marks⟧ out of a text and says what they enclosed. */
export function marked(example: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = []
  let text = ''
  let start = 0
  for (const part of example.split(/([⟦⟧])/)) {
    if (part === '⟦') start = text.length
    else if (part === '⟧') spans.push({ start, end: text.length })
    else text += part
  }
  return { text, spans }
}

/** An English article of that day; `¶` parts its paragraphs. */
export function articleOf(example: string, kind: ParagraphKind = 'body'): RecognisedArticle {
  const text = example.replaceAll('¶', '\n')
  let at = 0
  const paragraphs = text.split('\n').map((line) => {
    const span = { start: at, end: at + line.length }
    at = span.end + 1
    return { kind, span, rawSpans: [] }
  })
  const meta = { issueId: 'i', date: ISSUE_DATE, publication: null, place: 'Taiwan', lang: 'en', url: null }
  return {
    articleId: 'a',
    meta,
    page: 'page.txt',
    title: null,
    byline: [],
    text,
    folded: text,
    paragraphs,
    rawMaps: [],
    seams: [],
    looseEnds: [],
    entities: [],
  }
}
