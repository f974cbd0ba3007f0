import { stat } from 'node:fs/promises'
import { PipelineError } from '../document/index.ts'
import { composePlaces, loadCorrector } from './chain.ts'
import { reportFailure } from './failure.ts'
import { writeText } from './lines.ts'
import { type RunFlags, readSettings } from './run-options.ts'
import { listenForSignals } from './signals.ts'

/** Flags of `broadsheet worker` that were given. */
export interface WorkerFlags
  extends Pick<
    RunFlags,
    'until' | 'repair' | 'date' | 'publication' | 'place' | 'lang' | 'model' | 'corrections' | 'config'
  > {
  readonly batch?: string
  readonly root?: string
  readonly tables?: string
}

/** As shells count a process that its reader left: 128 and the number of SIGPIPE. */
const READER_GONE = 141
const STOPPED = { SIGINT: 130, SIGTERM: 143 } as const

const DEFAULT_BATCH = 8
const MAX_BATCH = 64

/** `broadsheet worker`: the exit code says whether all input was answered. */
export async function workerCommand(flags: WorkerFlags, version: string): Promise<number> {
  const interruption = listenForSignals()
  try {
    const { batch: _b, root, tables: _t, ...shared } = flags
    const batch = batchOf(flags)
    const settings = await readSettings([], shared)
    const { config } = settings
    // Options are checked before anything heavy is loaded.
    const { decidingConfig } = await import('../run/index.ts')
    const { runWorker } = await import('../worker/index.ts')
    const tables = await tablesOf(flags, config.until)
    if (root !== undefined) await assertFolder(root)
    const corrector = await loadCorrector(config)
    const { chains, models, broken, dispose } = await composePlaces(settings, batch)
    // The handler of a closed pipe ends the process with this; a worker that comes to its end says so itself.
    process.exitCode = READER_GONE
    try {
      const { signal } = interruption
      const working = runWorker({
        input: process.stdin,
        write: (text) => writeText(process.stdout, text),
        chains,
        models,
        version,
        config: decidingConfig(config),
        overrides: config,
        root: root ?? null,
        tables,
        corrector: corrector.corrector ?? null,
        signal,
        onBug: (thrown) => void reportFailure(thrown),
      })
      working.catch(() => undefined)
      if (await Promise.race([working, broken])) return 0
      return STOPPED[(signal.reason as { signal?: keyof typeof STOPPED }).signal ?? 'SIGTERM']
    } finally {
      process.stdin.destroy()
      await dispose()
    }
  } catch (thrown) {
    return reportFailure(thrown)
  } finally {
    interruption.stop()
  }
}

function batchOf({ batch }: WorkerFlags): number {
  const number = batch === undefined ? DEFAULT_BATCH : Number(batch)
  if (Number.isInteger(number) && number >= 1 && number <= MAX_BATCH) return number
  throw new PipelineError('OPTION_INVALID', `--batch ${batch} is not a whole number from 1 to ${MAX_BATCH}.`)
}

async function tablesOf({ tables }: WorkerFlags, until: string): Promise<ReadonlySet<string> | null> {
  if (tables === undefined) return null
  const { tablesUntil } = await import('../run/index.ts')
  const { STREAM_TABLES } = await import('../worker/index.ts')
  const known = [
    ...tablesUntil(until as 'extract').tables.map(({ name }) => name),
    STREAM_TABLES.evidence,
    STREAM_TABLES.issue,
  ]
  const asked = tables.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !known.includes(name))
  if (unknown === undefined) return new Set(asked)
  throw new PipelineError('OPTION_INVALID', `--tables ${unknown} is none of ${known.join(', ')}.`)
}

async function assertFolder(root: string): Promise<void> {
  const there = await stat(root).catch(() => null)
  if (there?.isDirectory()) return
  throw new PipelineError('OPTION_INVALID', `--root ${root} is no folder.`, { path: root })
}
