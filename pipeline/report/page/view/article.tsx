import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { openParagraph, openRow } from '../actions.ts'
import type { Book } from '../model/book.ts'
import type { Filtered } from '../model/filters.ts'
import type { ArticleRow } from '../model/rows.ts'
import type { Mark } from '../model/segments.ts'
import { type State, setState } from '../store.ts'
import { plural } from '../words.ts'
import { ParagraphText } from './paragraph.tsx'

interface ArticleProps {
  readonly book: Book
  readonly article: ArticleRow
  readonly shown: Filtered
  readonly state: State
}

/** From so many rows on, marks are drawn only where the paragraph is near the screen. */
const MANY_ROWS = 400

/** The repaired article with its marks. */
export function Article({ book, article, shown, state }: ArticleProps): JSX.Element {
  const { articleId, rowId, place, marks: corrections } = state
  const box = useRef<HTMLElement>(null)
  const rows = useMemo(
    () => book.rowsOf(article.article_id).filter(({ id }) => shown.ids.has(id)),
    [book, article, shown],
  )
  const marksIn = useMemo(() => marksByParagraph(book, rows), [book, rows])
  const ruled = useMemo(() => new Map(corrections.map(({ id, action }) => [id, action])), [corrections])
  const language = book.languageOf(article)
  const lazy = rows.length > MANY_ROWS
  const chosenParagraph = rowId === null ? null : (book.row(rowId)?.row.paragraph ?? null)
  const tabStop = rows.some(({ id }) => id === rowId) ? rowId : (rows[0]?.id ?? null)

  // Another article begins at its beginning, a chosen row comes into sight.
  useEffect(() => {
    const element = box.current
    if (!element || !place || (place.from === 'article' && rowId === null)) return
    const target =
      (rowId && firstStretch(element, rowId)) || (place.paragraph > 0 && element.querySelector(`#p${place.paragraph}`))
    if (target instanceof HTMLElement) {
      // What was clicked is in sight, unless the panel has come over it.
      target.scrollIntoView({ block: place.from === 'article' ? 'nearest' : 'center', behavior: scrolling() })
      if (rowId && element.contains(document.activeElement)) target.focus({ preventScroll: true })
    } else element.closest('.reading')?.scrollTo({ top: 0 })
  }, [place, articleId, rowId])

  return (
    <article
      ref={box}
      class={`article ${language === 'en' ? 'latin' : 'han'}`}
      lang={language}
      aria-label={article.title ?? 'Article without title'}
      onClick={(event) => chooseAt(event, book, article)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        if (!(event.target instanceof HTMLElement) || event.target.role !== 'button') return
        event.preventDefault()
        event.target.click()
      }}
    >
      <ArticleHead book={book} article={article} />
      {article.paragraphs.map((paragraph, index) => (
        <Paragraph
          key={`${article.article_id}-${index}`}
          index={index}
          kind={paragraph.kind}
          text={paragraph.text}
          marks={marksIn.get(index) ?? NO_MARKS}
          lazy={lazy && chosenParagraph !== index}
          asked={place !== null && place.paragraph === index && place.from === 'raw' ? place.nonce : 0}
          book={book}
          chosen={rowId}
          tabStop={tabStop}
          ruled={ruled}
        />
      ))}
      <ArticleFoot book={book} article={article} shownRows={rows.length} />
    </article>
  )
}

const NO_MARKS: readonly Mark[] = []

function marksByParagraph(book: Book, rows: Filtered['rows']): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>()
  for (const row of rows) {
    for (const mark of book.marksOf(row)) marks.set(mark.paragraph, [...(marks.get(mark.paragraph) ?? []), mark])
  }
  return marks
}

function firstStretch(element: ParentNode, id: string): HTMLElement | null {
  return (
    element.querySelector<HTMLElement>(`[data-first~="${CSS.escape(id)}"]`) ??
    element.querySelector<HTMLElement>(`[data-ids~="${CSS.escape(id)}"]`)
  )
}

export function scrolling(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}

/** A click on a mark chooses its innermost row, another one on it the row around; one on plain text its raw place. */
function chooseAt(event: MouseEvent, book: Book, article: ArticleRow): void {
  if (!(event.target instanceof Element) || !getSelection()?.isCollapsed) return
  const ids = (event.target.closest<HTMLElement>('[data-ids]')?.dataset['ids'] ?? '').split(' ').filter(Boolean)
  if (ids.length > 0) {
    const inward = ids.toReversed()
    const chosen = event.target.closest('[aria-pressed="true"]') ? 1 : 0
    const row = book.row(inward[chosen % inward.length] ?? '')
    if (row) openRow(row, true, 'article')
    return
  }
  const paragraph = event.target.closest<HTMLElement>('[data-paragraph]')?.dataset['paragraph']
  if (paragraph !== undefined) openParagraph(article.article_id, Number(paragraph), 'article')
}

interface ParagraphProps {
  readonly index: number
  readonly kind: string
  readonly text: string
  readonly marks: readonly Mark[]
  readonly lazy: boolean
  /** Changes when the raw page asks for this paragraph. */
  readonly asked: number
  readonly book: Book
  readonly chosen: string | null
  readonly tabStop: string | null
  readonly ruled: ReadonlyMap<string, string>
}

function Paragraph(props: ParagraphProps): JSX.Element {
  const { index, kind, text, marks, lazy, asked, book, chosen, tabStop, ruled } = props
  const box = useRef<HTMLElement>(null)
  const near = useNear(box, lazy)
  const here = chosen !== null && marks.some(({ id }) => id === chosen)
  const Tag = kind === 'title' ? 'h2' : kind === 'subhead' ? 'h3' : 'p'
  const own = here ? chosen : null
  const stop = marks.some(({ id }) => id === tabStop) ? tabStop : null
  // Drawn again only when something in this paragraph changes.
  const words = useMemo(
    () => <ParagraphText text={text} marks={marks} rowOf={book.row} chosen={own} tabStop={stop} ruled={ruled} />,
    [text, marks, book, own, stop, ruled],
  )
  return (
    <Tag
      // A new key begins the flash anew.
      key={asked}
      ref={box as never}
      id={`p${index}`}
      data-paragraph={index}
      class={`para ${kind}${asked > 0 ? ' flash' : ''}`}
    >
      {near ? words : text}
    </Tag>
  )
}

/** Whether an element is near the screen; always, unless it is lazy. */
function useNear(box: { readonly current: HTMLElement | null }, lazy: boolean): boolean {
  const [near, setNear] = useState(!lazy)
  useEffect(() => {
    const element = box.current
    if (!lazy || !element) return setNear(true)
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '600px 0px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [lazy])
  return near
}

function ArticleHead({ book, article }: { readonly book: Book; readonly article: ArticleRow }): JSX.Element {
  const label = book.page(article.issue_id, article.page)?.page_label
  const parts = [article.publication, article.issue_date, label ? `page ${label}` : null]
  const titled = article.paragraphs.some(({ kind }) => kind === 'title')
  const original = article.reprint_of ? book.article(article.reprint_of) : undefined
  return (
    <header class="article-head">
      <p class="dateline">
        {parts.filter((part) => part !== null && part !== undefined).join(' · ') || article.issue_id}
      </p>
      {article.reprint_of && (
        <p class="reprint">
          Reprint of{' '}
          {original ? (
            <button
              type="button"
              class="link"
              onClick={() => setState({ articleId: original.article_id, rowId: null })}
            >
              {original.publication ?? original.issue_id}, {original.issue_date ?? 'undated'}
            </button>
          ) : (
            article.reprint_of
          )}
        </p>
      )}
      {!titled && <h2 class="para title untitled">{article.title ?? 'Without title'}</h2>}
    </header>
  )
}

interface ArticleFootProps {
  readonly book: Book
  readonly article: ArticleRow
  readonly shownRows: number
}

function ArticleFoot({ book, article, shownRows }: ArticleFootProps): JSX.Element {
  const all = book.rowsOf(article.article_id).length
  return (
    <footer class="article-foot" lang="en">
      <span>
        {plural(article.paragraphs.length, 'paragraph')} · {plural(all, 'row')}
        {shownRows < all && ` · ${shownRows} shown by the filters`}
      </span>
      <code>{article.article_id}</code>
    </footer>
  )
}
