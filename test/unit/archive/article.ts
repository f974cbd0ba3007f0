import type { Article, ParagraphKind } from '../../../pipeline/index.ts'

/** An article of one paragraph. */
export function articleOf(articleId: string, text: string, kind: ParagraphKind = 'body'): Article {
  return {
    articleId,
    meta: { issueId: 'test', date: null, publication: null, place: null, lang: null, url: null },
    page: '01.txt',
    title: null,
    byline: [],
    text,
    paragraphs: [{ kind, span: { start: 0, end: text.length }, rawSpans: [] }],
    rawMaps: [],
    seams: [],
    looseEnds: [],
  }
}
