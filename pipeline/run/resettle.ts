import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type OutputStore, readIfThere, SHARDS_FOLDER, type WrittenFile } from '../io/index.ts'
import type { SpeakerRegister } from '../schema/index.ts'
import type { IssueRecord } from './issue-record.ts'
import { parseRows, type RowFiles, tableFiles } from './shard.ts'
import { withRegisterIds } from './speaker-register.ts'
import type { OutputTable } from './tables.ts'

/** An issue as it will stand among the others. */
export interface Settled {
  readonly record: IssueRecord
  /** Files that were written anew, in `next/`. */
  readonly rewritten: ReadonlySet<string>
  /** Files of its shard that the tables have no longer. */
  readonly stale: readonly string[]
}

/**
 * Writes those files of an issue anew that hang on other issues (ids of the register, first printings), or that another version wrote with
 * other columns. Most issues need none.
 *
 * @param folder - where the issue lies.
 * @param reprints - first printings by the issue's articles that are reprints, as they are among the issues before it.
 * @param register - for a new issue, which meets the register now.
 */
export async function resettle(
  store: OutputStore,
  folder: string,
  record: IssueRecord,
  files: RowFiles,
  reprints: ReadonlyMap<string, string>,
  register: SpeakerRegister | null,
): Promise<Settled> {
  const rows = new Map<OutputTable, readonly object[]>()
  const tables = tablesOf(files)
  if (record.shape !== files.shape) for (const table of tables) rows.set(table, await readRows(folder, table))
  if (register !== null) {
    const named = tables.filter(({ columns }) => columns.includes('speaker_id'))
    const own: (readonly object[])[] = []
    for (const table of named) own.push(rows.get(table) ?? (await readRows(folder, table)))
    const assigned = withRegisterIds(register, named, own)
    for (const [i, table] of named.entries()) rows.set(table, assigned[i] ?? [])
  }
  const links = Object.fromEntries(reprints)
  if (!isDeepStrictEqual(links, record.reprints ?? {})) {
    for (const table of tables.filter(({ columns }) => columns.includes('reprint_of'))) {
      rows.set(table, withReprints(rows.get(table) ?? (await readRows(folder, table)), reprints))
    }
  }
  if (rows.size === 0) return { record, rewritten: new Set(), stale: [] }
  const written = await writeTables(store, record.folder, files, rows)
  const names = new Set(files.files.map(({ name }) => name))
  const all = new Map([...record.files, ...written].map((file) => [file.file, file]))
  return {
    record: {
      ...record,
      reprints: links,
      shape: files.shape,
      files: [...names].flatMap((name) => all.get(name) ?? []),
    },
    rewritten: new Set(written.map(({ file }) => file)),
    stale: record.files.map(({ file }) => file).filter((file) => !names.has(file)),
  }
}

function withReprints(rows: readonly object[], reprints: ReadonlyMap<string, string>): readonly object[] {
  return rows.map((row) => {
    const article = (row as { readonly article_id?: string | null }).article_id ?? ''
    return { ...row, reprint_of: reprints.get(article) ?? null }
  })
}

function tablesOf({ files }: RowFiles): readonly OutputTable[] {
  return [...new Set(files.map(({ table }) => table))]
}

async function readRows(folder: string, table: OutputTable): Promise<readonly object[]> {
  return parseRows((await readIfThere(join(folder, `${table.name}.jsonl`))) ?? '', table)
}

async function writeTables(
  store: OutputStore,
  folder: string,
  files: RowFiles,
  rows: ReadonlyMap<OutputTable, readonly object[]>,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = []
  for (const [table, own] of rows) {
    for (const { file, bytes } of tableFiles(files, table, own)) {
      const growing = await store.create(`${SHARDS_FOLDER}/${folder}/${file}`)
      await growing.appendBytes(bytes)
      written.push({ ...(await growing.close()), file })
    }
  }
  return written
}
