import type { RunEvent, RunProgress, RunReport } from '../run/index.ts'
import { createProgressBar, type ProgressBar } from './progress-bar.ts'
import { summaryLines } from './summary.ts'

/** How a run shows itself. Everything goes to standard error but the closing summary. */
export interface Display {
  readonly show: (event: RunEvent) => void
  readonly close: (report: RunReport, where: { readonly output: string; readonly written: boolean }) => void
  /** Takes the bar off the terminal before something else is printed. */
  readonly clear: () => void
}

interface DisplayFlags {
  readonly quiet?: boolean
  readonly json?: boolean
}

/** JSON lines, or a bar on a terminal, or plain lines; `quiet` leaves failures only. */
export function createDisplay({ quiet = false, json = false }: DisplayFlags): Display {
  if (json) return createJsonDisplay(quiet)
  const bar = process.stderr.isTTY && !quiet ? createProgressBar(process.stderr) : null
  return createTextDisplay(quiet, bar)
}

function createTextDisplay(quiet: boolean, bar: ProgressBar | null): Display {
  let inputs = 0
  const print = (line: string) => {
    bar?.clear()
    process.stderr.write(`${line}\n`)
    bar?.draw()
  }
  return {
    show: (event) => {
      bar?.show(event)
      if (event.kind === 'plan') inputs = event.inputs
      const line = textLine(event, inputs, bar === null)
      if (line !== null && (!quiet || event.kind === 'dead-letter')) print(line)
    },
    close: (report, where) => {
      bar?.clear()
      if (!quiet) process.stdout.write(`${summaryLines(report, where).join('\n')}\n`)
    },
    clear: () => bar?.clear(),
  }
}

/** The line for an event; issues that went well have one only where no bar shows them. */
function textLine(event: RunEvent, inputs: number, plain: boolean): string | null {
  switch (event.kind) {
    case 'dead-letter': {
      const { code, issue_id, reason } = event.letter
      return `dead letter: ${issue_id}: ${reason} (${code})${stackOf(event)}`
    }
    case 'warning':
      return `warning: ${event.issueId === null ? '' : `${event.issueId}: `}${event.message.reason} (${event.message.rule})`
    case 'plan':
      return plain ? `${inputs} ${inputs === 1 ? 'issue' : 'issues'} to read` : null
    case 'issue': {
      const rows = Object.entries(event.rows).map(([table, count]) => `${table.replace('_', ' ')} ${count}`)
      return plain ? `[${inputsDone(event.progress)}/${inputs}] ${event.issueId}: ${rows.join(', ')}` : null
    }
    case 'step':
    case 'unchanged':
    case 'writing':
      return null
  }
}

/** Inputs of which it is known what becomes of them. */
function inputsDone({ processed, unchanged, dead_letters }: RunProgress): number {
  return processed + unchanged + dead_letters
}

/** A failure that no stage foresaw is a bug of ours; its stack is what a report of it needs. */
function stackOf({ letter, cause }: Extract<RunEvent, { kind: 'dead-letter' }>): string {
  if (letter.code !== 'STAGE_FAILED' || !(cause instanceof Error)) return ''
  return `\n${cause.stack}\nThis is a bug of Broadsheet: please report it.`
}

function createJsonDisplay(quiet: boolean): Display {
  const print = (record: object) => {
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...record })}\n`)
  }
  return {
    show: (event) => {
      const record = jsonRecord(event)
      if (record !== null && (!quiet || event.kind === 'dead-letter')) print(record)
    },
    close: ({ status, duration_ms, counts, this_run, alarms }, where) => {
      if (!quiet)
        print({
          event: 'summary',
          status,
          duration_ms,
          ...counts,
          this_run,
          alarms: alarms.filter((alarm) => alarm.this_run),
          ...where,
        })
    },
    clear: () => {},
  }
}

function jsonRecord(event: RunEvent): object | null {
  switch (event.kind) {
    case 'plan':
      return { event: 'plan', inputs: event.inputs }
    case 'step':
    case 'writing':
      return null
    case 'unchanged':
      return { event: 'unchanged', issue_id: event.issueId }
    case 'issue':
      return { event: 'issue', issue_id: event.issueId, ...event.rows }
    case 'warning': {
      const { rule, reason, page = null } = event.message
      return { event: 'warning', issue_id: event.issueId, page, rule, reason }
    }
    case 'dead-letter': {
      const { cause, letter } = event
      const stack = letter.code === 'STAGE_FAILED' && cause instanceof Error ? { stack: cause.stack } : {}
      return { event: 'dead_letter', ...letter, ...stack }
    }
  }
}
