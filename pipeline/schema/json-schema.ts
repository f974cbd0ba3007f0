import type { AnyTable, Column } from './tables/index.ts'

/** A JSON Schema of draft 2020-12, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
/** An offset. */
const INDEX: JsonSchema = { type: 'integer', minimum: 0 }

/** The schema of a table's rows: of each line of its JSON Lines file. Every column is there, and nothing else. */
export function jsonSchemaOf({ name, description, columns }: AnyTable): JsonSchema {
  return { $schema: DRAFT, title: name, description, ...objectSchema(columns) }
}

function objectSchema(columns: readonly Column[]) {
  return {
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
    required: columns.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: false,
  }
}

function columnSchema(column: Column): JsonSchema {
  const { example } = column
  return {
    description: describe(column),
    ...valueSchema(column),
    ...(example !== undefined && { examples: [example] }),
  }
}

/** What a cell may hold, without the words about it. */
function valueSchema({ nullable, ...column }: Column): JsonSchema {
  const { type, ...rest } = notNull(column)
  if (!nullable) return { type, ...rest }
  const { enum: values, ...others } = rest
  return { type: [type, 'null'], ...(Array.isArray(values) && { enum: [...values, null] }), ...others }
}

function notNull(column: Omit<Column, 'nullable'>): JsonSchema & { readonly type: string } {
  const { type, values, format, pattern, minimum, maximum, members } = column
  switch (type) {
    case 'string':
      return { type, ...(values && { enum: values }), ...(format && { format }), ...(pattern && { pattern }) }
    case 'integer':
    case 'number':
      return { type, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
    case 'boolean':
      return { type }
    case 'strings':
      return { type: 'array', items: { type: 'string', ...(pattern && { pattern }) } }
    case 'spans':
      return { type: 'array', items: SPAN }
    case 'json':
      return { type: 'array', items: objectSchema(members ?? []) }
    case 'object':
      return members ? objectSchema(members) : { type }
    case 'counts':
      return { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } }
  }
}

/** A place in a text, and the page where it is another one. */
const SPAN: JsonSchema = { anyOf: [tuple(INDEX, INDEX), tuple(INDEX, INDEX, { type: 'string' })] }

function tuple(...items: readonly JsonSchema[]): JsonSchema {
  return { type: 'array', prefixItems: items, items: false, minItems: items.length, maxItems: items.length }
}

/** A validator knows no units and no meanings of values; a reader does. */
function describe({ description, unit, meanings = {} }: Column): string {
  const values = Object.entries(meanings).map(([value, meaning]) => `${value}: ${meaning}`)
  return [description, ...(unit === undefined ? [] : [`Unit: ${unit}.`]), values.join('; ')]
    .filter((part) => part !== '')
    .join(' ')
}
