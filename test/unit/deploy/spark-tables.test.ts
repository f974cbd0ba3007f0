import { expect, it } from 'vitest'
import {
  ARTICLES,
  CLAIM_CHECKS,
  CLAIMS,
  ENTITIES,
  PAGES,
  QUOTES,
  REPAIRS,
  SPEAKERS,
} from '../../../pipeline/schema/index.ts'

const TABLES = [ARTICLES, REPAIRS, CLAIMS, CLAIM_CHECKS, QUOTES, SPEAKERS, ENTITIES, PAGES] as const

/** What the Spark job knows of the tables; `npx vitest run test/unit/deploy --update` writes it anew. */
function description(): string {
  const tables = TABLES.map(({ name, csv, columns }) => ({
    name,
    csv,
    columns: columns.map(({ name: column, type, nullable, format }) => ({
      name: column,
      type,
      nullable,
      date: format === 'date',
    })),
  }))
  return `${JSON.stringify(tables, null, 2)}\n`
}

it('the Spark job knows the tables as they are', async () => {
  await expect(description()).toMatchFileSnapshot('../../../deploy/spark/broadsheet_spark/tables.json')
})
