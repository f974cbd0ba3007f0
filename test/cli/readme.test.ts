import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8')

/** The first fenced block of a language. */
function block(language: string): string {
  const start = README.indexOf(`\`\`\`${language}\n`)
  const end = README.indexOf('\n```', start)
  return README.slice(start + language.length + 4, end)
}

describe('README', () => {
  it('shows library code that runs as printed, on the built package', () => {
    // The package imports itself by name, through its own `exports`, as a stranger's project would.
    const run = spawnSync('node', ['--input-type=module', '-e', block('ts')], { cwd: ROOT, encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(run.stdout).toContain("subject: '5G基站'")
    expect(run.stdout).toContain('value: 1200')
    expect(run.stdout).toContain("claimant: '工信部'")
    expect(run.stdout).toContain("period_start: '2023-01-01'")
  })

  it('shows rows that the program writes', () => {
    const rows = block('csv').split('\n')
    const golden = readFileSync(path.join(ROOT, 'test/golden/expected/yunze-gongyebao-2024-01-23/claims.csv'), 'utf8')
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) expect(golden).toContain(row)
  })
})
