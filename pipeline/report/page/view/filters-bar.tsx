import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Book } from '../model/book.ts'
import { countBy, type Filtered, type Filters, isFiltering, kindKey, NO_FILTERS } from '../model/filters.ts'
import { speakerOf } from '../model/rows.ts'
import { setFilters, setState } from '../store.ts'
import { kindWords, TABLE_WORDS } from '../words.ts'

interface FiltersBarProps {
  readonly book: Book
  readonly filters: Filters
  readonly shown: Filtered
}

const TABLES = ['claims', 'quotes', 'repairs'] as const

/** What is shown: kinds, speaker, how sure, words, issue and time. */
export function FiltersBar({ book, filters, shown }: FiltersBarProps): JSX.Element {
  const kinds = useMemo(() => [...new Set(book.marked.map(kindKey))].sort(), [book])
  const choices = useMemo(() => choicesOf(book), [book])
  return (
    <search class="filters" aria-label="Filters">
      <label class="search-field">
        <span class="label">Search</span>
        <input
          id="search"
          type="search"
          value={filters.search}
          placeholder="words, subject, speaker, id"
          onInput={(event) => setFilters({ search: event.currentTarget.value })}
        />
      </label>
      {TABLES.map((table) => (
        <KindChoice key={table} table={table} kinds={kinds} filters={filters} shown={shown} />
      ))}
      <label>
        <span class="label">Speaker</span>
        <input
          type="text"
          list="speakers"
          value={filters.speaker}
          placeholder="anyone"
          onInput={(event) => setFilters({ speaker: event.currentTarget.value })}
        />
        <datalist id="speakers">
          {choices.speakers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <fieldset class="sure">
        <legend class="label">Confidence</legend>
        <SureInput label="from" value={filters.sureFrom} onChange={(sureFrom) => setFilters({ sureFrom })} />
        <SureInput label="to" value={filters.sureTo} onChange={(sureTo) => setFilters({ sureTo })} />
      </fieldset>
      {choices.publications.length > 1 && (
        <Choice
          label="Paper"
          all="all papers"
          value={filters.publication}
          choices={choices.publications}
          onChange={(publication) => setFilters({ publication })}
        />
      )}
      {choices.issues.length > 1 && (
        <Choice
          label="Issue"
          all="all issues"
          value={filters.issue}
          choices={choices.issues}
          onChange={(issue) => setFilters({ issue })}
        />
      )}
      {choices.dates.length > 1 && (
        <fieldset class="dates">
          <legend class="label">Dates</legend>
          <DateInput
            label="from"
            value={filters.since}
            choices={choices.dates}
            onChange={(since) => setFilters({ since })}
          />
          <DateInput
            label="to"
            value={filters.until}
            choices={choices.dates}
            onChange={(until) => setFilters({ until })}
          />
        </fieldset>
      )}
      <p class="filters-foot" role="status">
        {shown.rows.length} of {book.marked.length} rows
        {isFiltering(filters) && (
          <button type="button" class="link" onClick={() => setState({ filters: NO_FILTERS })}>
            show all
          </button>
        )}
      </p>
    </search>
  )
}

/** Names offered for choosing: the most quoted. */
const MOST_SPEAKERS = 300

function choicesOf(book: Book) {
  const counts = countBy(
    book.marked.filter((marked) => speakerOf(marked) !== null),
    (marked) => speakerOf(marked) ?? '',
  )
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value): value is string => value !== null)),
  ]
  return {
    speakers: [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_SPEAKERS)
      .map(([name]) => name),
    publications: distinct(book.articles.map(({ publication }) => publication)),
    issues: distinct(book.articles.map(({ issue_id }) => issue_id)),
    dates: distinct(book.articles.map(({ issue_date }) => issue_date)).sort(),
  }
}

interface KindChoiceProps {
  readonly table: (typeof TABLES)[number]
  readonly kinds: readonly string[]
  readonly filters: Filters
  readonly shown: Filtered
}

/** One box for a table and one for each kind in it; a box that stands for some of them says so. */
function KindChoice({ table, kinds, filters, shown }: KindChoiceProps): JSX.Element | null {
  const own = kinds.filter((key) => key.startsWith(`${table}/`))
  const count = own.reduce((sum, key) => sum + (shown.kinds.get(key) ?? 0), 0)
  const hidden = own.filter((key) => filters.hidden.has(key)).length
  const [open, setOpen] = useState(false)
  const toggle = (keys: readonly string[], show: boolean) => {
    const next = new Set(filters.hidden)
    for (const key of keys) {
      if (show) next.delete(key)
      else next.add(key)
    }
    setFilters({ hidden: next })
  }
  if (own.length === 0) return null
  return (
    <div class={`kinds of-${table}`}>
      <div class="kinds-head">
        <label>
          <input
            type="checkbox"
            checked={hidden < own.length}
            indeterminate={hidden > 0 && hidden < own.length}
            onChange={(event) => toggle(own, event.currentTarget.checked)}
          />
          <span class="swatch">{TABLE_WORDS[table]}</span>
        </label>
        <span class="count">{count}</span>
        <button
          type="button"
          class="kinds-more"
          aria-expanded={open}
          aria-label={`Kinds of ${TABLE_WORDS[table].toLowerCase()}`}
          onClick={() => setOpen(!open)}
        />
      </div>
      <ul hidden={!open}>
        {own.map((key) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={!filters.hidden.has(key)}
                onChange={(event) => toggle([key], event.currentTarget.checked)}
              />
              {kindWords(key)}
            </label>
            <span class="count">{shown.kinds.get(key) ?? 0}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface SureInputProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function SureInput({ label, value, onChange }: SureInputProps): JSX.Element {
  return (
    <label class="sure-input">
      <span>{label}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        value={value}
        aria-label={`confidence ${label}`}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output>{value.toFixed(2)}</output>
    </label>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly all: string
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (value: string) => void
}

function Choice({ label, all, value, choices, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      <span class="label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  )
}

function DateInput({ label, value, choices, onChange }: Omit<ChoiceProps, 'all'>): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        value={value}
        min={choices[0]}
        max={choices.at(-1)}
        aria-label={`issues ${label}`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
