import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyTable, CLAIMS, dataPackage, jsonSchemaOf, QUOTES } from '../../pipeline/schema/index.ts'
import { readRows as readLines } from '../support/cli.ts'
import { profileErrors } from '../support/data-package-profile.ts'
import { ALL_TABLES, sampleRows, TABLES, writeDataset } from '../support/dataset.ts'
import { type Resource, readRows, tabularErrors } from '../support/tabular.ts'
import { makeFolder } from '../support/temp-folder.ts'

/** What the tables say of themselves, held against the rows of the sample issues. */
const GOLDEN = path.resolve(import.meta.dirname, '..', 'golden', 'expected')

const folder = makeFolder({})
let rows: ReadonlyMap<AnyTable, readonly object[]>

beforeAll(async () => {
  rows = await sampleRows()
  await writeDataset(folder, rows)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Strict but for types in lists, which is how JSON Schema says "or null". */
function validator(table: AnyTable): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(jsonSchemaOf(table))
}

describe('JSON Schemas', () => {
  it.each(ALL_TABLES.map((table) => [table.name, table] as const))('hold for every row of %s', (_, table) => {
    const validate = validator(table)
    const own = rows.get(table) ?? []
    expect(own.length).toBeGreaterThan(0)
    for (const row of own) {
      const valid = validate(JSON.parse(JSON.stringify(row)))
      expect(validate.errors ?? []).toEqual([])
      expect(valid).toBe(true)
    }
  })

  it.each(TABLES.map((table) => [table.name, table] as const))('hold for the golden rows of %s', (_, table) => {
    const validate = validator(table)
    for (const issue of readdirSync(GOLDEN)) {
      if (!readdirSync(path.join(GOLDEN, issue)).includes(`${table.name}.jsonl`)) continue
      for (const row of readLines(GOLDEN, issue, `${table.name}.jsonl`)) {
        validate(row)
        expect(validate.errors ?? []).toEqual([])
      }
    }
  })

  it.each([
    ['a column too many', { extra: 1 }],
    ['a column that is gone', { text: undefined }],
    ['null where there is always a value', { sentence: null }],
    ['another type', { value: '12' }],
    ['an unknown value', { kind: 'price' }],
    ['an id of another kind', { claim_id: 'q-0000000000000000' }],
    ['a day that no calendar has', { period_start: '2023-02-30' }],
    ['a place before the text', { start: -1 }],
    ['a share over one', { confidence: 1.2 }],
    ['a list of other ids', { check_ids: ['c-0000000000000000'] }],
  ])('refuse %s', (_, change) => {
    const validate = validator(CLAIMS)
    const row = { ...rows.get(CLAIMS)?.[0] }
    expect(validate(row)).toBe(true)
    expect(validate(JSON.parse(JSON.stringify({ ...row, ...change })))).toBe(false)
  })

  it('describe what nests', () => {
    const [articles] = TABLES
    if (!articles) throw new Error('no tables')
    const validate = validator(articles)
    const row = rows.get(articles)?.[0]
    expect(
      validate({
        ...row,
        paragraphs: [
          {
            text: '甲',
            kind: 'body',
            raw_spans: [
              [0, 1],
              [2, 3, 'p.txt'],
            ],
          },
        ],
      }),
    ).toBe(true)
    expect(validate({ ...row, paragraphs: [{ text: '甲', kind: 'verse', raw_spans: [] }] })).toBe(false)
    expect(validate({ ...row, paragraphs: [{ text: '甲', kind: 'body', raw_spans: [[0]] }] })).toBe(false)
    expect(validate({ ...row, paragraphs: [{ text: '甲', kind: 'body' }] })).toBe(false)
  })
})

describe('data package', () => {
  const descriptor = () => JSON.parse(readFileSync(path.join(folder, 'datapackage.json'), 'utf8'))
  const resources = (): readonly Resource[] => descriptor().resources

  it('keeps the rules of the standard', () => {
    expect(profileErrors(descriptor())).toEqual([])
    expect(profileErrors({ ...descriptor(), resources: [] })).not.toEqual([])
    const [first] = descriptor().resources
    first.schema.fields[0].type = 'text'
    expect(profileErrors({ ...descriptor(), resources: [first] })).not.toEqual([])
  })

  it('holds for every cell of the files that it names, and for the keys between them', () => {
    expect(resources().map(({ name }) => name)).toEqual(TABLES.map(({ name }) => name))
    expect(tabularErrors(folder, resources())).toEqual([])
  })

  it('would notice rows that lead nowhere', () => {
    const without = resources().filter(({ name }) => name !== 'articles')
    expect(tabularErrors(folder, without).length).toBeGreaterThan(100)
  })

  it('names the size and hash of each file', () => {
    for (const { path: file, bytes, hash } of resources()) {
      const contents = readFileSync(path.join(folder, file))
      expect(contents.length).toBe(bytes)
      expect(`sha256:${createHash('sha256').update(contents).digest('hex')}`).toBe(hash)
    }
  })

  it('reads the same rows out of the CSV as out of the JSON Lines, by what the descriptor says', () => {
    const flat = resources().filter(({ format }) => format === 'csv')
    expect(flat.length).toBeGreaterThan(3)
    for (const resource of flat) {
      const lines = readLines(folder, `${resource.name}.jsonl`)
      const table = TABLES.find(({ name }) => name === resource.name)
      const records = readRows(folder, resource).map((record) => unfold(table, record))
      expect(records).toEqual(lines)
    }
  })

  it('leaves out tables without rows where no header would say that they are tables', () => {
    const empty = ['articles.jsonl', 'entities.jsonl', 'claims.jsonl', 'claims.csv', 'quotes.jsonl']
    const files = empty.map((file) => ({ file, bytes: file === 'quotes.jsonl' ? 9 : 0, sha256: '0'.repeat(64) }))
    const { resources: named } = dataPackage(TABLES, { version: '1', files }) as { resources: readonly Resource[] }
    expect(named.map(({ name }) => name)).toEqual(['claims', 'quotes'])
    expect(named[0]?.schema.foreignKeys?.map(({ reference }) => reference.resource)).toEqual(['quotes', 'claims'])
  })

  it('says nothing of tables that were not written, and has no clock in it', () => {
    const files = [{ file: 'quotes.jsonl', bytes: 0, sha256: '0'.repeat(64) }]
    const one = dataPackage(TABLES, { version: '1', files })
    expect(one).toEqual(dataPackage(TABLES, { version: '1', files }))
    expect(one).toHaveProperty('resources.length', 1)
    expect(one).toHaveProperty('resources[0].format', 'jsonl')
    expect(JSON.stringify(one)).not.toContain('foreignKeys')
    expect(one).toHaveProperty('resources[0].name', QUOTES.name)
  })
})

/** Takes lists apart and the apostrophe of guarded texts off, as the descriptor says. */
function unfold(table: AnyTable | undefined, record: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    (table?.columns ?? []).map(({ name, type }) => {
      const cell = record[name]
      const text = typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@＝＋－＠\t\r])/, '') : cell
      if (type === 'strings') return [name, listOf(text)]
      return [name, type === 'json' ? (text ?? []) : (text ?? null)]
    }),
  )
}

function listOf(cell: unknown): readonly string[] {
  if (typeof cell !== 'string') return []
  return cell.startsWith('[') ? JSON.parse(cell) : cell.split('；')
}
