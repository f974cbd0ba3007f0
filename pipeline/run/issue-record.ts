import { createHash } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import type { ArticleSignature, IssueStats } from '../archive/index.ts'
import type { CorrectionRecord, IssueMeta } from '../document/index.ts'
import type { PlannedIssue, WrittenFile } from '../io/index.ts'
import type { InputRecord, IssueCounts, ModelRecord, RunConfig, WarningRecord } from './report.ts'

/** Kept of the warnings of one issue; `counts.warnings` has their number. */
export const MAX_ISSUE_WARNINGS = 1000

/** The contents of `issue.json`: what is known of a finished issue beside its rows. No clock. */
export interface IssueRecord {
  readonly issue_id: string
  readonly issue_date: string | null
  readonly publication: string | null
  /** The issue's file or folder as the run was given it; with `working_folder` it leads back to it. */
  readonly path: string
  /** From the output folder to the folder that the paths start from. */
  readonly working_folder: string
  /** The input of the run under which the issue was found. */
  readonly input: string
  /** Its folder under `issues/`. */
  readonly folder: string
  /** Names all that decides the rows: an issue whose key has not changed is not read again. */
  readonly key: string
  readonly version: string
  /** Names the settings that decided its rows. */
  readonly config_hash: string
  /** As `explain` reads the issue again. */
  readonly config: DecidingConfig
  readonly models: readonly ModelRecord[]
  /** As flags, sidecars and names say. */
  readonly meta: IssueMeta
  readonly inputs: readonly InputRecord[]
  readonly counts: IssueCounts
  readonly warnings: readonly WarningRecord[]
  /** What is compared with the issues before it. */
  readonly stats: IssueStats
  /** What reprints of its articles are found by. */
  readonly signatures: readonly ArticleSignature[]
  /** First printings that its rows name, by the article that is a reprint. */
  readonly reprints: Readonly<Record<string, string>>
  /** What became of the rulings about it. */
  readonly corrections: readonly CorrectionRecord[]
  /** Names the tables and columns of the files. */
  readonly shape: string
  readonly files: readonly WrittenFile[]
}

/** What is known of an issue once it is through, wherever its shard will lie. */
export type IssueFacts = Pick<
  IssueRecord,
  | 'issue_id'
  | 'issue_date'
  | 'publication'
  | 'path'
  | 'input'
  | 'meta'
  | 'inputs'
  | 'counts'
  | 'warnings'
  | 'stats'
  | 'signatures'
  | 'corrections'
>

/** What of a configuration decides the rows of an issue, its own facts and the CSV's looks left out. */
export type DecidingConfig = Omit<
  RunConfig,
  | 'inputs'
  | 'bom'
  | 'date'
  | 'publication'
  | 'place'
  | 'lang'
  | 'speakers'
  | 'corrections'
  | 'force'
  | 'prune'
  | 'parquet'
>

export function decidingConfig(config: RunConfig): DecidingConfig {
  const { inputs: _i, bom: _b, date: _d, publication: _n, place: _p, lang: _l, ...more } = config
  const { speakers: _s, corrections: _c, force: _f, prune: _r, parquet: _q, ...deciding } = more
  return deciding
}

/** Beside the issue itself, what its key names. */
export interface KeyFacts {
  readonly version: string
  readonly config: DecidingConfig
  readonly models: readonly ModelRecord[]
  /** The register of speakers, from the output folder: its ids stand in the rows. Its contents grow and decide nothing. */
  readonly register: string | null
  /** Hash of what people have ruled about the issue. */
  readonly corrections: string | null
}

/** The name, the printed name and the hash of a file of an issue. */
export type PageKey = readonly [string, string | null, string]

/** @param hashes - of the issue's files, in page order. */
export function issueKey(planned: PlannedIssue, hashes: readonly string[], facts: KeyFacts): string {
  return keyOfPages(planned.meta, pageKeys(planned, hashes), facts)
}

export function pageKeys({ pages }: PlannedIssue, hashes: readonly string[]): readonly PageKey[] {
  return pages.map(({ name, label }, i) => [name, label, hashes[i] ?? ''])
}

export function keyOfPages(meta: IssueMeta, pages: readonly PageKey[], facts: KeyFacts): string {
  return hashOf([decidingHash(facts), facts.register, facts.corrections, sorted(meta), pages])
}

/** Names the settings that issues of a run share. */
export function decidingHash({ version, config, models }: Pick<KeyFacts, 'version' | 'config' | 'models'>): string {
  return hashOf([version, sorted(config), models.map(({ hash }) => hash)])
}

function sorted(fields: object): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
}

function hashOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** Where a recorded path lies, seen from the process's own folder. */
export function recordedPlace(output: string, record: Pick<IssueRecord, 'path' | 'working_folder'>): string {
  return isAbsolute(record.path) ? record.path : join(output, record.working_folder, record.path)
}
