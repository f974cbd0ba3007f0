import { groupBy } from '../document/index.ts'
import type { Row } from '../io/index.ts'

/** A row of the old run and what became of it in the new one. */
export interface RowPair {
  readonly old: Row | null
  readonly new: Row | null
  /** True where the two have different keys and are one row by their place. */
  readonly moved: boolean
}

/** The values of a key as one text; they hold no control characters. */
export function keyOf(row: Row, key: readonly string[]): string {
  return key.map((name) => String(row[name] ?? '')).join('\u0000')
}

/**
 * Pairs the rows of one issue: by their key, then by place (a better rule that finds where a numeral begins gives the
 * claim another id), then by what they say (the paragraph went to another article). In the order of the new run; rows
 * that vanished stand where they stood.
 */
export function pairRows(old: readonly Row[], now: readonly Row[], key: readonly string[]): readonly RowPair[] {
  const partner = new Map<Row, Row>()
  pairOneToOne(old, now, (row) => keyOf(row, key), partner)
  const byKey = new Set(partner.keys())
  pairByOverlap(restOf(old, partner), restOf(now, partner), partner)
  for (const likeness of LIKENESSES) pairOneToOne(restOf(old, partner), restOf(now, partner), likeness, partner)
  return inOrder(old, now, partner, (row) => !byKey.has(row))
}

/** What two rows of different ids may share so that they count as one; null where the row has nothing of the kind. */
const LIKENESSES: readonly ((row: Row) => string | null)[] = [
  (row) => fieldsKey(row, ['sentence', 'text']),
  (row) => fieldsKey(row, ['tail_page', 'tail_end']),
  (row) => fieldsKey(row, ['head_page', 'head_start']),
  (row) => fieldsKey(row, ['claim_id', 'kind', 'outcome']),
  (row) => fieldsKey(row, ['type', 'name']),
  (row) => fieldsKey(row, ['page', 'title', 'byline']),
]

function fieldsKey(row: Row, fields: readonly string[]): string | null {
  const values = fields.map((field) => row[field] ?? null)
  return values.some((value) => value === null) ? null : JSON.stringify(values)
}

function restOf(rows: readonly Row[], partner: ReadonlyMap<Row, Row>): readonly Row[] {
  return rows.filter((row) => !partner.has(row))
}

/** Rows that share a key are paired in order, the first with the first. */
function pairOneToOne(
  old: readonly Row[],
  now: readonly Row[],
  key: (row: Row) => string | null,
  partner: Map<Row, Row>,
): void {
  const waiting = new Map([...groupBy(old, key)].map(([value, rows]) => [value, [...rows].reverse()]))
  waiting.delete(null)
  for (const row of now) {
    const match = waiting.get(key(row))?.pop()
    if (match) link(match, row, partner)
  }
}

function link(old: Row, now: Row, partner: Map<Row, Row>): void {
  partner.set(old, now)
  partner.set(now, old)
}

interface Placed {
  readonly row: Row
  readonly start: number
  readonly end: number
}

/** In one sweep over each paragraph: no row is compared with all others of a paragraph of ten thousand. */
function pairByOverlap(old: readonly Row[], now: readonly Row[], partner: Map<Row, Row>): void {
  const places = groupBy(now.flatMap(placed), ({ row }) => paragraphOf(row))
  for (const [paragraph, before] of groupBy(old.flatMap(placed), ({ row }) => paragraphOf(row))) {
    const after = inTextOrder(places.get(paragraph) ?? [])
    let next = 0
    for (const { row, start, end } of inTextOrder(before)) {
      while (next < after.length && (after[next]?.end ?? 0) <= start) next += 1
      const match = after[next]
      if (!match || match.start >= end) continue
      link(row, match.row, partner)
      next += 1
    }
  }
}

function placed(row: Row): Placed[] {
  const { start, end } = { start: row['start'], end: row['end'] }
  return typeof start === 'number' && typeof end === 'number' ? [{ row, start, end }] : []
}

function paragraphOf(row: Row): string {
  return keyOf(row, ['article_id', 'paragraph'])
}

function inTextOrder(places: readonly Placed[]): readonly Placed[] {
  return [...places].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Old rows without partner are put behind the row they followed. */
function inOrder(
  old: readonly Row[],
  now: readonly Row[],
  partner: ReadonlyMap<Row, Row>,
  isMoved: (row: Row) => boolean,
): readonly RowPair[] {
  const gone = new Map<Row | null, RowPair[]>()
  let before: Row | null = null
  for (const row of old) {
    const match = partner.get(row)
    if (match) {
      before = match
      continue
    }
    const behind = gone.get(before) ?? []
    behind.push({ old: row, new: null, moved: false })
    gone.set(before, behind)
  }
  const pairs = [...(gone.get(null) ?? [])]
  for (const row of now) {
    const match = partner.get(row) ?? null
    pairs.push({ old: match, new: row, moved: match !== null && isMoved(match) }, ...(gone.get(row) ?? []))
  }
  return pairs
}
