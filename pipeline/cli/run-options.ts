import { availableParallelism } from 'node:os'
import { findConfig } from '../config/find/index.ts'
import type { BroadsheetConfig, LoadedConfig } from '../config/index.ts'
import { PipelineError, type RepairMode } from '../document/index.ts'
import { isIsoDate } from '../io/index.ts'
import type { RunConfig, Until } from '../run/index.ts'

/** Which configuration file a command reads. */
export interface ConfigFlags {
  /** A configuration file, or false for none at all. */
  readonly config?: string | false
}

/** Flags of `broadsheet run` that were given; the argument parser has checked choices. */
export interface RunFlags extends ConfigFlags {
  readonly output?: string
  readonly until?: Until
  readonly repair?: RepairMode
  readonly bom?: boolean
  readonly date?: string
  readonly publication?: string
  readonly place?: string
  readonly lang?: string
  readonly concurrency?: string
  readonly threads?: string
  readonly model?: string
  readonly speakers?: string
  readonly corrections?: string
  readonly force?: boolean
  readonly prune?: boolean
  readonly parquet?: boolean
  readonly printConfig?: boolean
  readonly quiet?: boolean
  readonly json?: boolean
}

/** One settled value and who settled it: a flag, the configuration file, the default. */
export interface Setting {
  readonly key: string
  readonly value: unknown
  readonly from: string
}

/** What a run is told, settled. */
export interface RunSettings {
  readonly config: RunConfig
  readonly output: string
  readonly concurrency: number
  /** Threads that take issues through the stages; at one everything is done in this one. */
  readonly threads: number
  readonly model: string | undefined
  readonly lexicon: BroadsheetConfig['lexicon']
  readonly thresholds: BroadsheetConfig['thresholds']
  /** Every value that is set, in the order of the configuration's keys. */
  readonly settings: readonly Setting[]
}

/** More issues at once only cost memory. */
const MOST_AT_ONCE = 64
const DEFAULT_CONCURRENCY_LIMIT = 4

const STANDARD = {
  inputs: ['raw'],
  output: 'output',
  until: 'extract',
  repair: 'full',
  bom: true,
  parquet: false,
} as const

/** Keys that a flag may set under the same name. */
const SHARED = [
  'output',
  'until',
  'repair',
  'publication',
  'place',
  'lang',
  'model',
  'speakers',
  'corrections',
  'bom',
  'parquet',
] as const satisfies readonly (keyof RunFlags & keyof BroadsheetConfig)[]

const ORDER = [
  'inputs',
  ...SHARED,
  'concurrency',
  'threads',
  'lexicon',
  'thresholds',
] as const satisfies readonly (keyof BroadsheetConfig)[]

/**
 * Flags over the configuration file over defaults.
 *
 * @param inputs - as named on the command line; none for those of the configuration, or the default.
 * @throws PipelineError OPTION_INVALID - when `--date` is no date of the calendar, `--concurrency` or `--threads` no number that fits, or
 * `--speakers` has nothing to register.
 * @throws PipelineError CONFIG_INVALID - when the configuration file holds something wrong.
 */
export async function readSettings(
  inputs: readonly string[],
  flags: RunFlags,
  cwd = process.cwd(),
): Promise<RunSettings> {
  return mergeSettings(inputs, flags, await loadFor(flags, cwd))
}

/** The configuration that `--config`, `--no-config` or the working directory say. */
export async function loadFor({ config }: ConfigFlags, cwd = process.cwd()): Promise<LoadedConfig | null> {
  if (config === false) return null
  const file = config ?? findConfig(cwd)
  if (file === null) return null
  const { loadConfig } = await import('../config/index.ts')
  return loadConfig(cwd, file)
}

/** Puts a run's settings together from what has been read already. */
export function mergeSettings(inputs: readonly string[], flags: RunFlags, loaded: LoadedConfig | null): RunSettings {
  checkFlags(flags)
  const merged = mergeValues(inputs, flags, loaded)
  const value = <Key extends keyof BroadsheetConfig>(key: Key) => merged.get(key)?.value as BroadsheetConfig[Key]
  const until = value('until') ?? STANDARD.until
  const speakers = value('speakers')
  if (speakers !== undefined && until !== 'extract') {
    const setter = merged.get('speakers')?.from === '--speakers' ? '--speakers' : 'speakers in the configuration'
    throw new PipelineError('OPTION_INVALID', `${setter} needs the speakers that --until ${until} does not look for.`)
  }
  const [lexicon, thresholds] = [value('lexicon'), value('thresholds')]
  const { force, prune } = flags
  const config: RunConfig = {
    inputs: value('inputs') ?? STANDARD.inputs,
    until,
    repair: value('repair') ?? STANDARD.repair,
    bom: value('bom') ?? STANDARD.bom,
    ...present(flagFacts(flags)),
    ...present({ defaults: filled(present(configFacts(loaded))) }),
    ...present({ speakers, corrections: value('corrections') }),
    ...present({ lexicon: filled(lexicon), thresholds: filled(thresholds) }),
    ...(force ? { force } : {}),
    ...(prune ? { prune } : {}),
    ...(value('parquet') ? { parquet: true } : {}),
  }
  return {
    config,
    output: value('output') ?? STANDARD.output,
    concurrency: value('concurrency') ?? defaultConcurrency(),
    threads: value('threads') ?? defaultThreads(),
    model: value('model'),
    lexicon,
    thresholds,
    settings: ORDER.flatMap((key) => merged.get(key) ?? []),
  }
}

/** Of every issue, whatever sidecars say. */
function flagFacts({ date, publication, place, lang }: RunFlags) {
  return { date, publication, place, lang }
}

/** Of issues that say nothing of themselves: a file that holds for a year must not overrule a page's own sidecar. */
function configFacts(loaded: LoadedConfig | null) {
  const { publication, place, lang } = loaded?.config ?? {}
  return { publication, place, lang }
}

/** Flags are checked here, configuration files where they are read. */
function checkFlags({ date, concurrency, threads }: RunFlags): void {
  if (date !== undefined && !isIsoDate(date))
    throw new PipelineError('OPTION_INVALID', `--date ${date} is not a date like 2023-03-14.`)
  checkCount('--concurrency', concurrency)
  checkCount('--threads', threads)
}

function checkCount(flag: string, given: string | undefined): void {
  if (given === undefined) return
  const number = Number(given)
  if (!Number.isInteger(number) || number < 1 || number > MOST_AT_ONCE)
    throw new PipelineError('OPTION_INVALID', `${flag} ${given} is not a whole number from 1 to ${MOST_AT_ONCE}.`)
}

function mergeValues(
  inputs: readonly string[],
  flags: RunFlags,
  loaded: LoadedConfig | null,
): ReadonlyMap<keyof BroadsheetConfig, Setting> {
  const merged = new Map<keyof BroadsheetConfig, Setting>()
  const put = (key: keyof BroadsheetConfig, value: unknown, from: string) => {
    if (value !== undefined) merged.set(key, { key, value, from })
  }
  for (const [key, value] of Object.entries(STANDARD)) put(key as keyof BroadsheetConfig, value, 'default')
  put('concurrency', defaultConcurrency(), 'default')
  put('threads', defaultThreads(), 'default')
  for (const [key, value] of Object.entries(loaded?.config ?? {}))
    if (key !== '$schema') put(key as keyof BroadsheetConfig, value, loaded?.file ?? '')
  if (inputs.length > 0) put('inputs', inputs, 'arguments')
  for (const key of SHARED) put(key, flags[key], key === 'bom' ? '--no-bom' : `--${key}`)
  if (flags.concurrency !== undefined) put('concurrency', Number(flags.concurrency), '--concurrency')
  if (flags.threads !== undefined) put('threads', Number(flags.threads), '--threads')
  return merged
}

function defaultConcurrency(): number {
  return Math.min(availableParallelism(), DEFAULT_CONCURRENCY_LIMIT)
}

function defaultThreads(): number {
  return Math.min(availableParallelism(), MOST_AT_ONCE)
}

/** The keys that have a value. */
function present<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >
}

/** A group with something in it: an empty one decides nothing and must not change a run's hash. */
function filled<T extends object>(group: T | undefined): T | undefined {
  return group !== undefined && Object.keys(group).length > 0 ? group : undefined
}
