import type { AnyTable, Column, ForeignKey } from './tables/index.ts'

/** What the package says of a file beside its columns. */
export interface FileFacts {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** What was written, and by which version. Nothing of the clock: equal data has an equal package. */
export interface PackageFacts {
  readonly version: string
  readonly files: readonly FileFacts[]
}

const PROFILES = 'https://datapackage.org/profiles/2.0'

/**
 * The descriptor of an output folder as a Data Package (version 2 of the standard; readers of version 1 take it too).
 * Each table is one resource: its CSV where it has one, its JSON Lines otherwise. The other files that hold the same rows
 * stand in the resource under their format, because a second resource would be a second table to whoever loads all.
 *
 * @param tables - those without a file among the facts are left out, and those without rows that have no CSV.
 * @see https://datapackage.org/standard/data-package/
 */
export function dataPackage(tables: readonly AnyTable[], { version, files }: PackageFacts): object {
  const there = listed(tables, files)
  const names = new Set(there.map(({ name }) => name))
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: 'broadsheet',
    title: 'Numeric claims and quoted speakers from newspapers',
    description:
      'Made by Broadsheet from raw newspaper pages. Offsets count Unicode code points, half-open. The pages and what is quoted from them belong to their publishers: no licence for them is given here.',
    generator: `broadsheet ${version}`,
    resources: there.map((table) => resource(table, files, names)),
  }
}

/** An empty CSV has its header; readers take empty JSON Lines for a broken file, so that such a table is left out. */
function listed(tables: readonly AnyTable[], files: readonly FileFacts[]): readonly AnyTable[] {
  const bytes = new Map(files.map((file) => [file.file, file.bytes]))
  const there = tables.filter(({ name }) => bytes.has(`${name}.jsonl`))
  const readable = there.filter(({ name }) => bytes.has(`${name}.csv`) || bytes.get(`${name}.jsonl`) !== 0)
  // A package must have something in it.
  return readable.length > 0 ? readable : there
}

function resource(table: AnyTable, files: readonly FileFacts[], tables: ReadonlySet<string>): object {
  const fileOf = (extension: string) => files.find(({ file }) => file === `${table.name}.${extension}`)
  const [csv, jsonl, parquet] = [fileOf('csv'), fileOf('jsonl'), fileOf('parquet')]
  const others = {
    ...(csv && jsonl && { jsonl: { ...fileProperties(jsonl), jsonSchema: `schemas/${table.name}.schema.json` } }),
    ...(parquet && { parquet: fileProperties(parquet) }),
  }
  const own = csv ? csvProperties(csv) : jsonl ? jsonlProperties(jsonl, table.name) : {}
  return {
    name: table.name,
    type: 'table',
    description: table.description,
    ...own,
    schema: tableSchema(table, csv ? csvField : jsonlField, csv ? [''] : [], tables),
    ...others,
  }
}

function fileProperties({ file, bytes, sha256 }: FileFacts) {
  return { path: file, bytes, hash: `sha256:${sha256}` }
}

function csvProperties(file: FileFacts) {
  return {
    ...fileProperties(file),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      $schema: `${PROFILES}/tabledialect.json`,
      header: true,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: false,
    },
    // The standard has no words for it, and a reader who compares texts must know.
    formulaGuard: {
      prefix: "'",
      description:
        'A text that begins with = + - @ (also full-width), a tab or a carriage return has an apostrophe before it, so that no spreadsheet computes it. The JSON Lines have it as it is.',
    },
  }
}

function jsonlProperties(file: FileFacts, table: string) {
  return {
    ...fileProperties(file),
    format: 'jsonl',
    mediatype: 'application/jsonl',
    encoding: 'utf-8',
    jsonSchema: `schemas/${table}.schema.json`,
  }
}

function tableSchema(
  { columns, primaryKey, foreignKeys }: AnyTable,
  field: (column: Column) => object,
  missingValues: readonly string[],
  tables: ReadonlySet<string>,
): object {
  // A run that stops early has no claims for its articles to point at.
  const keys = foreignKeys.filter(({ table }) => tables.has(table))
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map(field),
    missingValues,
    primaryKey,
    ...(keys.length > 0 && { foreignKeys: keys.map(foreignKey) }),
  }
}

function foreignKey({ fields, table, references }: ForeignKey): object {
  return { fields, reference: { resource: table, fields: references } }
}

/** An empty cell is null, and an empty list too: so a list is never required. What nests is told by the JSON Schema. */
function csvField(column: Column): object {
  const words = wordsOf(column)
  if (column.type === 'strings') {
    return {
      ...words,
      type: 'string',
      description: `${words.description} A list: its members joined by ；, or a JSON array (a cell that begins with [) where that could not be taken apart again; empty for none.`,
    }
  }
  return column.type === 'json' ? { ...words, type: 'array' } : scalarField(column)
}

function jsonlField(column: Column): object {
  if (column.type !== 'strings' && column.type !== 'json') return scalarField(column)
  return { ...wordsOf(column), type: 'array', ...(!column.nullable && { constraints: { required: true } }) }
}

function scalarField(column: Column): object {
  const { type, format, nullable, values, minimum, maximum, pattern, example } = column
  const constraints = {
    ...(!nullable && { required: true }),
    ...(values && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    // The standard's patterns are those of XML Schema, which hold for the whole text and know no anchors.
    ...(pattern !== undefined && { pattern: pattern.replace(/^\^|\$$/g, '') }),
  }
  return {
    ...wordsOf(column),
    type: format ?? type,
    ...(example !== undefined && { example }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

function wordsOf({ name, description, unit, meanings }: Column) {
  return { name, description, ...(unit !== undefined && { unit }), ...(meanings && { meanings }) }
}
