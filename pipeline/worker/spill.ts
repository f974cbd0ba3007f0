import { createHash } from 'node:crypto'
import { appendFile, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileLines } from '../io/index.ts'

/** Records of documents that did not come in one piece, laid aside until all have come. */
export interface Spill {
  /** @param key - records of one key are handed out together. */
  readonly add: (key: string, line: string) => Promise<void>
  /** All that was laid aside, some at a time: whole keys, no more than fits into memory. */
  readonly portions: () => AsyncGenerator<readonly string[]>
  readonly remove: () => Promise<void>
}

const BUCKETS = 64
/** Text held before it is written: of all buckets together. */
const MAX_HELD = 16 * 1024 * 1024
/** A larger bucket is split again by other digits of its keys; one key cannot be. */
const MAX_PORTION_BYTES = 64 * 1024 * 1024
const MAX_DEPTH = 4

/**
 * Lays lines aside in files by the hash of their key, so that memory does not grow with their number.
 *
 * @param folder - made when it is needed.
 */
export function createSpill(folder: string, keyOf: (line: string) => string, depth = 0): Spill {
  let held = new Map<number, string[]>()
  let size = 0
  const used = new Set<number>()
  const pathOf = (bucket: number) => join(folder, `${bucket}.jsonl`)
  const flush = async () => {
    if (held.size > 0) await mkdir(folder, { recursive: true })
    for (const [bucket, lines] of held) await appendFile(pathOf(bucket), lines.map((line) => `${line}\n`).join(''))
    held = new Map()
    size = 0
  }
  return {
    add: async (key, line) => {
      const bucket = bucketOf(key, depth)
      used.add(bucket)
      const lines = held.get(bucket) ?? []
      lines.push(line)
      held.set(bucket, lines)
      size += line.length
      if (size > MAX_HELD) await flush()
    },
    portions: async function* () {
      await flush()
      for (const bucket of [...used].sort((a, b) => a - b)) {
        const path = pathOf(bucket)
        if ((await stat(path)).size <= MAX_PORTION_BYTES || depth === MAX_DEPTH) yield await linesOf(path)
        else yield* portionsOf(path, join(folder, String(bucket)), keyOf, depth + 1)
        await rm(path)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function bucketOf(key: string, depth: number): number {
  return (createHash('sha256').update(key).digest()[depth] ?? 0) % BUCKETS
}

async function linesOf(path: string): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const { text } of fileLines(path)) lines.push(text)
  return lines
}

async function* portionsOf(path: string, folder: string, keyOf: (line: string) => string, depth: number) {
  const finer = createSpill(folder, keyOf, depth)
  for await (const { text } of fileLines(path)) await finer.add(keyOf(text), text)
  yield* finer.portions()
}
