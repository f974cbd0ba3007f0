import { getState, remember, setState } from './store.ts'

const ORDER = ['auto', 'light', 'dark'] as const

/** Light, dark, or as the system has it, in turns. */
export function nextTheme(): void {
  const next = ORDER[(ORDER.indexOf(getState().theme) + 1) % ORDER.length] ?? 'auto'
  setState({ theme: next })
  remember('theme', next)
  applyTheme()
}

export function applyTheme(): void {
  const { theme } = getState()
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
