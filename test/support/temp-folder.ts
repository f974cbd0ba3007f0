import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { makeFolder } from './make-folder.ts'

export { makeFolder }

/** A folder of files for one test, gone when it ends; keys are paths, values contents. */
export function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = makeFolder(files)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
