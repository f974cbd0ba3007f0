// What is measured is what is shipped: the built program, not its source as tsx runs it, which names every inner function each
// time it is made and is slower for it. Types come from the source.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './machine.ts'

const DIST = path.join(ROOT, 'dist')
export const DIST_URL = `${pathToFileURL(DIST).href}/`
export const CLI = path.join(DIST, 'program', 'cli.js')
export const BUILT_MODELS = pathToFileURL(path.join(DIST, 'models', 'index.js')).href

if (!existsSync(CLI)) throw new Error('dist/ is not there: npm run build')

export const { loadRecogniser, loadSeamReader } = await built<typeof import('../../models/index.ts')>('models/index')
export const { findQuantities, languageOf } =
  await built<typeof import('../../extractors/index.ts')>('extractors/index')
export const { composePipeline, createTextStages, issueRows } =
  await built<typeof import('../../pipeline/index.ts')>('pipeline/index')
export const { csvRecords, planInputs, readIssue } =
  await built<typeof import('../../pipeline/io/index.ts')>('pipeline/io/index')

/** A module of the built program by its source's name without ending. */
export function built<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(path.join(DIST, `${name}.js`)).href) as Promise<Module>
}
