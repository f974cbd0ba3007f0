import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { niceTicks } from '../model/axis.ts'
import { countBy, type Filtered } from '../model/filters.ts'
import { kindOf, sureness } from '../model/rows.ts'
import { type Histogram, histogramOf } from '../model/tallies.ts'
import { setFilters, setState } from '../store.ts'
import { DOUBTFUL } from '../view/paragraph.tsx'
import { kindWords, plural, TABLE_WORDS } from '../words.ts'
import { ChartFrame } from './chart-frame.tsx'

const TABLES = ['repairs', 'claims', 'quotes'] as const

/** How sure the repairs are, and the rows that rest on them. */
export function SureChart({ shown }: { readonly shown: Filtered }): JSX.Element {
  const histograms = useMemo(
    () =>
      TABLES.map((table) => ({
        table,
        histogram: histogramOf(
          shown.rows.filter((row) => row.table === table),
          (row) => (row.table === 'repairs' ? row.row.certain : (sureness(row) ?? 0) >= DOUBTFUL),
        ),
      })),
    [shown],
  )
  const kinds = countBy(
    shown.rows.filter(({ table }) => table === 'repairs'),
    kindOf,
  )
  return (
    <ChartFrame
      id="sure"
      question="How sure are the repairs?"
      head={['table', 'from', 'to', 'sure', 'doubtful']}
      cells={histograms.flatMap(({ table, histogram }) => [
        ...histogram.bins.map(({ from, to, sure, unsure }) => [table, from.toFixed(1), to.toFixed(1), sure, unsure]),
        ...(histogram.none > 0 ? [[table, 'no score', '', 0, histogram.none]] : []),
      ])}
      picture={
        <div class="histograms">
          {histograms.map(({ table, histogram }) => (
            <SurePlot key={table} table={table} histogram={histogram} />
          ))}
        </div>
      }
      note={
        <>
          Scores of mended places{' '}
          {kinds.size > 0 &&
            `(${[...kinds].map(([kind, count]) => `${count} ${kindWords(`repairs/${kind}`).toLowerCase()}`).join(', ')})`}
          ; hatched are those that the run calls uncertain. Beside them the confidence of the figures and quotes,
          hatched under {DOUBTFUL}. Scores are weights of evidence, not probabilities.
        </>
      }
    />
  )
}

const WIDTH = 300
const HEIGHT = 190
const LEFT = 36
const BOTTOM = 34
const TOP = 12

interface SurePlotProps {
  readonly table: (typeof TABLES)[number]
  readonly histogram: Histogram
}

function SurePlot({ table, histogram }: SurePlotProps): JSX.Element {
  const { bins, none, total } = histogram
  const greatest = Math.max(1, ...bins.map(({ sure, unsure }) => sure + unsure))
  const ticks = niceTicks(0, greatest, 4).filter(Number.isInteger)
  const top = ticks.at(-1) ?? 1
  const y = (count: number) => HEIGHT - BOTTOM - (count / top) * (HEIGHT - BOTTOM - TOP)
  const width = (WIDTH - LEFT - 6) / bins.length
  return (
    <figure class={`histogram of-${table}`}>
      <figcaption>
        <b>{TABLE_WORDS[table]}</b> {total}
        {none > 0 && `, ${none} without score`}
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose bars are buttons */}
      <svg
        role="group"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-label={`${TABLE_WORDS[table]}: ${plural(total, 'row')} by score`}
      >
        <defs>
          <pattern
            id={`hatch-${table}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="hatch-ground" width="5" height="5" />
            <rect class="hatch-line" width="2" height="5" />
          </pattern>
        </defs>
        {ticks.map((tick) => (
          <g key={tick} class={tick === 0 ? 'tick zero' : 'tick'}>
            <line x1={LEFT} x2={WIDTH - 6} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
              {tick}
            </text>
          </g>
        ))}
        {bins.map(({ from, to, sure, unsure }, index) => {
          const x = LEFT + index * width
          return sure + unsure === 0 ? null : (
            <g key={from}>
              {/* biome-ignore lint/a11y/useSemanticElements: a bar of a drawing */}
              <g
                class="bin"
                role="button"
                tabIndex={0}
                aria-label={`${from.toFixed(1)} to ${to.toFixed(1)}: ${sure} sure, ${unsure} doubtful`}
                onClick={() => showBin(from, to)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') showBin(from, to)
                }}
              >
                <title>{`${from.toFixed(1)} to ${to.toFixed(1)}: ${sure} sure, ${unsure} doubtful`}</title>
                <rect class="bin-sure" x={x + 1} y={y(sure)} width={width - 2} height={y(0) - y(sure)} />
                <rect
                  fill={`url(#hatch-${table})`}
                  class="bin-unsure"
                  x={x + 1}
                  y={y(sure + unsure)}
                  width={width - 2}
                  height={y(0) - y(unsure)}
                />
              </g>
              <text x={x + width / 2} y={y(sure + unsure) - 3} text-anchor="middle">
                {sure + unsure}
              </text>
            </g>
          )
        })}
        {[0, 0.5, 1].map((score) => (
          <text
            key={score}
            class="axis"
            x={LEFT + score * width * bins.length}
            y={HEIGHT - BOTTOM + 16}
            text-anchor="middle"
          >
            {score}
          </text>
        ))}
      </svg>
    </figure>
  )
}

function showBin(sureFrom: number, sureTo: number): void {
  setFilters({ sureFrom, sureTo })
  setState({ view: 'rows' })
}
