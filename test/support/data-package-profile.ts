import { Ajv2020 } from 'ajv/dist/2020.js'

// What the standard asks of a descriptor (Data Package, Data Resource, Table Dialect, Table Schema, version 2), written
// out as one JSON Schema: of the fields that we use it allows what the standard allows. Properties of our own are allowed
// where the standard allows them.
// https://datapackage.org/standard/data-package/

const text = { type: 'string', minLength: 1 }
const name = { type: 'string', pattern: '^[a-z0-9._-]+$' }
const path = { type: 'string', pattern: '^(?!/)(?!.*\\.\\.)(?!~).+$' }
const flag = { type: 'boolean' }
const names = { type: 'array', items: text, minItems: 1 }
const number = { type: 'number' }

/** Constraints that a type of field knows. */
const CONSTRAINTS: Readonly<Record<string, object>> = {
  string: { required: flag, unique: flag, enum: { type: 'array', minItems: 1, items: text }, pattern: text },
  integer: { required: flag, unique: flag, minimum: number, maximum: number },
  number: { required: flag, unique: flag, minimum: number, maximum: number },
  boolean: { required: flag },
  date: { required: flag, unique: flag },
  array: { required: flag, minLength: number, maxLength: number },
}

const field = {
  type: 'object',
  required: ['name', 'type', 'description'],
  properties: { name: text, type: { enum: Object.keys(CONSTRAINTS) }, description: text },
  allOf: Object.entries(CONSTRAINTS).map(([type, properties]) => ({
    if: { properties: { type: { const: type } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { constraints: { type: 'object', properties, additionalProperties: false } } },
  })),
}

const schema = {
  type: 'object',
  required: ['fields'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
    fields: { type: 'array', items: field, minItems: 1 },
    missingValues: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        additionalProperties: false,
        properties: {
          fields: names,
          reference: {
            type: 'object',
            required: ['fields'],
            additionalProperties: false,
            properties: { resource: text, fields: names },
          },
        },
      },
    },
  },
}

const dialect = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tabledialect.json' },
    header: flag,
    delimiter: text,
    lineTerminator: text,
    quoteChar: { type: 'string', minLength: 1, maxLength: 1 },
    doubleQuote: flag,
    skipInitialSpace: flag,
  },
}

const file = {
  path,
  bytes: { type: 'integer', minimum: 0 },
  hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
}

const resource = {
  type: 'object',
  required: ['name', 'path', 'type', 'schema'],
  properties: {
    ...file,
    name,
    type: { const: 'table' },
    description: text,
    format: { enum: ['csv', 'jsonl'] },
    mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
    encoding: { const: 'utf-8' },
    dialect,
    schema,
    licenses: { type: 'array', minItems: 1 },
  },
}

const DATA_PACKAGE_PROFILE = {
  type: 'object',
  required: ['$schema', 'resources'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name,
    title: text,
    description: text,
    resources: { type: 'array', minItems: 1, items: resource },
  },
}

/** What is wrong with a descriptor by the standard's rules; nothing when it is right. */
export function profileErrors(descriptor: unknown): readonly string[] {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false })
  const validate = ajv.compile(DATA_PACKAGE_PROFILE)
  validate(descriptor)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
