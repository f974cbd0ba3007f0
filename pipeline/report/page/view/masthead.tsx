import type { JSX } from 'preact'
import type { Book } from '../model/book.ts'
import { type State, setState, type View } from '../store.ts'
import { nextTheme } from '../theme.ts'
import { exact, type TABLE_WORDS } from '../words.ts'

const VIEWS: readonly { readonly view: View; readonly words: string }[] = [
  { view: 'read', words: 'Articles' },
  { view: 'rows', words: 'Rows' },
  { view: 'charts', words: 'Charts' },
  { view: 'marks', words: 'Corrections' },
]

const THEMES = { auto: 'Auto', light: 'Light', dark: 'Dark' } as const

/** Name, what is in the report, and the ways into it. */
export function Masthead({ book, state }: { readonly book: Book; readonly state: State }): JSX.Element {
  return (
    <header class="masthead">
      <div class="ears">
        <Numbers book={book} />
        <div class="nameplate">
          <h1>Broadsheet</h1>
          <p class="motto">{subtitleOf(book)}</p>
        </div>
        <RunFacts book={book} />
      </div>
      <nav class="views" aria-label="Views">
        <button
          type="button"
          class="narrow-only plain"
          aria-expanded={state.contentsOpen}
          onClick={() => setState({ contentsOpen: !state.contentsOpen, panelOpen: false })}
        >
          ☰ <span class="hush">Contents</span>
        </button>
        <ul>
          {VIEWS.map(({ view, words }) => (
            <li key={view}>
              <button
                type="button"
                aria-current={state.view === view ? 'page' : undefined}
                onClick={() => setState({ view, contentsOpen: false, panelOpen: false })}
              >
                {words}
                {view === 'marks' && state.marks.length > 0 && <span class="count">{state.marks.length}</span>}
              </button>
            </li>
          ))}
        </ul>
        <div class="tools">
          <button type="button" class="plain" onClick={nextTheme} aria-label={`Theme: ${THEMES[state.theme]}`}>
            ◐ <span class="hush">{THEMES[state.theme]}</span>
          </button>
          <button type="button" class="plain" onClick={() => setState({ help: true })} aria-label="Keys">
            ?
          </button>
        </div>
      </nav>
    </header>
  )
}

function Numbers({ book }: { readonly book: Book }): JSX.Element {
  const count = (table: keyof typeof TABLE_WORDS) => book.marked.filter((row) => row.table === table).length
  const numbers = [
    ['issues', new Set(book.articles.map(({ issue_id }) => issue_id)).size],
    ['articles', book.articles.length],
    ['figures', count('claims')],
    ['quotes', count('quotes')],
    ['speakers', book.speakers.length],
    ['repairs', count('repairs')],
  ] as const
  return (
    <dl class="ear numbers">
      {numbers.map(([name, number]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-count={name}>{exact(number)}</dd>
        </div>
      ))}
    </dl>
  )
}

function subtitleOf({ articles, facts }: Book): JSX.Element {
  const papers = [...new Set(articles.map(({ publication }) => publication))].filter((name) => name !== null)
  const dates = articles.flatMap(({ issue_date }) => issue_date ?? []).sort()
  const span = dates[0] === dates.at(-1) ? (dates[0] ?? 'undated') : `${dates[0]} – ${dates.at(-1)}`
  const named = papers.length === 0 ? facts.folder : papers.length > 3 ? `${papers.length} papers` : papers.join('、')
  return (
    <>
      <span lang="zh">{named}</span> · {span}
    </>
  )
}

function RunFacts({ book }: { readonly book: Book }): JSX.Element {
  const { folder, version, status, finished_at, chosen, dead_letters } = book.facts
  return (
    <ul class="ear run-facts">
      <li>
        Output <b>{folder}</b>
      </li>
      {chosen !== null && <li>Chosen: {chosen}</li>}
      <li>
        {version === null ? 'Run' : `Version ${version}`}
        {status === null ? '' : `, ${status}`}
      </li>
      {finished_at !== null && <li>{finished_at.slice(0, 16).replace('T', ' ')} UTC</li>}
      {dead_letters > 0 && <li class="warning">{dead_letters} dead letters: see dead-letter.jsonl</li>}
    </ul>
  )
}
