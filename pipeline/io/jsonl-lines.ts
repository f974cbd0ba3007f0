import { crc32 } from 'node:zlib'
import { PipelineError } from '../document/index.ts'
import type { FolderItem } from './folder.ts'
import { isGzipped, stemOf } from './formats.ts'
import { type MetaOverrides, type PlannedIssue, type RefusedInput, settleMeta } from './identify.ts'
import { type InputFormat, originOf } from './input-format.ts'
import { type LineFacts, type LineRecord, parseLine } from './jsonl-record.ts'
import { createRangeReader, type RangeReader } from './sequential.ts'
import { type LanguageField, languageField, type Sidecar } from './sidecar.ts'
import { gunzipped, type Source } from './source.ts'

/** Longer lines are no articles: the limit of an issue. */
const MAX_LINE_BYTES = 16 * 1024 * 1024
/** Kept of a longer one, to tell it from others. */
const HEAD_BYTES = 64 * 1024
/** Lines told of one by one; a file of another kind has nothing but bad ones. */
const MAX_BAD_LINES = 1000
/** What is known of each is held in memory. */
const MAX_ISSUES = 200_000

/** One line, as an issue of one page. */
export const JSONL_LINE: InputFormat = {
  name: 'jsonl',
  extensions: [],
  read: async (file) => {
    const { text, encoding } = parseLine(file.bytes, file.path)
    return { pages: [{ origin: originOf(file, 'jsonl'), bytes: file.bytes, text: { text, encoding } }] }
  },
}

/**
 * The issues of a JSON Lines file: a first reading finds where each line lies and what it says of itself, and lets its text
 * go; a second fetches line by line.
 */
export async function* listLines(
  item: FolderItem,
  sidecar: Sidecar | null,
  overrides: MetaOverrides,
): AsyncGenerator<PlannedIssue | RefusedInput> {
  const source = isGzipped(item.name) ? gunzipped(item.source) : item.source
  const readRange = createRangeReader(source)
  let bad = 0
  let issues = 0
  for await (const line of splitLines(source)) {
    const path = `${item.path}:${line.number}`
    const numbered = `${stemOf(item.name)}-${line.number}`
    if (issues === MAX_ISSUES) {
      yield refused(numbered, path, tooMany(item.path))
      return
    }
    const record = readLine(line, path)
    if (!(record instanceof PipelineError)) {
      issues += 1
      const issueId = record.id ?? numbered
      const lineSource = sourceOf(path, readRange, line.start, line.end, crc32(line.bytes ?? NO_BYTES))
      yield planLine(lineSource, issueId, item.name, record, sidecar, overrides)
    } else {
      bad += 1
      if (bad <= MAX_BAD_LINES) yield refused(numbered, path, record)
    }
  }
  if (bad > MAX_BAD_LINES) yield refused(stemOf(item.name), item.path, moreBad(item.path, bad - MAX_BAD_LINES))
}

const NO_BYTES = new Uint8Array()

/**
 * A function of its own: what it returns must not keep the line's bytes. Where other bytes stand by now, they are those of
 * another issue, and would give it this one's date and name.
 */
function sourceOf(path: string, readRange: RangeReader, start: number, end: number, sum: number): Source {
  const open = async function* () {
    const bytes = await readRange(start, end)
    if (crc32(bytes) !== sum) throw changed(path)
    yield bytes
  }
  return { path, size: end - start, packed: false, open }
}

/** @param name - of the file that the line stands in: rows call the page so. */
export function planLine(
  source: Source,
  issueId: string,
  name: string,
  record: LineFacts,
  sidecar: Sidecar | null,
  overrides: MetaOverrides,
): PlannedIssue {
  const { path, size } = source
  const language: LanguageField = languageField(record.lang, path)
  const own = { ...record, issueId: null, lang: language.lang }
  // One sidecar speaks for all lines, so it cannot name any of them.
  const sidecars = sidecar ? [{ ...sidecar, issueId: null }, own] : [own]
  return {
    kind: 'issue',
    issueId,
    path,
    size,
    pages: [{ name, path, source, format: JSONL_LINE, label: record.page }],
    ...settleMeta(issueId, overrides, sidecars, [stemOf(name)]),
    messages: language.messages,
  }
}

export interface Line {
  /** From one. */
  readonly number: number
  readonly start: number
  readonly end: number
  /** Null for one that is too long to be held. */
  readonly bytes: Uint8Array | null
  /** Its beginning, where it is too long. */
  readonly head: Uint8Array | null
}

function readLine({ bytes }: Line, path: string): LineRecord | PipelineError {
  if (bytes === null) return tooLong(path)
  try {
    return parseLine(bytes, path)
  } catch (thrown) {
    if (thrown instanceof PipelineError) return thrown
    throw thrown
  }
}

const LINE_FEED = 0x0a
const BLANK = new Set([0x20, 0x09, 0x0d])

/** The lines of a file that hold something, with the places of their bytes; one line is held at a time, and none that is too long. */
export async function* splitLines(source: Pick<Source, 'open'>): AsyncGenerator<Line> {
  let number = 1
  let start = 0
  let size = 0
  let parts: Uint8Array[] = []
  const take = (): Line | null => {
    const held = size > MAX_LINE_BYTES ? null : Buffer.concat(parts, size)
    const line = { number, start, end: start + size, bytes: held, head: held === null ? Buffer.concat(parts) : null }
    return held?.every((byte) => BLANK.has(byte)) ? null : line
  }
  for await (const chunk of source.open()) {
    let from = 0
    for (let feed = chunk.indexOf(LINE_FEED); ; feed = chunk.indexOf(LINE_FEED, from)) {
      const part = chunk.subarray(from, feed < 0 ? chunk.length : feed)
      size += part.length
      if (size <= MAX_LINE_BYTES) parts.push(part)
      else if (size - part.length <= MAX_LINE_BYTES) parts = [Buffer.concat([...parts, part]).subarray(0, HEAD_BYTES)]
      if (feed < 0) break
      const line = take()
      if (line) yield line
      number += 1
      start += size + 1
      size = 0
      parts = []
      from = feed + 1
    }
  }
  const last = take()
  if (last) yield last
}

function changed(path: string): PipelineError {
  const reason = `${path} is no longer the line that it was when the run began: the file was written to or replaced. Run again.`
  return new PipelineError('INPUT_CHANGED', reason, { path })
}

function refused(issueId: string, path: string, error: PipelineError): RefusedInput {
  return { kind: 'refused', issueId, path, error }
}

export function tooLong(path: string): PipelineError {
  const reason = `${path} is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB, more than any printed issue. Split it into issues.`
  return new PipelineError('INPUT_TOO_LARGE', reason, { path })
}

function tooMany(path: string): PipelineError {
  const reason = `${path} holds more than ${MAX_ISSUES} issues; those from here on are not read. Split the file.`
  return new PipelineError('ARCHIVE_LIMIT', reason, { path })
}

function moreBad(path: string, more: number): PipelineError {
  const reason = `${path} has ${more} more lines that cannot be read, beside the first ${MAX_BAD_LINES}. Is it a file of articles?`
  return new PipelineError('JSONL_INVALID', reason, { path })
}
