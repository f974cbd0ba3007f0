import { availableParallelism } from 'node:os'
import { PipelineError, type RepairMode } from '../document/index.ts'
import { isIsoDate } from '../io/index.ts'
import type { RunConfig, Until } from '../run/index.ts'

/** Options of `broadsheet run` as the argument parser leaves them: it has checked choices and supplied defaults. */
export interface RunFlags {
  readonly output: string
  readonly until: Until
  readonly repair: RepairMode
  readonly bom: boolean
  readonly date?: string
  readonly publication?: string
  readonly place?: string
  readonly lang?: string
  readonly concurrency?: string
  readonly model?: string
  readonly speakers?: string
  readonly corrections?: string
  readonly force?: boolean
  readonly prune?: boolean
  readonly parquet?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
}

/** More issues at once in a stage than this only cost memory: the stages but one are busy, not waiting. */
const MAX_CONCURRENCY = 64
const DEFAULT_CONCURRENCY_LIMIT = 4

/** @throws PipelineError OPTION_INVALID - when `--date` is no date of the calendar, or `--speakers` has nothing to register. */
export function configOf(inputs: readonly string[], flags: RunFlags): RunConfig {
  const { until, repair, bom, date, publication, place, lang, speakers, corrections } = flags
  const { force, prune, parquet } = flags
  if (date !== undefined && !isIsoDate(date)) {
    throw new PipelineError('OPTION_INVALID', `--date ${date} is not a date like 2023-03-14.`)
  }
  if (speakers !== undefined && until !== 'extract') {
    throw new PipelineError('OPTION_INVALID', `--speakers needs the speakers that --until ${until} does not look for.`)
  }
  return {
    inputs,
    until,
    repair,
    bom,
    ...(date === undefined ? {} : { date }),
    ...(publication === undefined ? {} : { publication }),
    ...(place === undefined ? {} : { place }),
    ...(lang === undefined ? {} : { lang }),
    ...(speakers === undefined ? {} : { speakers }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(force ? { force } : {}),
    ...(prune ? { prune } : {}),
    ...(parquet ? { parquet } : {}),
  }
}

/** @throws PipelineError OPTION_INVALID - when it is not a whole number from 1 to 64. */
export function concurrencyOf({ concurrency }: RunFlags): number {
  if (concurrency === undefined) return Math.min(availableParallelism(), DEFAULT_CONCURRENCY_LIMIT)
  const number = Number(concurrency)
  if (Number.isInteger(number) && number >= 1 && number <= MAX_CONCURRENCY) return number
  throw new PipelineError(
    'OPTION_INVALID',
    `--concurrency ${concurrency} is not a whole number from 1 to ${MAX_CONCURRENCY}.`,
  )
}
