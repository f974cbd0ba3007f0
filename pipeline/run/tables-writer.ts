import { csvHeader, csvRecords, jsonLine, type OutputFolder, UTF8_BOM } from '../io/index.ts'
import type { OutputTable } from './tables.ts'

/** Writes rows into the files of their tables: JSON Lines for every table, CSV for flat ones. */
export interface TablesWriter {
  /** Rows of one issue, in the order of the tables. */
  readonly append: (rows: readonly (readonly object[])[]) => Promise<void>
  /** Rows written so far, by table. */
  readonly counts: () => Readonly<Record<string, number>>
}

export async function createTablesWriter(
  folder: OutputFolder,
  tables: readonly OutputTable[],
  options: { readonly bom: boolean },
): Promise<TablesWriter> {
  const writers: ((rows: readonly object[]) => Promise<void>)[] = []
  for (const table of tables) writers.push(await createTableWriter(folder, table, options.bom))
  const counts: Record<string, number> = Object.fromEntries(tables.map((table) => [table.name, 0]))
  return {
    append: async (rows) => {
      for (const [i, table] of tables.entries()) {
        const own = rows[i] ?? []
        await writers[i]?.(own)
        counts[table.name] = (counts[table.name] ?? 0) + own.length
      }
    },
    counts: () => ({ ...counts }),
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
