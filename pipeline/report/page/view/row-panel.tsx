import type { ComponentChildren, JSX } from 'preact'
import { openRow } from '../actions.ts'
import type { Book } from '../model/book.ts'
import { type MarkedRow, sureness, wordsOf } from '../model/rows.ts'
import { type State, setFilters, setState } from '../store.ts'
import { kindWordsOf, valueWords } from '../words.ts'
import { Ruling } from './ruling.tsx'

interface RowPanelProps {
  readonly book: Book
  readonly marked: MarkedRow
  readonly state: State
}

/** Fields that the heading or the article around say already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'issue_id',
  'issue_date',
  'publication',
  'page',
  'article_id',
  'article_title',
  'text',
  'sentence',
])

/** Every field of the chosen row, as the JSON Lines have it. */
export function RowPanel({ book, marked, state }: RowPanelProps): JSX.Element {
  const facts = book.facts.fields[marked.table] ?? []
  const fields = Object.entries(marked.row).filter(([name]) => !SAID_ELSEWHERE.has(name))
  return (
    <section class={`row-panel of-${marked.table}`} aria-label={`${kindWordsOf(marked)}: fields`}>
      <header>
        <p class="label">
          {kindWordsOf(marked)}
          {marked.table !== 'repairs' && marked.row.review ? ` · ${marked.row.review} by hand` : ''}
        </p>
        <Headline marked={marked} />
        <Sureness marked={marked} />
      </header>
      {state.correcting && <Ruling key={marked.id} book={book} marked={marked} state={state} />}
      {marked.table !== 'repairs' && <Sentence sentence={marked.row.sentence} text={marked.row.text} />}
      {marked.table === 'claims' && <Checks book={book} id={marked.id} />}
      <dl class="fields">
        {fields.map(([name, value]) => (
          <Field
            key={name}
            name={name}
            value={value}
            own={marked.id}
            book={book}
            description={facts.find((fact) => fact.name === name)?.description ?? null}
          />
        ))}
      </dl>
      <p class="row-foot">
        <button type="button" class="plain" onClick={() => setState({ tab: 'raw' })}>
          Show on the raw page
        </button>
        {!state.correcting && (
          <button type="button" class="plain" onClick={() => setState({ correcting: true })}>
            Correct this row
          </button>
        )}
      </p>
    </section>
  )
}

function Headline({ marked }: { readonly marked: MarkedRow }): JSX.Element {
  if (marked.table === 'claims') {
    return (
      <>
        <h2 class="headline figure">{valueWords(marked.row)}</h2>
        <p class="subline" lang="zh">
          {marked.row.subject ?? '(no subject)'}
        </p>
      </>
    )
  }
  if (marked.table === 'quotes') {
    const { speaker, titles } = marked.row
    return (
      <>
        <h2 class="headline" lang="zh">
          {speaker ?? 'Speaker left open'}
        </h2>
        <p class="subline" lang="zh">
          {titles.join('、')}
        </p>
        {speaker !== null && (
          <button type="button" class="link" onClick={() => setFilters({ speaker })}>
            only this speaker
          </button>
        )}
      </>
    )
  }
  return (
    <h2 class="headline seam-words" lang="zh">
      {wordsOf(marked)}
    </h2>
  )
}

function Sureness({ marked }: { readonly marked: MarkedRow }): JSX.Element {
  const sure = sureness(marked)
  const name = marked.table === 'repairs' ? 'score' : 'confidence'
  return (
    <p class="sureness">
      {sure === null ? (
        'The other half was not found, so there is no score.'
      ) : (
        <>
          <meter min={0} max={1} low={0.5} high={0.65} optimum={1} value={sure} aria-label={name} />
          <span>
            {name} {sure}
          </span>
        </>
      )}
    </p>
  )
}

/** The sentence with the row's words in it set off; the first time they occur, for the eye alone. */
function Sentence({ sentence, text }: { readonly sentence: string; readonly text: string }): JSX.Element {
  const at = sentence.indexOf(text)
  return (
    <blockquote class="sentence" lang="zh">
      {at < 0 ? (
        sentence
      ) : (
        <>
          {sentence.slice(0, at)}
          <b>{text}</b>
          {sentence.slice(at + text.length)}
        </>
      )}
    </blockquote>
  )
}

function Checks({ book, id }: { readonly book: Book; readonly id: string }): JSX.Element | null {
  const checks = book.checksOf(id)
  if (checks.length === 0) return null
  return (
    <ul class="checks" aria-label="Checks">
      {checks.map((check) => (
        <li key={check.check_id} class={`outcome-${check.outcome}`}>
          <span class="outcome">
            {check.kind}: {check.outcome.replaceAll('_', ' ')}
          </span>
          <span class="arithmetic">{check.arithmetic}</span>
        </li>
      ))}
    </ul>
  )
}

interface FieldProps {
  readonly name: string
  readonly value: unknown
  /** The row's id, which leads nowhere else. */
  readonly own: string
  readonly book: Book
  readonly description: string | null
}

function Field({ name, value, own, book, description }: FieldProps): JSX.Element {
  const empty = value === null || (Array.isArray(value) && value.length === 0)
  return (
    <div class={empty ? 'field empty' : 'field'}>
      <dt title={description ?? undefined}>{name}</dt>
      <dd>{empty ? '—' : fieldContent(value, own, book)}</dd>
    </div>
  )
}

/** Ids lead to their rows. */
function fieldContent(value: unknown, own: string, book: Book): ComponentChildren {
  const list = Array.isArray(value) ? value : [value]
  return list.map((item, index) => {
    const text = typeof item === 'object' ? JSON.stringify(item) : String(item)
    const row = text === own ? undefined : book.row(text)
    return (
      <span key={`${index}-${text}`} class="value">
        {row ? (
          <button type="button" class="link" onClick={() => openRow(row)}>
            {wordsOf(row).slice(0, 24)}
          </button>
        ) : (
          text
        )}
      </span>
    )
  })
}
