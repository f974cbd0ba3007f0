import type { SchemaElement } from 'hyparquet'
import { type AnyTable, type Column, jsonSchemaOf } from '../schema/index.ts'

/** Where the bytes go; a file that grows, for one. */
export interface ByteSink {
  readonly appendBytes: (bytes: Uint8Array) => Promise<void>
}

/** Rows held in memory before they are written, unless their text reaches `GROUP_CHARACTERS` first (pages are long). */
const GROUP_ROWS = 20_000
const GROUP_CHARACTERS = 16 << 20
/** Characters that stand for a cell that is no text. */
const CELL_CHARACTERS = 8

type Row = Readonly<Record<string, unknown>>

/**
 * Writes a table as Parquet, in row groups, so that memory does not grow with the number of rows. Equal rows give equal
 * bytes. See docs/decisions/0018-self-describing-data.md.
 *
 * @param rows - as they stand in the table's JSON Lines.
 */
export async function writeParquet(
  sink: ByteSink,
  table: AnyTable,
  rows: AsyncIterable<object> | Iterable<object>,
): Promise<void> {
  // Most runs write no Parquet and need not wait for its package.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
  const writer = new ByteWriter()
  const flush = async () => {
    await sink.appendBytes(writer.getBytes().slice())
    writer.index = 0
  }
  const parquet = new ParquetWriter({
    writer,
    schema: schemaElements(table.columns),
    createdBy: 'broadsheet',
    kvMetadata: [{ key: 'json_schema', value: JSON.stringify(jsonSchemaOf(table)) }],
  })
  for await (const group of groupsOf(rows as AsyncIterable<Row>)) {
    const columnData = table.columns.map((column) => ({
      name: column.name,
      data: group.map((row) => cellOf(column, row[column.name] ?? null)),
    }))
    await parquet.write({ columnData, rowGroupSize: group.length })
    await flush()
  }
  await parquet.finish()
  await flush()
}

async function* groupsOf(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let group: Row[] = []
  let characters = 0
  for await (const row of rows) {
    group.push(row)
    for (const cell of Object.values(row)) characters += sizeOf(cell)
    if (group.length < GROUP_ROWS && characters < GROUP_CHARACTERS) continue
    yield group
    group = []
    characters = 0
  }
  if (group.length > 0) yield group
}

function sizeOf(cell: unknown): number {
  if (typeof cell === 'string') return cell.length
  return Array.isArray(cell) ? JSON.stringify(cell).length : CELL_CHARACTERS
}

function schemaElements(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)]
}

/** Both kinds of annotation are written: old readers know `converted_type` alone. */
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const DATE = { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } } as const
const NESTED = { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } } as const

function elementsOf({ name, type, format, nullable }: Column): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED'
  switch (type) {
    case 'string':
      return [{ name, ...(format === 'date' ? DATE : TEXT), repetition_type }]
    case 'integer':
      return [{ name, type: 'INT32', repetition_type }]
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type }]
    case 'boolean':
      return [{ name, type: 'BOOLEAN', repetition_type }]
    case 'strings':
      return [
        { name, converted_type: 'LIST', logical_type: { type: 'LIST' }, repetition_type, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', ...TEXT, repetition_type: 'REQUIRED' },
      ]
    default:
      return [{ name, ...NESTED, repetition_type }]
  }
}

const DAY = 86_400_000

function cellOf({ format }: Column, value: unknown): unknown {
  return format === 'date' && typeof value === 'string' ? dayOf(value) : value
}

/** Days since 1970; null for what is no date, which no column of dates forbids. */
function dayOf(date: string): number | null {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) ? null : Math.floor(time / DAY)
}
