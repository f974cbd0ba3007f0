import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../pipeline/evaluation/index.ts'
import { ratesOf } from '../../../pipeline/evaluation/tally.ts'
import { broadsheet, readRows } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/**
 * The figures of `broadsheet eval` beside those of the project's own scorer, where that is at hand: the same figures for
 * the same rows, right ones and wrong ones. On purpose there is more here: all body paragraphs together, and the region.
 */
const EVAL = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'eval')
const SCORER = path.join(EVAL, 'score.mjs')
const GOLD = path.join(EVAL, 'gold')

/** What the scorer calls by another name. */
const NAMES: Readonly<Record<string, string>> = { exact_content: 'content' }

interface Shares {
  readonly [name: string]: { readonly hit: number; readonly of: number }
}

interface Part {
  readonly attributes: Shares
  readonly [found: string]: unknown
}

interface Scored {
  readonly claims: Part
  readonly quotes: Part
  readonly order: Shares
}

function scored(output: string): Scored {
  const golds = readdirSync(GOLD).flatMap((name) => ['--gold', path.join(GOLD, name)])
  const { stdout } = spawnSync('node', [SCORER, '--pred', output, ...golds, '--json'], { encoding: 'utf8' })
  return JSON.parse(stdout)
}

async function expectSame(output: string): Promise<void> {
  const [theirs, { total }] = [scored(output), await evaluate(output, [GOLD])]
  for (const part of ['claims', 'quotes'] as const) {
    const { attributes, ...found } = theirs[part]
    for (const [name, { tp, pred, gold, f1 }] of Object.entries(found) as [string, Record<string, number>][]) {
      const ours = total[part].found[name]
      expect(ours, `${part} ${name}`).toEqual({ right: tp, given: pred, gold })
      expect(ours && ratesOf(ours).f1, `${part} ${name}`).toBeCloseTo(f1 ?? 0, 9)
    }
    for (const [name, share] of Object.entries(attributes)) {
      expect(total[part].fields[NAMES[name] ?? name], `${part} ${name}`).toEqual(share)
    }
  }
  for (const [name, share] of Object.entries(theirs.order)) expect(total.repair[name], name).toEqual(share)
}

/** Every fifth row is dropped or has a cell changed, as a run gone wrong has. */
function spoil(output: string, table: string): void {
  const rows = readRows(output, table).flatMap((row, i) => {
    if (i % 5 === 0) return []
    if (i % 5 === 1) return [{ ...row, text: String(row['text']).slice(1), start: Number(row['start']) + 1, value: 7 }]
    if (i % 5 === 2)
      return [{ ...row, speaker: '何建业', subject: '小桥', unit_code: 'km', type: 'mixed', titles: ['局长'] }]
    return i % 5 === 3 ? [row, { ...row, claim_id: `again-${i}` }] : [row]
  })
  writeFileSync(path.join(output, table), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

describe.skipIf(!existsSync(SCORER))('broadsheet eval and the scorer', () => {
  it('give the same figures, for good rows and for spoilt ones', { timeout: 120_000 }, async () => {
    const output = tempFolder()
    expect(broadsheet(['run', path.join(EVAL, 'seeds'), '-o', output, '--quiet']).status).toBe(0)
    await expectSame(output)
    for (const table of ['claims.jsonl', 'quotes.jsonl']) spoil(output, table)
    await expectSame(output)
  })
})
