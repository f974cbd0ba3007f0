import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileLines, type OutputStore, STATE_FOLDER } from '../io/index.ts'
import { compareIssues } from '../schema/index.ts'
import type { IssueRecord } from './issue-record.ts'
import type { RowFiles } from './shard.ts'
import type { Until } from './tables.ts'

export const RECORD_FILE = 'issue.json'
/** From the output folder: the records of all finished issues, one a line, in the order of the combined files. */
export const INDEX_FILE = `${STATE_FOLDER}/index.jsonl`
const FORMAT = 1

/** What is kept in memory of a finished issue: a hundred thousand of them must fit. */
export interface FinishedIssue {
  readonly issueId: string
  readonly date: string | null
  readonly folder: string
  readonly key: string
  readonly until: Until
  readonly shape: string
  readonly path: string
  readonly workingFolder: string
  /** Where its rows stand in the combined files, in the order of the files; null where they must be taken from its shard. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[] | null
  /** Its line in the index; null where there is none. */
  readonly line: { readonly start: number; readonly length: number } | null
}

/** The finished issues of an output folder as an earlier run left them. */
export interface IssueIndex {
  readonly issues: ReadonlyMap<string, FinishedIssue>
  /** All that is recorded of one. */
  readonly read: (issue: FinishedIssue) => Promise<IssueRecord>
  /** Sizes of the combined files that the ranges count in. */
  readonly sizes: readonly number[]
  readonly close: () => Promise<void>
}

/** The first line of an index. */
export function indexHeader({ shape }: RowFiles): string {
  return `${JSON.stringify({ format: FORMAT, shape })}\n`
}

/**
 * Reads what is finished. The index says it in one file; where it is missing or damaged the shards say it themselves.
 * An issue whose folder somebody took away is not finished.
 */
export async function openIssueIndex(store: OutputStore, files: RowFiles): Promise<IssueIndex> {
  const shards = await store.list('shards')
  const path = join(store.output, INDEX_FILE)
  const lines = shards.size === 0 ? null : await scanIndex(path, files)
  const found = lines ?? (await readShards(store, shards))
  const issues = new Map(found.issues.filter(({ folder }) => shards.has(folder)).map((issue) => [issue.issueId, issue]))
  const handle = lines === null ? null : await open(path, 'r')
  return {
    issues,
    sizes: found.sizes,
    read: async ({ folder, line }) =>
      line === null || handle === null ? readRecord(store.pathOf('shards', folder)) : readLine(handle, line),
    close: async () => handle?.close(),
  }
}

interface Found {
  readonly issues: readonly FinishedIssue[]
  readonly sizes: readonly number[]
}

async function scanIndex(path: string, files: RowFiles): Promise<Found | null> {
  try {
    const issues: FinishedIssue[] = []
    const cursors = files.files.map(({ header }) => header.length)
    let sameShape: boolean | null = null
    for await (const { text, start, length } of fileLines(path)) {
      if (sameShape === null) {
        const header: { format: number; shape: string } = JSON.parse(text)
        if (header.format !== FORMAT) return null
        sameShape = header.shape === files.shape
      } else {
        const record: IssueRecord = JSON.parse(text)
        const ranges = sameShape ? takeRanges(record, files, cursors) : null
        issues.push(finishedIssue(record, ranges, { start, length }))
      }
    }
    return sameShape === null ? null : { issues, sizes: sameShape ? cursors : [] }
  } catch (thrown) {
    if (thrown instanceof SyntaxError || (thrown as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw thrown
  }
}

/** Where the issue's rows stand in the combined files, given where those of the one before end. */
function takeRanges(record: IssueRecord, { files }: RowFiles, cursors: number[]) {
  return files.map(({ name, header }, i) => {
    const start = cursors[i] ?? 0
    const bytes = record.files.find(({ file }) => file === name)?.bytes ?? header.length
    const end = start + bytes - header.length
    cursors[i] = end
    return { start, end }
  })
}

async function readShards(store: OutputStore, shards: ReadonlySet<string>): Promise<Found> {
  const issues: FinishedIssue[] = []
  for (const folder of shards) {
    const record = await readRecord(store.pathOf('shards', folder)).catch(() => null)
    if (record !== null && record.folder === folder) issues.push(finishedIssue(record, null, null))
  }
  return { issues: issues.sort(compareIssues), sizes: [] }
}

function finishedIssue(
  record: IssueRecord,
  ranges: FinishedIssue['ranges'],
  line: FinishedIssue['line'],
): FinishedIssue {
  return {
    issueId: record.issue_id,
    date: record.issue_date,
    folder: record.folder,
    key: record.key,
    until: record.config.until,
    shape: record.shape,
    path: record.path,
    workingFolder: record.working_folder,
    ranges,
    line,
  }
}

/** The record of a shard or of a pending issue. */
export async function readRecord(folder: string): Promise<IssueRecord> {
  return JSON.parse(await readFile(join(folder, RECORD_FILE), 'utf8'))
}

async function readLine(
  handle: FileHandle,
  { start, length }: { start: number; length: number },
): Promise<IssueRecord> {
  const buffer = Buffer.alloc(length)
  await handle.read(buffer, 0, length, start)
  return JSON.parse(buffer.toString('utf8'))
}
