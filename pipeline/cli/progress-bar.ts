import type { RunEvent, StepName } from '../run/index.ts'

/** Redrawing costs more than a short page: the eye needs no more than this. */
const REDRAW_MS = 100

const BAR_WIDTH = 24
const STEP_WIDTH = 9
const CLEAR_LINE = '\r\u001b[2K'

/** The terminal, or what stands for it in tests. */
export interface Terminal {
  readonly columns?: number
  readonly write: (text: string) => unknown
}

/** One line that is drawn over itself. */
export interface ProgressBar {
  readonly show: (event: RunEvent) => void
  readonly draw: () => void
  readonly clear: () => void
}

/** Stage, issues done, articles, rate and time left. */
export function createProgressBar(terminal: Terminal, now: () => number = () => performance.now()): ProgressBar {
  const startedAt = now()
  const state = { step: 'read' as BarState['step'], inputs: 0, done: 0, articles: 0 }
  let drawnAt = Number.NEGATIVE_INFINITY
  const draw = () => {
    drawnAt = now()
    const line = barLine(state, (now() - startedAt) / 1000)
    // A line wider than the terminal would wrap, and then no longer be drawn over.
    terminal.write(CLEAR_LINE + line.slice(0, (terminal.columns ?? 80) - 1))
  }
  return {
    show: (event) => {
      if (event.kind === 'plan') state.inputs = event.inputs
      if (event.kind === 'step') state.step = event.step
      if (event.kind === 'writing') state.step = 'write'
      if ('progress' in event) {
        const { processed, unchanged, dead_letters, articles } = event.progress
        state.done = processed + unchanged + dead_letters
        state.articles = articles
      }
      if (now() - drawnAt >= REDRAW_MS) draw()
    },
    draw,
    clear: () => terminal.write(CLEAR_LINE),
  }
}

interface BarState {
  readonly step: StepName | 'write'
  readonly inputs: number
  readonly done: number
  readonly articles: number
}

function barLine({ step, inputs, done, articles }: BarState, seconds: number): string {
  const share = inputs === 0 ? 0 : done / inputs
  const filled = Math.round(share * BAR_WIDTH)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 ? formatClock((inputs - done) / rate) : '–:––'
  return `${step.padEnd(STEP_WIDTH)} ${bar} ${done}/${inputs} issues · ${articles} articles · ${rate.toFixed(1)}/s · ETA ${left}`
}

/** `0:09`, `1:02:30`. */
function formatClock(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`
}
