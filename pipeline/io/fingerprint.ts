import { createHash } from 'node:crypto'
import type { PlannedIssue } from './identify.ts'

/** Beyond what any issue may have: `readIssue` will say so. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * The hashes of the files of an issue, in page order, without making anything of their contents; null where they cannot
 * be had before the issue is read.
 */
export async function fingerprint(planned: PlannedIssue): Promise<readonly string[] | null> {
  const hashes: string[] = []
  let room = MOST_BYTES
  for (const { source } of planned.pages) {
    if (source === null || source.size > room) return null
    const hash = createHash('sha256')
    for await (const chunk of source.open()) {
      hash.update(chunk)
      room -= chunk.length
      if (room < 0) return null
    }
    hashes.push(hash.digest('hex'))
  }
  return hashes
}
