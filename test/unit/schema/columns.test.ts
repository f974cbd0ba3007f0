import { describe, expect, it } from 'vitest'
import { type Columns, jsonSchemaOf, table } from '../../../pipeline/schema/index.ts'

interface Row {
  readonly id: string
  readonly kind: 'a' | 'b'
  readonly size: number | null
  readonly tags: readonly string[]
  readonly note?: string
}

const ID = { type: 'string', description: 'Its name.' } as const
const KIND = { type: 'string', description: 'What it is.', values: { a: 'the one', b: 'the other' } } as const
const SIZE = { type: 'number', nullable: true, description: 'How large.', unit: 'm' } as const
const TAGS = { type: 'strings', description: 'Words.', references: { table: 'words', column: 'word' } } as const
const NOTE = { type: 'string', optional: true, description: 'More.' } as const

const COLUMNS: Columns<Row> = { id: ID, kind: KIND, size: SIZE, tags: TAGS, note: NOTE }

describe('columns', () => {
  it('are those of the row, which the compiler sees to', () => {
    // @ts-expect-error - a field without column
    const missing: Columns<Row> = { id: ID, kind: KIND, size: SIZE, note: NOTE }
    // @ts-expect-error - a column without field
    const extra: Columns<Row> = { ...COLUMNS, colour: ID }
    // @ts-expect-error - null in the row, and not in the column
    const notNull: Columns<Row> = { ...COLUMNS, size: { type: 'number', description: 'How large.' } }
    // @ts-expect-error - null in the column, and not in the row
    const nullable: Columns<Row> = { ...COLUMNS, id: { ...ID, nullable: true } }
    // @ts-expect-error - another type
    const text: Columns<Row> = { ...COLUMNS, tags: ID }
    // @ts-expect-error - a value without its meaning
    const half: Columns<Row> = { ...COLUMNS, kind: { ...KIND, values: { a: 'the one' } } }
    // @ts-expect-error - always there in the column, and not in the row
    const always: Columns<Row> = { ...COLUMNS, note: ID }
    expect([missing, extra, notNull, nullable, text, half, always].map((columns) => typeof columns)).toHaveLength(7)
  })

  it('become a table in their order, values named, lists without keys', () => {
    const made = table<Row>('things', { description: 'A thing.', primaryKey: ['id'], csv: true, columns: COLUMNS })
    expect(made.columns.map(({ name }) => name)).toEqual(['id', 'kind', 'size', 'tags', 'note'])
    expect(made.columns[1]).toMatchObject({ values: ['a', 'b'], nullable: false })
    expect(made.foreignKeys).toEqual([])
    expect(jsonSchemaOf(made)).toMatchObject({
      required: ['id', 'kind', 'size', 'tags'],
      additionalProperties: false,
      properties: {
        size: { type: ['number', 'null'], description: 'How large. Unit: m.' },
        kind: { enum: ['a', 'b'] },
      },
    })
  })

  it('give a key of two columns whole, unless its own may be null', () => {
    const to = { table: 'things', column: 'id', within: ['kind'] }
    const made = table<Row>('uses', {
      description: 'A use.',
      primaryKey: ['id'],
      csv: true,
      columns: { ...COLUMNS, id: { ...ID, references: to }, size: { ...SIZE, references: to } },
    })
    expect(made.foreignKeys).toEqual([
      { fields: ['kind', 'id'], table: 'things', references: ['kind', 'id'] },
      { fields: ['size'], table: 'things', references: ['id'] },
    ])
  })
})
