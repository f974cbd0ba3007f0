import { ARTICLES, CLAIM_CHECKS, CLAIMS, ENTITIES, PAGES, QUOTES, REPAIRS, SPEAKERS } from '../schema/index.ts'

/** A table that can be compared: its file's name and what tells its rows apart, the last part of it the name within an issue. */
export interface DiffTable {
  readonly name: string
  readonly key: readonly string[]
}

/** In the order in which a reader wants their changes: the text, how it was mended, what was found in it. */
export const DIFF_TABLES: readonly DiffTable[] = [
  { name: PAGES.name, key: ['issue_id', 'page'] },
  { name: ARTICLES.name, key: ['article_id'] },
  { name: REPAIRS.name, key: ['seam_id'] },
  { name: CLAIMS.name, key: ['claim_id'] },
  { name: CLAIM_CHECKS.name, key: ['check_id'] },
  { name: QUOTES.name, key: ['quote_id'] },
  { name: SPEAKERS.name, key: ['issue_id', 'speaker_id'] },
  { name: ENTITIES.name, key: ['entity_id'] },
  { name: 'dead-letter', key: ['issue_id', 'code', 'path'] },
]
