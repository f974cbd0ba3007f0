import { countLeading, type Span } from '../../pipeline/document/index.ts'

interface Spanned {
  readonly span: Span
}

/** How many of a list in text order begin before `offset` (binary search: a hostile paragraph has many). */
export function countBefore(list: readonly Spanned[], offset: number): number {
  return countLeading(list, ({ span }) => span.start < offset)
}

/** Those that begin in a stretch, of a list in text order without overlaps. */
export function startingIn<T extends Spanned>(list: readonly T[], within: Span): readonly T[] {
  return list.slice(countBefore(list, within.start), countBefore(list, within.end))
}

/** The first that lies in a stretch. */
export function firstWithin<T extends Spanned>(list: readonly T[], within: Span): T | undefined {
  return startingIn(list, within).find((each) => each.span.end <= within.end)
}

/** The last that ends at `offset` or before it. */
export function lastBefore<T extends Spanned>(list: readonly T[], offset: number): T | undefined {
  const index = indexBefore(list, offset)
  return index < 0 ? undefined : list[index]
}

/** Index of the last that ends at `offset` or before it; -1 where none does. */
export function indexBefore(list: readonly Spanned[], offset: number): number {
  const last = countBefore(list, offset) - 1
  return last >= 0 && (list[last] as Spanned).span.end > offset ? last - 1 : last
}
