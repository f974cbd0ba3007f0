import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { ChartsView } from './charts/charts-view.tsx'
import { handleKey } from './keys.ts'
import type { Book } from './model/book.ts'
import { filterRows, inIssue } from './model/filters.ts'
import { type State, setState, useApp } from './store.ts'
import { Article } from './view/article.tsx'
import { ArticlePanel } from './view/article-panel.tsx'
import { Contents } from './view/contents.tsx'
import { FiltersBar } from './view/filters-bar.tsx'
import { Help } from './view/help.tsx'
import { MarksView } from './view/marks-view.tsx'
import { Masthead } from './view/masthead.tsx'
import { RawPanel } from './view/raw-panel.tsx'
import { RowPanel } from './view/row-panel.tsx'
import { RowsView } from './view/rows-view.tsx'
import { Tip } from './view/tip.tsx'

/** The whole page. */
export function App({ book }: { readonly book: Book }): JSX.Element {
  const state = useApp()
  const { filters, view } = state
  const shown = useMemo(() => filterRows(book, filters), [book, filters])
  const listed = useMemo(
    () =>
      book.articles.filter((article) => inIssue(article, filters) && listsArticle(shown, article.article_id, filters)),
    [book, filters, shown],
  )
  const listedIds = useMemo(() => listed.map(({ article_id }) => article_id), [listed])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handleKey(event, { book, shown: shown.ids, listed: listedIds })
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [book, shown, listedIds])

  return (
    <>
      <a class="skip" href="#main">
        Skip to the article
      </a>
      <Masthead book={book} state={state} />
      {state.correcting && <CorrectingBar state={state} />}
      <div class={`sheet view-${view}${state.contentsOpen ? ' contents-open' : ''}`}>
        <aside class="rail" aria-label="Filters and contents">
          <FiltersBar book={book} filters={filters} shown={shown} />
          <Contents book={book} articles={listed} counts={shown.perArticle} chosen={state.articleId} />
        </aside>
        <main id="main" tabIndex={-1}>
          {view === 'read' && <Reading book={book} shown={shown} state={state} />}
          {view === 'rows' && <RowsView book={book} shown={shown} state={state} />}
          {view === 'charts' && <ChartsView book={book} shown={shown} />}
          {view === 'marks' && <MarksView book={book} state={state} />}
        </main>
      </div>
      <Tip book={book} />
      <Help open={state.help} />
    </>
  )
}

/** With filters on rows, an article without any of them is left out; without, every article is listed. */
function listsArticle(
  shown: ReturnType<typeof filterRows>,
  articleId: string,
  { search, speaker }: State['filters'],
): boolean {
  return (search === '' && speaker === '') || shown.perArticle.has(articleId)
}

interface ReadingProps {
  readonly book: Book
  readonly shown: ReturnType<typeof filterRows>
  readonly state: State
}

function Reading({ book, shown, state }: ReadingProps): JSX.Element {
  const article = state.articleId === null ? undefined : book.article(state.articleId)
  const row = state.rowId === null ? undefined : book.row(state.rowId)
  if (!article) return <p class="explain empty-view">Choose an article.</p>
  return (
    <>
      <div class="reading">
        <Article book={book} article={article} shown={shown} state={state} />
      </div>
      <button
        type="button"
        class="panel-opener narrow-only"
        aria-expanded={state.panelOpen}
        onClick={() => setState({ panelOpen: !state.panelOpen })}
      >
        {state.panelOpen ? 'Close' : 'Raw page and fields'}
      </button>
      <aside class={`panel${state.panelOpen ? ' open' : ''}`} aria-label="Fields and raw page">
        <div class="tabs" role="tablist" aria-label="Beside the article">
          <Tab state={state} tab="row" words={row ? 'Fields' : 'About'} />
          <Tab state={state} tab="raw" words="Raw page" />
        </div>
        <div class="panel-body" id="panel-body" role="tabpanel" aria-labelledby={`tab-${state.tab}`}>
          {state.tab === 'raw' ? (
            <RawPanel book={book} article={article} state={state} />
          ) : row ? (
            <RowPanel book={book} marked={row} state={state} />
          ) : (
            <ArticlePanel book={book} article={article} />
          )}
        </div>
      </aside>
    </>
  )
}

interface TabProps {
  readonly state: State
  readonly tab: State['tab']
  readonly words: string
}

function Tab({ state, tab, words }: TabProps): JSX.Element {
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab}`}
      aria-controls="panel-body"
      aria-selected={state.tab === tab}
      onClick={() => setState({ tab })}
    >
      {words}
    </button>
  )
}

function CorrectingBar({ state }: { readonly state: State }): JSX.Element {
  return (
    <div class="correcting-bar" role="status">
      <span>Correction mode</span>
      <span>
        <kbd>a</kbd> accept <kbd>x</kbd> reject or split <kbd>u</kbd> undo
      </span>
      <button type="button" class="link" onClick={() => setState({ view: 'marks' })}>
        {state.marks.length} marks
      </button>
      <button type="button" class="link" onClick={() => setState({ correcting: false })}>
        done
      </button>
    </div>
  )
}
