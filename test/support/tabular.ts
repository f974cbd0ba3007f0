import { readFileSync } from 'node:fs'
import path from 'node:path'

// A reader of tabular data that knows nothing of ours but the descriptor: it takes a CSV or JSON Lines apart as the
// descriptor says and holds every cell against its field.

interface Field {
  readonly name: string
  readonly type: string
  readonly constraints?: {
    readonly required?: boolean
    readonly enum?: readonly string[]
    readonly minimum?: number
    readonly maximum?: number
    readonly pattern?: string
  }
}

interface Key {
  readonly fields: readonly string[]
  readonly reference: { readonly resource: string; readonly fields: readonly string[] }
}

export interface Resource {
  readonly name: string
  readonly path: string
  readonly format: 'csv' | 'jsonl'
  readonly bytes: number
  readonly hash: string
  readonly schema: {
    readonly fields: readonly Field[]
    readonly missingValues: readonly string[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys?: readonly Key[]
  }
}

type Row = Readonly<Record<string, unknown>>

/** Every breach of the schemas of a package's tables, and of the keys between them. */
export function tabularErrors(folder: string, resources: readonly Resource[]): readonly string[] {
  const tables = new Map(resources.map((resource) => [resource.name, readRows(folder, resource)]))
  return resources.flatMap((resource) => {
    const { name, schema } = resource
    const rows = tables.get(name) ?? []
    const keys = rows.map((row) => keyOf(row, schema.primaryKey))
    return [
      ...rows.flatMap((row, i) => schema.fields.flatMap((field) => cellErrors(field, row[field.name], `${name} ${i}`))),
      ...(new Set(keys).size < keys.length ? [`${name}: two rows of one primary key`] : []),
      ...(schema.foreignKeys ?? []).flatMap((key) => danglingKeys(name, rows, key, tables)),
    ]
  })
}

export function readRows(folder: string, { path: file, format, schema }: Resource): readonly Row[] {
  const text = readFileSync(path.join(folder, file), 'utf8')
  if (format === 'jsonl') {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  }
  const [header = [], ...records] = parseCsv(text.replace(/^\ufeff/, ''))
  const names = schema.fields.map(({ name }) => name)
  if (header.join() !== names.join()) throw new Error(`${file}: the header is not that of the schema`)
  return records.map((cells) => {
    if (cells.length !== names.length) throw new Error(`${file}: a record of ${cells.length} cells`)
    return Object.fromEntries(
      schema.fields.map((field, i) => [field.name, cast(field, cells[i] ?? '', schema.missingValues)]),
    )
  })
}

/** RFC 4180: quotes doubled inside quotes, records ended by CRLF. */
function parseCsv(text: string): string[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const records: string[][] = [[]]
  while (cells.lastIndex < text.length) {
    const match = cells.exec(text)
    if (!match) throw new Error(`no CSV at ${text.slice(0, 40)}`)
    records.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') records.push([])
  }
  return records.filter((record) => record.length > 0)
}

function cast({ type }: Field, cell: string, missing: readonly string[]): unknown {
  if (missing.includes(cell)) return null
  if (type === 'integer' || type === 'number') return Number(cell)
  if (type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell
  return type === 'array' ? JSON.parse(cell) : cell
}

const IS_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  date: (value) => typeof value === 'string' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
}

function cellErrors({ name, type, constraints = {} }: Field, value: unknown, place: string): readonly string[] {
  const wrong = (what: string) => [`${place}: ${name} ${JSON.stringify(value)} ${what}`]
  if (value === null) return constraints.required ? wrong('is required') : []
  if (!IS_TYPE[type]?.(value)) return wrong(`is no ${type}`)
  const { enum: values, minimum = -Infinity, maximum = Infinity, pattern } = constraints
  if (values && !values.includes(String(value))) return wrong('is none of the values')
  if (typeof value === 'number' && (value < minimum || value > maximum)) return wrong('is out of bounds')
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(String(value))) return wrong('does not match')
  return []
}

function danglingKeys(
  name: string,
  rows: readonly Row[],
  { fields, reference }: Key,
  tables: ReadonlyMap<string, readonly Row[]>,
): readonly string[] {
  const known = new Set(tables.get(reference.resource)?.map((row) => keyOf(row, reference.fields)))
  const own = rows.filter((row) => fields.some((field) => row[field] !== null)).map((row) => keyOf(row, fields))
  return own.filter((key) => !known.has(key)).map((key) => `${name}: ${fields.join()} ${key} leads nowhere`)
}

function keyOf(row: Row, fields: readonly string[]): string {
  return JSON.stringify(fields.map((field) => row[field]))
}
