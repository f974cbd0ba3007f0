import { resolve } from 'node:path'
import { type Message, PipelineError } from '../document/index.ts'
import { folderName, type PlannedIssue, type WrittenFile } from '../io/index.ts'
import { commitOutcome, type RunOutcome } from './commit.ts'
import type { FinishedIssue } from './issue-index.ts'
import {
  configHash,
  createTally,
  type RunReport,
  type RunTally,
  statusOf,
  tallyWarning,
  warningRecord,
} from './report.ts'
import { inputOf, placeOf, type RunResult, type RunState, warn } from './run-state.ts'

/** Puts what the run has come to in place, unless it came to nothing and the folder holds something. */
export async function endRun(run: RunState, startedAt: Date): Promise<RunResult> {
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
    corrector: run.corrector,
    parquet: options.config.parquet === true,
    version: options.version,
    moved: movedIssues(run, planned),
    dropped: planned.map(({ issueId }) => folderName(issueId)),
    register: failed ? null : run.register,
    workingFolder: run.settings.workingFolder,
    onOperation: options.onOperation ?? (() => {}),
  }
  const listed = await store.list('pending')
  for (const { folder } of processed.values()) if (!listed.has(folder)) throw taken(options.output)
  const report = await commitOutcome({ ...outcome, dropped: outcome.dropped.filter((name) => listed.has(name)) }, seal)
  return { report, written: true }
}

function taken(output: string): PipelineError {
  const reason = `${output} was emptied or removed while this run was writing to it: what it had finished is gone. Run again.`
  return new PipelineError('OUTPUT_UNWRITABLE', reason, { path: output })
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
    moved.set(issue.issueId, { path: issue.path, input: inputOf(issue, run.options.config.inputs) })
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
  const { options, progress, register, settings } = run
  const { config, models, version } = options
  for (const { message, issueId } of run.messages) tallyWarning(tally, warningRecord(message, issueId))
  const { articles: _, ...thisRun } = progress
  const { counts } = tally
  counts.dead_letters = thisRun.dead_letters
  counts.inputs = counts.issues + counts.dead_letters - kept
  // Clocks are set back: by hand, by a time server, by a machine that wakes up.
  const finishedAt = new Date(Math.max(Date.now(), startedAt.getTime()))
  return {
    version,
    status: statusOf(thisRun),
    started_at: startedAt.toISOString(),
    finished_at: finishedAt.toISOString(),
    duration_ms: finishedAt.getTime() - startedAt.getTime(),
    working_folder: settings.workingFolder,
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
