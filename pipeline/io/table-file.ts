import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'

const CHUNK_BYTES = 1 << 20
const LINE_FEED = 0x0a
const KEY = Buffer.from('"issue_id":"')

/** A row as it was written. */
export type Row = Readonly<Record<string, unknown>>

/** The rows of one issue in a table's file: where they stand, and a hash by which equal ones are told without reading them. */
export interface IssueStretch {
  readonly issueId: string
  readonly date: string | null
  readonly rows: number
  readonly sha256: string
}

/**
 * A table of an output folder, issue by issue. The file is gone through once for the places of its issues; rows are read
 * when they are asked for, so that of a table of a million rows one issue's are in memory.
 */
export interface TableFile {
  readonly issues: ReadonlyMap<string, IssueStretch>
  /** The rows of an issue in the order of the file; none for an issue that the table does not hold. */
  readonly read: (issueId: string) => Promise<readonly Row[]>
  readonly close: () => Promise<void>
}

interface Stretch {
  readonly issueId: string
  readonly date: string | null
  readonly ranges: { start: number; end: number }[]
  readonly hash: Hash
  rows: number
}

/**
 * Opens a JSON Lines table whose rows carry an `issue_id`; null where there is no such file.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - the file cannot be read, or a line of it is no row.
 */
export async function openTableFile(path: string): Promise<TableFile | null> {
  const handle = await openIfThere(path)
  if (handle === null) return null
  try {
    const stretches = await findStretches(handle, path)
    const issues = new Map<string, IssueStretch>()
    for (const { issueId, date, rows, hash } of stretches.values()) {
      issues.set(issueId, { issueId, date, rows, sha256: hash.digest('hex') })
    }
    return {
      issues,
      read: (issueId) => readRows(handle, stretches.get(issueId)?.ranges ?? [], path),
      close: () => handle.close(),
    }
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    if (thrown.code === 'ENOENT') return null
    throw unreadable(path, `the system answers ${thrown.code}`)
  }
}

async function findStretches(handle: FileHandle, path: string): Promise<ReadonlyMap<string, Stretch>> {
  const stretches = new Map<string, Stretch>()
  let current: Stretch | null = null
  let token = ''
  for await (const { line, start } of linesOf(handle)) {
    if (line.length <= 1) continue
    const own = idToken(line)
    if (current === null || own === null || own !== token) {
      const row = parseRow(line, path, start)
      const issueId = String(row['issue_id'])
      current = stretches.get(issueId) ?? newStretch(issueId, row)
      stretches.set(issueId, current)
      token = own ?? ''
    }
    const last = current.ranges.at(-1)
    if (last?.end === start) last.end = start + line.length
    else current.ranges.push({ start, end: start + line.length })
    current.hash.update(line)
    current.rows += 1
  }
  return stretches
}

function newStretch(issueId: string, row: Row): Stretch {
  const date = row['issue_date']
  return { issueId, date: typeof date === 'string' ? date : null, ranges: [], hash: createHash('sha256'), rows: 0 }
}

/**
 * The issue's id as its line writes it, without parsing the line: inside a JSON string the quotation marks of the key
 * would be escaped, so what is found is the row's own. Null where the file was written by another hand.
 */
function idToken(line: Buffer): string | null {
  const at = line.indexOf(KEY)
  if (at < 0) return null
  let end = line.indexOf(0x22, at + KEY.length)
  while (end > 0 && line[end - 1] === 0x5c) end = line.indexOf(0x22, end + 1)
  return end < 0 ? null : line.toString('latin1', at + KEY.length, end)
}

/** Lines with their line feeds, each with its place in the file; a line that spans many chunks is joined once. */
async function* linesOf(handle: FileHandle): AsyncGenerator<{ line: Buffer; start: number }> {
  let open: Buffer[] = []
  let start = 0
  for (let position = 0; ; ) {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) break
    const chunk = buffer.subarray(0, bytesRead)
    position += bytesRead
    let from = 0
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
      const piece = chunk.subarray(from, feed + 1)
      const line = open.length === 0 ? piece : Buffer.concat([...open, piece])
      open = []
      yield { line, start }
      start += line.length
      from = feed + 1
    }
    if (from < chunk.length) open.push(chunk.subarray(from))
  }
  if (open.length > 0) yield { line: Buffer.concat(open), start }
}

async function readRows(handle: FileHandle, ranges: Stretch['ranges'], path: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { start, end } of ranges) {
    const buffer = Buffer.alloc(end - start)
    await handle.read(buffer, 0, buffer.length, start)
    let from = 0
    while (from < buffer.length) {
      const feed = buffer.indexOf(LINE_FEED, from)
      const to = feed < 0 ? buffer.length : feed
      if (to > from) rows.push(parseRow(buffer.subarray(from, to), path, start + from))
      from = to + 1
    }
  }
  return rows
}

function parseRow(line: Buffer, path: string, start: number): Row {
  let value: unknown
  try {
    value = JSON.parse(line.toString('utf8'))
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    throw unreadable(path, `the line at byte ${start} is no JSON`)
  }
  if (typeof value !== 'object' || value === null || !('issue_id' in value)) {
    throw unreadable(path, `the line at byte ${start} is no row with an issue_id`)
  }
  return value as Row
}

function unreadable(path: string, reason: string): PipelineError {
  return new PipelineError('OUTPUT_UNREADABLE', `Cannot read ${path}: ${reason}. Run again to write it anew.`, { path })
}
