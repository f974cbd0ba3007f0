import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { type BroadsheetConfig, configSchema, keyTable } from '../../../pipeline/config/index.ts'
import { checkConfig } from '../../../pipeline/config/load.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

const GOOD: BroadsheetConfig[] = [
  {},
  { inputs: ['a', 'b'], repair: 'off', lang: 'zh', place: 'Taiwan' },
  { lexicon: { titles: ['主理人', { printed: '体验官', kind: 'ordinary' }], cues: [{ printed: '放话' }] } },
  { thresholds: { claims: 0.5 }, lexicon: { units: [{ printed: '担', code: 'kg', factor: 50 }] } },
]
const BAD: unknown[] = [
  { output: 1 },
  { colour: 'red' },
  { until: 'later' },
  { date: '2023-03-14' },
  { concurrency: 0 },
  { thresholds: { claims: -1 } },
  { lexicon: { units: [{ printed: '担' }] } },
  { lexicon: { titles: [{ kind: 'office' }] } },
  { lexicon: { titles: 'x' } },
  'out',
]

describe('the schema of the configuration', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(configSchema())

  it('takes what the program takes', () => {
    for (const value of GOOD) {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true)
      expect(checkConfig(value)).toEqual([])
    }
  })

  it.each(BAD)('refuses what the program refuses: %j', (value) => {
    expect(validate(value)).toBe(false)
    expect(checkConfig(value)).not.toEqual([])
  })

  it('is the file that the package ships (npm run docs writes it)', () => {
    const file = readFileSync(path.join(ROOT, 'docs', 'config.schema.json'), 'utf8')
    expect(JSON.parse(file)).toEqual(configSchema())
  })

  it('agrees with the table of the documentation', () => {
    const page = readFileSync(path.join(ROOT, 'docs/configuration.md'), 'utf8')
    expect(page.split('<!-- keys -->')[1]?.trim()).toBe(keyTable())
  })
})
