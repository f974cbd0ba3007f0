import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { OutputStore } from '../io/index.ts'
import { RECORD_FILE, readRecord } from './issue-index.ts'
import type { IssueRecord } from './issue-record.ts'

/**
 * A finished issue that a run left pending which did not end; null where there is none of this key, or where it is
 * damaged, as a power cut may leave it.
 */
export async function readPending(store: OutputStore, folder: string, key: string): Promise<IssueRecord | null> {
  try {
    const record = await readRecord(store.pathOf('pending', folder))
    if (record.key !== key || record.folder !== folder) return null
    for (const { file, sha256 } of record.files) {
      const bytes = await readFile(store.pathOf('pending', folder, file))
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return null
    }
    return record
  } catch {
    // Whatever is wrong with it, the issue is read again.
    return null
  }
}

/** Keeps an issue until the run's end: rows and record. */
export async function keepPending(
  store: OutputStore,
  record: IssueRecord,
  files: readonly { readonly file: string; readonly bytes: Buffer }[],
): Promise<void> {
  await store.keep(record.folder, [...files, { file: RECORD_FILE, bytes: Buffer.from(recordText(record)) }])
}

export function recordText(record: IssueRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
