import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Pages on disk, as `run` reads them: one file an issue. */
export interface PageFolder {
  readonly input: string
  /** A place for the tables, not yet there. */
  readonly output: string
  readonly pages: number
  readonly characters: number
  readonly bytes: number
}

/** Does something with pages on disk, and takes them away again. */
export async function withPages<T>(pages: Iterable<string>, work: (folder: PageFolder) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-bench-'))
  const input = path.join(folder, 'pages')
  mkdirSync(input)
  let [count, characters, bytes] = [0, 0, 0]
  for (const text of pages) {
    count += 1
    characters += text.length
    bytes += Buffer.byteLength(text)
    writeFileSync(path.join(input, `page-${String(count).padStart(6, '0')}.txt`), text)
  }
  try {
    return await work({ input, output: path.join(folder, 'output'), pages: count, characters, bytes })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
