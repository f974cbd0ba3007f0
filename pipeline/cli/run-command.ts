import { loadCorrector, openWorkplace } from './chain.ts'
import { createDisplay } from './display.ts'
import { reportFailure } from './failure.ts'
import { type RunFlags, readSettings } from './run-options.ts'
import { listenForSignals } from './signals.ts'

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
    const corrector = await loadCorrector(config)
    const workplace = await openWorkplace(settings)
    try {
      const { work, models } = workplace
      const { signal } = interruption
      const run = { config, output, models, version, concurrency, signal, onEvent: display.show, ...work, ...corrector }
      const { report, written } = await runIssues(run)
      display.close(report, { output, written })
      return EXIT_CODES[report.status]
    } finally {
      await workplace.dispose()
    }
  } catch (thrown) {
    display.clear()
    return reportFailure(thrown, flags.json)
  } finally {
    interruption.stop()
  }
}
