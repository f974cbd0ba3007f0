import type { ParagraphKind, RecognisedArticle, Span } from '../../pipeline/document/index.ts'
import { type EnglishParagraph, readParagraph } from './paragraph.ts'

/** A paragraph of an article, or a window of one too long to be read at once. */
export interface ArticleParagraph {
  readonly index: number
  readonly kind: ParagraphKind
  readonly english: EnglishParagraph
}

/** Longest stretch read as one paragraph. A newspaper's longest hold a few thousand code units; a hostile line holds 50 million. */
const LONGEST_PARAGRAPH = 50_000
/** An article longer than this is read anew for each purpose: its words with their tags would fill the memory. */
const LONGEST_KEPT = 400_000

/**
 * What was read of an article, for as long as the article lives: quotes and claims ask for the same paragraphs, and tagging them is
 * nearly all of the work. An article never changes, so nothing can go stale.
 */
const kept = new WeakMap<RecognisedArticle, Map<number, readonly ArticleParagraph[]>>()

/** The given paragraphs of an article with their words tagged, in order; names of reporters and page furniture are left out. */
export function* readArticle(article: RecognisedArticle, indexes: readonly number[]): Generator<ArticleParagraph> {
  for (const index of indexes) {
    const paragraph = article.paragraphs[index]
    if (!paragraph || paragraph.kind === 'furniture' || paragraph.kind === 'byline') continue
    if (article.text.length > LONGEST_KEPT) yield* readWindows(article, index, paragraph.kind, paragraph.span)
    else yield* readOnce(article, index, paragraph.kind, paragraph.span)
  }
}

function readOnce(
  article: RecognisedArticle,
  index: number,
  kind: ParagraphKind,
  span: Span,
): readonly ArticleParagraph[] {
  const paragraphs = kept.get(article) ?? new Map<number, readonly ArticleParagraph[]>()
  kept.set(article, paragraphs)
  const read = paragraphs.get(index) ?? [...readWindows(article, index, kind, span)]
  paragraphs.set(index, read)
  return read
}

function* readWindows(
  article: RecognisedArticle,
  index: number,
  kind: ParagraphKind,
  span: Span,
): Generator<ArticleParagraph> {
  for (const window of windowsOf(article.folded, span)) {
    yield { index, kind, english: readParagraph(article.folded, window) }
  }
}

/** Cuts a stretch of text that is too long to be one paragraph, behind a full stop or a space where there is one near. */
export function* windowsOf(text: string, span: Span): Generator<Span> {
  let start = span.start
  while (span.end - start > LONGEST_PARAGRAPH) {
    const near = text.slice(start, start + LONGEST_PARAGRAPH)
    const stop = Math.max(near.lastIndexOf('. '), near.lastIndexOf('\n'), near.lastIndexOf('." '))
    const cut = stop > LONGEST_PARAGRAPH / 2 ? stop + 2 : Math.max(near.lastIndexOf(' ') + 1, 0)
    const end = start + (cut > LONGEST_PARAGRAPH / 2 ? cut : LONGEST_PARAGRAPH)
    yield { start, end }
    start = end
  }
  if (start < span.end) yield { start, end: span.end }
}
