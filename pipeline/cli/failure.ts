import { PipelineError } from '../document/index.ts'

/** The run was given up by a signal. */
export class Interrupted extends Error {
  readonly signal: 'SIGINT' | 'SIGTERM'

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`Stopped by ${signal}. The files in the output folder are as they were; run again to go on from here.`)
    this.name = 'Interrupted'
    this.signal = signal
  }
}

/** As shells count them: 128 and the signal's number. */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 } as const

/** Says why a command ended early and gives its exit code; what we did not foresee keeps its stack, to be reported. */
export function reportFailure(thrown: unknown, asJson = false): number {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const foreseen = error instanceof PipelineError || error instanceof Interrupted || error.name === 'ModelError'
  const reason = foreseen
    ? error.message
    : code === 'EMFILE' || code === 'ENFILE'
      ? `The system lets this process open no more files (${code}): raise the limit, for example with ulimit -n 1024.`
      : `${error.stack ?? error.message}\nThis is a bug of Broadsheet: please report it.`
  const line = asJson
    ? JSON.stringify({ event: 'failed', code, reason })
    : `broadsheet: ${reason}${foreseen && code ? ` (${code})` : ''}`
  process.stderr.write(`${line}\n`)
  return error instanceof Interrupted ? SIGNAL_EXIT[error.signal] : 1
}
