import { createHash } from 'node:crypto'
import type { Entity, RecognisedArticle } from '../../../../pipeline/document/index.ts'
import { foldText } from '../../../../pipeline/stages/index.ts'

/** An article of the given paragraphs, as the recognise stage would hand it on. */
export function makeArticle(
  paragraphs: readonly string[],
  options: {
    readonly title?: boolean
    readonly byline?: readonly string[]
    readonly entities?: readonly Entity[]
  } = {},
): RecognisedArticle {
  const text = paragraphs.join('\n')
  let at = 0
  const placed = paragraphs.map((paragraph, index) => {
    const span = { start: at, end: at + paragraph.length }
    at = span.end + 1
    return { kind: options.title && index === 0 ? ('title' as const) : ('body' as const), span, rawSpans: [] }
  })
  return {
    articleId: createHash('sha256').update(text).digest('hex').slice(0, 16),
    meta: { issueId: 'test', date: null, publication: null, place: null, lang: null, url: null },
    page: 'test.txt',
    title: null,
    byline: options.byline ?? [],
    text,
    paragraphs: placed,
    rawMaps: [],
    seams: [],
    looseEnds: [],
    folded: foldText(text),
    entities: options.entities ?? [],
  }
}

/** Indexes of all paragraphs. */
export function all(article: RecognisedArticle): readonly number[] {
  return article.paragraphs.map((_, index) => index)
}

/** A stretch marked `⟦label:…⟧` in an example. */
export interface MarkedStretch {
  readonly label: string
  readonly start: number
  readonly end: number
}

/** Takes the marks off an example; marks may nest. */
export function readMarks(example: string): { readonly text: string; readonly marks: readonly MarkedStretch[] } {
  let text = ''
  const marks: MarkedStretch[] = []
  const open: { readonly label: string; readonly start: number }[] = []
  for (const [token] of example.matchAll(/⟦\w+:|⟧|[^⟦⟧]+/gu)) {
    if (token === '⟧') {
      const mark = open.pop()
      if (!mark) throw new Error(`unbalanced marks: ${example}`)
      marks.push({ ...mark, end: text.length })
    } else if (token.startsWith('⟦')) open.push({ label: token.slice(1, -1), start: text.length })
    else text += token
  }
  if (open.length > 0) throw new Error(`unbalanced marks: ${example}`)
  return { text, marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) }
}
