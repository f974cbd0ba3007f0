import { groupBy } from './group.ts'
import type { ClaimRow, MarkedRow } from './rows.ts'

/** One figure of a series. */
export interface Point {
  readonly id: string
  /** Days since 1970. */
  readonly day: number
  readonly date: string
  /** True where the claim names no time, and the day is the issue's. */
  readonly byIssue: boolean
  readonly value: number
  readonly high: number | null
  readonly row: ClaimRow
}

/** Figures of one thing: the same indicator, region, whole, unit and kind. */
export interface Series {
  readonly key: string
  readonly indicator: string
  readonly region: string | null
  readonly unit: string | null
  readonly kind: string
  readonly points: readonly Point[]
  readonly dates: number
  /** Figures without any date, which no axis can hold. */
  readonly undated: number
}

/**
 * The claims as series, those with most dates first. What repeats a fact, in the issue or as a reprint, is left out:
 * a figure printed ten times is one figure. A decline is shown below zero.
 */
export function seriesOf(rows: readonly MarkedRow[], withRepeats: boolean): readonly Series[] {
  const claims = rows.flatMap((one) => (one.table === 'claims' ? [one.row] : []))
  const usable = claims.filter(
    (row) => row.indicator !== null && row.value !== null && (withRepeats || (row.same_as === null && !row.reprint_of)),
  )
  const groups = groupBy(usable, (row) =>
    [row.indicator, row.region, row.whole, row.unit_code, row.kind, row.kind === 'change' ? row.basis : null].join(
      '\n',
    ),
  )
  return [...groups].map(([key, group]) => toSeries(key, group)).sort(byDates)
}

function toSeries(key: string, group: readonly ClaimRow[]): Series {
  const points = group.flatMap(toPoint).sort((a, b) => a.day - b.day)
  const [first] = group
  return {
    key,
    indicator: first?.indicator ?? '',
    region: first?.region ?? null,
    unit: first?.unit_code ?? null,
    kind: first?.kind ?? '',
    points,
    dates: new Set(points.map((point) => point.date)).size,
    undated: group.length - points.length,
  }
}

function toPoint(row: ClaimRow): Point[] {
  const date = row.period_end ?? row.issue_date
  const day = date === null ? Number.NaN : dayOf(date)
  if (date === null || row.value === null || Number.isNaN(day)) return []
  const sign = row.kind === 'change' && row.direction === 'down' ? -1 : 1
  return [
    {
      id: row.claim_id,
      day,
      date,
      byIssue: row.period_end === null,
      value: sign * row.value,
      high: row.value_high === null ? null : sign * row.value_high,
      row,
    },
  ]
}

function byDates(a: Series, b: Series): number {
  return b.dates - a.dates || b.points.length - a.points.length || a.indicator.localeCompare(b.indicator)
}

const DAY = 86_400_000

function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY)
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}
