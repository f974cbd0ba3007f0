import type { BroadsheetConfig } from './keys.ts'

/**
 * The configuration itself, so that an editor checks and completes it while it is written.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'broadsheet'
 *
 * export default defineConfig({ lexicon: { nominalTerms: ['双11'] } })
 * ```
 */
export function defineConfig(config: BroadsheetConfig): BroadsheetConfig {
  return config
}
