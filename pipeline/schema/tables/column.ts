import type { RawSpanCell } from '../rows.ts'

/**
 * - `strings`: a list of texts.
 * - `spans`: a list of `[start, end]`, or `[start, end, page]` on another page.
 * - `json`: a list of objects, described by `members`.
 * - `object`: one of them; without `members` it may have any.
 * - `counts`: an object of whole numbers by name.
 */
export type ColumnType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'strings'
  | 'spans'
  | 'json'
  | 'object'
  | 'counts'

/** A column of another table that holds the same ids. */
export interface Reference {
  readonly table: string
  readonly column: string
  /** Columns that both tables have and that must agree too, because the ids are unique only among them. */
  readonly within?: readonly string[]
}

/** One column of a table, or one member of a nested value: its place in the list is its place in the CSV. */
export interface Column<Row = Readonly<Record<string, unknown>>> {
  readonly name: keyof Row & string
  readonly type: ColumnType
  /** One or two sentences for a reader of the data. */
  readonly description: string
  readonly nullable: boolean
  /** True where it may be missing altogether, which no column of a table is. */
  readonly optional?: boolean
  /** All values that occur. */
  readonly values?: readonly string[]
  /** What each of `values` means. */
  readonly meanings?: Readonly<Record<string, string>>
  readonly minimum?: number
  readonly maximum?: number
  /** A regular expression; of a list it holds for every member. */
  readonly pattern?: string
  readonly format?: 'date' | 'date-time'
  /** What the number counts. */
  readonly unit?: string
  readonly example?: unknown
  readonly references?: Reference
  /** Of a `json` column the members of each object in its list, of an `object` its own. */
  readonly members?: readonly Column[]
}

/** Columns that lead to rows of another table. */
export interface ForeignKey {
  readonly fields: readonly string[]
  readonly table: string
  readonly references: readonly string[]
}

export interface Table<Row> {
  readonly name: string
  /** What a row is. */
  readonly description: string
  readonly columns: readonly Column<Row>[]
  readonly primaryKey: readonly (keyof Row & string)[]
  /** Read off the columns' references; lists of ids have none, because no standard of keys knows lists. */
  readonly foreignKeys: readonly ForeignKey[]
  /** False for tables whose cells nest: they are JSONL alone. */
  readonly csv: boolean
}

/** A column whatever its rows are. */
interface AnyColumn extends Omit<Column, 'name'> {
  readonly name: string
}

/** A table whatever its rows are. */
export interface AnyTable extends Omit<Table<never>, 'columns' | 'primaryKey'> {
  readonly columns: readonly AnyColumn[]
  readonly primaryKey: readonly string[]
}

// What a table's file writes of each column. The types below take it from the row's type, so that a column that is
// forgotten, superfluous, of the wrong type, or null where the row is not, does not compile; and a union of texts must be
// given with the meaning of every member, which is where `values` comes from.

interface Common<Value> {
  readonly description: string
  readonly example?: NonNullable<Value>
  readonly references?: Reference
}

type Nullability<Value> = null extends Value ? { readonly nullable: true } : { readonly nullable?: false }

type Text<Value extends string> = string extends Value
  ? { readonly type: 'string'; readonly pattern?: string; readonly format?: 'date' | 'date-time' }
  : { readonly type: 'string' } & (
      | { readonly values: Readonly<Record<Value, string>> }
      // Of names without end, like the codes of errors, what they look like is told.
      | { readonly pattern: string }
    )

interface Figure {
  readonly type: 'integer' | 'number'
  readonly minimum?: number
  readonly maximum?: number
  readonly unit?: string
}

type Typed<Value> = [Value] extends [string]
  ? Text<Value>
  : [Value] extends [number]
    ? Figure
    : [Value] extends [boolean]
      ? { readonly type: 'boolean' }
      : [Value] extends [readonly string[]]
        ? { readonly type: 'strings'; readonly pattern?: string }
        : [Value] extends [readonly RawSpanCell[]]
          ? { readonly type: 'spans'; readonly unit?: string }
          : [Value] extends [readonly (infer Member)[]]
            ? { readonly type: 'json'; readonly members: Columns<Member> }
            : string extends keyof Value
              ? { readonly type: 'counts' }
              : { readonly type: 'object'; readonly members?: Columns<Value> }

type Optionality<Row, Name extends keyof Row> =
  Partial<Pick<Row, Name>> extends Pick<Row, Name> ? { readonly optional: true } : { readonly optional?: false }

type Cell<Value> = Common<Value> & Nullability<Value> & Typed<NonNullable<Value>>

/** Every field of a row, in the order of the columns. */
export type Columns<Row> = { readonly [Name in keyof Row]-?: Cell<Row[Name]> & Optionality<Row, Name> }

interface TableText<Row> {
  readonly description: string
  readonly primaryKey: readonly (keyof Row & string)[]
  readonly csv: boolean
  readonly columns: Columns<Row>
}

/** Makes a table of its columns; foreign keys are read off their references. */
export function table<Row>(name: string, { description, primaryKey, csv, columns }: TableText<Row>): Table<Row> {
  const list = columnList(columns)
  return { name, description, columns: list, primaryKey, foreignKeys: list.flatMap(foreignKeyOf), csv }
}

/** The written form of a column before its type is known to be that of a row. */
interface LooseCell extends Omit<Column, 'name' | 'nullable' | 'values' | 'members'> {
  readonly nullable?: boolean
  readonly values?: Readonly<Record<string, string>>
  readonly members?: Columns<Record<string, unknown>>
}

function columnList<Row>(columns: Columns<Row>): readonly Column<Row>[] {
  return (Object.entries(columns) as unknown as readonly [keyof Row & string, LooseCell][]).map(([name, cell]) => {
    const { nullable = false, values, members, ...rest } = cell
    return {
      name,
      ...rest,
      nullable,
      ...(values && { values: Object.keys(values), meanings: values }),
      ...(members && { members: columnList(members) }),
    }
  })
}

function foreignKeyOf({ name, type, nullable, references }: Column<never>): readonly ForeignKey[] {
  if (!references || type === 'strings') return []
  const { table: to, column } = references
  // Of a key of several columns with one of them null, validators say that it is missing: such a key is given alone.
  const within = nullable ? [] : (references.within ?? [])
  return [{ fields: [...within, name], table: to, references: [...within, column] }]
}
