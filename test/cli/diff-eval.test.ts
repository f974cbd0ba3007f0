import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { broadsheet, readRows } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const ISSUE = 'lingchuan-ribao-20240402'
const GOLDEN = path.join(ROOT, 'test', 'golden', 'expected', ISSUE)
const GOLD = path.join(ROOT, 'test', 'golden', 'gold', `${ISSUE}.json`)

/** A copy of a golden folder, which is an output as good as any, with one claim changed and one taken out. */
function changed(): string {
  const folder = tempFolder()
  cpSync(GOLDEN, folder, { recursive: true })
  const [first, , ...rest] = readRows(folder, 'claims.jsonl')
  const rows = [{ ...first, subject: '茶叶' }, ...rest]
  writeFileSync(path.join(folder, 'claims.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return folder
}

describe('broadsheet diff', () => {
  it('shows what changed, row by row, and counts it', () => {
    const { status, stdout } = broadsheet(['diff', GOLDEN, changed()])
    expect(status).toBe(0)
    expect(stdout).toContain('~ claims c-aeb1aaa7fa7303ef')
    expect(stdout).toContain('subject: 春茶产值 → 茶叶')
    expect(stdout).toContain('- claims ')
    expect(stdout).toMatch(/^claims\s+(\d+)\s+\d+\s+\d+\s+1\s+0\s+0\s+1\s+0$/m)
    expect(stdout).toContain('The runs differ.')
  })

  it('tells by its exit code whether there is a difference, if asked', () => {
    const other = changed()
    expect(broadsheet(['diff', GOLDEN, GOLDEN, '--exit-code']).status).toBe(0)
    expect(broadsheet(['diff', GOLDEN, other, '--exit-code']).status).toBe(2)
    expect(broadsheet(['diff', GOLDEN, other, '--exit-code', '--table', 'quotes']).status).toBe(0)
  })

  it('writes one JSON object', () => {
    const { stdout } = broadsheet(['diff', GOLDEN, changed(), '--json'])
    const diff = JSON.parse(stdout)
    expect(diff).toMatchObject({ format: 'broadsheet-diff/1', same: false, whole_issues: [] })
    expect(diff.changes.map(({ change }: { change: string }) => change)).toEqual(['changed', 'vanished'])
    expect(diff.changes[0].fields).toEqual({ subject: { old: '春茶产值', new: '茶叶' } })
    expect(diff.summary.claims).toMatchObject({ changed: 1, vanished: 1 })
    expect(JSON.parse(broadsheet(['diff', GOLDEN, GOLDEN, '--json']).stdout)).toMatchObject({ changes: [], same: true })
  })

  it('shows no more rows than asked for, and says so', () => {
    const { stdout } = broadsheet(['diff', GOLDEN, changed(), '--limit', '1'])
    expect(stdout).toContain('… and 1 more rows (--limit 1)')
  })

  it('says what is wrong with its arguments', () => {
    const none = broadsheet(['diff', GOLDEN, 'nowhere'])
    expect(none.status).toBe(1)
    expect(none.stderr).toContain('There is no folder nowhere')
    expect(broadsheet(['diff', GOLDEN, GOLDEN, '--limit', 'few']).stderr).toContain('--limit few is not a whole number')
  })
})

describe('broadsheet eval', () => {
  let text = ''
  beforeAll(() => {
    text = broadsheet(['eval', GOLDEN, '--gold', GOLD, '--errors']).stdout
  })

  it('prints figures and lists the misses', () => {
    expect(text).toContain('== 1 issue of gold')
    expect(text).toMatch(/ {2}strict +F1 +\d+\.\d {2}precision/)
    const gold = JSON.parse(readFileSync(GOLD, 'utf8'))
    expect(text).toContain(`of ${gold.claims.length} in gold`)
  })

  it('gives them as JSON', () => {
    const { total, issues, absent, misses } = JSON.parse(
      broadsheet(['eval', GOLDEN, '--gold', GOLD, '--json', '--errors']).stdout,
    )
    expect(total.claims.strict.f1).toBeGreaterThan(0.9)
    expect(issues).toMatchObject([{ issue_id: ISSUE }])
    expect(absent).toEqual([])
    expect(misses.every(({ issue_id }: { issue_id: string }) => issue_id === ISSUE)).toBe(true)
  })

  it('says what is wrong with the gold', () => {
    const { status, stderr } = broadsheet(['eval', GOLDEN, '--gold', tempFolder()])
    expect(status).toBe(1)
    expect(stderr).toContain('There is no gold file')
  })
})
