import { relative, resolve, sep } from 'node:path'
import type { Message } from '../document/index.ts'
import {
  type ByteSource,
  fingerprint,
  folderName,
  type InputPlan,
  type OutputStore,
  openOutputStore,
  openRegisterFile,
  type PlannedIssue,
  planInputs,
  readIssue,
  type WrittenFile,
} from '../io/index.ts'
import { createRegister } from '../schema/index.ts'
import { commitOutcome, DEAD_LETTER_FILE, type RunOutcome } from './commit.ts'
import type { Corrector } from './corrector.ts'
import type { DeadLetter, StepName } from './dead-letter.ts'
import { PACKAGE_FILE } from './describe.ts'
import { type DigestContext, digestIssue, type IssueDigest } from './digest.ts'
import { type AnyStage, executeInOrder, type Outcome } from './executor.ts'
import { type FinishedIssue, type IssueIndex, openIssueIndex } from './issue-index.ts'
import { decidingConfig, decidingHash, type IssueCounts, issueKey, recordedPlace } from './issue-record.ts'
import { keepPending, readPending } from './pending.ts'
import {
  configHash,
  createTally,
  type ModelRecord,
  type RunConfig,
  type RunReport,
  type RunTally,
  statusOf,
  type ThisRun,
  tallyWarning,
  warningRecord,
} from './report.ts'
import { REPORT_FILE, readReport } from './report-file.ts'
import { rowFiles } from './shard.ts'
import { leftovers, staleFiles } from './survey.ts'
import { tablesUntil } from './tables.ts'

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
  /** The stages up to and including the one that `config.until` names. */
  readonly stages: readonly AnyStage[]
  readonly models: readonly ModelRecord[]
  readonly version: string
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

/**
 * Reads the inputs that are new or have changed, runs them through the stages and puts their rows in place beside those of
 * the issues that are finished: all files at once, when all is done. A run that ends early keeps what is through; the
 * next one goes on from there.
 *
 * @throws PipelineError REGISTER_INVALID - the register of `config.speakers` is damaged; before anything is read.
 * @throws PipelineError OUTPUT_LOCKED, OUTPUT_UNWRITABLE, REGISTER_UNWRITABLE - before any issue is read, or when the disk
 * fills; what stood in the folder stands there then.
 * @throws PipelineError OPTION_INVALID - the folder holds issues of another `until` that are not among the inputs.
 * @throws the signal's reason - when the run is given up.
 */
export async function runIssues(options: RunOptions): Promise<RunResult> {
  const startedAt = new Date()
  const { speakers } = options.config
  const file = speakers === undefined ? null : await openRegisterFile(speakers)
  const register =
    speakers === undefined || file === null ? null : { path: speakers, file, speakers: createRegister(file.entries) }
  const store = await openOutputStore(options.output)
  const files = rowFiles(tablesUntil(options.config.until).tables, options.config.bom)
  let index: IssueIndex | null = null
  try {
    await store.assertPlaces([...files.files.map(({ name }) => name), DEAD_LETTER_FILE, PACKAGE_FILE, REPORT_FILE])
    index = await openIssueIndex(store, files)
    const earlier = await readReport(options.output)
    const plan = await planInputs(options.config.inputs, options.config)
    options.onEvent?.({ kind: 'plan', inputs: plan.entries.length })
    const run = await startRun({ options, store, files, index, plan, earlier, register })
    await processPlan(run)
    return await endRun(run, startedAt)
  } finally {
    await index?.close()
    await store.discard()
    await store.close()
  }
}

/** A run while it is under way. */
interface Run {
  readonly options: RunOptions
  readonly store: OutputStore
  readonly files: DigestContext['files']
  readonly index: IssueIndex
  readonly plan: InputPlan
  readonly earlier: RunReport | null
  readonly register: RunOutcome['register']
}

interface RunState extends Run {
  readonly digest: DigestContext
  readonly signal: AbortSignal
  readonly emit: (event: RunEvent) => void
  /** Finished issues that go because their input is gone. */
  readonly pruned: ReadonlySet<string>
  /** Issues that are still being written. */
  readonly held: Set<string>
  readonly keys: Map<string, string>
  readonly processed: Map<string, { readonly date: string | null; readonly folder: string }>
  readonly letters: DeadLetter[]
  readonly messages: { readonly message: Message; readonly issueId: string | null }[]
  readonly progress: { -readonly [Name in keyof RunProgress]: RunProgress[Name] }
}

async function startRun(run: Run): Promise<RunState> {
  const { options, files, index, plan, earlier } = run
  const { config, version, models, output } = options
  const deciding = decidingConfig(config)
  const workingFolder = relative(output, '.').split(sep).join('/') || '.'
  const left = leftovers(output, index.issues, plan.entries, config)
  const state: RunState = {
    ...run,
    digest: {
      tableSet: tablesUntil(config.until),
      files,
      version,
      config: deciding,
      configHash: decidingHash({ version, config: deciding, models }),
      models,
      workingFolder,
      inputOf: (planned) => inputOf(planned, config.inputs),
      corrector: options.corrector ?? null,
    },
    signal: options.signal ?? new AbortController().signal,
    emit: options.onEvent ?? (() => {}),
    pruned: left.pruned,
    held: new Set(),
    keys: new Map(),
    processed: new Map(),
    letters: [],
    messages: [],
    progress: { processed: 0, unchanged: 0, pruned: left.pruned.size, dead_letters: 0, articles: 0 },
  }
  for (const message of [...plan.messages, ...left.messages, ...(await staleFiles(output, config.until, earlier))])
    warn(state, message, null)
  return state
}

/** The input under which an issue was found: the longest that its path begins with. */
function inputOf({ path }: PlannedIssue, inputs: readonly string[]): string {
  const around = inputs.filter((input) => {
    const place = relative(resolve(input), resolve(path))
    return place === '' || !(place === '..' || place.startsWith(`..${sep}`))
  })
  return around.reduce(
    (best, input) => (resolve(input).length > resolve(best).length ? input : best),
    around[0] ?? path,
  )
}

async function processPlan(run: RunState): Promise<void> {
  const { options, plan, progress } = run
  const outcomes = executeInOrder(plan.entries, {
    read: (planned) => readUnlessKnown(run, planned),
    stages: options.stages,
    finish: (issue, raw, planned) => digestIssue(issue, raw, planned, run.keys.get(planned.issueId) ?? '', run.digest),
    concurrency: options.concurrency,
    signal: run.signal,
    onStep: (step, { issueId }) => run.emit({ kind: 'step', step, issueId }),
  })
  for await (const outcome of outcomes) await takeOutcome(run, outcome)
  const { processed, unchanged, dead_letters } = progress
  const inputs = plan.entries.length - run.held.size
  if (inputs !== processed + unchanged + dead_letters) {
    throw new Error(
      `${inputs} inputs went in, but ${processed + unchanged} issues and ${dead_letters} dead letters came out`,
    )
  }
}

/** Null where the issue is finished, in its place or pending, under the key that it has now. */
async function readUnlessKnown(run: RunState, planned: PlannedIssue) {
  const { options, store, index, register, digest } = run
  const { issueId } = planned
  const hashes = await fingerprint(planned)
  if (hashes !== null) {
    const { version, models, corrector } = digest
    const { config } = digest
    const place = register === null ? null : relative(options.output, register.path)
    const corrections = corrector?.hashOf(issueId) ?? null
    const key = issueKey(planned, hashes, { version, config, models, register: place, corrections })
    run.keys.set(issueId, key)
    if (options.config.force !== true) {
      const finished = index.issues.get(issueId)
      // Ids of a register that is there no longer would stand beside those of the new one.
      const lost = register !== null && register.file.sha256 === null
      if (finished?.key === key && !lost) return null
      const pending = await readPending(store, folderName(issueId), key)
      if (pending !== null) {
        run.processed.set(issueId, { date: pending.issue_date, folder: pending.folder })
        return null
      }
    }
  }
  if (options.isComplete !== undefined && !(await options.isComplete(planned))) {
    run.held.add(issueId)
    return null
  }
  const raw = await readIssue(planned, options.stdin)
  // What can only be read once is named by what came of it.
  if (hashes === null) run.keys.set(issueId, raw.pages.map(({ origin }) => origin.sha256).join(' '))
  return digest.corrector?.prepare(raw) ?? raw
}

async function takeOutcome(run: RunState, outcome: Outcome<IssueDigest>): Promise<void> {
  const { progress, emit, store, index } = run
  if (outcome.kind === 'dead') {
    const { letter, cause } = outcome
    progress.dead_letters += 1
    run.letters.push(letter)
    emit({ kind: 'dead-letter', letter, cause, progress })
    return
  }
  const { planned } = outcome
  const { issueId } = planned
  run.keys.delete(issueId)
  if (outcome.kind === 'known') {
    if (run.held.has(issueId)) return
    if (run.processed.has(issueId)) progress.processed += 1
    else progress.unchanged += 1
    emit({ kind: 'unchanged', issueId, progress })
    return
  }
  const { record, files } = outcome.result
  await keepPending(store, record, files)
  run.processed.set(issueId, { date: record.issue_date, folder: record.folder })
  warnOfOtherPlace(run, index.issues.get(issueId), planned)
  progress.processed += 1
  progress.articles += record.counts.articles
  const { warnings: _, ...rows } = record.counts
  for (const warning of record.warnings) {
    const { rule, reason, page } = warning
    emit({ kind: 'warning', issueId, message: { rule, reason, ...(page === null ? {} : { page }) } })
  }
  emit({ kind: 'issue', issueId, rows, progress })
}

/** Two files of one name in different folders, given one after the other, are two issues to whoever gave them. */
function warnOfOtherPlace(run: RunState, earlier: FinishedIssue | undefined, { issueId, path }: PlannedIssue): void {
  if (earlier === undefined || earlier.path === '-' || path === '-') return
  const before = placeOf(run.options.output, earlier)
  if (before === resolve(path)) return
  const reason = `The issue ${issueId} was read from ${relative('.', before)} before and from ${path} now: its rows are replaced. If these are two issues, give one an "issue_id" in a sidecar.`
  warn(run, { rule: 'run/issue-replaced', severity: 'warning', reason }, issueId)
}

function placeOf(output: string, { path, workingFolder }: FinishedIssue): string {
  return resolve(recordedPlace(output, { path, working_folder: workingFolder }))
}

function warn(run: RunState, message: Message, issueId: string | null): void {
  run.messages.push({ message, issueId })
  run.emit({ kind: 'warning', issueId, message })
}

async function endRun(run: RunState, startedAt: Date): Promise<RunResult> {
  const { options, index, store, plan, progress, pruned, processed } = run
  const kept = keptDespiteDeath(run)
  const changesKind = (issue: FinishedIssue) => issue.until !== options.config.until && !processed.has(issue.issueId)
  const dropped = [...index.issues.values()].filter(changesKind).map(({ issueId }) => issueId)
  const removed = new Set([...pruned, ...dropped])
  for (const issueId of kept) warnOfKept(run, issueId, removed.has(issueId))
  const seal = (tally: RunTally, outputs: readonly WrittenFile[]) =>
    sealReport(run, tally, outputs, startedAt, kept.filter((id) => !removed.has(id)).length)
  const failed = statusOf(progress) === 'failed'
  // A mistyped path must not take the place of a dataset.
  if (failed && (index.issues.size > 0 || (run.earlier !== null && run.earlier.status !== 'failed'))) {
    return { report: seal(createTally(), []), written: false }
  }
  run.emit({ kind: 'writing' })
  const planned = plan.entries.filter((entry) => entry.kind === 'issue')
  const outcome: RunOutcome = {
    ...run,
    removed,
    corrector: run.digest.corrector,
    parquet: options.config.parquet === true,
    version: options.version,
    moved: movedIssues(run, planned),
    dropped: planned.map(({ issueId }) => folderName(issueId)),
    register: failed ? null : run.register,
    workingFolder: run.digest.workingFolder,
    onOperation: options.onOperation ?? (() => {}),
  }
  const listed = await store.list('pending')
  const report = await commitOutcome({ ...outcome, dropped: outcome.dropped.filter((name) => listed.has(name)) }, seal)
  return { report, written: true }
}

/** Issues whose input is a dead letter now and whose rows stand from a run before. */
function keptDespiteDeath({ letters, index, plan }: RunState): readonly string[] {
  const planned = new Set(plan.entries.filter(({ kind }) => kind === 'issue').map(({ issueId }) => issueId))
  const ids = letters
    .filter(
      ({ issue_id, code }) =>
        index.issues.has(issue_id) && (planned.has(issue_id) ? code !== 'INPUT_DUPLICATE_ID' : true),
    )
    .map(({ issue_id }) => issue_id)
  return [...new Set(ids)]
}

function warnOfKept(run: RunState, issueId: string, removed: boolean): void {
  const message: Message = removed
    ? {
        rule: 'run/issue-dropped',
        severity: 'warning',
        reason: `The issue ${issueId} cannot be read any more, and the rows that it had were of another --until: they are removed.`,
      }
    : {
        rule: 'run/issue-kept',
        severity: 'warning',
        reason: `The issue ${issueId} cannot be read any more: its rows are those of an earlier run.`,
      }
  warn(run, message, issueId)
}

/** Finished issues that lie elsewhere than is recorded: the record follows, so that it leads back to the bytes. */
function movedIssues(run: RunState, planned: readonly PlannedIssue[]): RunOutcome['moved'] {
  const moved = new Map<string, { path: string; input: string }>()
  for (const issue of planned) {
    const finished = run.index.issues.get(issue.issueId)
    if (finished === undefined || run.processed.has(issue.issueId) || run.held.has(issue.issueId)) continue
    if (run.letters.some(({ issue_id }) => issue_id === issue.issueId)) continue
    if (placeOf(run.options.output, finished) === resolve(issue.path)) continue
    moved.set(issue.issueId, { path: issue.path, input: run.digest.inputOf(issue) })
  }
  return moved
}

function sealReport(
  run: RunState,
  tally: RunTally,
  outputs: readonly WrittenFile[],
  startedAt: Date,
  kept: number,
): RunReport {
  const { options, progress, register, digest } = run
  const { config, models, version } = options
  for (const { message, issueId } of run.messages) tallyWarning(tally, warningRecord(message, issueId))
  const { articles: _, ...thisRun } = progress
  const { counts } = tally
  counts.dead_letters = thisRun.dead_letters
  counts.inputs = counts.issues + counts.dead_letters - kept
  const finishedAt = new Date()
  return {
    version,
    status: statusOf(thisRun),
    started_at: startedAt.toISOString(),
    finished_at: finishedAt.toISOString(),
    duration_ms: finishedAt.getTime() - startedAt.getTime(),
    working_folder: digest.workingFolder,
    config,
    config_hash: configHash(version, config, models, register?.file.sha256 ?? null),
    models,
    counts,
    this_run: thisRun,
    ...(tally.corrections === null ? {} : { corrections: tally.corrections }),
    alarms: tally.alarms,
    outputs,
    warnings: tally.warnings,
    inputs: tally.inputs,
  }
}
