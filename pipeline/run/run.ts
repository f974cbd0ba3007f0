import { relative, resolve, sep } from 'node:path'
import {
  fingerprint,
  folderName,
  type InputPlan,
  openOutputStore,
  openRegisterFile,
  type PlannedIssue,
  planInputs,
  readIssue,
} from '../io/index.ts'
import { createRegister } from '../schema/index.ts'
import { DEAD_LETTER_FILE } from './commit.ts'
import type { StepName } from './dead-letter.ts'
import { PACKAGE_FILE } from './describe.ts'
import { digestContext, digestIssue, type IssueCase, type IssueDigest } from './digest.ts'
import { endRun } from './end-run.ts'
import { executeInOrder, type IssueWorkers, type Outcome } from './executor.ts'
import { type FinishedIssue, type IssueIndex, openIssueIndex } from './issue-index.ts'
import { decidingConfig, decidingHash, type IssueRecord, issueKey } from './issue-record.ts'
import { keepPending, readPending } from './pending.ts'
import { createPoolWorkers } from './pool-workers.ts'
import { REPORT_FILE, readReport } from './report-file.ts'
import { inputOf, placeOf, type Run, type RunOptions, type RunResult, type RunState, warn } from './run-state.ts'
import { rowFiles } from './shard.ts'
import { createStageWorkers } from './stage-workers.ts'
import { leftovers, staleFiles } from './survey.ts'
import { tablesUntil } from './tables.ts'

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
  const plan = async () => {
    const inputs = await planInputs(options.config.inputs, options.config)
    options.onEvent?.({ kind: 'plan', inputs: inputs.entries.length })
    return inputs
  }
  return withRun(options, plan, processPlan)
}

/**
 * Opens the output folder and the register, lets `work` come to something, and puts that in place.
 *
 * @throws what `runIssues` does.
 */
export async function withRun(
  options: RunOptions,
  planOf: () => Promise<InputPlan>,
  work: (run: RunState) => Promise<void>,
): Promise<RunResult> {
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
    const plan = await planOf()
    const run = await startRun({ options, store, files, index, plan, earlier, register })
    await work(run)
    return await endRun(run, startedAt)
  } finally {
    await index?.close()
    await store.discard()
    await store.close()
  }
}

async function startRun(run: Run): Promise<RunState> {
  const { options, index, plan, earlier } = run
  const { config, version, models, output } = options
  const deciding = decidingConfig(config)
  const workingFolder = relative(output, '.').split(sep).join('/') || '.'
  const left = leftovers(output, index.issues, plan.entries, config)
  const state: RunState = {
    ...run,
    settings: {
      bom: config.bom,
      version,
      config: deciding,
      configHash: decidingHash({ version, config: deciding, models }),
      models,
      workingFolder,
    },
    corrector: options.corrector ?? null,
    signal: options.signal ?? new AbortController().signal,
    emit: options.onEvent ?? (() => {}),
    pruned: left.pruned,
    held: new Set(),
    fingerprints: new Map(),
    processed: new Map(),
    letters: [],
    messages: [],
    progress: { processed: 0, unchanged: 0, pruned: left.pruned.size, dead_letters: 0, articles: 0 },
  }
  for (const message of [...plan.messages, ...left.messages, ...(await staleFiles(output, config.until, earlier))])
    warn(state, message, null)
  return state
}

async function processPlan(run: RunState): Promise<void> {
  const { plan, progress } = run
  for await (const outcome of executeInOrder(plan.entries, workersOf(run), run.signal)) await takeOutcome(run, outcome)
  const { processed, unchanged, dead_letters } = progress
  const inputs = plan.entries.length - run.held.size
  if (inputs !== processed + unchanged + dead_letters) {
    throw new Error(
      `${inputs} inputs went in, but ${processed + unchanged} issues and ${dead_letters} dead letters came out`,
    )
  }
}

/** In this thread or in others. */
function workersOf(run: RunState): IssueWorkers<IssueDigest> {
  const { options, settings, signal } = run
  const { stages, pool, concurrency, stdin } = options
  const onStep = (step: StepName, { issueId }: PlannedIssue) => run.emit({ kind: 'step', step, issueId })
  if (pool !== undefined) {
    return createPoolWorkers(pool, {
      find: (planned) => caseUnlessKnown(run, planned),
      settings,
      stdin,
      signal,
      onStep,
    })
  }
  const context = digestContext(settings)
  const cases = new Map<string, IssueCase>()
  return createStageWorkers({
    read: async (planned) => {
      const found = await caseUnlessKnown(run, planned)
      if (found === null) return null
      cases.set(planned.issueId, found)
      const raw = await readIssue(planned, stdin)
      return found.corrector?.prepare(raw) ?? raw
    },
    stages: stages ?? [],
    finish: (issue, raw, planned) => {
      const own = cases.get(planned.issueId)
      if (own === undefined) throw new RangeError(`${planned.issueId} was not read`)
      return digestIssue(issue, raw, own, context)
    },
    settle: ({ issueId }) => cases.delete(issueId),
    concurrency,
    onStep,
  })
}

interface FoundCase extends IssueCase {
  /** The same rulings as the corrector's, for another thread. */
  readonly corrections: object | null
}

/** Null where the issue is finished, in its place or pending, under the key that it has now. */
async function caseUnlessKnown(run: RunState, planned: PlannedIssue): Promise<FoundCase | null> {
  const { options, store, index, register, settings, corrector } = run
  const { issueId } = planned
  const hashes = await fingerprint(planned)
  let key: string | null = null
  if (hashes !== null) {
    run.fingerprints.set(issueId, hashes)
    const { version, models, config } = settings
    const place = register === null ? null : relative(options.output, register.path)
    const corrections = corrector?.hashOf(issueId) ?? null
    key = issueKey(planned, hashes, { version, config, models, register: place, corrections })
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
  const corrections = corrector?.shareOf(issueId) ?? null
  return { planned, key, input: inputOf(planned, options.config.inputs), corrector, corrections }
}

async function takeOutcome(run: RunState, outcome: Outcome<IssueDigest>): Promise<void> {
  const { progress, emit, store, index } = run
  if (outcome.kind === 'dead') {
    const { letter, cause } = outcome
    progress.dead_letters += 1
    run.fingerprints.delete(letter.issue_id)
    run.letters.push(letter)
    emit({ kind: 'dead-letter', letter, cause, progress })
    return
  }
  const { planned } = outcome
  const { issueId } = planned
  const hashes = run.fingerprints.get(issueId)
  run.fingerprints.delete(issueId)
  if (outcome.kind === 'known') {
    if (run.held.has(issueId)) return
    if (run.processed.has(issueId)) progress.processed += 1
    else progress.unchanged += 1
    emit({ kind: 'unchanged', issueId, progress })
    return
  }
  const { files } = outcome.result
  const record = namedByWhatWasRead(outcome.result.record, hashes)
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

/**
 * Of a file that was replaced between the look for its issue and the reading, the rows are those of what was read, but the
 * key is not: the next run must not take them for those of the bytes that were there before.
 */
function namedByWhatWasRead(record: IssueRecord, hashes: readonly string[] | undefined): IssueRecord {
  const read = record.inputs.map(({ sha256 }) => sha256)
  return hashes === undefined || read.every((sha256) => hashes.includes(sha256))
    ? record
    : { ...record, key: read.join(' ') }
}

/** Two files of one name in different folders, given one after the other, are two issues to whoever gave them. */
function warnOfOtherPlace(run: RunState, earlier: FinishedIssue | undefined, { issueId, path }: PlannedIssue): void {
  if (earlier === undefined || earlier.path === '-' || path === '-') return
  const before = placeOf(run.options.output, earlier)
  if (before === resolve(path)) return
  const reason = `The issue ${issueId} was read from ${relative('.', before)} before and from ${path} now: its rows are replaced. If these are two issues, give one an "issue_id" in a sidecar.`
  warn(run, { rule: 'run/issue-replaced', severity: 'warning', reason }, issueId)
}
