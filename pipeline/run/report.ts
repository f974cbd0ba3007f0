import { createHash } from 'node:crypto'
import type { Alarm } from '../archive/index.ts'
import type { Encoding, Message, RepairMode, Thresholds } from '../document/index.ts'
import type { MetaOverrides, WrittenFile } from '../io/index.ts'
import type { LexiconAdditions } from '../schema/index.ts'
import type { Until } from './tables.ts'

/** `complete`: every input gave its rows; `partial`: some did; `failed`: none did. */
export type RunStatus = 'complete' | 'partial' | 'failed'

/** A page that was read; with `working_folder` its path leads back to the file. */
export interface InputRecord {
  readonly issue_id: string
  readonly path: string
  readonly page: string
  /** The page's printed name, where a sidecar gives one. */
  readonly page_label: string | null
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding | null
}

/** What came of one issue. */
export interface IssueCounts {
  readonly articles: number
  /** Places where text was joined or moved. */
  readonly seams: number
  /** Paragraphs whose other half was not found. */
  readonly fragments: number
  readonly claims: number
  readonly claim_checks: number
  readonly quotes: number
  readonly speakers: number
  readonly entities: number
  readonly warnings: number
}

/** What the folder holds: the sums over its issues, and what became of the inputs. */
export interface RunCounts extends IssueCounts {
  readonly inputs: number
  readonly issues: number
  readonly dead_letters: number
}

export interface WarningRecord {
  readonly issue_id: string | null
  readonly page: string | null
  readonly rule: string
  readonly reason: string
}

/** An issue out of line with the earlier ones of its publication. */
export interface AlarmRecord extends Alarm {
  readonly issue_id: string
  readonly issue_date: string | null
  readonly publication: string | null
  /** True for an issue that this run read. */
  readonly this_run: boolean
}

/** What became of the inputs of one run, and how many issues it took out of the folder. */
export interface ThisRun {
  readonly processed: number
  /** Finished before, and not read again. */
  readonly unchanged: number
  readonly pruned: number
  readonly dead_letters: number
}

/** What decides the rows of a run, beside the inputs' bytes: its hash names it. */
export interface RunConfig extends MetaOverrides {
  readonly inputs: readonly string[]
  readonly until: Until
  readonly repair: RepairMode
  readonly bom: boolean
  /** The register of speakers that is carried from run to run. */
  readonly speakers?: string
  /** File of what people have ruled; only an issue's own rulings decide its rows. */
  readonly corrections?: string
  /** Reads every issue again, finished or not. */
  readonly force?: boolean
  /** Removes the rows of issues whose input is gone. */
  readonly prune?: boolean
  /** Words of the user's own, which the rules know beside theirs. */
  readonly lexicon?: LexiconAdditions
  /** How sure records must be to be kept. */
  readonly thresholds?: Thresholds
  /** Writes Parquet beside CSV. */
  readonly parquet?: boolean
}

export interface ModelRecord {
  readonly id: string
  readonly hash: string
}

/** The contents of `run.json`. Everything that depends on the clock stands here and in no other file. */
export interface RunReport {
  readonly version: string
  readonly status: RunStatus
  readonly started_at: string
  readonly finished_at: string
  readonly duration_ms: number
  /** From the output folder to the folder that the paths in `inputs` start from. */
  readonly working_folder: string
  readonly config: RunConfig
  readonly config_hash: string
  /** The models that had a say; none for a run that stops before the first. */
  readonly models: readonly ModelRecord[]
  /** Of the whole folder, whenever its issues were read; dead letters of this run. */
  readonly counts: RunCounts
  readonly this_run: ThisRun
  /** What became of the lines of `config.corrections`: how many were applied, how many are gone … */
  readonly corrections?: Readonly<Record<string, number>>
  /** Issues that are out of line with the earlier ones. */
  readonly alarms: readonly AlarmRecord[]
  readonly outputs: readonly WrittenFile[]
  /** The first thousand; `counts.warnings` has their number. */
  readonly warnings: readonly WarningRecord[]
  readonly inputs: readonly InputRecord[]
}

const MAX_WARNINGS = 1000

/** Gathers what the report says of the issues of a folder, one after the other. */
export interface RunTally {
  readonly inputs: InputRecord[]
  readonly warnings: WarningRecord[]
  readonly alarms: AlarmRecord[]
  corrections: Readonly<Record<string, number>> | null
  readonly counts: { -readonly [Name in keyof RunCounts]: RunCounts[Name] }
}

export function createTally(): RunTally {
  const counts = {
    inputs: 0,
    issues: 0,
    dead_letters: 0,
    articles: 0,
    seams: 0,
    fragments: 0,
    claims: 0,
    claim_checks: 0,
    quotes: 0,
    speakers: 0,
    entities: 0,
    warnings: 0,
  }
  return { inputs: [], warnings: [], alarms: [], corrections: null, counts }
}

export function tallyWarning(tally: RunTally, warning: WarningRecord): void {
  tally.counts.warnings += 1
  if (tally.warnings.length < MAX_WARNINGS) tally.warnings.push(warning)
}

export function warningRecord(message: Message, issueId: string | null): WarningRecord {
  return { issue_id: issueId, page: message.page ?? null, rule: message.rule, reason: message.reason }
}

export function statusOf({ processed, unchanged, dead_letters }: ThisRun): RunStatus {
  if (dead_letters === 0) return 'complete'
  return processed + unchanged === 0 ? 'failed' : 'partial'
}

/**
 * Names a configuration: equal inputs under an equal hash give equal rows.
 *
 * @param register - hash of the register's contents at the start; its name decides nothing.
 */
export function configHash(
  version: string,
  config: RunConfig,
  models: readonly ModelRecord[],
  register: string | null,
): string {
  const {
    inputs: _,
    speakers,
    force: _force,
    prune: _prune,
    parquet: _parquet,
    corrections: _file,
    ...deciding
  } = config
  const carried = speakers === undefined ? {} : { register }
  const entries = Object.entries({ ...deciding, ...carried, version, models: models.map(({ hash }) => hash) }).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  )
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex')
}
