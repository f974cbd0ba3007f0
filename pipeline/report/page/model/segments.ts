import type { MarkedRow } from './rows.ts'

/** A row's stretch of a paragraph, in code units. */
export interface Mark {
  readonly id: string
  readonly table: MarkedRow['table']
  readonly start: number
  readonly end: number
  /** Whether the row's words begin or end here, and not in another piece. */
  readonly first: boolean
  readonly last: boolean
}

/** A stretch that the same marks lie over; of no length where a seam stands. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** Outermost first. */
  readonly marks: readonly Mark[]
}

/**
 * Cuts a paragraph wherever a mark begins or ends. Marks may nest and cross (a figure inside a quote, an indirect quote
 * across a direct one), which elements cannot: hence stretches side by side that each know all marks over them. Seams
 * are points, and become segments of no length between the others.
 */
export function segmentsOf(length: number, marks: readonly Mark[]): readonly Segment[] {
  const spans = marks.filter(({ start, end }) => start < end)
  const points = marks.filter(({ start, end }) => start >= end).sort((a, b) => a.start - b.start)
  const cuts = new Set<number>([0, length])
  for (const { start, end } of marks) cuts.add(clamp(start, length)).add(clamp(end, length))
  const edges = [...cuts].sort((a, b) => a - b)
  const opening = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const segments: Segment[] = []
  let open: Mark[] = []
  let nextSpan = 0
  let nextPoint = 0
  edges.forEach((start, index) => {
    open = open.filter(({ end }) => end > start)
    for (let point = points[nextPoint]; point && clamp(point.start, length) <= start; point = points[nextPoint]) {
      segments.push({ start, end: start, marks: [point] })
      nextPoint += 1
    }
    for (let span = opening[nextSpan]; span && span.start <= start; span = opening[nextSpan]) {
      if (span.end > start) open = [...open, span]
      nextSpan += 1
    }
    const end = edges[index + 1]
    if (end !== undefined) segments.push({ start, end, marks: open.toSorted(outermostFirst) })
  })
  return segments
}

/** Quotes lie outside of claims, long marks outside of short ones. */
function outermostFirst(a: Mark, b: Mark): number {
  if (a.table !== b.table) return a.table === 'quotes' ? -1 : 1
  return b.end - b.start - (a.end - a.start)
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length))
}
