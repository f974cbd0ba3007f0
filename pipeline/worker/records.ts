import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { PipelineError } from '../document/index.ts'
import { type ByteSource, STDIN, streamLines } from '../io/index.ts'
import { type EndRecord, PROTOCOL, type ProtocolRecord, STREAM_TABLES, type TaggedRow } from './protocol.ts'

/** A record of a stream, and the line that it came from, for passing on and for messages. */
export interface ReadRecord {
  readonly record: ProtocolRecord | TaggedRow | EndRecord
  readonly text: string
  readonly place: string
}

const EXTENSIONS = ['.jsonl', '.jsonl.gz', '.ndjson', '.ndjson.gz']

/**
 * The files of records that are given, those of folders in name order, the folders below them too.
 *
 * @throws PipelineError INPUT_NOT_FOUND - there is none.
 */
export async function recordFiles(inputs: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const input of inputs) {
    const there = input === STDIN ? null : await stat(input).catch(() => undefined)
    if (there === undefined) throw new PipelineError('INPUT_NOT_FOUND', `${input} is not there.`, { path: input })
    files.push(...(there?.isDirectory() ? await filesBelow(input) : [input]))
  }
  if (files.length > 0) return files
  throw new PipelineError('INPUT_NOT_FOUND', `No records (${EXTENSIONS.join(', ')}) in ${inputs.join(', ')}.`)
}

/** Names that begin with a point or an underscore are other programs' notes of what they have written. */
async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/^[._]/.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(path)))
    else if (EXTENSIONS.some((extension) => entry.name.endsWith(extension))) found.push(path)
  }
  return found
}

/** The records of one file, or of standard input. A last line that is cut off is none. */
export async function* readRecords(file: string, stdin: ByteSource = process.stdin): AsyncGenerator<ReadRecord> {
  let number = 0
  for await (const { text, ended } of streamLines(file === STDIN ? stdin : bytesOf(file))) {
    number += 1
    if (text.trim() === '') continue
    const place = `${file === STDIN ? 'standard input' : file}:${number}`
    const value = parse(text)
    if (value === null && !ended) return
    const record = value === null ? 'there is no JSON' : checkRecord(value)
    if (typeof record === 'string') throw invalid(place, record)
    yield { record, text, place }
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file)
  yield* (file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream) as AsyncIterable<Uint8Array>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/** A parsed line as a record; a text says what is wrong with it. */
function checkRecord(value: unknown): ReadRecord['record'] | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no record'
  const { table, document, index, row, protocol, counts } = value as Record<string, unknown>
  if (typeof table !== 'string') return '"table" is missing'
  if (table === STREAM_TABLES.protocol) {
    return protocol === PROTOCOL
      ? (value as ProtocolRecord)
      : `it is of protocol ${JSON.stringify(protocol)}, and this program reads ${PROTOCOL}`
  }
  if (table === STREAM_TABLES.group) return value as TaggedRow
  if (typeof document !== 'string' && table !== STREAM_TABLES.register) return '"document" is missing'
  if (table === STREAM_TABLES.end) {
    return typeof counts === 'object' && counts !== null ? (value as EndRecord) : '"counts" are missing'
  }
  if (typeof row !== 'object' || row === null) return '"row" is missing'
  if (table !== STREAM_TABLES.register && !(Number.isInteger(index) && (index as number) >= 0))
    return '"index" is missing'
  return value as TaggedRow
}

export function invalid(place: string, reason: string): PipelineError {
  return new PipelineError(
    'RECORDS_INVALID',
    `${place} cannot be merged: ${reason}. Records are what broadsheet worker writes; see docs/worker-protocol.md.`,
    { path: place },
  )
}
