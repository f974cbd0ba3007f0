/** Half-open `[start, end)` in UTF-16 code units of one layer's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The text under a span. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

export function spanLength(span: Span): number {
  return span.end - span.start
}

/** True when `outer` holds the whole of `inner`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** True when the two share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Orders spans by start, then the longer one first: parents before children. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
