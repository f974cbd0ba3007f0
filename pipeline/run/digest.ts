import { type CountedIssue, issueStats, signatureOf } from '../archive/index.ts'
import type {
  AnyIssue,
  Article,
  Encoding,
  IssueCorrector,
  NamedRows,
  RawIssue,
  RulingOutcome,
} from '../document/index.ts'
import { folderName, type PlannedIssue } from '../io/index.ts'
import { type DecidingConfig, type IssueFacts, type IssueRecord, MAX_ISSUE_WARNINGS } from './issue-record.ts'
import { type InputRecord, type IssueCounts, type ModelRecord, warningRecord } from './report.ts'
import { type RowFiles, rowFiles, type ShardFile, tableFiles, writtenFile } from './shard.ts'
import { type TableSet, tablesUntil } from './tables.ts'

/** All that is kept of an issue once it is through: the files of its shard, and its record. */
export interface IssueDigest {
  readonly files: readonly ShardFile[]
  readonly record: IssueRecord
}

/** What is the same for all issues of a run, as plain data. */
export interface DigestSettings {
  readonly bom: boolean
  readonly version: string
  readonly config: DecidingConfig
  readonly configHash: string
  readonly models: readonly ModelRecord[]
  readonly workingFolder: string
}

export interface DigestContext extends DigestSettings {
  readonly tableSet: TableSet
  readonly files: RowFiles
}

/** What is known of an issue beside what the stages make of it. */
export interface IssueCase {
  readonly planned: PlannedIssue
  /** Null where it hangs on the bytes, which can only be read once. */
  readonly key: string | null
  /** The input of the run under which the issue was found. */
  readonly input: string
  readonly corrector: IssueCorrector | null
}

export function digestContext(settings: DigestSettings): DigestContext {
  const tableSet = tablesUntil(settings.config.until)
  return { ...settings, tableSet, files: rowFiles(tableSet.tables, settings.bom) }
}

/** Boils an issue that went through the stages down to what is written. */
export function digestIssue(
  issue: AnyIssue,
  raw: RawIssue,
  { planned, key, input, corrector }: IssueCase,
  context: DigestContext,
): IssueDigest {
  const { rows, facts } = describeIssue(issue, raw, planned, {
    tableSet: context.tableSet,
    inputOf: () => input,
    corrector,
  })
  // What can only be read once is named by what came of it.
  return digestOf(rows, facts, key ?? raw.pages.map(({ origin }) => origin.sha256).join(' '), context)
}

/** What an issue is described by. */
export interface DescribeContext {
  readonly tableSet: TableSet
  /** The input of the run under which it was found. */
  readonly inputOf: (planned: PlannedIssue) => string
  readonly corrector: IssueCorrector | null
}

/** What an issue comes to, wherever its shard will lie: its rows, and what is known of it beside them. */
export function describeIssue(
  issue: AnyIssue,
  raw: RawIssue,
  planned: PlannedIssue,
  context: DescribeContext,
): { readonly rows: NamedRows; readonly facts: IssueFacts } {
  const { issueId } = planned
  const labelOf = (path: string) => planned.pages.find((page) => page.path === path)?.label ?? null
  const plain = context.tableSet.rowsOf(issue, labelOf)
  const ruled = context.corrector?.correct(
    issueId,
    plain,
    'ruled' in issue ? (issue.ruled as readonly RulingOutcome[]) : [],
  ) ?? { rows: plain, outcomes: [], messages: [] }
  const messages = [...issue.messages, ...ruled.messages].filter(({ severity }) => severity === 'warning')
  const facts: IssueFacts = {
    issue_id: issueId,
    issue_date: issue.meta.date,
    publication: issue.meta.publication,
    path: planned.path,
    input: context.inputOf(planned),
    meta: planned.meta,
    inputs: inputRecords(issue, raw, issueId, labelOf),
    counts: countsOf(issue, ruled.rows, messages.length),
    warnings: messages.slice(0, MAX_ISSUE_WARNINGS).map((message) => warningRecord(message, issueId)),
    stats: issueStats(issue as CountedIssue, countsOf(issue, ruled.rows, 0)),
    signatures: articlesOf(issue).flatMap((article) => signatureOf(article) ?? []),
    corrections: ruled.outcomes,
  }
  return { rows: ruled.rows, facts }
}

/** The shard of an issue: files of its rows, and its record. */
export function digestOf(rows: NamedRows, facts: IssueFacts, key: string, context: DigestContext): IssueDigest {
  const { issue_id, issue_date, publication, path, input, meta, inputs, counts, warnings, stats, signatures } = facts
  const files = context.tableSet.tables.flatMap((table) => tableFiles(context.files, table, rows[table.name] ?? []))
  const record: IssueRecord = {
    issue_id,
    issue_date,
    publication,
    path,
    working_folder: context.workingFolder,
    input,
    folder: folderName(issue_id),
    key,
    version: context.version,
    config_hash: context.configHash,
    config: context.config,
    models: context.models,
    meta,
    inputs,
    counts,
    warnings,
    stats,
    signatures,
    reprints: {},
    corrections: facts.corrections,
    shape: context.files.shape,
    files: files.map(writtenFile),
  }
  return { files, record }
}

function inputRecords(
  issue: AnyIssue,
  raw: RawIssue,
  issueId: string,
  labelOf: (path: string) => string | null,
): readonly InputRecord[] {
  const encodings = encodingsOf(issue)
  return raw.pages.map(({ origin }, i) => ({
    issue_id: issueId,
    path: origin.path,
    page: origin.page,
    page_label: labelOf(origin.path),
    sha256: origin.sha256,
    bytes: origin.byteLength,
    encoding: encodings[i] ?? null,
  }))
}

function encodingsOf(issue: AnyIssue): readonly (Encoding | null)[] {
  if (!('pages' in issue)) return []
  return issue.pages.map((page) => ('encoding' in page ? (page.encoding as Encoding) : null))
}

function countsOf(issue: AnyIssue, rows: NamedRows, warnings: number): IssueCounts {
  const count = (table: string) => rows[table]?.length ?? 0
  return {
    articles: count('articles'),
    seams: sum(issue, 'seams'),
    fragments: sum(issue, 'looseEnds'),
    claims: count('claims'),
    claim_checks: count('claim-checks'),
    quotes: count('quotes'),
    speakers: count('speakers'),
    entities: count('entities'),
    warnings,
  }
}

function sum(issue: AnyIssue, what: 'seams' | 'looseEnds'): number {
  return articlesOf(issue).reduce((total, article) => total + article[what].length, 0)
}

function articlesOf(issue: AnyIssue): readonly Article[] {
  return 'articles' in issue ? (issue.articles as readonly Article[]) : []
}
