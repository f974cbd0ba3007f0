import type { Article } from '../document/index.ts'
import { type FigureSlot, hashText } from './shingles.ts'
import { encodeSketch, sketchOf } from './sketch.ts'

/** What is kept of an article to find its reprints by: half a kilobyte for a usual one, plain JSON. */
export interface ArticleSignature {
  readonly article_id: string
  /** How much there is to read: Han characters and figures, and words twice. */
  readonly length: number
  /** Sample of the runs of tokens. */
  readonly text: string
  /** Sample of its figures, each by the words it stands in. */
  readonly figures: string
}

/** Shorter texts are formulas, page furniture and captions, which repeat without being reprints. */
const SHORTEST = 40

/**
 * The signature of an article; null for one too short to be told from others. It is taken of the running text as rules see
 * it, so that the Traditional and the Simplified printing of one copy agree; titles and bylines are each paper's own.
 */
export function signatureOf(article: Article & { readonly folded?: string }): ArticleSignature | null {
  const text = runningText(article)
  const { shingles, figures, length } = hashText(text)
  if (length < SHORTEST) return null
  return {
    article_id: article.articleId,
    length,
    text: encodeSketch(sketchOf(shingles)),
    figures: encodeFigures(figures),
  }
}

function runningText({ folded, text, paragraphs }: Article & { readonly folded?: string }): string {
  const body = paragraphs.filter(({ kind }) => kind === 'body')
  return body.map(({ span }) => (folded ?? text).slice(span.start, span.end)).join('\n')
}

/** The figures whose slots are in the sample, each in the four hexadecimal digits after its slot's sketch. */
function encodeFigures(figures: readonly FigureSlot[]): string {
  const bySlot = new Map(figures.map(({ slot, figure }) => [slot, figure]))
  const sketch = sketchOf(bySlot.keys())
  const values = Array.from(sketch.hashes, (slot) => (bySlot.get(slot) ?? 0).toString(16).padStart(4, '0'))
  return `${encodeSketch(sketch)}:${values.join('')}`
}
