import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { broadsheet, readRows, snapshot } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const PAGE = '秋茶丰收\n\n　　云岭茶社主理人费小满昨天表示，双11前收茶3000担，同比增长5%。\n'
const LEXICON = {
  titles: ['主理人'],
  units: [{ printed: '擔', code: 'kg', factor: 50 }],
  nominalTerms: ['雙11'],
}
const json = (config: object) => JSON.stringify(config)

const claims = (folder: string, output = 'out') =>
  readRows(folder, output, 'claims.jsonl').map(({ text, value, unit_code }) => `${text} ${value} ${unit_code}`)

describe('broadsheet run with a configuration', () => {
  it('takes words and settings from it, and flags before it', () => {
    const folder = tempFolder({
      'raw/2023-11-14.txt': PAGE,
      'broadsheet.config.ts':
        'import { defineConfig } from "broadsheet"\n' +
        `export default defineConfig({ output: 'out' as string, publication: '江州晚报', lexicon: ${json(LEXICON)} })\n`,
    })
    const { status, stderr } = broadsheet(['run', '--publication', '云岭日报'], { cwd: folder })
    expect([status, stderr.includes('[1/1]')]).toEqual([0, true])
    expect(claims(folder)).toEqual(['3000担 150000 kg', '5% 5 percent'])
    expect(readRows(folder, 'out/claims.jsonl')[0]).toMatchObject({ publication: '云岭日报' })
    expect(readRows(folder, 'out/quotes.jsonl')[0]).toMatchObject({ speaker: '费小满', titles: ['云岭茶社主理人'] })
    // A row is explained with the words that found it, whatever stands in the file by now.
    const [{ claim_id = '' } = {}] = readRows(folder, 'out/claims.jsonl') as { claim_id: string }[]
    writeFileSync(path.join(folder, 'broadsheet.config.ts'), 'export default {}')
    expect(broadsheet(['explain', claim_id, '-o', 'out'], { cwd: folder }).stdout).toContain('担 is kg')
    // Without the file the words are unknown, and nothing of it holds.
    expect(broadsheet(['run', '--no-config', '-o', 'plain'], { cwd: folder }).status).toBe(0)
    expect(claims(folder, 'plain')).toEqual(['5% 5 percent'])
  })

  it('reads an issue anew when its words change, and not when what decides no row does', () => {
    const folder = tempFolder({ 'raw/2023-11-14.txt': PAGE })
    const thisRun = (config: object) => {
      writeFileSync(path.join(folder, 'c.json'), json(config))
      expect(broadsheet(['run', '--config', 'c.json', '-o', 'out'], { cwd: folder }).status).toBe(0)
      return JSON.parse(snapshot(path.join(folder, 'out'))['run.json'] ?? '{}').this_run
    }
    expect(thisRun({})).toMatchObject({ processed: 1, unchanged: 0 })
    expect(thisRun({ concurrency: 1, lexicon: {} })).toMatchObject({ processed: 0, unchanged: 1 })
    expect(thisRun({ lexicon: LEXICON })).toMatchObject({ processed: 1, unchanged: 0 })
    expect(claims(folder)).toEqual(['3000担 150000 kg', '5% 5 percent'])
    expect(thisRun({ lexicon: LEXICON, thresholds: { claims: 1 } })).toMatchObject({ processed: 1 })
    expect(claims(folder)).toEqual([])
  })

  it('shows what holds and does nothing', () => {
    const folder = tempFolder({ 'settings/c.json': json({ output: 'out', inputs: ['../raw'] }) })
    const { status, stdout } = broadsheet(['run', '--config', 'settings/c.json', '--repair', 'off', '--print-config'], {
      cwd: folder,
    })
    expect(status).toBe(0)
    expect(stdout).toContain(
      'inputs       ["raw"]  (settings/c.json)\noutput       "settings/out"  (settings/c.json)\n',
    )
    expect(stdout).toContain('repair       "off"  (--repair)\n')
    expect(Object.keys(snapshot(folder))).toEqual(['settings/c.json'])
  })

  it('stops before anything is written where something is wrong, and says all of it', () => {
    const folder = tempFolder({
      'raw/a.txt': PAGE,
      'broadsheet.config.json': json({ ouput: 'x', lexicon: { units: [{ printed: '担' }] } }),
    })
    const { status, stderr } = broadsheet(['run'], { cwd: folder })
    expect([status, stderr]).toEqual([
      1,
      'broadsheet: 2 problems in broadsheet.config.json:\n' +
        '  ouput: is no key; did you mean output?\n' +
        '  lexicon.units[0].code: is missing (CONFIG_INVALID)\n',
    ])
    expect(Object.keys(snapshot(folder))).toEqual(['broadsheet.config.json', 'raw/a.txt'])
  })

  it('never runs a file from among the inputs', () => {
    const folder = tempFolder({
      'raw/a.txt': PAGE,
      'raw/broadsheet.config.mjs': 'throw new Error("ran")',
    })
    const { stderr } = broadsheet(['run', 'raw', '--until', 'normalise'], { cwd: folder })
    expect(stderr).not.toContain('ran"')
    expect(stderr).not.toContain('could not be run')
  })
})

describe('the filters', () => {
  it('know the words of the configuration', () => {
    const folder = tempFolder({ 'broadsheet.config.json': json({ lexicon: LEXICON }) })
    const read = (...flags: string[]) =>
      JSON.parse(
        broadsheet(['quantities', ...flags], { cwd: folder, input: '雙11前收茶3000擔\n' }).stdout,
      ).quantities.map(({ text, value, nominal }: { text: string; value: number; nominal: boolean }) => [
        text,
        value,
        nominal,
      ])
    expect(read()).toEqual([
      ['雙11', 11, true],
      ['3000擔', 150000, false],
    ])
    expect(read('--no-config')).toEqual([
      ['11', 11, true],
      ['3000', 3000, true],
    ])
  })
})
