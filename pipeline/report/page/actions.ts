import type { Book } from './model/book.ts'
import type { MarkedRow } from './model/rows.ts'
import { getState, placeAt, setState } from './store.ts'

/** Opens an article at its beginning. */
export function openArticle(articleId: string): void {
  setState({ view: 'read', articleId, rowId: null, place: placeAt(0, 'elsewhere'), contentsOpen: false })
}

/** Chooses a row: its article, its place and its fields come into sight. */
export function openRow(marked: MarkedRow, panelOpen = true, from: 'article' | 'elsewhere' = 'elsewhere'): void {
  setState({
    view: 'read',
    articleId: marked.row.article_id,
    rowId: marked.id,
    place: placeAt(marked.row.paragraph, from),
    panelOpen,
  })
}

export function openParagraph(articleId: string, paragraph: number, from: 'article' | 'raw'): void {
  const { tab } = getState()
  setState({
    articleId,
    rowId: null,
    place: placeAt(paragraph, from),
    tab: 'raw',
    panelOpen: from === 'article' && tab === 'raw',
  })
}

/** The next or previous row of the open article among those shown. */
export function stepRow(book: Book, shown: ReadonlySet<string>, step: 1 | -1): void {
  const { articleId, rowId } = getState()
  if (articleId === null) return
  const rows = book.rowsOf(articleId).filter(({ id }) => shown.has(id))
  const at = rows.findIndex(({ id }) => id === rowId)
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step]
  if (next) openRow(next, getState().panelOpen)
}

/** The next or previous article among those listed. */
export function stepArticle(listed: readonly string[], step: 1 | -1): void {
  const at = listed.indexOf(getState().articleId ?? '')
  const next = listed[at < 0 ? 0 : at + step]
  if (next !== undefined) openArticle(next)
}
