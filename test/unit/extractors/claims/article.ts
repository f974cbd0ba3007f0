import * as OpenCC from 'opencc-js'
import type { Claim, Quote } from '../../../../extractors/types.ts'
import type { RecognisedArticle } from '../../../../pipeline/document/index.ts'

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })

/** An article whose paragraphs are given, folded character by character so that it keeps its length. */
export function articleOf(paragraphs: readonly string[], date: string | null): RecognisedArticle {
  const text = paragraphs.join('\n')
  let at = 0
  const spans = paragraphs.map((paragraph) => {
    const span = { start: at, end: at + paragraph.length }
    at = span.end + 1
    return { kind: 'body' as const, span, rawSpans: [] }
  })
  const folded = [...text].map((character) => {
    const simple = toSimplified(character)
    return simple.length === character.length ? simple : character
  })
  return {
    articleId: 'a',
    meta: { issueId: 'i', date, publication: null, place: null, lang: null, url: null },
    page: 'p',
    title: null,
    byline: [],
    text,
    paragraphs: spans,
    rawMaps: [],
    seams: [],
    looseEnds: [],
    folded: folded.join(''),
    entities: [],
  }
}

export function textOf(article: RecognisedArticle, claim: Claim): string {
  return article.text.slice(claim.quantity.span.start, claim.quantity.span.end)
}

/** A quote whose content is `content`, reported by the verb `cue`. */
export function quoteOf(article: RecognisedArticle, content: string, cue: string, speaker: string): Quote {
  const start = article.text.indexOf(content)
  const cueStart = article.text.indexOf(cue)
  return {
    type: 'indirect',
    paragraph: 0,
    pieces: [{ start, end: start + content.length }],
    text: content,
    cue,
    cueSpan: { start: cueStart, end: cueStart + cue.length },
    stance: null,
    speaker,
    speakerType: 'organisation',
    titles: [],
    speakerMention: speaker,
    identity: null,
    confidence: 1,
    trace: [],
  }
}
