import { countLeading } from './search.ts'
import type { Span } from './span.ts'

/**
 * One stretch of an upper text that came from one stretch of the text below it.
 *
 * `aligned` runs have equal lengths and match code unit by code unit. A run that is not aligned is known only as a whole
 * (`⑩` → `10`). Upper text under no run was inserted (a joining line feed); lower text under no run was dropped.
 */
export interface Run {
  readonly upper: Span
  readonly lower: Span
  readonly aligned: boolean
}

/**
 * The way from a text back to the text below it: runs in upper order, none empty, none overlapping.
 *
 * Runs cover both things repair does to a text. Edits keep the lower spans in order; moved fragments do not, so a span
 * of the upper text may have several lower spans, far apart. See docs/decisions/0001-one-offset-map.md.
 */
export type OffsetMap = readonly Run[]

/** The map of a text that was not changed. */
export function identityMap(length: number): OffsetMap {
  return length === 0 ? [] : [{ upper: { start: 0, end: length }, lower: { start: 0, end: length }, aligned: true }]
}

/** Index of the first run that ends after `offset` (binary search: a 50 MB page has many runs). */
function firstRunAfter(map: OffsetMap, offset: number): number {
  return countLeading(map, (run) => run.upper.end <= offset)
}

/**
 * The lower spans of an upper span, in upper order. Several when the span crosses a seam, none when all of it was
 * inserted. Touching lower spans are merged, so a span within one fragment is one span.
 */
export function toLower(map: OffsetMap, span: Span): readonly Span[] {
  const found: Span[] = []
  for (let i = firstRunAfter(map, span.start); i < map.length; i += 1) {
    const run = map[i] as Run
    if (run.upper.start >= span.end) break
    const piece = lowerPart(run, span)
    const last = found.at(-1)
    if (last && last.end === piece.start) found[found.length - 1] = { start: last.start, end: piece.end }
    else found.push(piece)
  }
  return found
}

function lowerPart(run: Run, span: Span): Span {
  if (!run.aligned) return run.lower
  const start = Math.max(span.start, run.upper.start)
  const end = Math.min(span.end, run.upper.end)
  const shift = run.lower.start - run.upper.start
  return { start: start + shift, end: end + shift }
}

/** The map of `upper → lower` and then `lower → lowest` in one: what a stage adds on top of what was there. */
export function composeMaps(upper: OffsetMap, lower: OffsetMap): OffsetMap {
  const runs: Run[] = []
  for (const run of upper) {
    for (const part of crossRuns(run, lower)) pushRun(runs, part)
  }
  return runs
}

function* crossRuns(run: Run, lower: OffsetMap): Generator<Run> {
  if (!run.aligned) {
    const spans = toLower(lower, run.lower)
    if (spans.length === 0) return
    // Known only as a whole: where the stretch below was itself moved apart, the whole is what lies between its ends.
    const start = spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY)
    const end = spans.reduce((most, span) => Math.max(most, span.end), 0)
    yield { upper: run.upper, lower: { start, end }, aligned: false }
    return
  }
  const shift = run.upper.start - run.lower.start
  for (let i = firstRunAfter(lower, run.lower.start); i < lower.length; i += 1) {
    const below = lower[i] as Run
    if (below.upper.start >= run.lower.end) return
    const start = Math.max(run.lower.start, below.upper.start)
    const end = Math.min(run.lower.end, below.upper.end)
    yield {
      upper: { start: start + shift, end: end + shift },
      lower: lowerPart(below, { start, end }),
      aligned: below.aligned,
    }
  }
}

function pushRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last?.aligned && run.aligned && last.upper.end === run.upper.start && last.lower.end === run.lower.start) {
    runs[runs.length - 1] = {
      upper: { start: last.upper.start, end: run.upper.end },
      lower: { start: last.lower.start, end: run.lower.end },
      aligned: true,
    }
  } else runs.push(run)
}
