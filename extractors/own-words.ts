import type { UnitEntry } from './quantities/index.ts'

/** The user's own words as the English rules take them; they compile them when an English paragraph comes. */
export interface OwnEnglishWords {
  readonly units: readonly UnitEntry[]
  readonly terms: readonly string[]
}
