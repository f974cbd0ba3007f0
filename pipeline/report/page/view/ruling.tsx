import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { FieldFacts } from '../../data.ts'
import type { Book } from '../model/book.ts'
import {
  type Action,
  actionsFor,
  type Correction,
  fieldProblem,
  fieldText,
  fieldValue,
  seenOf,
} from '../model/corrections.ts'
import type { MarkedRow, RepairRow } from '../model/rows.ts'
import { addMark, removeMark, type State } from '../store.ts'

interface RulingProps {
  readonly book: Book
  readonly marked: MarkedRow
  readonly state: State
}

/** Fields of a row that say where it stands or what follows from it: no hand should write those. */
const SETTLED: ReadonlySet<string> = new Set([
  ...['claim_id', 'quote_id', 'issue_id', 'issue_date', 'publication', 'page', 'article_id', 'article_title'],
  ...['paragraph', 'sentence', 'text', 'start', 'end', 'same_as', 'checks', 'check_ids', 'claim_ids', 'speaker_id'],
  ...['confidence', 'review', 'reprint_of'],
])

/** The marks that can be made on a row. */
export function Ruling({ book, marked, state }: RulingProps): JSX.Element {
  const mark = state.marks.find(({ id }) => id === marked.id)
  const actions = actionsFor(marked, mark)
  const [editing, setEditing] = useState(false)
  const make = (action: Action, more: Partial<Correction> = {}) => {
    addMark({ id: marked.id, issue_id: marked.row.issue_id, action, seen: seenOf(marked), ...more })
    setEditing(false)
  }
  return (
    <section class="ruling" aria-label="Correction">
      <div class="ruling-buttons">
        {actions
          .filter((action) => action in BUTTONS && !isJoinForm(marked, action))
          .map((action) => (
            <RulingButton
              key={action}
              action={action}
              mark={mark}
              onClick={() => make(action)}
              words={BUTTONS[action] ?? ''}
            />
          ))}
        {actions.includes('edit') && (
          <button type="button" class="plain" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            Edit…
          </button>
        )}
        {mark && (
          <button type="button" class="plain" onClick={() => removeMark(marked.id)}>
            Undo
          </button>
        )}
      </div>
      {mark && <p class="ruling-mark">{describeMark(mark)}</p>}
      {marked.table !== 'repairs' && !actions.includes('edit') && (
        <p class="ruling-mark">Edited by a correction. Load your corrections.jsonl under Corrections to change it.</p>
      )}
      {marked.table === 'repairs' && marked.row.kind === 'fragment' && (
        <JoinForm book={book} row={marked.row} onJoin={(tail, head) => make('join', { tail, head })} />
      )}
      {editing && marked.table !== 'repairs' && actions.includes('edit') && (
        <EditForm
          row={marked.row}
          fields={(book.facts.fields[marked.table] ?? []).filter(
            ({ name, type }) => !SETTLED.has(name) && type !== 'json',
          )}
          old={mark?.set ?? {}}
          onSave={(set, note) => make('edit', { set, ...(note === '' ? {} : { note }) })}
        />
      )}
    </section>
  )
}

/** Rulings that need nothing but a press. */
const BUTTONS: Partial<Record<Action, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  split: 'Split here',
  join: 'Join to the paragraph before',
}

/** A fragment's other half has to be chosen first. */
function isJoinForm({ table, row }: MarkedRow, action: Action): boolean {
  return action === 'join' && table === 'repairs' && row.kind === 'fragment'
}

interface RulingButtonProps {
  readonly action: Action
  readonly mark: Correction | undefined
  readonly onClick: () => void
  readonly words: string
}

function RulingButton({ action, mark, onClick, words }: RulingButtonProps): JSX.Element {
  return (
    <button type="button" class={`plain ruling-${action}`} aria-pressed={mark?.action === action} onClick={onClick}>
      {words}
    </button>
  )
}

/** A mark in words. */
export function describeMark({ action, set, tail, head, note }: Correction): string {
  const fields = Object.entries(set ?? {}).map(([name, value]) => `${name} = ${fieldText(value) || 'nothing'}`)
  const places = tail && head ? [`${tail.page} ${tail.offset} → ${head.page} ${head.offset}`] : []
  return [action, ...fields, ...places, ...(note ? [`“${note}”`] : [])].join(' · ')
}

interface EditFormProps {
  readonly row: object
  readonly fields: readonly FieldFacts[]
  readonly old: Readonly<Record<string, unknown>>
  readonly onSave: (set: Readonly<Record<string, unknown>>, note: string) => void
}

function EditForm({ row, fields, old, onSave }: EditFormProps): JSX.Element {
  const [problem, setProblem] = useState('')
  const was = row as Readonly<Record<string, unknown>>
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const set: Record<string, unknown> = {}
    for (const fact of fields) {
      const { name, type } = fact
      const value = fieldValue(type, String(form.get(name) ?? ''))
      // What an earlier edit wrote stands in the row already, and must stay in the ruling.
      if (fieldText(value) === fieldText(was[name]) && !(name in old)) continue
      const wrong = fieldProblem(fact, value)
      if (wrong !== null) return setProblem(wrong)
      set[name] = value
    }
    if (Object.keys(set).length === 0) return setProblem('Nothing is changed yet.')
    onSave(set, String(form.get('note') ?? '').trim())
  }
  return (
    <form class="edit-form" onSubmit={save}>
      {fields.map((field) => (
        <label key={field.name} htmlFor={`edit-${field.name}`} title={field.description ?? undefined}>
          <span>{field.name}</span>
          <FieldInput field={field} value={fieldText(field.name in old ? old[field.name] : was[field.name])} />
        </label>
      ))}
      <label>
        <span>note</span>
        <input name="note" />
      </label>
      <p role="alert" class="problem">
        {problem}
      </p>
      <button type="submit" class="strong">
        Keep the edit
      </button>
    </form>
  )
}

function FieldInput({ field, value }: { readonly field: FieldFacts; readonly value: string }): JSX.Element {
  if (field.values === null) return <input id={`edit-${field.name}`} name={field.name} defaultValue={value} lang="zh" />
  const choices = field.values.includes(value) || value === '' ? field.values : [value, ...field.values]
  return (
    <select id={`edit-${field.name}`} name={field.name} defaultValue={value}>
      <option value="" />
      {choices.map((choice) => (
        <option key={choice} value={choice} selected={choice === value}>
          {choice}
        </option>
      ))}
    </select>
  )
}

interface Place {
  readonly page: string
  readonly offset: number
}

interface JoinFormProps {
  readonly book: Book
  readonly row: RepairRow
  readonly onJoin: (tail: Place, head: Place) => void
}

/** The paragraphs that a loose end may go on with, the other loose ends of the issue first. */
function JoinForm({ book, row, onJoin }: JoinFormProps): JSX.Element {
  const [chosen, setChosen] = useState('')
  const missing = row.head_start === null ? 'head' : 'tail'
  const candidates = candidatesFor(book, row, missing)
  const join = () => {
    const other = candidates[Number(chosen)]
    const own =
      missing === 'head'
        ? { page: row.tail_page ?? row.page, offset: row.tail_end ?? 0 }
        : { page: row.head_page ?? row.page, offset: row.head_start ?? 0 }
    if (!other || chosen === '') return
    if (missing === 'head') onJoin(own, other.place)
    else onJoin(other.place, own)
  }
  return (
    <div class="join-form">
      <label>
        <span class="label">{missing === 'head' ? 'It goes on with' : 'It begins with'}</span>
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">choose a paragraph</option>
          {candidates.map(({ words, loose }, index) => (
            <option key={`${index}-${words}`} value={index}>
              {loose ? '✂ ' : ''}
              {words}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="strong" disabled={chosen === ''} onClick={join}>
        Join
      </button>
    </div>
  )
}

interface Candidate {
  readonly place: Place
  readonly words: string
  readonly loose: boolean
}

const SHOWN = 22

function candidatesFor(book: Book, row: RepairRow, missing: 'head' | 'tail'): readonly Candidate[] {
  const loose = new Set(
    book.marked.flatMap((one) =>
      one.table === 'repairs' && one.row.kind === 'fragment' && one.row.issue_id === row.issue_id
        ? [
            missing === 'head'
              ? `${one.row.head_page} ${one.row.head_start}`
              : `${one.row.tail_page} ${one.row.tail_end}`,
          ]
        : [],
    ),
  )
  const candidates = book.articlesOfIssue(row.issue_id).flatMap((article) =>
    article.paragraphs.flatMap(({ text, raw_spans }, paragraph): Candidate[] => {
      if (article.article_id === row.article_id && paragraph === row.paragraph) return []
      const span = missing === 'head' ? raw_spans[0] : raw_spans.at(-1)
      if (!span) return []
      const place = { page: span[2] ?? article.page, offset: missing === 'head' ? span[0] : span[1] }
      const words = missing === 'head' ? `${text.slice(0, SHOWN)}…` : `…${text.slice(-SHOWN)}`
      return [{ place, words, loose: loose.has(`${place.page} ${place.offset}`) }]
    }),
  )
  return candidates.toSorted((a, b) => Number(b.loose) - Number(a.loose))
}
