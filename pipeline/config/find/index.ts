import { existsSync } from 'node:fs'
import path from 'node:path'
import { PipelineError } from '../../document/index.ts'

// Apart from what reads and checks a configuration, which loads the rules that its words must fit: most runs have none.

/** Looked for in this order; of two in one folder neither is taken. */
const CONFIG_NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `broadsheet.config.${extension}`)

/**
 * The configuration file of a folder; null where it has none.
 *
 * @throws PipelineError CONFIG_INVALID - when there are two.
 */
export function findConfig(cwd: string): string | null {
  const found = CONFIG_NAMES.filter((name) => existsSync(path.join(cwd, name)))
  if (found.length > 1)
    throw new PipelineError(
      'CONFIG_INVALID',
      `${found.join(' and ')} are both here, and only one can be the configuration. Remove one, or name one with --config.`,
    )
  return found[0] ?? null
}
