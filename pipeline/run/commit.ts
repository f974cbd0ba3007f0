import { stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { type AlarmWatch, createAlarmWatch, createReprintLinker, type ReprintLinker } from '../archive/index.ts'
import type { CorrectionRecord, Corrector } from '../document/index.ts'
import {
  type GrowingFile,
  jsonLine,
  type OutputStore,
  type RegisterFile,
  registerText,
  SHARDS_FOLDER,
  type WrittenFile,
} from '../io/index.ts'
import { compareIssues, type SpeakerRegister } from '../schema/index.ts'
import { type CombinedFiles, createCombinedFiles, type FindFile } from './combined.ts'
import type { DeadLetter } from './dead-letter.ts'
import { describe, descriptionFiles } from './describe.ts'
import { type FinishedIssue, INDEX_FILE, type IssueIndex, indexHeader, RECORD_FILE, readRecord } from './issue-index.ts'
import type { IssueRecord } from './issue-record.ts'
import { recordText } from './pending.ts'
import { createTally, type RunReport, type RunTally, tallyWarning, warningRecord } from './report.ts'
import { REPORT_FILE } from './report-file.ts'
import { resettle, type Settled } from './resettle.ts'
import type { RowFiles } from './shard.ts'

export const DEAD_LETTER_FILE = 'dead-letter.jsonl'
const CORRECTIONS_FILE = 'corrections-report.jsonl'

/** What a run has come to, before anything of it is put in place. */
export interface RunOutcome {
  readonly store: OutputStore
  readonly files: RowFiles
  readonly index: IssueIndex
  /** Issues that lie in `pending/`, by id. */
  readonly processed: ReadonlyMap<string, { readonly date: string | null; readonly folder: string }>
  /** Finished issues that go. */
  readonly removed: ReadonlySet<string>
  /** Finished issues that were found in another place than is recorded, by id. */
  readonly moved: ReadonlyMap<string, { readonly path: string; readonly input: string }>
  /** Folders of `pending/` that this run has no use for. */
  readonly dropped: readonly string[]
  readonly letters: readonly DeadLetter[]
  readonly corrector: Corrector | null
  readonly parquet: boolean
  readonly version: string
  readonly register: { readonly path: string; readonly file: RegisterFile; readonly speakers: SpeakerRegister } | null
  /** The report of the run before; null where there was none. */
  readonly earlier: RunReport | null
  readonly workingFolder: string
  readonly signal: AbortSignal
  readonly onOperation: (what: string) => void
}

/** An issue of the folder as it will be. */
type Entry = { readonly issueId: string; readonly date: string | null; readonly folder: string } & (
  | { readonly kind: 'kept'; readonly issue: FinishedIssue }
  | { readonly kind: 'new' }
)

/**
 * Puts what a run has come to in place, as one step for whoever reads the folder.
 *
 * @param seal - makes the report of what was counted and written.
 * @throws the signal's reason - when the run is given up before the step is taken; finished issues stay pending then.
 */
export async function commitOutcome(
  outcome: RunOutcome,
  seal: (tally: RunTally, outputs: readonly WrittenFile[]) => RunReport,
): Promise<RunReport> {
  const { store } = outcome
  const tally = createTally()
  const entries = entriesOf(outcome)
  const written = (await isUnchanged(outcome))
    ? await recount(outcome, entries, tally)
    : await build(outcome, entries, tally)
  const always = [
    ...(await writeCorrections(outcome, written.corrections, tally)),
    await store.write(DEAD_LETTER_FILE, sortLetters(outcome.letters).map(jsonLine).join('')),
  ]
  const names = new Set(always.map(({ file }) => file))
  const outputs = [...written.outputs.filter(({ file }) => !names.has(file)), ...always]
  const report = seal(tally, outputs)
  await store.write(REPORT_FILE, `${JSON.stringify(report, null, 2)}\n`)
  const exchange = await prepareRegister(outcome)
  outcome.signal.throwIfAborted()
  const journal = {
    shards: entries.filter(({ kind }) => kind === 'new').map(({ folder }) => folder),
    removed: [...outcome.removed].flatMap((id) => outcome.index.issues.get(id)?.folder ?? []),
    stale: [...written.stale, ...staleOutputs(outcome.earlier, outputs)],
    dropped: outcome.dropped,
    register: exchange,
  }
  await store.commit(journal, outcome.onOperation)
  return report
}

/** Names that runs give their files: what else a damaged `run.json` may name is nobody's to delete. */
const OWN_NAME = /^(?:schemas\/)?[a-z-]+(?:\.schema)?\.(?:jsonl|csv|parquet|json)$/

/** Files that the run before wrote and this one does not. */
function staleOutputs(earlier: RunReport | null, outputs: readonly WrittenFile[]): readonly string[] {
  const written = new Set(outputs.map(({ file }) => file))
  const before = (earlier?.outputs ?? []).map(({ file }) => file)
  return before.filter((file) => OWN_NAME.test(file) && !written.has(file))
}

function entriesOf({ index, processed, removed }: RunOutcome): readonly Entry[] {
  const kept = [...index.issues.values()].filter(({ issueId }) => !processed.has(issueId) && !removed.has(issueId))
  const entries: Entry[] = [
    ...kept.map((issue) => ({
      kind: 'kept' as const,
      issue,
      issueId: issue.issueId,
      date: issue.date,
      folder: issue.folder,
    })),
    ...[...processed].map(([issueId, more]) => ({ kind: 'new' as const, issueId, ...more })),
  ]
  return entries.sort(compareIssues)
}

interface Written {
  readonly outputs: readonly WrittenFile[]
  /** What became of rulings, by issue. */
  readonly corrections: ReadonlyMap<string, readonly CorrectionRecord[]>
  /** Files of shards that the tables have no longer. */
  readonly stale: readonly string[]
}

/** True when the files of rows would come out as they are: only the report and the dead letters are written then. */
async function isUnchanged({
  store,
  files,
  index,
  processed,
  removed,
  moved,
  earlier,
  parquet,
}: RunOutcome): Promise<boolean> {
  if (processed.size > 0 || removed.size > 0 || moved.size > 0 || earlier === null) return false
  for (const { ranges, line } of index.issues.values()) if (ranges === null || line === null) return false
  if (index.sizes.length !== files.files.length) return false
  for (const { file, bytes } of earlier.outputs) {
    const there = await stat(join(store.output, file)).catch(() => null)
    if (there?.size !== bytes) return false
  }
  const written = earlier.outputs.map(({ file }) => file).filter((file) => !ALWAYS_WRITTEN.has(file))
  const expected = [...files.files.map(({ name }) => name), ...descriptionFiles(files, parquet)]
  return written.sort().join('\n') === expected.sort().join('\n')
}

/** Files that every run writes, whatever has changed. */
const ALWAYS_WRITTEN: ReadonlySet<string> = new Set([DEAD_LETTER_FILE, CORRECTIONS_FILE])

async function writeCorrections(
  { corrector, store }: RunOutcome,
  records: ReadonlyMap<string, readonly CorrectionRecord[]>,
  tally: RunTally,
): Promise<readonly WrittenFile[]> {
  if (corrector === null) return []
  const { lines, counts, messages } = corrector.report((issueId) => records.get(issueId) ?? null)
  tally.corrections = counts
  for (const message of messages) tallyWarning(tally, warningRecord(message, null))
  return [await store.write(CORRECTIONS_FILE, lines.map(jsonLine).join(''))]
}

async function recount(outcome: RunOutcome, entries: readonly Entry[], tally: RunTally): Promise<Written> {
  const corrections = new Map<string, readonly CorrectionRecord[]>()
  const watch = createAlarmWatch()
  for (const entry of entries) {
    outcome.signal.throwIfAborted()
    if (entry.kind !== 'kept') continue
    const record = await outcome.index.read(entry.issue)
    corrections.set(record.issue_id, record.corrections ?? [])
    tallyRecord(tally, record, outcome)
    tallyAlarms(tally, record, watch, false)
  }
  return { outputs: outcome.earlier?.outputs ?? [], stale: [], corrections }
}

async function build(outcome: RunOutcome, entries: readonly Entry[], tally: RunTally): Promise<Written> {
  const { store, files, index } = outcome
  const combined = await createCombinedFiles(store, files, index.sizes)
  try {
    const lines = await store.create(INDEX_FILE)
    await lines.append(indexHeader(files))
    const stale: string[] = []
    const corrections = new Map<string, readonly CorrectionRecord[]>()
    const growing = { combined, lines, tally, linker: createReprintLinker(), watch: createAlarmWatch() }
    for (const entry of entries) {
      outcome.signal.throwIfAborted()
      const settled = await buildIssue(outcome, entry, growing)
      stale.push(...settled.stale.map((file) => `${SHARDS_FOLDER}/${entry.folder}/${file}`))
      corrections.set(entry.issueId, settled.record.corrections ?? [])
    }
    await lines.close()
    const rows = await combined.close()
    const described = await describe(store, files, rows, { parquet: outcome.parquet, version: outcome.version })
    return { outputs: [...rows, ...described], stale, corrections }
  } finally {
    await combined.release()
  }
}

interface Growing {
  readonly combined: CombinedFiles
  readonly lines: GrowingFile
  readonly tally: RunTally
  readonly linker: ReprintLinker
  readonly watch: AlarmWatch
}

/** Settles one issue among the others, and appends it to what is growing. */
async function buildIssue(outcome: RunOutcome, entry: Entry, growing: Growing): Promise<Settled> {
  const { combined, lines, tally, linker, watch } = growing
  const { store } = outcome
  const settled = await settleIssue(outcome, entry, linker)
  const { record, rewritten } = settled
  const place = entry.kind === 'kept' ? 'shards' : 'pending'
  const find: FindFile = (name, file) =>
    rewritten.has(file) ? store.pathOf('next', SHARDS_FOLDER, name, file) : store.pathOf(place, name, file)
  const ranges = entry.kind === 'kept' && rewritten.size === 0 ? entry.issue.ranges : null
  await combined.append(record, find, ranges)
  await lines.append(`${JSON.stringify(record)}\n`)
  tallyRecord(tally, record, outcome)
  tallyAlarms(tally, record, watch, entry.kind === 'new')
  return settled
}

async function settleIssue(outcome: RunOutcome, entry: Entry, linker: ReprintLinker): Promise<Settled> {
  const { store, files, index, register, moved } = outcome
  const isNew = entry.kind === 'new'
  const folder = store.pathOf(isNew ? 'pending' : 'shards', entry.folder)
  const record = isNew ? await readRecord(folder) : await index.read(entry.issue)
  const reprints = linker.add({ date: record.issue_date, signatures: record.signatures ?? [] })
  const settled = await resettle(store, folder, record, files, reprints, isNew ? (register?.speakers ?? null) : null)
  const place = moved.get(entry.issueId)
  if (place === undefined) {
    if (settled.record !== record) await writeRecord(store, settled.record)
    return settled
  }
  const inputs = record.inputs.map((page) => ({ ...page, path: movedPath(page.path, record.path, place.path) }))
  const own = { ...settled.record, ...place, working_folder: outcome.workingFolder, inputs }
  await writeRecord(store, own)
  return { ...settled, record: own }
}

function movedPath(path: string, from: string, to: string): string {
  return path.startsWith(from) ? to + path.slice(from.length) : path
}

async function writeRecord(store: OutputStore, record: IssueRecord): Promise<void> {
  await store.write(`${SHARDS_FOLDER}/${record.folder}/${RECORD_FILE}`, recordText(record))
}

function tallyRecord(tally: RunTally, record: IssueRecord, { workingFolder, store }: RunOutcome): void {
  const { counts } = tally
  counts.issues += 1
  const { warnings, ...rows } = record.counts
  for (const [name, count] of Object.entries(rows)) counts[name as keyof typeof rows] += count
  for (const warning of record.warnings) tallyWarning(tally, warning)
  counts.warnings += warnings - record.warnings.length
  const far = record.working_folder !== workingFolder
  for (const page of record.inputs) {
    tally.inputs.push(far ? { ...page, path: seenFromHere(store.output, record.working_folder, page.path) } : page)
  }
}

/** What the issues before it make of an issue; records of versions that kept no figures are passed over. */
function tallyAlarms(tally: RunTally, record: IssueRecord, watch: AlarmWatch, isNew: boolean): void {
  const { issue_id, issue_date, publication, stats } = record
  if (stats === undefined) return
  for (const alarm of watch.add({ publication, stats })) {
    tally.alarms.push({ issue_id, issue_date, publication, this_run: isNew, ...alarm })
    tallyWarning(tally, { issue_id, page: null, rule: `archive/${alarm.kind}`, reason: alarm.reason })
  }
}

/** A path of a run that started from another folder, as it would be given from this one. */
function seenFromHere(output: string, workingFolder: string, path: string): string {
  const place = resolve(output, workingFolder, path)
  return relative('.', place).split(sep).join('/')
}

/** In the order of the folder, not of the run: the same letters are the same file. */
function sortLetters(letters: readonly DeadLetter[]): readonly DeadLetter[] {
  const key = ({ issue_id, path, code }: DeadLetter) => [issue_id, path, code].join('\u0000')
  return [...letters].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

async function prepareRegister({ store, register, processed }: RunOutcome) {
  if (register === null) return null
  const { text, sha256 } = registerText(register.speakers.entries())
  if (sha256 === register.file.sha256 || (processed.size === 0 && register.file.sha256 !== null)) return null
  await register.file.assertUnchanged()
  await store.writeRegister(text)
  return { file: relative(store.output, register.path), before: register.file.sha256, after: sha256 }
}
