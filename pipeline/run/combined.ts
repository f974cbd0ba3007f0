import { readFileSync } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { GrowingFile, OutputStore, WrittenFile } from '../io/index.ts'
import type { IssueRecord } from './issue-record.ts'
import type { RowFile, RowFiles } from './shard.ts'

/** The combined files while they grow, issue by issue in their order. */
export interface CombinedFiles {
  /** Appends the rows of an issue: from the earlier combined files where these have them, else from its shard. */
  readonly append: (shard: Shard, find: FindFile, ranges: Ranges | null) => Promise<void>
  readonly close: () => Promise<readonly WrittenFile[]>
  /** Closes the files that were read from. */
  readonly release: () => Promise<void>
}

/** An issue's files, as its record lists them. */
type Shard = Pick<IssueRecord, 'folder' | 'files'>

/** Where an issue's rows stand in the combined files of the run before, in the order of the files. */
type Ranges = readonly { readonly start: number; readonly end: number }[]

/** Finds a file of a shard, in the place where it is now. */
export type FindFile = (folder: string, file: string) => string

/**
 * Combined files are the shards' files one after the other, under one header. What an earlier run has combined already is
 * copied in long stretches: a new day among thousands costs the copy of a few large files, not a visit to every shard.
 *
 * @param sizes - of the earlier combined files, which must match for their ranges to be believed.
 */
export async function createCombinedFiles(
  store: OutputStore,
  { files }: RowFiles,
  sizes: readonly number[],
): Promise<CombinedFiles> {
  const writers: Writer[] = []
  for (const [i, file] of files.entries()) writers.push(await createWriter(store, file, sizes[i] ?? null))
  return {
    append: async (shard, find, ranges) => {
      for (const [i, writer] of writers.entries()) await writer.append(shard, find, ranges?.[i] ?? null)
    },
    close: async () => {
      const written: WrittenFile[] = []
      for (const writer of writers) written.push(await writer.close())
      return written
    },
    release: async () => {
      for (const writer of writers) await writer.release()
    },
  }
}

interface Writer {
  readonly append: (shard: Shard, find: FindFile, range: Ranges[number] | null) => Promise<void>
  readonly close: () => Promise<WrittenFile>
  readonly release: () => Promise<void>
}

async function createWriter(store: OutputStore, file: RowFile, size: number | null): Promise<Writer> {
  const earlier = size === null ? null : await openOfSize(join(store.output, file.name), size)
  const target: GrowingFile = await store.create(file.name)
  await target.appendBytes(file.header)
  let open: { start: number; end: number } | null = null
  const flush = async () => {
    if (open !== null && earlier !== null) await target.appendRange(earlier, open.start, open.end)
    open = null
  }
  return {
    append: async ({ folder, files }, find, range) => {
      if (earlier === null || range === null) {
        // Half the tables of a short article are empty.
        if (files.find((written) => written.file === file.name)?.bytes === file.header.length) return
        await flush()
        // Small files, and many: asking another thread for each would take ten times as long.
        const bytes = readFileSync(find(folder, file.name))
        await target.appendBytes(bytes.subarray(file.header.length))
      } else if (open?.end === range.start) {
        open = { start: open.start, end: range.end }
      } else {
        await flush()
        open = { ...range }
      }
    },
    close: async () => {
      await flush()
      return target.close()
    },
    release: async () => earlier?.close(),
  }
}

async function openOfSize(path: string, size: number): Promise<FileHandle | null> {
  const there = await stat(path).catch(() => null)
  return there?.isFile() && there.size === size ? open(path, 'r') : null
}
