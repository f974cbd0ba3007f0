import {
  type AnyTable,
  ARTICLES,
  CLAIM_CHECKS,
  CLAIMS,
  ENTITIES,
  NORMALISED,
  PAGES,
  QUOTES,
  REPAIRS,
  SPEAKERS,
} from '../schema/index.ts'

/** A table that can be compared: its file's name and what tells its rows apart, the last part of it the name within an issue. */
export interface DiffTable {
  readonly name: string
  readonly key: readonly string[]
}

/** In the order in which a reader wants their changes: the text, how it was mended, what was found in it. */
const TABLES: readonly AnyTable[] = [
  NORMALISED,
  PAGES,
  ARTICLES,
  REPAIRS,
  CLAIMS,
  CLAIM_CHECKS,
  QUOTES,
  SPEAKERS,
  ENTITIES,
]

export const DIFF_TABLES: readonly DiffTable[] = [
  ...TABLES.map(({ name, primaryKey }) => ({ name, key: primaryKey })),
  { name: 'dead-letter', key: ['issue_id', 'code', 'path'] },
]
