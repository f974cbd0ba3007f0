import { createHash } from 'node:crypto'
import { csvHeader, csvRecords, jsonLine, UTF8_BOM, type WrittenFile } from '../io/index.ts'
import type { OutputTable } from './tables.ts'

/** A file of rows: one of a shard, and the combined one of that name. */
export interface RowFile {
  readonly table: OutputTable
  readonly name: string
  readonly format: 'jsonl' | 'csv'
  /** What stands before the rows. */
  readonly header: Buffer
}

/** The files of the tables in a fixed order, and the name of their shape. */
export interface RowFiles {
  readonly files: readonly RowFile[]
  readonly shape: string
}

/** One file of a shard before it is written. */
export interface ShardFile {
  readonly file: string
  readonly bytes: Buffer
}

export function rowFiles(tables: readonly OutputTable[], bom: boolean): RowFiles {
  const files = tables.flatMap((table): RowFile[] => {
    const jsonl = { table, name: `${table.name}.jsonl`, format: 'jsonl', header: Buffer.alloc(0) } as const
    if (!table.csv) return [jsonl]
    const header = Buffer.from((bom ? UTF8_BOM : '') + csvHeader(table.columns))
    return [jsonl, { table, name: `${table.name}.csv`, format: 'csv', header }]
  })
  const names = files.map(({ name, table, format }) => [name, table.columns, format === 'csv' && bom])
  return { files, shape: createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16) }
}

/** The files of one table's rows. */
export function tableFiles({ files }: RowFiles, table: OutputTable, rows: readonly object[]): ShardFile[] {
  return files
    .filter((file) => file.table.name === table.name)
    .map(({ name, format, header }) => {
      const text = format === 'jsonl' ? rows.map(jsonLine).join('') : csvRecords(rows, table.columns)
      return { file: name, bytes: Buffer.concat([header, Buffer.from(text)]) }
    })
}

export function writtenFile({ file, bytes }: ShardFile): WrittenFile {
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The rows of a table's JSON Lines with exactly the table's columns: what an older version did not write is null. */
export function parseRows(text: string, { columns }: OutputTable): object[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>
      return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
    })
}
