import { csvHeader, csvRecords, jsonLine, type OutputFolder, UTF8_BOM } from '../io/index.ts'
import type { OutputTable } from './tables.ts'

/** Rows by table name. */
export type RowCounts = Readonly<Record<string, number>>

/** Writes rows into the files of their tables: JSON Lines for every table, CSV for flat ones. */
export interface TablesWriter {
  /** Writes the rows of one issue, in the order of the tables, and counts them. */
  readonly append: (rows: readonly (readonly object[])[]) => Promise<RowCounts>
}

export async function createTablesWriter(
  folder: OutputFolder,
  tables: readonly OutputTable[],
  options: { readonly bom: boolean },
): Promise<TablesWriter> {
  const writers: ((rows: readonly object[]) => Promise<void>)[] = []
  for (const table of tables) writers.push(await createTableWriter(folder, table, options.bom))
  return {
    append: async (rows) => {
      for (const [i, write] of writers.entries()) await write(rows[i] ?? [])
      return Object.fromEntries(tables.map((table, i) => [table.name, rows[i]?.length ?? 0]))
    },
  }
}

async function createTableWriter(folder: OutputFolder, table: OutputTable, bom: boolean) {
  const jsonl = await folder.create(`${table.name}.jsonl`)
  const csv = table.csv ? await folder.create(`${table.name}.csv`) : null
  await csv?.append((bom ? UTF8_BOM : '') + csvHeader(table.columns))
  return async (rows: readonly object[]) => {
    for (const row of rows) await jsonl.append(jsonLine(row))
    if (rows.length > 0) await csv?.append(csvRecords(rows, table.columns))
  }
}
