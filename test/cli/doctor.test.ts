import { describe, expect, it } from 'vitest'
import { broadsheet } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

describe('broadsheet doctor', () => {
  it('loads the models, reads a line and says that all is well', () => {
    const cwd = tempFolder({ 'raw/a.txt': '头版' })
    const { status, stdout, stderr } = broadsheet(['doctor', '--json'], { cwd })
    expect(stderr).toBe('')
    const { findings } = JSON.parse(stdout)
    expect(findings.filter((finding: { status: string }) => finding.status === 'failed')).toEqual([])
    expect(findings.map((finding: { check: string }) => finding.check)).toEqual(
      expect.arrayContaining(['node', 'model', 'chain', 'inputs', 'output', 'fonts']),
    )
    expect(status).toBe(0)
  })

  it('exits with 1 where a run would fail, and says what to do', () => {
    const cwd = tempFolder({ 'raw/a.txt': '头版', out: 'in the way' })
    const { status, stdout } = broadsheet(['doctor', '-o', 'out', '--model', 'nowhere/'], { cwd })
    expect(status).toBe(1)
    expect(stdout).toMatch(/XX {2}model .*nowhere/)
    expect(stdout).toContain('Choose another folder with --output')
  })
})
