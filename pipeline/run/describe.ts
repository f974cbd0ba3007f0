import { fileLines, type OutputStore, type WrittenFile, writeParquet } from '../io/index.ts'
import { type AnyTable, CORRECTIONS_REPORT, DEAD_LETTERS, dataPackage, jsonSchemaOf } from '../schema/index.ts'
import { RUN_REPORT } from './report-schema.ts'
import type { RowFiles } from './shard.ts'
import type { OutputTable } from './tables.ts'

export const PACKAGE_FILE = 'datapackage.json'

/** What is about the run and no data: it has a schema, and is no table of the package. */
const ABOUT_THE_RUN: readonly AnyTable[] = [DEAD_LETTERS, CORRECTIONS_REPORT, RUN_REPORT]

/** The files that stand beside the rows: other formats of them, and what they mean. */
export function descriptionFiles(files: RowFiles, parquet: boolean): string[] {
  const tables = tablesOf(files)
  return [...(parquet ? tables.map(parquetFile) : []), ...[...tables, ...ABOUT_THE_RUN].map(schemaFile), PACKAGE_FILE]
}

/** Writes them, given the combined files as they lie in `next/`. */
export async function describe(
  store: OutputStore,
  files: RowFiles,
  rows: readonly WrittenFile[],
  { parquet, version }: { readonly parquet: boolean; readonly version: string },
): Promise<readonly WrittenFile[]> {
  const tables = tablesOf(files)
  const written: WrittenFile[] = []
  if (parquet) for (const table of tables) written.push(await writeTable(store, table))
  const described = { version, files: [...rows, ...written] }
  for (const table of tables) written.push(await writeJson(store, schemaFile(table), jsonSchemaOf(table.schema)))
  for (const table of ABOUT_THE_RUN) written.push(await writeJson(store, schemaFile(table), jsonSchemaOf(table)))
  const all = dataPackage(
    tables.map(({ schema }) => schema),
    described,
  )
  return [...written, await writeJson(store, PACKAGE_FILE, all)]
}

function tablesOf({ files }: RowFiles): readonly OutputTable[] {
  return [...new Set(files.map(({ table }) => table))]
}

function schemaFile({ name }: { readonly name: string }): string {
  return `schemas/${name}.schema.json`
}

function parquetFile({ name }: OutputTable): string {
  return `${name}.parquet`
}

function writeJson(store: OutputStore, name: string, value: object): Promise<WrittenFile> {
  return store.write(name, `${JSON.stringify(value, null, 2)}\n`)
}

async function writeTable(store: OutputStore, table: OutputTable): Promise<WrittenFile> {
  const file = await store.create(parquetFile(table))
  await writeParquet(file, table.schema, rowsOf(store.pathOf('next', `${table.name}.jsonl`)))
  return file.close()
}

async function* rowsOf(path: string): AsyncGenerator<object> {
  for await (const { text } of fileLines(path)) yield JSON.parse(text)
}
