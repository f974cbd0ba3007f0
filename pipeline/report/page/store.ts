import { useEffect, useState } from 'preact/hooks'
import { type Correction, parseCorrections, withMark } from './model/corrections.ts'
import { type Filters, NO_FILTERS } from './model/filters.ts'

export type View = 'read' | 'rows' | 'charts' | 'marks'
export type PanelTab = 'row' | 'raw'

/** A stretch of an article or of a raw page that was asked for, and shows itself once. */
export interface Place {
  readonly paragraph: number
  /** Which side asked, so that the other one moves. */
  readonly from: 'article' | 'raw' | 'elsewhere'
  readonly nonce: number
}

export interface State {
  readonly view: View
  readonly articleId: string | null
  readonly rowId: string | null
  readonly place: Place | null
  readonly tab: PanelTab
  /** Narrow screens show panel and filters over the article. */
  readonly panelOpen: boolean
  readonly contentsOpen: boolean
  readonly filters: Filters
  readonly correcting: boolean
  readonly marks: readonly Correction[]
  readonly by: string
  readonly help: boolean
  readonly theme: 'auto' | 'light' | 'dark'
  readonly seams: boolean
}

const START: State = {
  view: 'read',
  articleId: null,
  rowId: null,
  place: null,
  tab: 'row',
  panelOpen: false,
  contentsOpen: false,
  filters: NO_FILTERS,
  correcting: false,
  marks: [],
  by: '',
  help: false,
  theme: 'auto',
  seams: true,
}

let state = START
const listeners = new Set<() => void>()

export function getState(): State {
  return state
}

export function setState(change: Partial<State>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

export function useApp(): State {
  const [current, update] = useState(state)
  useEffect(() => {
    const listener = () => update(state)
    listeners.add(listener)
    // What changed between drawing and listening.
    listener()
    return () => void listeners.delete(listener)
  }, [])
  return current
}

export function setFilters(change: Partial<Filters>): void {
  setState({ filters: { ...state.filters, ...change } })
}

let nonce = 0

export function placeAt(paragraph: number, from: Place['from']): Place {
  nonce += 1
  return { paragraph, from, nonce }
}

export function addMark(mark: Correction): void {
  const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
  setMarks(withMark(state.marks, { ...mark, ...(state.by === '' ? {} : { by: state.by }), at }))
}

export function removeMark(id: string): void {
  setMarks(state.marks.filter((mark) => mark.id !== id))
}

function setMarks(marks: readonly Correction[]): void {
  setState({ marks })
  remember('marks', marks.map((mark) => JSON.stringify(mark)).join('\n'))
}

/** Kept in the browser where it lets us: a private window or a file:// page may not. */
let prefix = 'broadsheet'

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`${prefix}:${name}`, value)
  } catch {
    // Marks then live as long as the page; the download is what counts.
  }
}

function recall(name: string): string {
  try {
    return localStorage.getItem(`${prefix}:${name}`) ?? ''
  } catch {
    return ''
  }
}

/** Marks belong to one output folder; name and theme to the reader. */
export function restore(folder: string): void {
  prefix = `broadsheet:${folder}`
  const { corrections } = parseCorrections(recall('marks'))
  const theme = recall('theme')
  setState({
    marks: corrections,
    by: recall('by'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    correcting: corrections.length > 0,
  })
}
