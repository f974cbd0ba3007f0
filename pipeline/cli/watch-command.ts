import { stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { watch as watchFiles } from 'chokidar'
import { PipelineError } from '../document/index.ts'
import type { PlannedIssue } from '../io/index.ts'
import { loadCorrector, openWorkplace, type Workplace } from './chain.ts'
import { createDisplay } from './display.ts'
import { reportFailure } from './failure.ts'
import { type RunFlags, type RunSettings, readSettings } from './run-options.ts'
import { listenForSignals } from './signals.ts'
import { createStillness, type Stillness } from './stillness.ts'

export interface WatchFlags extends RunFlags {
  /** Seconds for which a file must not change before it is read. */
  readonly settle?: string
  readonly poll?: boolean
}

const DEFAULT_SETTLE_S = 2
const TICK_MS = 200
/** A run begins when nothing more has come to rest for a moment, or when it has waited this long. */
const GATHER_MS = 500
const LONGEST_GATHER_MS = 30_000
/** After a failure that may pass: a full disk, another run in the folder. */
const RETRY_MS = 30_000

/**
 * `broadsheet watch`: a run whenever something new has come to rest in the folders, until a signal ends it. One run at a
 * time; what comes meanwhile waits for the next. Threads and models are started once.
 */
export async function watchCommand(inputs: readonly string[], flags: WatchFlags, version: string): Promise<number> {
  const interruption = listenForSignals()
  const { signal } = interruption
  try {
    const settings = await readSettings(inputs, flags)
    const stillness = createStillness(settleOf(flags) * 1000, lookAt)
    await checkFolders(settings)
    const workplace = await openWorkplace(settings)
    const closeWatcher = openWatcher(settings, flags, stillness)
    sayWatching(settings, flags)
    try {
      await whenever(stillness, signal, () => runOnce({ settings, flags, workplace, stillness, version, signal }))
      return 0
    } finally {
      await closeWatcher()
      await workplace.dispose()
    }
  } catch (thrown) {
    return reportFailure(thrown, flags.json)
  } finally {
    interruption.stop()
  }
}

interface Watch {
  readonly settings: RunSettings
  readonly flags: WatchFlags
  readonly workplace: Workplace
  readonly stillness: Stillness
  readonly version: string
  readonly signal: AbortSignal
}

/** False when the run failed of something that may pass, as a full disk or another run in the folder. */
async function runOnce({ settings, flags, workplace, stillness, version, signal }: Watch): Promise<boolean> {
  const { config, concurrency, output } = settings
  const { work, models } = workplace
  const display = createDisplay(flags)
  try {
    const { runIssues } = await import('../run/index.ts')
    const isComplete = (planned: PlannedIssue) => isAtRest(planned, stillness)
    const run = { ...work, config, output, models, version, concurrency, signal, isComplete, onEvent: display.show }
    const { report, written } = await runIssues({ ...run, ...(await loadCorrector(config)) })
    display.close(report, { output, written })
    return true
  } catch (thrown) {
    display.clear()
    if (!signal.aborted && !(thrown instanceof PipelineError)) throw thrown
    reportFailure(thrown, flags.json)
    return false
  }
}

function sayWatching({ config }: RunSettings, { quiet, json }: WatchFlags): void {
  if (quiet) return
  const line = json
    ? JSON.stringify({ time: new Date().toISOString(), event: 'watching', inputs: config.inputs })
    : `watching ${config.inputs.join(', ')}; Ctrl-C ends`
  process.stderr.write(`${line}\n`)
}

/** @throws PipelineError OPTION_INVALID - when it is no number of seconds. */
function settleOf({ settle }: WatchFlags): number {
  if (settle === undefined) return DEFAULT_SETTLE_S
  const seconds = Number(settle)
  if (settle.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new PipelineError('OPTION_INVALID', `--settle ${settle} is not a number of seconds.`)
}

/** What is not there cannot be watched, and a mistyped path would be waited for without end. */
async function checkFolders({ config }: RunSettings): Promise<void> {
  for (const input of config.inputs) {
    const there = await stat(input).catch(() => null)
    if (there === null) {
      const reason = `Cannot watch ${input}: there is no such file or folder. Make it, or name another.`
      throw new PipelineError('INPUT_NOT_FOUND', reason, { path: input })
    }
  }
}

/** Size and time of a file, as one text. */
async function lookAt(path: string): Promise<string | null> {
  const there = await stat(path).catch(() => null)
  return there === null ? null : `${there.size} ${there.mtimeMs}`
}

/** Tells of every file below the inputs, those that are there to begin with included. */
function openWatcher({ config, output }: RunSettings, flags: WatchFlags, stillness: Stillness): () => Promise<void> {
  const results = resolve(output)
  const rulings = config.corrections === undefined ? [] : [config.corrections]
  const watcher = watchFiles([...config.inputs, ...rulings], {
    ignored: (path) => isBelow(resolve(path), results),
    usePolling: flags.poll === true,
  })
  const touch = (path: string) => stillness.touch(resolve(path))
  watcher.on('add', touch).on('change', touch).on('unlink', touch)
  watcher.on('error', (error) => {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`warning: not all changes may be noticed: ${reason}. --poll looks for them instead.\n`)
  })
  return () => watcher.close()
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`))
}

/**
 * A page of an archive lies below the archive's path, and a line of a JSON Lines file behind it (`day.jsonl:12`): the file
 * that holds it is the first that is known.
 */
async function isAtRest({ pages }: PlannedIssue, stillness: Stillness): Promise<boolean> {
  for (const { path } of pages) {
    let file = resolve(path)
    if (!stillness.knows(file)) file = file.replace(/:\d+$/, '')
    while (!stillness.knows(file) && dirname(file) !== file) file = dirname(file)
    const known = stillness.knows(file) ? file : resolve(path)
    if (!(await stillness.isStill(known))) return false
  }
  return true
}

/**
 * Runs when something has come to rest, until the signal.
 *
 * @param run - false when it is to be tried again after a while.
 */
async function whenever(stillness: Stillness, signal: AbortSignal, run: () => Promise<boolean>): Promise<void> {
  let first: number | null = null
  let last = 0
  while (!signal.aborted) {
    const settled = await stillness.check()
    if (settled.length > 0) {
      last = Date.now()
      first ??= last
    }
    if (first !== null && (Date.now() - last >= GATHER_MS || Date.now() - first >= LONGEST_GATHER_MS)) {
      first = null
      if (!(await run())) first = last = Date.now() + RETRY_MS - GATHER_MS
    } else await pause(TICK_MS, undefined, { signal }).catch(() => undefined)
  }
}
