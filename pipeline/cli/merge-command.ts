import { PipelineError } from '../document/index.ts'
import type { MergeStep } from '../worker/index.ts'
import { loadCorrector } from './chain.ts'
import { createDisplay } from './display.ts'
import { reportFailure } from './failure.ts'
import { writeText } from './lines.ts'
import { type RunFlags, readSettings } from './run-options.ts'
import { listenForSignals } from './signals.ts'

/** Flags of `broadsheet merge` that were given. */
export interface MergeFlags
  extends Pick<RunFlags, 'output' | 'speakers' | 'corrections' | 'parquet' | 'bom' | 'config' | 'quiet' | 'json'> {
  readonly step?: 'groups' | 'speakers' | 'reprints' | 'alarms' | 'settle'
}

const EXIT_CODES = { complete: 0, partial: 2, failed: 1 } as const

/** `broadsheet merge`: the exit code says how it ended. */
export async function mergeCommand(inputs: readonly string[], flags: MergeFlags, version: string): Promise<number> {
  const { step, ...shared } = flags
  const interruption = listenForSignals()
  const display = createDisplay(flags)
  try {
    const settings = await readSettings([], shared)
    const { config, output } = settings
    const { MERGE_STEPS, mergeRecords, recordFiles } = await import('../worker/index.ts')
    if (step !== undefined) return await stepThrough(MERGE_STEPS[step], inputs, config.speakers)
    if (inputs.length === 0) {
      throw new PipelineError('OPTION_INVALID', 'Name the files of records to merge, or - for standard input.')
    }
    const { bom, parquet, speakers, corrections } = config
    const { report, written } = await mergeRecords({
      files: await recordFiles(inputs),
      output,
      version,
      config: {
        bom,
        ...(parquet === undefined ? {} : { parquet }),
        ...(speakers === undefined ? {} : { speakers }),
        ...(corrections === undefined ? {} : { corrections }),
      },
      signal: interruption.signal,
      onEvent: display.show,
      ...(await loadCorrector(config)),
    })
    display.close(report, { output, written })
    return EXIT_CODES[report.status]
  } catch (thrown) {
    display.clear()
    return reportFailure(thrown, flags.json)
  } finally {
    interruption.stop()
  }
}

/** Characters that are written at once. */
const WRITTEN_AT_ONCE = 64 * 1024

async function stepThrough(step: MergeStep, inputs: readonly string[], speakers: string | undefined): Promise<number> {
  if (inputs.length > 0) {
    throw new PipelineError('OPTION_INVALID', '--step reads standard input; it takes no files.')
  }
  const { openRegisterFile, STDIN } = await import('../io/index.ts')
  const { readRecords } = await import('../worker/index.ts')
  const known = speakers === undefined ? [] : (await openRegisterFile(speakers)).entries
  let lines = ''
  for await (const line of step(readRecords(STDIN), known)) {
    lines += line
    if (lines.length < WRITTEN_AT_ONCE) continue
    await writeText(process.stdout, lines)
    lines = ''
  }
  if (lines !== '') await writeText(process.stdout, lines)
  return 0
}
