import { type Encoding, PipelineError } from '../document/index.ts'
import { detectText } from '../encoding/index.ts'
import { isIsoDate } from './dates.ts'
import { wellFormed } from './well-formed.ts'

/** An article as a line of JSON Lines gives it; null where it says nothing. */
export interface LineRecord {
  readonly encoding: Encoding
  readonly id: string | null
  readonly date: string | null
  readonly publication: string | null
  readonly place: string | null
  readonly lang: string | null
  readonly url: string | null
  readonly page: string | null
  /** Title, byline and text, a blank line between them. */
  readonly text: string
}

/** What a line says beside its text. */
export type LineFacts = Omit<LineRecord, 'text'>

/** @throws PipelineError JSONL_INVALID - when the line is no JSON object of the known fields in their types. */
export function parseLine(bytes: Uint8Array, path: string): LineRecord {
  const { fields, encoding } = parseFields(bytes, path)
  return { ...lineFacts(fields, encoding, path), text: textOf(fields, path) }
}

/** A document of `broadsheet worker`: a line with its text, or with the path to its pages. See docs/worker-protocol.md. */
export interface DocumentLine {
  readonly facts: LineFacts
  /** Null where the text stands in the line itself. */
  readonly path: string | null
  /** Where the text comes from, as rows shall call it. */
  readonly origin: string | null
}

/** @throws PipelineError JSONL_INVALID - as `parseLine`; with the id, where the line has one, so that it can be answered. */
export function parseDocument(
  bytes: Uint8Array,
  name: string,
): DocumentLine | { readonly id: string | null; readonly error: PipelineError } {
  let id: string | null = null
  try {
    const { fields, encoding } = parseFields(bytes, name)
    id = nameField(fields, 'id', name)
    if (id === null) throw invalid(name, 'it has no "id"')
    const facts = lineFacts(fields, encoding, id)
    const path = stringField(fields, 'path', id)
    if (path === null) textOf(fields, id)
    else if (fieldOf(fields, 'text') !== null) throw invalid(id, 'it has a "path" and a "text"')
    return { facts, path, origin: stringField(fields, 'origin', id) }
  } catch (thrown) {
    if (thrown instanceof PipelineError) return { id, error: thrown }
    throw thrown
  }
}

function parseFields(bytes: Uint8Array, path: string): { readonly fields: Fields; readonly encoding: Encoding } {
  const found = detectText(bytes)
  if (found.kind !== 'text') throw invalid(path, found.why)
  return { fields: parseObject(found.text.replace(/^\uFEFF/, ''), path), encoding: found.encoding }
}

function lineFacts(fields: Fields, encoding: Encoding, path: string): LineFacts {
  const string = (name: string) => stringField(fields, name, path)
  return {
    encoding,
    id: nameField(fields, 'id', path),
    date: dateField(string('date'), path),
    publication: string('publication'),
    place: string('place'),
    lang: string('lang'),
    url: string('url'),
    page: nameField(fields, 'page', path),
  }
}

/** Title, byline and text, laid out as a page. */
function textOf(fields: Fields, path: string): string {
  return pageText(stringField(fields, 'title', path), bylineField(fields, path), bodyField(fields, path))
}

type Fields = Readonly<Record<string, unknown>>

function parseObject(text: string, path: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    throw invalid(path, `it is not JSON (${thrown.message.slice(0, MAX_QUOTED)})`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(path, 'it is not a JSON object')
  return value as Fields
}

function fieldOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : null
}

function stringField(fields: Fields, name: string, path: string): string | null {
  const value = fieldOf(fields, name)
  if (value === null || value === undefined) return null
  if (typeof value !== 'string') throw invalid(path, `"${name}" is ${quote(value)}, not a string`)
  return value.trim() === '' ? null : printable(value)
}

/** Names that programs like to count: `7` is as good as `"7"`. */
function nameField(fields: Fields, name: string, path: string): string | null {
  const value = fieldOf(fields, name)
  return typeof value === 'number' ? String(value) : stringField(fields, name, path)
}

function dateField(date: string | null, path: string): string | null {
  const day = date === null ? null : (/^(\d{4}-\d{2}-\d{2})[T ]/.exec(date)?.[1] ?? date)
  if (day !== null && !isIsoDate(day)) throw invalid(path, `"date" is ${quote(date)}, not a date like "2023-03-14"`)
  return day
}

function bylineField(fields: Fields, path: string): string | null {
  const value = fieldOf(fields, 'byline')
  if (!Array.isArray(value)) return stringField(fields, 'byline', path)
  if (!value.every((name) => typeof name === 'string'))
    throw invalid(path, '"byline" holds something that is no string')
  return value.length === 0 ? null : printable(value.join(' '))
}

function bodyField(fields: Fields, path: string): string {
  const text = stringField(fields, 'text', path)
  if (text !== null) return text
  const paragraphs = fieldOf(fields, 'paragraphs')
  if (Array.isArray(paragraphs) && paragraphs.every((paragraph) => typeof paragraph === 'string')) {
    const body = printable(paragraphs.join('\n\n'))
    if (body.trim() !== '') return body
  }
  throw invalid(path, 'it has no "text"')
}

/** Laid out as a page is; a text that begins with its own title gets no second one. */
function pageText(title: string | null, byline: string | null, body: string): string {
  const hasTitle = title !== null && body.trimStart().startsWith(title.trim())
  return [hasTitle ? null : title, byline, body].filter((part) => part !== null).join('\n\n')
}

/** JSON can carry half a character and NUL; no text holds either. */
function printable(text: string): string {
  return wellFormed(text).replaceAll('\0', '\uFFFD')
}

const MAX_QUOTED = 80

function quote(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, MAX_QUOTED)
}

function invalid(path: string, why: string): PipelineError {
  const reason = `${path} cannot be read: ${why}. A line is an object like {"id": "…", "date": "2023-03-14", "title": "…", "text": "…"}.`
  return new PipelineError('JSONL_INVALID', reason, { path })
}
