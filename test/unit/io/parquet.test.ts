import { readFileSync } from 'node:fs'
import path from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { writeParquet } from '../../../pipeline/io/index.ts'
import {
  type AnyTable,
  ARTICLES,
  CLAIM_CHECKS,
  ENTITIES,
  jsonSchemaOf,
  PAGES,
  SPEAKERS,
} from '../../../pipeline/schema/index.ts'
import { parquetFile } from '../../support/dataset.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const PLACE = { issue_id: '样报-1', issue_date: '2024-02-29', publication: null, page: '01.txt', article_id: 'a-00' }

const entity = (start: number, text = '云泽') => ({
  entity_id: `e-${start}`,
  ...PLACE,
  paragraph: 2,
  start,
  end: start + 2,
  text,
  label: 'LOC',
  score: 0.875,
})

async function roundTrip(table: AnyTable, rows: readonly object[]) {
  const file = path.join(tempFolder(), 'rows.parquet')
  await parquetFile(file, table, rows)
  const buffer = await asyncBufferFromFile(file)
  return { rows: await parquetReadObjects({ file: buffer }), metadata: await parquetMetadataAsync(buffer), file }
}

const day = (date: string) => new Date(`${date}T00:00:00Z`)

describe('writeParquet', () => {
  it('gives back what it was given, dates as dates', async () => {
    const { rows } = await roundTrip(ENTITIES, [entity(0), { ...entity(7), issue_date: null }])
    expect(rows).toEqual([
      { ...entity(0), issue_date: day('2024-02-29') },
      { ...entity(7), issue_date: null },
    ])
  })

  it('keeps lists, empty ones and nested values', async () => {
    const roles = [{ title: '某局局长', organisation: '某局', office: '局长', kind: 'office' }]
    const speaker = { ...entity(1), titles: ['甲', '乙；丙'], members: [], roles, named: true, articles: 1 }
    const full = Object.fromEntries(
      SPEAKERS.columns.map(({ name, type }) => [
        name,
        (speaker as Record<string, unknown>)[name] ?? (type === 'strings' ? [] : type === 'string' ? 'x' : 0),
      ]),
    )
    const { rows } = await roundTrip(SPEAKERS, [full, full])
    expect(rows[1]).toMatchObject({ titles: ['甲', '乙；丙'], members: [], roles, named: true, articles: 1 })
  })

  it('keeps figures to the last digit', async () => {
    const figures = [10812600000000, -2.5, 1e23, 0.1, 9007199254740991, null]
    const check = Object.fromEntries(
      CLAIM_CHECKS.columns.map(({ name, type }) => [name, type === 'strings' ? [] : 'x']),
    )
    const base = { ...check, ...PLACE, paragraph: 0, printed: null, tolerance: null, confidence: 1 }
    const { rows } = await roundTrip(
      CLAIM_CHECKS,
      figures.map((expected) => ({ ...base, expected })),
    )
    expect(rows.map((row) => row['expected'])).toEqual(figures)
  })

  it('takes odd text and dates of no calendar without failing', async () => {
    const { rows } = await roundTrip(ENTITIES, [{ ...entity(0, 'a\ud800\u0000𠮷\u2028'), issue_date: '2024-13-45' }])
    expect(rows[0]).toMatchObject({ text: 'a\ufffd\u0000𠮷\u2028', issue_date: null })
  })

  it('writes a table without rows', async () => {
    const { rows, metadata } = await roundTrip(ARTICLES, [])
    expect(rows).toEqual([])
    expect(metadata.schema.map(({ name }) => name)).toEqual(expect.arrayContaining(['article_id', 'reprint_of']))
  })

  it('carries the JSON Schema of its rows', async () => {
    const { metadata } = await roundTrip(ENTITIES, [entity(0)])
    const schema = metadata.key_value_metadata?.find(({ key }) => key === 'json_schema')?.value
    expect(JSON.parse(schema ?? '')).toEqual(jsonSchemaOf(ENTITIES))
  })

  it('writes row groups as rows come in, so that it never holds them all', async () => {
    let given = 0
    let most = 0
    let written = 0
    async function* rows() {
      for (; given < 50_000; given += 1) {
        most = Math.max(most, given - written)
        yield entity(given)
      }
    }
    const chunks: Uint8Array[] = []
    const appendBytes = async (bytes: Uint8Array) => {
      written = given
      chunks.push(bytes)
    }
    await writeParquet({ appendBytes }, ENTITIES, rows())
    expect(most).toBeLessThan(20_001)
    const bytes = Buffer.concat(chunks)
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
    const read = await parquetReadObjects({ file, rowStart: 49_999, rowEnd: 50_000 })
    expect(read).toEqual([{ ...entity(49_999), issue_date: day('2024-02-29') }])
  })

  it('makes smaller groups of long pages', async () => {
    const page = {
      issue_id: 'x',
      page: '1.txt',
      page_label: null,
      path: '1.txt',
      format: 'text',
      encoding: 'utf-8',
      sha256: '',
      text: '字'.repeat(9 << 20),
    }
    const { metadata } = await roundTrip(PAGES, [page, page, page])
    expect(metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([2n, 1n])
  })

  it('writes the same bytes for the same rows', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => entity(i))
    const [one, two] = [await roundTrip(ENTITIES, rows), await roundTrip(ENTITIES, rows)]
    expect(readFileSync(two.file).equals(readFileSync(one.file))).toBe(true)
  })
})
