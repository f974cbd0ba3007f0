import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { openRow } from '../actions.ts'
import type { Book } from '../model/book.ts'
import { type Correction, correctionLines, mergeMarks, parseCorrections } from '../model/corrections.ts'
import { wordsOf } from '../model/rows.ts'
import { remember, removeMark, type State, setState } from '../store.ts'
import { plural } from '../words.ts'
import { describeMark } from './ruling.tsx'

/** The marks made so far: looked over, taken back, joined with a file's, and taken home. */
export function MarksView({ book, state }: { readonly book: Book; readonly state: State }): JSX.Element {
  const [file, setFile] = useState<readonly Correction[]>([])
  const [said, setSaid] = useState('')
  const { marks, by, correcting } = state
  const merged = mergeMarks(file, marks)

  const read = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0]
    if (!chosen) return
    const { corrections, refused } = parseCorrections(await chosen.text())
    setFile(corrections)
    const bad = refused === 0 ? '' : ` ${plural(refused, 'line')} could not be read and would be lost.`
    setSaid(`${chosen.name}: ${plural(corrections.length, 'correction')}, which the download will hold too.${bad}`)
  }

  return (
    <section class="marks-view" aria-label="Corrections">
      <h2 class="view-title">
        Corrections <span class="count">{marks.length}</span>
      </h2>
      <p class="explain">
        Marks on figures, quotes and mended places. They stay in this browser; the download,{' '}
        <code>corrections.jsonl</code>, is what a run reads: <code>broadsheet run --corrections corrections.jsonl</code>
      </p>
      <div class="marks-tools">
        <label class="switch">
          <input
            type="checkbox"
            checked={correcting}
            onChange={(event) => setState({ correcting: event.currentTarget.checked })}
          />
          correction mode
        </label>
        <label>
          <span class="label">By</span>
          <input
            id="by"
            value={by}
            placeholder="your name"
            autocomplete="name"
            onInput={(event) => {
              setState({ by: event.currentTarget.value })
              remember('by', event.currentTarget.value)
            }}
          />
        </label>
        <label>
          <span class="label">Add to an existing file</span>
          <input type="file" accept=".jsonl,application/jsonl" onChange={(event) => read(event.currentTarget)} />
        </label>
        <button
          type="button"
          class="strong"
          id="download"
          disabled={merged.length === 0}
          onClick={() => download('corrections.jsonl', correctionLines(merged))}
        >
          Download {plural(merged.length, 'correction')}
        </button>
      </div>
      <p role="status" class="explain">
        {said}
      </p>
      {marks.length === 0 ? (
        <p class="explain">
          No marks yet. With correction mode on, choose a row in an article and accept, reject or edit it.
        </p>
      ) : (
        <ol class="marks">
          {marks.toReversed().map((mark) => (
            <MarkLine key={mark.id} book={book} mark={mark} />
          ))}
        </ol>
      )}
    </section>
  )
}

function MarkLine({ book, mark }: { readonly book: Book; readonly mark: Correction }): JSX.Element {
  const row = book.row(mark.id)
  return (
    <li class={`mark-line ruling-${mark.action}`}>
      <span class="mark-words" lang="zh">
        {row ? (
          <button type="button" class="link" onClick={() => openRow(row)}>
            {wordsOf(row)}
          </button>
        ) : (
          <>{mark.id} (not in this report)</>
        )}
      </span>
      <span class="mark-what">{describeMark(mark)}</span>
      <span class="mark-by">{[mark.by, mark.at?.slice(0, 16).replace('T', ' ')].filter(Boolean).join(', ')}</span>
      <button type="button" class="plain" onClick={() => removeMark(mark.id)}>
        Undo
      </button>
    </li>
  )
}

function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
