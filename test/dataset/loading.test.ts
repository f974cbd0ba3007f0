import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyTable, ARTICLES, CLAIMS, QUOTES, REPAIRS } from '../../pipeline/schema/index.ts'
import { sampleRows, TABLES, writeDataset } from '../support/dataset.ts'
import { python, pythonHas } from '../support/python.ts'
import { makeFolder } from '../support/temp-folder.ts'

/** The examples of docs/loading.md, run as printed where the program is at hand; skipped, and shown so, where not. */
const PAGE = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'docs', 'loading.md'), 'utf8')

/** A program of the system, and no package's. */
const SQLITE = 'sqlite3'

const folder = makeFolder({})
let rows: ReadonlyMap<AnyTable, readonly object[]>
const count = (table: AnyTable) => rows.get(table)?.length ?? 0

beforeAll(async () => {
  rows = await sampleRows()
  await writeDataset(path.join(folder, 'output'), rows)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The fenced blocks of a language. */
function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map((match) => match[1] ?? '')
}

describe('docs/loading.md', () => {
  it('has examples of each', () => {
    expect(['python', 'sql', 'r', 'sh'].map((language) => blocks(language).length)).toEqual([3, 2, 1, 2])
  })

  it.skipIf(!pythonHas('pandas', 'pyarrow'))('pandas', () => {
    const shapes = 'print("shape", len(claims), len(articles), len(quotes_csv), claims["value"].sum())'
    const printed = python([...blocks('python'), shapes].join('\n'), folder)
    const values = (rows.get(CLAIMS) ?? []).map((row) => (row as { value: number | null }).value ?? 0)
    const [, claims, articles, quotes, sum] = /^shape (\d+) (\d+) (\d+) (\S+)$/m.exec(printed) ?? []
    expect([claims, articles, quotes].map(Number)).toEqual([count(CLAIMS), count(ARTICLES), count(QUOTES)])
    expect(Number(sum) / values.reduce((all, value) => all + value, 0)).toBeCloseTo(1, 9)
  })

  it.skipIf(!pythonHas('duckdb'))('DuckDB', () => {
    const statements = blocks('sql').flatMap((block) => block.split(/;\n/).filter((one) => one.trim() !== ''))
    expect(statements.length).toBe(8)
    const program = `import duckdb, json\nfor one in json.loads(${JSON.stringify(JSON.stringify(statements))}):\n  result = duckdb.sql(one)\n  print(json.dumps(result.fetchall() if result else None, default=str))`
    const results = python(program, folder)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results.slice(0, 3)).toEqual([null, null, null])
    expect(results[3].length).toBe(10)
    // Every claim stands in its paragraph where it says.
    expect(results[5]).toEqual([[count(CLAIMS), count(CLAIMS)]])
    expect(new Map(results[6])).toEqual(new Map(results[7]))
  })

  it.skipIf(spawnSync(SQLITE, ['--version']).status !== 0)('SQLite', () => {
    const [import_] = blocks('sh')
    const { stdout, stderr } = spawnSync('sh', ['-c', import_ ?? ''], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n').length).toBe(5)
    const counted = spawnSync(SQLITE, ['broadsheet.db', 'SELECT (SELECT count(*) FROM claims), count(*) FROM quotes'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(counted.stdout.trim()).toBe(`${count(CLAIMS)}|${count(QUOTES)}`)
  })
})

describe('independent readers', () => {
  it.skipIf(!pythonHas('frictionless', 'jsonlines'))(
    'frictionless takes the data package, and refuses a damaged one',
    () => {
      const validate =
        'import frictionless; print(frictionless.validate("output/datapackage.json").flatten(["name", "type", "message"]))'
      expect(python(validate, folder).trim()).toBe('[]')
      const file = path.join(folder, 'output', 'quotes.csv')
      const whole = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        whole.replace(/,(indirect|direct),/, ',reported,').replace(/s-[0-9a-f]{16}/, 's-0000000000000000'),
      )
      const errors = python(validate, folder)
      writeFileSync(file, whole)
      expect(errors).toContain('constraint-error')
      expect(errors).toContain('foreign-key')
      expect(errors).toContain('hash-count')
    },
  )

  it.skipIf(!pythonHas('pyarrow'))('pyarrow reads every Parquet file with the types that the columns say', () => {
    const program = `
import json, pyarrow.parquet as parquet
for name in json.loads(${JSON.stringify(JSON.stringify(TABLES.map(({ name }) => name)))}):
    table = parquet.read_table(f'output/{name}.parquet')
    print(json.dumps([name, table.num_rows, {f.name: [str(f.type), f.nullable] for f in table.schema}]))`
    const read = python(program, folder)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [string, number, Record<string, [string, boolean]>])
    expect(read.map(([name, number]) => [name, number])).toEqual(TABLES.map((table) => [table.name, count(table)]))
    const types = Object.fromEntries(read.map(([name, , columns]) => [name, columns]))
    expect(types[CLAIMS.name]).toMatchObject({
      claim_id: ['string', false],
      issue_date: ['date32[day]', true],
      start: ['int32', false],
      value: ['double', true],
      check_ids: ['list<element: string not null>', false],
    })
    expect(types[REPAIRS.name]?.['certain']).toEqual(['bool', false])
    for (const { name, columns } of TABLES) {
      const nullable = Object.fromEntries(columns.map((column) => [column.name, column.nullable]))
      expect(Object.fromEntries(Object.entries(types[name] ?? {}).map(([key, [, is]]) => [key, is]))).toEqual(nullable)
    }
  })
})
