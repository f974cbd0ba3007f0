import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REGISTER } from '../../pipeline/schema/index.ts'
import { jsonSchemaOf } from '../../pipeline/schema/json-schema.ts'
import { broadsheet, readRows } from '../support/cli.ts'
import { profileErrors } from '../support/data-package-profile.ts'
import { python, pythonHas } from '../support/python.ts'
import { type Resource, tabularErrors } from '../support/tabular.ts'
import { makeFolder } from '../support/temp-folder.ts'

/** The output folder of the built program, held against what it says of itself. */
const RAW = path.resolve(import.meta.dirname, '..', '..', 'raw')

const PAGE = `城南新貌

　　本报讯　城南区统计局局长丁一山表示，“去年新增托位1200个，同比增长8%。”他认为，今年将再增300个。
`

/** Cells that a CSV has trouble with. */
const ODD_PAGE = `=1+1是多少

　　记者甲；乙、丙丁说：“-5℃的早晨，"NA"号店里卖出了30杯，\u2028占全天的12%。”
`

const CORRECTIONS = [
  { id: 'c-0000000000000000', issue_id: 'a', action: 'accept' },
  { id: 'q-0000000000000000', issue_id: 'nowhere', action: 'reject', by: '编辑', at: '2024-05-21', note: '查无此页' },
]

const folder = makeFolder({
  'in/a.txt': PAGE,
  'in/b.txt': ODD_PAGE,
  'in/bad.txt': new Uint8Array([0, 1, 2, 0, 0, 7]),
  'corrections.jsonl': CORRECTIONS.map((line) => `${JSON.stringify(line)}\n`).join(''),
})
const output = path.join(folder, 'out')

beforeAll(() => {
  const inputs = [path.join(folder, 'in'), path.join(RAW, 'donglin-wanbao-2024-11-08')]
  const options = ['--speakers', 'speakers.jsonl', '--corrections', 'corrections.jsonl', '--parquet']
  const run = broadsheet(['run', ...inputs, '-o', output, '--date', '2024-05-20', ...options], { cwd: folder })
  expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('bad')])
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const descriptor = () => JSON.parse(readFileSync(path.join(output, 'datapackage.json'), 'utf8'))

function validator(schema: object) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

describe('the output folder of a run', () => {
  it('has a schema for every JSON Lines file, which holds for its lines', () => {
    const files = readdirSync(output).filter((name) => name.endsWith('.jsonl'))
    expect(files).toEqual(expect.arrayContaining(['claims.jsonl', 'dead-letter.jsonl', 'corrections-report.jsonl']))
    for (const file of files) {
      const schema = JSON.parse(
        readFileSync(path.join(output, 'schemas', file.replace('.jsonl', '.schema.json')), 'utf8'),
      )
      const validate = validator(schema)
      const rows = readRows(output, file)
      // The odd page and the plain one have nothing that could be checked.
      expect(rows.length).toBeGreaterThan(file === 'claim-checks.jsonl' ? -1 : 0)
      for (const row of rows) expect([validate(row), validate.errors ?? []]).toEqual([true, []])
    }
  })

  it('has a report that holds against its schema', () => {
    const read = (file: string) => JSON.parse(readFileSync(path.join(output, file), 'utf8'))
    const validate = validator(read('schemas/run.schema.json'))
    expect([validate(read('run.json')), validate.errors ?? []]).toEqual([true, []])
    expect(validate({ ...read('run.json'), status: 'done' })).toBe(false)
  })

  it('has a register of speakers that holds against its schema', () => {
    const validate = validator(jsonSchemaOf(REGISTER))
    const entries = readRows(folder, 'speakers.jsonl')
    expect(entries.length).toBeGreaterThan(0)
    for (const entry of entries) expect([validate(entry), validate.errors ?? []]).toEqual([true, []])
  })

  it('has a data package that the standard and its own files agree with', () => {
    expect(profileErrors(descriptor())).toEqual([])
    const resources: readonly Resource[] = descriptor().resources
    expect(resources.length).toBe(8)
    expect(tabularErrors(output, resources)).toEqual([])
  })

  it('names each file, its Parquet and its JSON Lines with size and hash', () => {
    const named = descriptor().resources.flatMap((one: Resource & { jsonl?: Resource; parquet: Resource }) =>
      one.jsonl ? [one, one.jsonl, one.parquet] : [one, one.parquet],
    )
    expect(named.length).toBe(8 + 8 + 5)
    for (const { path: file, bytes, hash } of named) {
      const contents = readFileSync(path.join(output, file))
      expect([file, contents.length, `sha256:${createHash('sha256').update(contents).digest('hex')}`]).toEqual([
        file,
        bytes,
        hash,
      ])
    }
  })

  it.skipIf(!pythonHas('frictionless', 'jsonlines'))('is a valid package to frictionless', () => {
    const validate =
      'import frictionless; print(frictionless.validate("out/datapackage.json").flatten(["name", "message"]))'
    expect(python(validate, folder).trim()).toBe('[]')
  })
})
