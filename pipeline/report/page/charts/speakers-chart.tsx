import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { niceTicks } from '../model/axis.ts'
import type { Book } from '../model/book.ts'
import type { Filtered } from '../model/filters.ts'
import { type SpeakerTally, speakerTallies } from '../model/tallies.ts'
import { setFilters, setState } from '../store.ts'
import { plural } from '../words.ts'
import { ChartFrame } from './chart-frame.tsx'

/** Bars drawn; all speakers are in the table. */
const MOST_BARS = 25

/** Who is quoted how often, and in which form. */
export function SpeakersChart({ book, shown }: { readonly book: Book; readonly shown: Filtered }): JSX.Element {
  const { tallies, open } = useMemo(() => speakerTallies(book, shown.rows), [book, shown])
  const bars = tallies.slice(0, MOST_BARS)
  const ticks = niceTicks(0, bars[0]?.total ?? 1, 5).filter(Number.isInteger)
  const greatest = ticks.at(-1) ?? 1
  return (
    <ChartFrame
      id="speakers"
      question="Who is quoted, and how often?"
      head={['speaker', 'type', 'titles', 'direct', 'indirect', 'mixed', 'all', 'articles', 'issues']}
      cells={tallies.map(({ name, type, titles, direct, indirect, mixed, total, articles, issues }) => [
        name,
        type,
        titles.join('、'),
        direct,
        indirect,
        mixed,
        total,
        articles,
        issues,
      ])}
      picture={
        bars.length === 0 ? (
          <p class="explain">No quotes pass the filters.</p>
        ) : (
          <figure class="bars">
            <figcaption class="bars-key">
              {FORMS.map((form) => (
                <span key={form}>
                  <span class={`piece ${form}`} />
                  {form}
                </span>
              ))}
            </figcaption>
            <ol>
              {bars.map((tally) => (
                <SpeakerBar key={tally.key} tally={tally} greatest={greatest} />
              ))}
            </ol>
            <div class="bars-axis" aria-hidden="true">
              {ticks.map((tick) => (
                <span key={tick} style={{ left: `${(100 * tick) / greatest}%` }}>
                  {tick}
                </span>
              ))}
            </div>
          </figure>
        )
      }
      note={
        <>
          {plural(tallies.length, 'speaker')}
          {tallies.length > MOST_BARS && `, the first ${MOST_BARS} drawn`}; numbers of quotes.
          {open > 0 &&
            ` ${plural(open, 'quote')} whose speaker the text leaves open ${open === 1 ? 'is' : 'are'} not counted.`}{' '}
          Groups and unnamed speakers are counted by issue. Click a name for the quotes.
        </>
      }
    />
  )
}

const FORMS = ['direct', 'indirect', 'mixed'] as const

function SpeakerBar({ tally, greatest }: { readonly tally: SpeakerTally; readonly greatest: number }): JSX.Element {
  const { name, titles, total } = tally
  const told = FORMS.flatMap((form) => (tally[form] > 0 ? [`${tally[form]} ${form}`] : [])).join(', ')
  return (
    <li>
      <button
        type="button"
        class="bar-row"
        title={`${name}: ${told}, in ${plural(tally.articles, 'article')}`}
        onClick={() => {
          setFilters({ speaker: name })
          setState({ view: 'rows' })
        }}
      >
        <span class="bar-name" lang="zh">
          {name}
          <small>{titles[0] ?? tally.type}</small>
        </span>
        <span class="bar">
          {FORMS.map((form) => (
            <span key={form} class={`piece ${form}`} style={{ width: `${(100 * tally[form]) / greatest}%` }} />
          ))}
          <b class="bar-total">{total}</b>
        </span>
      </button>
    </li>
  )
}
