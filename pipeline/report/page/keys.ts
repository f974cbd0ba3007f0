import { stepArticle, stepRow } from './actions.ts'
import type { Book } from './model/book.ts'
import { type Action, actionsFor, seenOf } from './model/corrections.ts'
import { addMark, getState, removeMark, setState, type View } from './store.ts'
import { nextTheme } from './theme.ts'

/** The keys, as the help shows them. */
export const KEYS: readonly { readonly keys: readonly string[]; readonly words: string }[] = [
  { keys: ['j', '→'], words: 'next mark in the article' },
  { keys: ['k', '←'], words: 'previous mark' },
  { keys: ['n'], words: 'next article' },
  { keys: ['p'], words: 'previous article' },
  { keys: ['r'], words: 'raw page or fields beside the article' },
  { keys: ['/'], words: 'search' },
  { keys: ['1', '2', '3', '4'], words: 'article, rows, charts, corrections' },
  { keys: ['c'], words: 'correction mode on or off' },
  { keys: ['a'], words: 'correction mode: accept the chosen row' },
  { keys: ['x'], words: 'correction mode: reject it, or split the mended place' },
  { keys: ['u'], words: 'correction mode: take the mark back' },
  { keys: ['d'], words: 'dark, light, or as the system has it' },
  { keys: ['Esc'], words: 'let go of the row, close what is open' },
  { keys: ['?'], words: 'these keys' },
]

const VIEWS: Readonly<Record<string, View>> = { '1': 'read', '2': 'rows', '3': 'charts', '4': 'marks' }

/** What the keyboard acts on. */
export interface KeyContext {
  readonly book: Book
  readonly shown: ReadonlySet<string>
  readonly listed: readonly string[]
}

/** Does what a key asks for; keys belong to fields and to the browser first. */
export function handleKey(event: KeyboardEvent, { book, shown, listed }: KeyContext): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { target, key } = event
  if (target instanceof Element && target.closest('input, select, textarea, [contenteditable]')) {
    if (key === 'Escape' && target instanceof HTMLElement) target.blur()
    return
  }
  if (target instanceof Element && target.closest('dialog')) return
  const inArticle = target instanceof Element && (target === document.body || target.closest('.article') !== null)
  const act = actionFor(key, inArticle, { book, shown, listed })
  if (!act) return
  event.preventDefault()
  act()
}

function actionFor(key: string, inArticle: boolean, { book, shown, listed }: KeyContext): (() => void) | null {
  const { correcting, tab, view } = getState()
  const target = VIEWS[key]
  if (target) return () => setState({ view: target })
  if (key === 'j' || (key === 'ArrowRight' && inArticle)) return () => stepRow(book, shown, 1)
  if (key === 'k' || (key === 'ArrowLeft' && inArticle)) return () => stepRow(book, shown, -1)
  if (key === 'n') return () => stepArticle(listed, 1)
  if (key === 'p') return () => stepArticle(listed, -1)
  if (key === 'r')
    return () => setState({ tab: tab === 'raw' && view === 'read' ? 'row' : 'raw', view: 'read', panelOpen: true })
  if (key === '/') return focusSearch
  if (key === 'c') return () => setState({ correcting: !correcting })
  if (key === 'd') return nextTheme
  if (key === '?') return () => setState({ help: true })
  if (key === 'Escape') return letGo
  return correcting ? rulingFor(key, book) : null
}

function rulingFor(key: string, book: Book): (() => void) | null {
  const { rowId, marks } = getState()
  const marked = rowId === null ? undefined : book.row(rowId)
  if (!marked) return null
  const actions = actionsFor(
    marked,
    marks.find(({ id }) => id === rowId),
  )
  const mark = (action: Action) => () =>
    addMark({ id: marked.id, issue_id: marked.row.issue_id, action, seen: seenOf(marked) })
  if (key === 'u') return () => removeMark(marked.id)
  if (key === 'a') return actions.includes('accept') ? mark('accept') : null
  const negative = actions.find((action) => action === 'reject' || action === 'split')
  return key === 'x' && negative !== undefined ? mark(negative) : null
}

function focusSearch(): void {
  setState({ contentsOpen: true })
  requestAnimationFrame(() => document.getElementById('search')?.focus())
}

function letGo(): void {
  const { panelOpen, contentsOpen } = getState()
  if (panelOpen || contentsOpen) setState({ panelOpen: false, contentsOpen: false, rowId: null })
  else setState({ rowId: null })
}
