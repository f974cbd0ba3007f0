import { relative, resolve, sep } from 'node:path'
import type { Corrector, Message } from '../document/index.ts'
import type { ByteSource, InputPlan, OutputStore, PlannedIssue } from '../io/index.ts'
import type { RunOutcome } from './commit.ts'
import type { DeadLetter, StepName } from './dead-letter.ts'
import type { DigestSettings } from './digest.ts'
import type { FinishedIssue, IssueIndex } from './issue-index.ts'
import { recordedPlace } from './issue-record.ts'
import type { IssuePool } from './pool-workers.ts'
import type { IssueCounts, ModelRecord, RunConfig, RunReport, ThisRun } from './report.ts'
import type { RowFiles } from './shard.ts'
import type { AnyStage } from './stage-workers.ts'

/** How far a run has come. */
export interface RunProgress extends ThisRun {
  /** Of the issues read in this run. */
  readonly articles: number
}

/** What happens during a run, for whoever shows it. */
export type RunEvent =
  | { readonly kind: 'plan'; readonly inputs: number }
  | { readonly kind: 'step'; readonly step: StepName; readonly issueId: string }
  | {
      readonly kind: 'issue'
      readonly issueId: string
      readonly rows: Omit<IssueCounts, 'warnings'>
      readonly progress: RunProgress
    }
  | { readonly kind: 'unchanged'; readonly issueId: string; readonly progress: RunProgress }
  | { readonly kind: 'warning'; readonly issueId: string | null; readonly message: Omit<Message, 'severity'> }
  | {
      readonly kind: 'dead-letter'
      readonly letter: DeadLetter
      readonly cause: unknown
      readonly progress: RunProgress
    }
  /** All issues are through; their files are put together and in place. */
  | { readonly kind: 'writing' }

export interface RunOptions {
  readonly config: RunConfig
  readonly output: string
  /** The stages up to and including the one that `config.until` names, where this thread is to do the work. */
  readonly stages?: readonly AnyStage[]
  /** Threads that have the stages. */
  readonly pool?: IssuePool | undefined
  readonly models: readonly ModelRecord[]
  readonly version: string
  /** Issues at once in a stage, where this thread does the work. */
  readonly concurrency: number
  readonly signal?: AbortSignal
  readonly stdin?: ByteSource
  readonly corrector?: Corrector
  /** False for an issue that is still being written: it is left for a later run. Asked only of what would be read. */
  readonly isComplete?: (planned: PlannedIssue) => Promise<boolean>
  readonly onEvent?: (event: RunEvent) => void
  /** Called before each single operation by which the files are put in place: a test's way to stop half-way. */
  readonly onOperation?: (what: string) => void
}

export interface RunResult {
  readonly report: RunReport
  /** False when the run failed and the files of an earlier run were left in place. */
  readonly written: boolean
}

/** A run while it is under way. */
export interface Run {
  readonly options: RunOptions
  readonly store: OutputStore
  readonly files: RowFiles
  readonly index: IssueIndex
  readonly plan: InputPlan
  readonly earlier: RunReport | null
  readonly register: RunOutcome['register']
}

export interface RunState extends Run {
  readonly settings: DigestSettings
  readonly corrector: Corrector | null
  readonly signal: AbortSignal
  readonly emit: (event: RunEvent) => void
  /** Finished issues that go because their input is gone. */
  readonly pruned: ReadonlySet<string>
  /** Issues that are still being written. */
  readonly held: Set<string>
  /** Hashes of the files of issues under way, as they were looked for among the finished ones. */
  readonly fingerprints: Map<string, readonly string[]>
  readonly processed: Map<string, { readonly date: string | null; readonly folder: string }>
  readonly letters: DeadLetter[]
  readonly messages: { readonly message: Message; readonly issueId: string | null }[]
  readonly progress: { -readonly [Name in keyof RunProgress]: RunProgress[Name] }
}

/** Where a finished issue was read from. */
export function placeOf(output: string, { path, workingFolder }: FinishedIssue): string {
  return resolve(recordedPlace(output, { path, working_folder: workingFolder }))
}

/** The input under which an issue was found: the longest that its path begins with. */
export function inputOf({ path }: PlannedIssue, inputs: readonly string[]): string {
  const around = inputs.filter((input) => {
    const place = relative(resolve(input), resolve(path))
    return place === '' || !(place === '..' || place.startsWith(`..${sep}`))
  })
  return around.reduce(
    (best, input) => (resolve(input).length > resolve(best).length ? input : best),
    around[0] ?? path,
  )
}

/** A warning of the run, not of what an issue is made of. */
export function warn(run: RunState, message: Message, issueId: string | null): void {
  run.messages.push({ message, issueId })
  run.emit({ kind: 'warning', issueId, message })
}
