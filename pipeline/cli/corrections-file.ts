import { readFile } from 'node:fs/promises'
import { type Corrections, parseCorrections } from '../corrections/index.ts'
import { PipelineError } from '../document/index.ts'

/** @throws PipelineError CORRECTIONS_INVALID - the file cannot be read, or lines of it cannot be used. */
export async function readCorrections(path: string): Promise<Corrections> {
  return parseCorrections(await readText(path), path)
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (typeof code !== 'string') throw thrown
    const message = `Cannot read the corrections ${path}: the system answers ${code}. Check the name, or leave it out.`
    throw new PipelineError('CORRECTIONS_INVALID', message, { path, cause: thrown })
  }
}
