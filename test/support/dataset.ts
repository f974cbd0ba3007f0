import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { createPipeline } from '../../pipeline/index.ts'
import { csvHeader, csvRecords, jsonLine, UTF8_BOM, writeParquet } from '../../pipeline/io/index.ts'
import {
  type AnyTable,
  ARTICLES,
  CLAIM_CHECKS,
  CLAIMS,
  dataPackage,
  ENTITIES,
  issueRows,
  jsonSchemaOf,
  NORMALISED,
  normalisedRows,
  PAGES,
  pageRows,
  QUOTES,
  REPAIRS,
  SPEAKERS,
} from '../../pipeline/schema/index.ts'

const RAW = path.resolve(import.meta.dirname, '..', '..', 'raw')

/** The tables of a run, and that of one that ends early. */
export const TABLES: readonly AnyTable[] = [ARTICLES, REPAIRS, CLAIMS, CLAIM_CHECKS, QUOTES, SPEAKERS, ENTITIES, PAGES]
export const ALL_TABLES: readonly AnyTable[] = [...TABLES, NORMALISED]

type TableRows = ReadonlyMap<AnyTable, readonly object[]>

/** The rows of sample issues through the shipped chain. */
export async function sampleRows(): Promise<TableRows> {
  const pipeline = await createPipeline()
  const rows = new Map<AnyTable, object[]>(ALL_TABLES.map((table) => [table, []]))
  const add = (table: AnyTable, more: readonly object[]) => rows.get(table)?.push(...more)
  for (const [id, pages] of samples()) {
    const issue = await pipeline.process(pages, { id, date: '2024-05-20', publication: '样报' })
    const all = issueRows(issue)
    add(ARTICLES, all.articles)
    add(REPAIRS, all.repairs)
    add(CLAIMS, all.claims)
    add(CLAIM_CHECKS, all.claimChecks)
    add(QUOTES, all.quotes)
    add(SPEAKERS, all.speakers)
    add(ENTITIES, all.entities)
    add(PAGES, pageRows(issue))
    add(NORMALISED, normalisedRows(issue))
  }
  await pipeline.dispose()
  return rows
}

function samples(): ReadonlyMap<string, readonly { name: string; text: Uint8Array }[]> {
  const entries = readdirSync(RAW, { withFileTypes: true }).filter(({ name }) => !name.endsWith('.meta.json'))
  return new Map(
    entries.map((entry) => {
      const folder = entry.isDirectory() ? path.join(RAW, entry.name) : RAW
      const names = entry.isDirectory()
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.txt'))
            .sort()
        : [entry.name]
      const pages = names.map((name) => ({ name, text: readFileSync(path.join(folder, name)) }))
      return [path.basename(entry.name, '.txt'), pages]
    }),
  )
}

/** Writes rows as a run does: JSON Lines, CSV, Parquet, schemas and descriptor. */
export async function writeDataset(folder: string, rows: TableRows): Promise<void> {
  mkdirSync(path.join(folder, 'schemas'), { recursive: true })
  for (const table of TABLES) {
    const own = rows.get(table) ?? []
    const columns = table.columns.map(({ name }) => name)
    writeFileSync(path.join(folder, `${table.name}.jsonl`), own.map(jsonLine).join(''))
    if (table.csv) {
      const csv = UTF8_BOM + csvHeader(columns) + csvRecords(own, columns)
      writeFileSync(path.join(folder, `${table.name}.csv`), csv)
    }
    await parquetFile(path.join(folder, `${table.name}.parquet`), table, linesOf(folder, table))
    writeFileSync(path.join(folder, 'schemas', `${table.name}.schema.json`), JSON.stringify(jsonSchemaOf(table)))
  }
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => {
      const bytes = readFileSync(path.join(folder, name))
      return { file: name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    })
  const descriptor = dataPackage(TABLES, { version: '0.0.0', files })
  writeFileSync(path.join(folder, 'datapackage.json'), JSON.stringify(descriptor, null, 2))
}

function* linesOf(folder: string, { name }: AnyTable): Generator<object> {
  for (const line of readFileSync(path.join(folder, `${name}.jsonl`), 'utf8').split('\n')) {
    if (line !== '') yield JSON.parse(line)
  }
}

/** Writes rows into a Parquet file. */
export async function parquetFile(
  file: string,
  table: AnyTable,
  rows: AsyncIterable<object> | Iterable<object>,
): Promise<void> {
  const handle = await open(file, 'w')
  await writeParquet({ appendBytes: (bytes) => handle.writeFile(bytes) }, table, rows)
  await handle.close()
}
