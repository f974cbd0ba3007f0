import { describe, expect, it } from 'vitest'
import { CONFIG } from '../../../pipeline/config/index.ts'
import { checkConfig } from '../../../pipeline/config/load.ts'
import { closestTo } from '../../../pipeline/config/spelling.ts'

const lines = (value: unknown) => checkConfig(value).map(({ key, reason }) => `${key}: ${reason}`)

describe('a configuration', () => {
  it.each([
    {},
    { $schema: './config.schema.json', inputs: ['raw', '-'], output: 'out', until: 'repair', bom: false },
    { place: 'Taiwan', concurrency: 64, thresholds: { claims: 0, quotes: 1 } },
    { publication: undefined, lexicon: {} },
    {
      lexicon: {
        titles: ['首席体验官', { printed: '主理人', kind: 'profession' }],
        units: [{ printed: '担', code: 'kg', factor: 50, dimension: 'physical' }],
        nominalTerms: ['双11', '315晚会', '618'],
        cues: ['放话', { printed: '撂话', stance: 'critical', frame: 'clause' }],
      },
    },
  ])('is taken: %j', (value) => {
    expect(lines(value)).toEqual([])
  })

  it('is told everything that is wrong with it at once, key by key', () => {
    const value = {
      ouput: 'out',
      date: '2023-02-28',
      concurrency: 1.5,
      bom: 'yes',
      until: 'extact',
      thresholds: { claims: 2, quotes: '0.5' },
      lexicon: {
        nominal_terms: ['双11'],
        titles: [{ printed: '主理人', sort: 'office' }, 7],
        units: [{ printed: '担', code: 'kg' }, { printed: '石' }, { code: 'kg', printed: '筐', factor: 0 }],
      },
    }
    expect(lines(value)).toEqual([
      'ouput: is no key; did you mean output?',
      'date: is no key; known here are $schema, inputs, output, until, repair, publication, place, lang, model, speakers, corrections, bom, parquet, concurrency, threads, lexicon, thresholds',
      'concurrency: must be a whole number from 1 to 64, not 1.5',
      'bom: must be true or false, not "yes"',
      'until: must be normalise, repair or extract, not "extact"; did you mean extract?',
      'thresholds.claims: must be a number from 0 to 1, not 2',
      'thresholds.quotes: must be a number from 0 to 1, not "0.5"',
      'lexicon.nominal_terms: is no key; did you mean nominalTerms?',
      'lexicon.titles[0].sort: is no key; known here are printed, kind',
      'lexicon.titles[1]: must be a text or an object with keys, not 7',
      'lexicon.units[1].code: is missing',
      'lexicon.units[2].factor: must be a number above 0, not 0',
    ])
  })

  it.each([
    [null, ': must be an object with keys, not null'],
    [[], ': must be an object with keys, not a list'],
    [() => ({}), ': must be an object with keys, not a function'],
    [{ output: '' }, 'output: is empty; leave the key out instead'],
    [{ output: 'a\0b' }, 'output: holds a NUL character'],
    [{ inputs: 'raw' }, 'inputs: must be a list, not "raw"'],
    [{ concurrency: Number.NaN }, 'concurrency: must be a whole number from 1 to 64, not NaN'],
    [{ constructor: 1 }, `constructor: is no key; known here are ${Object.keys(CONFIG.keys).join(', ')}`],
  ])('is refused: %j', (value, line) => {
    expect(lines(value)).toEqual([line])
  })

  it('is told by its key which addition the rules cannot use', () => {
    const value = {
      lexicon: {
        titles: ['官', '主理人', '主理人'],
        units: [
          { printed: '12', code: 'dozen' },
          { printed: '万担', code: 'kg' },
          { printed: '成', code: 'percent' },
        ],
        nominalTerms: ['购物节'],
        cues: ['said'],
      },
    }
    expect(lines(value)).toEqual([
      'lexicon.titles[0]: "官" is a single character, which is part of too many words',
      'lexicon.titles[2]: "主理人" stands in titles[1] already',
      'lexicon.units[0].printed: "12" begins like a number and would be read as part of it',
      'lexicon.units[1].printed: "万担" begins like a number and would be read as part of it',
      'lexicon.units[2].printed: "成" is read by rules of its own and cannot be changed',
      'lexicon.nominalTerms[0]: "购物节" holds no number',
      'lexicon.cues[0]: "said" a cue is made of Chinese characters',
    ])
  })
})

describe('a misspelt word', () => {
  it.each([
    ['ouput', 'output'],
    ['Output', 'output'],
    ['nominal-terms', 'nominalTerms'],
    ['unitls', 'units'],
    ['outptu', 'output'],
  ])('%s is meant to be %s', (word, meant) => {
    expect(closestTo(word, ['output', 'units', 'nominalTerms', 'cues'])).toBe(meant)
  })

  it.each(['colour', '', 'x', 'o'.repeat(100_000)])('is not guessed at: %.10s', (word) => {
    expect(closestTo(word, ['output', 'units', 'cues'])).toBeNull()
  })
})
