import { readdir } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { Message } from '../document/index.ts'
import {
  type ByteSource,
  type InputPlan,
  jsonLine,
  type OutputFile,
  type OutputFolder,
  openOutputFolder,
  openRegisterFile,
  planInputs,
  type RegisterFile,
  readIssue,
} from '../io/index.ts'
import { createRegister, type SpeakerRegister } from '../schema/index.ts'
import type { DeadLetter, StepName } from './dead-letter.ts'
import { digestIssue, type IssueDigest } from './digest.ts'
import { type AnyStage, executeInOrder, type Outcome } from './executor.ts'
import {
  configHash,
  createTally,
  type ModelRecord,
  type RunConfig,
  type RunCounts,
  type RunReport,
  type RunTally,
  statusOf,
  tallyIssue,
  tallyWarning,
} from './report.ts'
import { REPORT_FILE, readReport } from './report-file.ts'
import { inRegisterOrder, withRegisterIds } from './speaker-register.ts'
import { filesBeside, type OutputTable, tablesUntil } from './tables.ts'
import { createTablesWriter, type RowCounts, type TablesWriter } from './tables-writer.ts'

const DEAD_LETTER_FILE = 'dead-letter.jsonl'

/** Tables whose rows the report counts. */
const ROW_COUNTS = ['articles', 'claims', 'quotes', 'speakers', 'entities'] as const

/** What happens during a run, for whoever shows it. */
export type RunEvent =
  | { readonly kind: 'plan'; readonly inputs: number }
  | { readonly kind: 'step'; readonly step: StepName; readonly issueId: string }
  | { readonly kind: 'issue'; readonly issueId: string; readonly rows: RowCounts; readonly counts: RunCounts }
  | { readonly kind: 'warning'; readonly issueId: string | null; readonly message: Message }
  | { readonly kind: 'dead-letter'; readonly letter: DeadLetter; readonly cause: unknown; readonly counts: RunCounts }

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
  readonly onEvent?: (event: RunEvent) => void
}

export interface RunResult {
  readonly report: RunReport
  /** False when the run failed and the files of an earlier run were left in place. */
  readonly written: boolean
}

/**
 * Reads the inputs, runs them through the stages and writes the tables, which appear together when all is done.
 *
 * @throws PipelineError REGISTER_INVALID - the register of `config.speakers` is damaged; before anything is read.
 * @throws PipelineError OUTPUT_UNWRITABLE, REGISTER_UNWRITABLE - before any issue is read, or when the disk fills; nothing is changed then.
 * @throws the signal's reason - when the run is given up; nothing is changed then either.
 */
export async function runIssues(options: RunOptions): Promise<RunResult> {
  const startedAt = new Date()
  const { speakers } = options.config
  const file = speakers === undefined ? null : await openRegisterFile(speakers)
  const register = file && createRegister(file.entries)
  const folder = await openOutputFolder(options.output)
  try {
    const plan = await planInputs(options.config.inputs, options.config)
    const tally = createTally(plan.entries.length)
    options.onEvent?.({ kind: 'plan', inputs: plan.entries.length })
    const ordered = register ? { ...plan, entries: inRegisterOrder(plan.entries) } : plan
    await processPlan(ordered, folder, tally, options, register)
    const report = await sealReport(folder, tally, startedAt, options, file)
    const written = report.status !== 'failed' || !(await hasEarlierRun(options.output))
    if (written) await commitAll(folder, report.status === 'failed' ? null : file, register)
    return { report, written }
  } finally {
    await folder.discard()
    await file?.discard()
  }
}

/** The register goes last: a crash before it leaves ids that the same run gives again, never a register ahead of its rows. */
async function commitAll(
  folder: OutputFolder,
  file: RegisterFile | null,
  register: SpeakerRegister | null,
): Promise<void> {
  if (file && register) await file.prepare(register.entries())
  await folder.commit()
  if (file && register) await file.commit()
}

async function processPlan(
  plan: InputPlan,
  folder: OutputFolder,
  tally: RunTally,
  options: RunOptions,
  register: SpeakerRegister | null,
): Promise<void> {
  const tableSet = tablesUntil(options.config.until)
  const tables = await createTablesWriter(folder, tableSet.tables, options.config)
  const deadLetters = await folder.create(DEAD_LETTER_FILE)
  const sink = { tables, deadLetters, tally, register, columns: tableSet.tables, emit: options.onEvent ?? (() => {}) }
  for (const message of [...plan.messages, ...(await staleFiles(options))]) warn(sink, message, null)
  const outcomes = executeInOrder(plan.entries, {
    read: (planned) => readIssue(planned, options.stdin),
    stages: options.stages,
    finish: (issue, raw, planned) => digestIssue(issue, raw, planned, tableSet),
    concurrency: options.concurrency,
    signal: options.signal ?? new AbortController().signal,
    onStep: (step, { issueId }) => sink.emit({ kind: 'step', step, issueId }),
  })
  for await (const outcome of outcomes) await takeOutcome(sink, outcome)
  const { inputs, issues, dead_letters } = tally.counts
  if (inputs !== issues + dead_letters) {
    throw new Error(`${inputs} inputs went in, but ${issues} issues and ${dead_letters} dead letters came out`)
  }
}

/** Tables of an earlier run that went further stay, and no longer match: the user decides about them. */
async function staleFiles({ output, config }: RunOptions): Promise<Message[]> {
  const there = new Set(await readdir(output))
  const stale = filesBeside(config.until).filter((file) => there.has(file))
  if (stale.length === 0) return []
  const reason = `${output} holds files of an earlier run that this one does not write: ${stale.join(', ')}.`
  return [{ rule: 'run/files-stale', severity: 'warning', reason }]
}

interface Sink {
  readonly tables: TablesWriter
  readonly deadLetters: OutputFile
  readonly tally: RunTally
  readonly register: SpeakerRegister | null
  readonly columns: readonly OutputTable[]
  readonly emit: (event: RunEvent) => void
}

async function takeOutcome(sink: Sink, outcome: Outcome<IssueDigest>): Promise<void> {
  const { counts } = sink.tally
  if (outcome.kind === 'dead') {
    counts.dead_letters += 1
    await sink.deadLetters.append(jsonLine(outcome.letter))
    sink.emit({ kind: 'dead-letter', letter: outcome.letter, cause: outcome.cause, counts })
    return
  }
  const { result, planned } = outcome
  const own = sink.register ? withRegisterIds(sink.register, sink.columns, result.rows) : result.rows
  const rows = await sink.tables.append(own)
  tallyIssue(sink.tally, outcome)
  for (const name of ROW_COUNTS) counts[name] += rows[name] ?? 0
  for (const message of result.warnings) warn(sink, message, planned.issueId)
  sink.emit({ kind: 'issue', issueId: planned.issueId, rows, counts })
}

function warn(sink: Sink, message: Message, issueId: string | null): void {
  tallyWarning(sink.tally, message, issueId)
  sink.emit({ kind: 'warning', issueId, message })
}

async function sealReport(
  folder: OutputFolder,
  tally: RunTally,
  startedAt: Date,
  options: RunOptions,
  register: RegisterFile | null,
): Promise<RunReport> {
  const { config, models, version } = options
  const outputs = await folder.seal()
  const finishedAt = new Date()
  const report: RunReport = {
    version,
    status: statusOf(tally.counts),
    started_at: startedAt.toISOString(),
    finished_at: finishedAt.toISOString(),
    duration_ms: finishedAt.getTime() - startedAt.getTime(),
    working_folder: relative(options.output, '.').split(sep).join('/') || '.',
    config,
    config_hash: configHash(version, config, models, register?.sha256 ?? null),
    models,
    counts: { ...tally.counts },
    outputs: [...outputs],
    warnings: tally.warnings,
    inputs: tally.inputs,
  }
  const file = await folder.create(REPORT_FILE)
  await file.append(`${JSON.stringify(report, null, 2)}\n`)
  await folder.seal()
  return report
}

/** True when the folder holds the rows of a run that had any: a failed run must not take their place. */
async function hasEarlierRun(output: string): Promise<boolean> {
  const earlier = await readReport(output)
  return earlier !== null && earlier.status !== 'failed'
}
