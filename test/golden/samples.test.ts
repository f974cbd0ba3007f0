import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPipeline, type Pipeline } from '../../pipeline/index.ts'
import { type AnyStage, runIssues } from '../../pipeline/run/index.ts'

/**
 * Every sample issue of `raw/` through the shipped chain, model included, compared byte for byte.
 *
 * `npm run golden:update` rewrites the expected files; a change needs a reason in the commit message, line by line.
 */
const ROOT = path.resolve(import.meta.dirname, '..', '..')
const EXPECTED = path.join(import.meta.dirname, 'expected')
const TABLES = [
  'articles.jsonl',
  'claims.jsonl',
  'claims.csv',
  'claim-checks.jsonl',
  'claim-checks.csv',
  'quotes.jsonl',
  'quotes.csv',
  'speakers.jsonl',
  'speakers.csv',
  'repairs.jsonl',
  'repairs.csv',
  'entities.jsonl',
]

/** File names without their extension, and folders: one each is one issue. */
const SAMPLES = readdirSync(path.join(ROOT, 'raw'))
  .filter((name) => !name.startsWith('.') && !name.endsWith('.meta.json'))
  .sort()

let pipeline: Pipeline
const folders: string[] = []

beforeAll(async () => {
  pipeline = await createPipeline()
})

afterAll(async () => {
  await pipeline.dispose()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Runs inputs as the command line does and returns the folder of tables. */
async function run(inputs: readonly string[], concurrency: number): Promise<string> {
  const output = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-golden-'))
  folders.push(output)
  const config = { inputs, until: 'extract' as const, repair: 'full' as const, bom: true }
  const stages = Object.values(pipeline.stages) as unknown as AnyStage[]
  const { report } = await runIssues({ config, output, stages, models: pipeline.models, version: 'test', concurrency })
  expect(report.status).toBe('complete')
  return output
}

describe('golden sample issues', () => {
  it('are all of raw/', () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(5)
  })

  it.each(SAMPLES)('%s', async (sample) => {
    const output = await run([path.join(ROOT, 'raw', sample)], 1)
    const issueId = path.basename(sample, '.txt')
    for (const table of TABLES) {
      const text = readFileSync(path.join(output, table), 'utf8')
      await expect(text).toMatchFileSnapshot(path.join(EXPECTED, issueId, table))
    }
  })

  it('are the same bytes at any concurrency', async () => {
    const input = [path.join(ROOT, 'raw')]
    const [one, many] = [await run(input, 1), await run(input, 8)]
    for (const table of [...TABLES, 'dead-letter.jsonl']) {
      expect(readFileSync(path.join(many, table)).equals(readFileSync(path.join(one, table)))).toBe(true)
    }
  })
})
