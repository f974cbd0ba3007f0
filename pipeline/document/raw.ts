import type { Article, RawSpan } from './issue.ts'
import { toLower } from './offset-map.ts'
import type { Span } from './span.ts'

/**
 * The raw places of a span of the article's text, in reading order: several when the span crosses a seam.
 *
 * An article that runs over pages has one map per page in the same upper coordinates, so the parts are put back into
 * reading order by asking each run where it lies above.
 */
export function rawSpansOf(article: Pick<Article, 'rawMaps'>, span: Span): readonly RawSpan[] {
  const only = article.rawMaps.length === 1 ? article.rawMaps[0] : undefined
  if (only) return toLower(only.map, span).map((lower) => ({ ...lower, pageIndex: only.pageIndex }))
  const parts: { upper: number; raw: RawSpan }[] = []
  for (const { pageIndex, map } of article.rawMaps) {
    for (const run of map) {
      if (run.upper.end <= span.start || run.upper.start >= span.end) continue
      const upper = { start: Math.max(span.start, run.upper.start), end: Math.min(span.end, run.upper.end) }
      for (const lower of toLower([run], upper)) parts.push({ upper: upper.start, raw: { ...lower, pageIndex } })
    }
  }
  return parts.sort((a, b) => a.upper - b.upper).map((part) => part.raw)
}
