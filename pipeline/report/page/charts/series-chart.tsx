import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openRow } from '../actions.ts'
import { dateTicks, niceTicks } from '../model/axis.ts'
import type { Filtered } from '../model/filters.ts'
import { dateOfDay, type Point, type Series, seriesOf } from '../model/series.ts'
import { WindowList } from '../view/window-list.tsx'
import { compact, kindWords, plural, unitWords, valueWords } from '../words.ts'
import { ChartFrame } from './chart-frame.tsx'

/** Figures of one subject over time. */
export function SeriesChart({ shown }: { readonly shown: Filtered }): JSX.Element {
  const [withRepeats, setWithRepeats] = useState(false)
  const [chosen, setChosen] = useState('')
  const all = useMemo(() => seriesOf(shown.rows, withRepeats), [shown, withRepeats])
  const series = all.find(({ key }) => key === chosen) ?? all[0]
  const overTime = all.filter(({ dates }) => dates > 1).length
  return (
    <ChartFrame
      id="series"
      question="What did the figures say, and when?"
      head={['subject', 'region', 'kind', 'date', 'value', 'unit', 'modality', 'claim_id']}
      cells={all.flatMap(({ indicator, region, kind, unit, points }) =>
        points.map(({ date, byIssue, value, row }) => [
          indicator,
          region ?? '',
          kind,
          byIssue ? `${date} (issue)` : date,
          value,
          unit ?? '',
          row.modality,
          row.claim_id,
        ]),
      )}
      picture={
        <div class="series">
          <WindowList
            items={all}
            rowHeight={44}
            keyOf={({ key }) => key}
            label="Subjects"
            className="series-list"
            render={(one) => (
              <button
                type="button"
                class="series-row"
                aria-current={one === series ? 'true' : undefined}
                onClick={() => setChosen(one.key)}
              >
                <span class="name" lang="zh">
                  {one.indicator}
                  <small>
                    {[one.region, kindWords(`claims/${one.kind}`).toLowerCase(), one.unit].filter(Boolean).join(' · ')}
                  </small>
                </span>
                <span class="count">{one.points.length}</span>
              </button>
            )}
          />
          {series ? <Plot series={series} rows={shown.rows} /> : <p class="explain">No figures pass the filters.</p>}
        </div>
      }
      note={
        <>
          {plural(all.length, 'subject')}, {overTime} of them with figures of more than one date. A figure stands at the
          end of the time it is about; where the text names none, at the issue’s date (ring). Diamonds are targets,
          strokes ranges, arrows bounds. The axis holds zero.{' '}
          <label class="inline">
            <input
              type="checkbox"
              checked={withRepeats}
              onChange={(event) => setWithRepeats(event.currentTarget.checked)}
            />
            count repeats and reprints too
          </label>
        </>
      }
    />
  )
}

const WIDEST = 760
const HEIGHT = 340
const LEFT = 64
const RIGHT = 24
const TOP = 34
const BOTTOM = 36

interface PlotProps {
  readonly series: Series
  readonly rows: Filtered['rows']
}

function Plot({ series, rows }: PlotProps): JSX.Element {
  const { points, indicator, region, unit } = series
  const box = useRef<HTMLElement>(null)
  const width = Math.min(WIDEST, useWidth(box))
  const scale = scaleOf(points, width)
  const linked = linkable(points)
  const dots = useMemo(() => dotsOf(points), [points])
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const open = (id: string) => {
    const row = byId.get(id)
    if (row) openRow(row)
  }
  return (
    <figure class="plot" ref={box}>
      <figcaption lang="zh">
        <b>{indicator}</b> {[region, unit === null ? null : unitWords(unit).trim() || unit].filter(Boolean).join(', ')}
        {dots.length > MOST_DOTS && ` (the first ${MOST_DOTS} of ${dots.length} drawn)`}
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose points are buttons */}
      <svg
        role="group"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        aria-label={`${indicator}: ${plural(points.length, 'figure')}`}
      >
        {scale.yTicks.map((tick) => (
          <g key={tick} class={tick === 0 ? 'tick zero' : 'tick'}>
            <line x1={LEFT} x2={width - RIGHT} y1={scale.y(tick)} y2={scale.y(tick)} />
            <text x={LEFT - 8} y={scale.y(tick) + 4} text-anchor="end">
              {compact(tick)}
            </text>
          </g>
        ))}
        {scale.ticks.map(({ day, words }) => (
          <g key={day} class="tick">
            <line x1={scale.x(day)} x2={scale.x(day)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 5} />
            <text x={scale.x(day)} y={HEIGHT - BOTTOM + 20} text-anchor="middle">
              {words}
            </text>
          </g>
        ))}
        <text class="axis-name" x={LEFT - 8} y={16} text-anchor="end">
          {unit === null ? '' : unitWords(unit).trim() || unit}
        </text>
        {linked.length > 1 && (
          <path class="line" d={`M${linked.map(({ day, value }) => `${scale.x(day)} ${scale.y(value)}`).join('L')}`} />
        )}
        {dots.slice(0, MOST_DOTS).map(({ point, count }) => (
          <Dot key={point.id} point={point} count={count} x={scale.x(point.day)} y={scale.y} onOpen={open} />
        ))}
      </svg>
    </figure>
  )
}

/** A line joins plain figures of which no two have one date. */
function linkable(points: readonly Point[]): readonly Point[] {
  const actual = points.filter(({ row }) => row.modality === 'actual')
  return new Set(actual.map(({ day }) => day)).size === actual.length ? actual : []
}

/** Dots that are drawn of one series; the table has all figures. */
const MOST_DOTS = 1000

/** Figures that would lie upon each other are one dot. */
function dotsOf(points: readonly Point[]): readonly { readonly point: Point; readonly count: number }[] {
  const dots = new Map<string, { point: Point; count: number }>()
  for (const point of points) {
    const key = [point.day, point.value, point.high, point.row.modality, point.row.comparator].join(' ')
    const dot = dots.get(key)
    if (dot) dot.count += 1
    else dots.set(key, { point, count: 1 })
  }
  return [...dots.values()]
}

interface DotProps {
  readonly point: Point
  /** How many figures lie here. */
  readonly count: number
  readonly x: number
  readonly y: (value: number) => number
  readonly onOpen: (id: string) => void
}

function Dot({ point, count, x, y, onOpen }: DotProps): JSX.Element {
  const { id, value, high, byIssue, date, row } = point
  const at = y(value)
  const up = row.comparator === 'gt' || row.comparator === 'ge'
  const down = row.comparator === 'lt' || row.comparator === 'le'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a point of a drawing
    <g
      class={`dot${byIssue ? ' by-issue' : ''}${row.modality === 'target' ? ' target' : ''}`}
      role="button"
      tabIndex={0}
      data-ids={id}
      aria-label={`${date}: ${valueWords(row)}${row.modality === 'target' ? ', target' : ''}${count > 1 ? `, ${count} times` : ''}`}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(id)
      }}
    >
      {high !== null && <line class="range" x1={x} x2={x} y1={at} y2={y(high)} />}
      {(up || down) && (
        <path class="bound" d={`M${x} ${at}v${up ? -18 : 18}m-4 ${up ? 5 : -5}l4 ${up ? -5 : 5}l4 ${up ? 5 : -5}`} />
      )}
      {row.modality === 'target' ? (
        <path class="point" d={`M${x} ${at - 6}l6 6l-6 6l-6 -6z`} />
      ) : (
        <circle class="point" cx={x} cy={at} r={4.5} />
      )}
      <circle class="reach" cx={x} cy={at} r={12} />
    </g>
  )
}

/** The width of an element in pixels, so that its letters keep their size on narrow screens. */
function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(WIDEST)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return width
}

function scaleOf(points: readonly Point[], width: number) {
  const values = points.flatMap(({ value, high }) => (high === null ? [value] : [value, high]))
  const yTicks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 5)
  const days = points.map(({ day }) => day)
  const [least, greatest] = [Math.min(...days), Math.max(...days)]
  // One date alone stands in the middle of a year of its own.
  const pad = least === greatest ? 183 : Math.max(1, (greatest - least) * 0.04)
  const [from, to] = [least - pad, greatest + pad]
  const [low, high] = [yTicks[0] ?? 0, yTicks.at(-1) ?? 1]
  const ticks = dateTicks(from, to, Math.max(2, Math.floor(width / 110)))
  return {
    yTicks,
    x: (day: number) => LEFT + ((day - from) / (to - from || 1)) * (width - LEFT - RIGHT),
    y: (value: number) => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM),
    ticks: least === greatest ? [{ day: least, words: dateOfDay(least) }] : ticks,
  }
}
