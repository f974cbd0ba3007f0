import type { AnyStage, Corrector, ModelRecord } from '../run/index.ts'
import { createDisplay } from './display.ts'
import { Interrupted, reportFailure } from './failure.ts'
import { type RunFlags, type RunSettings, readSettings } from './run-options.ts'

const EXIT_CODES = { complete: 0, partial: 2, failed: 1 } as const

/** `broadsheet run`: the exit code says how the run ended. */
export async function runCommand(inputs: readonly string[], flags: RunFlags, version: string): Promise<number> {
  const interruption = listenForSignals()
  const display = createDisplay(flags)
  try {
    const settings = await readSettings(inputs, flags)
    if (flags.printConfig) {
      const { settingsText } = await import('./settings-lines.ts')
      process.stdout.write(settingsText(settings, flags.json === true))
      return 0
    }
    const { config, concurrency, output } = settings
    // Options are checked before anything heavy is loaded.
    const { runIssues } = await import('../run/index.ts')
    const corrector = config.corrections === undefined ? null : await loadCorrector(config.corrections)
    const chain = await composeChain(settings)
    try {
      const { stages, models } = chain
      const { signal } = interruption
      const run = { config, output, stages, models, version, concurrency, signal, onEvent: display.show }
      const { report, written } = await runIssues(corrector === null ? run : { ...run, corrector })
      display.close(report, { output, written })
      return EXIT_CODES[report.status]
    } finally {
      await chain.dispose()
    }
  } catch (thrown) {
    display.clear()
    return reportFailure(thrown, flags.json)
  } finally {
    interruption.stop()
  }
}

/** Reads the rulings before anything is run: a damaged file must not cost a night. */
async function loadCorrector(path: string): Promise<Corrector> {
  const { createCorrector } = await import('../corrections/index.ts')
  const { readCorrections } = await import('./corrections-file.ts')
  return createCorrector(await readCorrections(path))
}

interface Chain {
  readonly stages: readonly AnyStage[]
  readonly models: readonly ModelRecord[]
  readonly dispose: () => Promise<void>
}

/** The stages up to the one asked for; models are loaded only when they will be used. */
async function composeChain({ config, model, lexicon, thresholds }: RunSettings): Promise<Chain> {
  const { until, repair: mode } = config
  const { createPipeline, createTextStages, loadSeamReader } = await import('../index.ts')
  if (until === 'extract') {
    const pipeline = await createPipeline({
      repair: mode,
      lexicon,
      thresholds,
      ...(model === undefined ? {} : { model }),
    })
    return { stages: Object.values(pipeline.stages) as AnyStage[], models: pipeline.models, dispose: pipeline.dispose }
  }
  const seams = until === 'repair' && mode !== 'off' ? await loadSeamReader() : null
  const { decode, normalise, repair } = createTextStages({ repair: mode }, seams)
  return {
    stages: (until === 'repair' ? [decode, normalise, repair] : [decode, normalise]) as AnyStage[],
    models: seams ? [{ id: seams.id, hash: seams.hash }] : [],
    dispose: async () => seams?.dispose(),
  }
}

/** Turns the first SIGINT or SIGTERM into an abort, which undoes what was written aside; the second ends at once. */
function listenForSignals(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    const interrupted = new Interrupted(name === 'SIGTERM' ? 'SIGTERM' : 'SIGINT')
    if (controller.signal.aborted) process.exit(reportFailure(interrupted))
    controller.abort(interrupted)
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    stop: () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    },
  }
}
