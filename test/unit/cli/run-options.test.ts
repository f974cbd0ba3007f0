import { describe, expect, it } from 'vitest'
import { mergeSettings } from '../../../pipeline/cli/run-options.ts'
import { settingsText } from '../../../pipeline/cli/settings-lines.ts'
import type { BroadsheetConfig, LoadedConfig } from '../../../pipeline/config/index.ts'

const from = (config: BroadsheetConfig): LoadedConfig => ({ file: 'broadsheet.config.json', config })

describe('settings of a run', () => {
  it('are the defaults where nobody says anything', () => {
    const { config, output, model } = mergeSettings([], {}, null)
    expect(config).toEqual({ inputs: ['raw'], until: 'extract', repair: 'full', bom: true })
    expect([output, model]).toEqual(['output', undefined])
  })

  it('are those of the file, unless a flag says otherwise', () => {
    const loaded = from({
      output: 'file',
      bom: false,
      parquet: true,
      concurrency: 2,
      place: 'Taiwan',
      inputs: ['scans'],
    })
    expect(mergeSettings([], {}, loaded)).toMatchObject({
      output: 'file',
      concurrency: 2,
      config: { bom: false, parquet: true, defaults: { place: 'Taiwan' }, inputs: ['scans'] },
    })
    const flags = { output: 'flag', concurrency: '3', place: 'Hong Kong', until: 'repair' } as const
    expect(mergeSettings(['a.txt'], flags, loaded)).toMatchObject({
      output: 'flag',
      concurrency: 3,
      config: { bom: false, until: 'repair', place: 'Hong Kong', defaults: { place: 'Taiwan' }, inputs: ['a.txt'] },
    })
  })

  it('hold what decides rows in the configuration that is hashed, and nothing else of the file', () => {
    const lexicon = { nominalTerms: ['双11'] }
    const { config } = mergeSettings(
      [],
      {},
      from({ $schema: 'x', concurrency: 2, lexicon, thresholds: { claims: 0.5 } }),
    )
    expect(config).toMatchObject({ lexicon, thresholds: { claims: 0.5 } })
    expect(Object.keys(config)).not.toContain('$schema')
    expect(Object.keys(config)).not.toContain('concurrency')
    expect(mergeSettings([], {}, from({ lexicon: {}, thresholds: {} })).config).toEqual(
      mergeSettings([], {}, null).config,
    )
  })

  it.each([
    [{ date: '2023-02-30' }, /--date 2023-02-30 is not a date/],
    [{ concurrency: '0' }, /--concurrency 0 is not a whole number/],
    [{ concurrency: 'many' }, /--concurrency many is not a whole number/],
    [{ threads: '0' }, /--threads 0 is not a whole number from 1 to 64/],
    [{ threads: '1.5' }, /--threads 1.5 is not a whole number/],
    [{ speakers: 'p.jsonl', until: 'repair' as const }, /^--speakers needs the speakers that --until repair/],
  ])('are refused: %j', (flags, message) => {
    expect(() => mergeSettings([], flags, null)).toThrow(message)
  })

  it('are refused in the words of whoever set them', () => {
    expect(() => mergeSettings([], { until: 'repair' }, from({ speakers: 'p.jsonl' }))).toThrow(
      /^speakers in the configuration needs/,
    )
  })

  it('are shown with who set them', () => {
    const settings = mergeSettings(
      ['a.txt'],
      { bom: false, concurrency: '1', threads: '3' },
      from({ output: 'out', lexicon: { nominalTerms: ['双11'], titles: ['主理人'] } }),
    )
    expect(settingsText(settings, false).split('\n')).toEqual([
      'inputs                ["a.txt"]  (arguments)',
      'output                "out"  (broadsheet.config.json)',
      'until                 "extract"  (default)',
      'repair                "full"  (default)',
      'bom                   false  (--no-bom)',
      'parquet               false  (default)',
      'concurrency           1  (--concurrency)',
      'threads               3  (--threads)',
      'lexicon.nominalTerms  ["双11"]  (broadsheet.config.json)',
      'lexicon.titles        ["主理人"]  (broadsheet.config.json)',
      '',
    ])
    expect(JSON.parse(settingsText(settings, true)).output).toEqual({ value: 'out', from: 'broadsheet.config.json' })
  })
})
