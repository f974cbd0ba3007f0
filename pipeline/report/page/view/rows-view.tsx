import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { openRow } from '../actions.ts'
import type { Book } from '../model/book.ts'
import type { Filtered } from '../model/filters.ts'
import { type MarkedRow, speakerOf, sureness, wordsOf } from '../model/rows.ts'
import type { State } from '../store.ts'
import { kindWordsOf, periodWords, valueWords } from '../words.ts'
import { WindowList } from './window-list.tsx'

type Order = 'text' | 'sure' | 'value'

interface RowsViewProps {
  readonly book: Book
  readonly shown: Filtered
  readonly state: State
}

const ROW_HEIGHT = 56

/** All rows that pass the filters, one under the other. */
export function RowsView({ book, shown, state }: RowsViewProps): JSX.Element {
  const [order, setOrder] = useState<Order>('text')
  const rows = useMemo(() => sorted(shown.rows, order), [shown, order])
  const follow = rows.findIndex(({ id }) => id === state.rowId)
  return (
    <section class="rows-view" aria-label="Rows">
      <header class="rows-head">
        <h2 class="view-title">
          Rows <span class="count">{rows.length}</span>
        </h2>
        <label>
          sorted by{' '}
          <select value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}>
            <option value="text">place in the paper</option>
            <option value="sure">confidence, least first</option>
            <option value="value">value, greatest first</option>
          </select>
        </label>
      </header>
      {rows.length === 0 ? (
        <p class="explain">No row passes the filters.</p>
      ) : (
        <WindowList
          items={rows}
          rowHeight={ROW_HEIGHT}
          keyOf={({ id }) => id}
          label="Rows that pass the filters"
          follow={follow}
          render={(marked) => <RowLine book={book} marked={marked} state={state} />}
        />
      )}
    </section>
  )
}

function sorted(rows: readonly MarkedRow[], order: Order): readonly MarkedRow[] {
  if (order === 'text') return rows
  if (order === 'sure') return rows.toSorted((a, b) => (sureness(a) ?? -1) - (sureness(b) ?? -1))
  const value = (marked: MarkedRow) =>
    marked.table === 'claims' ? (marked.row.value ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY
  return rows.filter(({ table }) => table === 'claims').toSorted((a, b) => value(b) - value(a))
}

interface RowLineProps {
  readonly book: Book
  readonly marked: MarkedRow
  readonly state: State
}

function RowLine({ book, marked, state }: RowLineProps): JSX.Element {
  const sure = sureness(marked)
  const article = book.article(marked.row.article_id)
  const ruling = state.marks.find(({ id }) => id === marked.id)
  return (
    <button
      type="button"
      class={`row-line of-${marked.table}`}
      aria-current={marked.id === state.rowId ? 'true' : undefined}
      onClick={() => openRow(marked)}
    >
      <span class="row-kind">{kindWordsOf(marked)}</span>
      <span class="row-words" lang={article ? book.languageOf(article) : undefined}>
        <RowWords marked={marked} />
      </span>
      <span class="row-about" lang="zh">
        {aboutOf(marked)}
      </span>
      <span class="row-sure">
        {sure === null ? '–' : sure.toFixed(2)}
        {ruling ? ` ${ruling.action}` : ''}
      </span>
    </button>
  )
}

/** Characters shown before a figure, so that it stands in the first line. */
const BEFORE = 16

/** A figure in its sentence; of quotes and seams the words alone. */
function RowWords({ marked }: { readonly marked: MarkedRow }): JSX.Element {
  if (marked.table !== 'claims') return <>{wordsOf(marked)}</>
  const { sentence, text } = marked.row
  const at = sentence.indexOf(text)
  if (at < 0) return <b>{text}</b>
  return (
    <>
      {at > BEFORE && '…'}
      {sentence.slice(Math.max(0, at - BEFORE), at)}
      <b>{text}</b>
      {sentence.slice(at + text.length, at + text.length + 40)}
    </>
  )
}

function aboutOf(marked: MarkedRow): string {
  const parts =
    marked.table === 'claims'
      ? [marked.row.subject, valueWords(marked.row), periodWords(marked.row.period_start, marked.row.period_end)]
      : [speakerOf(marked), marked.table === 'repairs' ? marked.row.evidence[0] : marked.row.titles[0]]
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
}
