import { closeSync, fsync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PENDING } from './journal.ts'

const flush = promisify(fsync)

/** A shard that is being written: not yet one that a later run may take for finished. */
export const MAKING = 'making'

/** Files whose flushing is under way: each keeps a descriptor, of which a process has some hundreds. */
const MAX_UNFLUSHED = 64

/** The files of a shard, by name. */
export type ShardFiles = readonly { readonly file: string; readonly bytes: Uint8Array }[]

/** Writes shards into `pending/`. */
export interface ShardKeeper {
  readonly keep: (folder: string, files: ShardFiles) => Promise<void>
  /** Waits until all that was kept is on the disk. @throws the file system's refusal of any of it. */
  readonly flushed: () => Promise<void>
  /** Waits until nothing is under way, whatever came of it. */
  readonly settle: () => Promise<void>
}

/**
 * A shard is a dozen small files. Written one call after the other they are in the system's hands within a millisecond,
 * a tenth of what it costs to hand every call to another thread; only what may take long, the disk's own work, is left to
 * those. A shard that is kept outlives the process at once. What a power cut leaves of one that was not flushed yet is found
 * by its hashes, and read again.
 *
 * @see docs/decisions/0032-faults.md
 */
export function createShardKeeper(state: string): ShardKeeper {
  const pending = join(state, PENDING)
  const underWay = new Set<Promise<void>>()
  let failure: { readonly thrown: unknown } | null = null

  const flushAside = (path: string) => {
    const descriptor = openSync(path, 'r+')
    const flushing = flush(descriptor)
      .catch((thrown: unknown) => {
        failure ??= { thrown }
      })
      .finally(() => {
        closeSync(descriptor)
        underWay.delete(flushing)
      })
    underWay.add(flushing)
  }
  const check = () => {
    if (failure !== null) throw failure.thrown
  }
  return {
    keep: async (folder, files) => {
      while (underWay.size > MAX_UNFLUSHED) await Promise.race(underWay)
      check()
      const making = join(state, MAKING, folder)
      const kept = join(pending, folder)
      mkdirSync(making, { recursive: true })
      mkdirSync(pending, { recursive: true })
      for (const { file, bytes } of files) writeFileSync(join(making, file), bytes)
      rmSync(kept, { recursive: true, force: true })
      // Not every system renames a folder whose files are open: they are opened anew for the flush.
      renameSync(making, kept)
      for (const { file } of files) flushAside(join(kept, file))
    },
    flushed: async () => {
      await Promise.all(underWay)
      check()
    },
    settle: async () => {
      await Promise.all(underWay)
    },
  }
}
