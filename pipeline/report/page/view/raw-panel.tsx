import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openParagraph } from '../actions.ts'
import type { Book } from '../model/book.ts'
import { type Fragment, fragmentsOf } from '../model/fragments.ts'
import type { RawPlace } from '../model/raw-map.ts'
import type { ArticleRow, PageRow } from '../model/rows.ts'
import type { State } from '../store.ts'
import { plural } from '../words.ts'
import { scrolling } from './article.tsx'
import { Threads } from './threads.tsx'

interface RawPanelProps {
  readonly book: Book
  readonly article: ArticleRow
  readonly state: State
}

/** The page as it was scraped, and where each fragment of it went. */
export function RawPanel({ book, article, state }: RawPanelProps): JSX.Element {
  const names = useMemo(() => pageNames(article), [article])
  const row = state.rowId === null ? undefined : book.row(state.rowId)
  const places = useMemo(() => (row ? book.rawOf(row) : []), [book, row])
  const wanted = places[0]?.page ?? pageOfParagraph(article, state.place?.paragraph ?? 0)
  const [picked, setPicked] = useState<string | null>(null)
  useEffect(() => setPicked(null), [wanted, article])
  const name = picked ?? wanted
  const page = book.page(article.issue_id, name)
  if (!page) return <NoRawPage book={book} />
  return (
    <section class="raw-panel" aria-label="Raw page">
      <header>
        <p class="label">Raw page</p>
        {names.length > 1 ? (
          <select aria-label="Page" value={name} onChange={(event) => setPicked(event.currentTarget.value)}>
            {names.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        ) : (
          <h2 class="page-name">{page.page}</h2>
        )}
        <p class="page-facts">{[page.format, page.encoding].filter(Boolean).join(' · ')}</p>
      </header>
      <RawText book={book} article={article} page={page} places={places} state={state} />
    </section>
  )
}

function NoRawPage({ book }: { readonly book: Book }): JSX.Element {
  return (
    <section class="raw-panel" aria-label="Raw page">
      <p class="label">Raw page</p>
      <p class="explain">
        {book.facts.missing.includes('pages')
          ? 'This output folder has no pages.jsonl, the text in which raw places count: it was written by an older version. Run broadsheet again to have it.'
          : 'The raw text of this page is not in pages.jsonl.'}
      </p>
    </section>
  )
}

interface RawTextProps {
  readonly book: Book
  readonly article: ArticleRow
  readonly page: PageRow
  readonly places: readonly RawPlace[]
  readonly state: State
}

function RawText({ book, article, page, places, state }: RawTextProps): JSX.Element {
  const box = useRef<HTMLElement>(null)
  const articles = book.articlesOfIssue(article.issue_id)
  const fragments = useMemo(() => fragmentsOf(page, articles), [page, articles])
  const lit = useMemo(() => places.filter((place) => place.page === page.page), [places, page])
  const own = fragments.filter(({ articleId }) => articleId === article.article_id)
  const orders = new Set(own.map(({ order }) => order)).size
  const others = new Set(fragments.map(({ articleId }) => articleId)).size - (own.length > 0 ? 1 : 0)
  const { place } = state

  useEffect(() => {
    if (!place || place.from === 'raw') return
    // An article that has just been opened shows first where all of it went.
    if (place.paragraph === 0 && lit.length === 0) return box.current?.closest('.panel-body')?.scrollTo({ top: 0 })
    const target =
      box.current?.querySelector('.lit') ??
      box.current?.querySelector(`[data-owner="${CSS.escape(article.article_id)}"][data-to="${place.paragraph}"]`)
    target?.scrollIntoView({ block: 'center', behavior: scrolling() })
  }, [place, lit, article])

  return (
    <>
      <p class="explain">
        {orders <= 1
          ? 'This article stands on the page in one piece.'
          : `This article was put together from ${plural(orders, 'piece')}; the numbers are its reading order.`}
        {others > 0 && ` Text in grey belongs to ${plural(others, 'other article')}.`}
      </p>
      <Threads page={page} fragments={fragments} articles={articles} articleId={article.article_id} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <section ref={box} class="raw-text" lang={book.languageOf(article)} tabIndex={0} aria-label="Raw text">
        {pieces(page, fragments).map((piece) =>
          piece.fragment ? (
            <RawFragment
              key={piece.start}
              piece={{ ...piece, fragment: piece.fragment }}
              page={page}
              lit={lit}
              own={piece.fragment.articleId === article.article_id}
              asked={
                piece.fragment.articleId === article.article_id &&
                place?.paragraph === piece.fragment.paragraph &&
                place.from === 'article'
                  ? place.nonce
                  : 0
              }
            />
          ) : (
            page.text.slice(piece.start, piece.end)
          ),
        )}
      </section>
    </>
  )
}

interface RawPiece {
  readonly start: number
  readonly end: number
  readonly fragment: Fragment | null
}

/** The page as fragments and what stands between them. */
function pieces(page: PageRow, fragments: readonly Fragment[]): readonly RawPiece[] {
  const all: RawPiece[] = []
  let at = 0
  for (const fragment of fragments) {
    if (fragment.start > at) all.push({ start: at, end: fragment.start, fragment: null })
    if (fragment.end > at) all.push({ start: Math.max(at, fragment.start), end: fragment.end, fragment })
    at = Math.max(at, fragment.end)
  }
  if (at < page.text.length) all.push({ start: at, end: page.text.length, fragment: null })
  return all
}

interface RawFragmentProps {
  readonly piece: RawPiece & { readonly fragment: Fragment }
  readonly page: PageRow
  readonly lit: readonly RawPlace[]
  readonly own: boolean
  readonly asked: number
}

function RawFragment({ piece, page, lit, own, asked }: RawFragmentProps): JSX.Element {
  const { fragment, start, end } = piece
  const { articleId, paragraph, order, first, moved } = fragment
  const go = () => openParagraph(articleId, paragraph, 'raw')
  const classes = ['frag', own ? `own tint-${order % 4}` : 'other', moved ? 'moved' : '', asked > 0 ? 'flash' : '']
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break over lines as text does
    <span
      key={asked}
      class={classes.join(' ')}
      data-owner={articleId}
      data-to={paragraph}
      role="button"
      tabIndex={own && first ? 0 : -1}
      title={`paragraph ${paragraph}${own ? '' : ' of another article'}`}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        go()
      }}
    >
      {own && first && (
        <b class="order" title={`piece ${order}${moved ? ', moved' : ''}`}>
          {order}
          {moved ? '⤵' : ''}
        </b>
      )}
      {litParts(start, end, lit).map((part) =>
        part.lit ? (
          <em key={part.start} class="lit">
            {page.text.slice(part.start, part.end)}
          </em>
        ) : (
          page.text.slice(part.start, part.end)
        ),
      )}
    </span>
  )
}

/** A stretch cut at the places that are lit. */
function litParts(start: number, end: number, lit: readonly RawPlace[]) {
  const parts: { start: number; end: number; lit: boolean }[] = []
  let at = start
  for (const place of lit.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(at, place.start), Math.min(end, place.end)]
    if (from >= to) continue
    if (from > at) parts.push({ start: at, end: from, lit: false })
    parts.push({ start: from, end: to, lit: true })
    at = to
  }
  if (at < end) parts.push({ start: at, end, lit: false })
  return parts
}

function pageNames(article: ArticleRow): readonly string[] {
  const names = article.paragraphs.flatMap(({ raw_spans }) => raw_spans.map((span) => span[2] ?? article.page))
  return [...new Set([article.page, ...names])]
}

function pageOfParagraph(article: ArticleRow, paragraph: number): string {
  return article.paragraphs[paragraph]?.raw_spans[0]?.[2] ?? article.page
}
