import { ARTICLES, CLAIM_CHECKS, CLAIMS, QUOTES, REPAIRS, SPEAKERS } from '../schema/index.ts'
import type { FieldFacts } from './data.ts'

const DESCRIBED = [ARTICLES, REPAIRS, CLAIMS, CLAIM_CHECKS, QUOTES, SPEAKERS]

interface ColumnLike {
  readonly name: string
  readonly type: string
  readonly description?: string
  readonly values?: readonly string[]
  readonly nullable?: boolean
  readonly format?: string
}

/** The columns of the tables that the page shows, with what the schema says of each. */
export function fieldFacts(): Readonly<Record<string, readonly FieldFacts[]>> {
  return Object.fromEntries(
    DESCRIBED.map(({ name, columns }) => [name, (columns as readonly ColumnLike[]).map(factsOf)]),
  )
}

function factsOf({ name, type, description, values, nullable, format }: ColumnLike): FieldFacts {
  return {
    name,
    type,
    description: description ?? null,
    values: values ?? null,
    nullable: nullable ?? true,
    isDate: format === 'date',
  }
}
