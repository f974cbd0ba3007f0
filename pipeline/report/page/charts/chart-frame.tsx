import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'

interface ChartFrameProps {
  readonly id: string
  readonly question: string
  readonly note: ComponentChildren
  readonly picture: ComponentChildren
  readonly head: readonly string[]
  readonly cells: readonly (readonly (string | number)[])[]
}

/** Rows of a table that are drawn; the rest is in the data. */
const MOST_CELLS = 500

/** A question, what answers it as a picture or as a table, and how to read it. */
export function ChartFrame({ id, question, note, picture, head, cells }: ChartFrameProps): JSX.Element {
  const [asTable, setAsTable] = useState(false)
  return (
    <section class="chart" aria-labelledby={`${id}-question`}>
      <header>
        <h2 id={`${id}-question`} class="view-title">
          {question}
        </h2>
        <button type="button" class="plain" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show the chart' : 'Show the table'}
        </button>
      </header>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section class="table-box" tabIndex={0} aria-label={`${question} Table`}>
          <table>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cells.slice(0, MOST_CELLS).map((row, index) => (
                <tr key={`${index}-${row[0]}`}>
                  {row.map((cell, at) => (
                    <td key={head[at]} class={typeof cell === 'number' ? 'number' : undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {cells.length > MOST_CELLS && (
            <p class="explain">
              The first {MOST_CELLS} of {cells.length}.
            </p>
          )}
        </section>
      ) : (
        picture
      )}
      <p class="explain">{note}</p>
    </section>
  )
}
