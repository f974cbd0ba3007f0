import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { types } from 'node:util'
import { additionProblems } from '../../extractors/index.ts'
import { PipelineError } from '../document/index.ts'
import { foldAdditions } from '../stages/index.ts'
import type { ConfigNode } from './description.ts'
import { findConfig } from './find/index.ts'
import { type BroadsheetConfig, CONFIG } from './keys.ts'
import { type ConfigProblem, problemsOf } from './validate.ts'

/** A configuration that was found and holds nothing wrong. */
export interface LoadedConfig {
  /** As the user would name it. */
  readonly file: string
  /** Paths in it lead from the working directory. */
  readonly config: BroadsheetConfig
}

/**
 * Reads the configuration of a folder, or the file named. Files that are code are run: they are looked for in the working
 * directory only, never among the inputs.
 *
 * @param cwd - the working directory.
 * @param explicit - a file that the user named; it must be there.
 * @throws PipelineError CONFIG_INVALID - with every problem at once, each naming its key.
 */
export async function loadConfig(cwd: string, explicit?: string): Promise<LoadedConfig | null> {
  const file = explicit ?? findConfig(cwd)
  if (file === null) return null
  const full = path.resolve(cwd, file)
  if (!existsSync(full))
    throw new PipelineError(
      'CONFIG_INVALID',
      `${file} is not there. Name a configuration file, or leave --config out.`,
      {
        path: file,
      },
    )
  const value = path.extname(full) === '.json' ? readJson(full, file) : await runModule(full, file)
  const problems = checkConfig(value)
  if (problems.length > 0) throw invalid(file, problems, file)
  return { file, config: fromFolder(CONFIG, value, path.dirname(full), cwd) as BroadsheetConfig }
}

/**
 * Checks what a program passes as it checks a file.
 *
 * @throws PipelineError CONFIG_INVALID - with every problem at once, each naming its key.
 */
export function assertOptions(options: Pick<BroadsheetConfig, 'lexicon' | 'thresholds'>): void {
  const problems = checkConfig({ lexicon: options.lexicon, thresholds: options.thresholds })
  if (problems.length > 0) throw invalid('the options of the pipeline', problems)
}

/** Everything that is wrong with a configuration; nothing where it fits. */
export function checkConfig(value: unknown): readonly ConfigProblem[] {
  const problems = problemsOf(CONFIG, value)
  if (problems.length > 0) return problems
  const { lexicon } = value as BroadsheetConfig
  if (lexicon === undefined) return []
  return additionProblems(foldAdditions(lexicon)).map(({ key, reason }) => ({ key: `lexicon.${key}`, reason }))
}

function invalid(what: string, problems: readonly ConfigProblem[], path?: string): PipelineError {
  const lines = problems.map(({ key, reason }) =>
    key === '' ? `  the configuration ${reason}` : `  ${key}: ${reason}`,
  )
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  return new PipelineError(
    'CONFIG_INVALID',
    `${count} in ${what}:\n${lines.join('\n')}`,
    path === undefined ? {} : { path },
  )
}

function readJson(full: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(full, 'utf8').replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new PipelineError('CONFIG_INVALID', `${file} is no JSON: ${messageOf(cause)}`, { path: file, cause })
  }
}

/** Runs a module and takes its default export, or what it exports the old way. */
async function runModule(full: string, file: string): Promise<unknown> {
  try {
    const { createJiti } = await import('jiti')
    // `import { defineConfig } from 'broadsheet'` works wherever the program is installed, and loads no models.
    const own = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './define.ts' : './define.js', import.meta.url))
    const jiti = createJiti(import.meta.url, { fsCache: false, interopDefault: false, alias: { broadsheet: own } })
    const module = await jiti.import<object>(full)
    if ('default' in module) return await module.default
    if ('__esModule' in module || types.isModuleNamespaceObject(module))
      throw new Error('it has no default export (export default { … })')
    return module
  } catch (cause) {
    throw new PipelineError('CONFIG_INVALID', `${file} could not be run: ${messageOf(cause)}`, { path: file, cause })
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** The value with paths led from the working directory, and keys in the order of the description. */
function fromFolder(node: ConfigNode, value: unknown, folder: string, cwd: string): unknown {
  if (node.type === 'text') return node.path ? pathFrom(String(value), folder, cwd) : value
  if (node.type === 'list') return (value as readonly unknown[]).map((item) => fromFolder(node.of, item, folder, cwd))
  if (node.type === 'shorthand' && typeof value !== 'string') return fromFolder(node.group, value, folder, cwd)
  if (node.type !== 'group') return value
  const given = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(node.keys)
      .filter(([name]) => Object.hasOwn(given, name) && given[name] !== undefined)
      .map(([name, inner]) => [name, fromFolder(inner, given[name], folder, cwd)]),
  )
}

/** Standard input stays what it is, and so does a model's id on the Hub, which no folder here bears. */
function pathFrom(value: string, folder: string, cwd: string): string {
  const full = path.resolve(folder, value)
  if (value === '-' || folder === cwd) return value
  return HUB_ID.test(value) && !existsSync(full) ? value : path.relative(cwd, full) || '.'
}

const HUB_ID = /^[\w-][\w.-]*\/[\w.-]+(?:@[\w.-]*)?$/
