import * as OpenCC from 'opencc-js'
import { describe, expect, it } from 'vitest'
import { extractClaims } from '../../../../extractors/claims/index.ts'
import {
  CHINESE_INDICATORS,
  ENGLISH_INDICATORS,
  type IndicatorExample,
} from '../../../../extractors/indicators/examples.ts'
import { chineseIndicator, englishIndicator } from '../../../../extractors/indicators/index.ts'
import * as lexicon from '../../../../extractors/indicators/lexicon.ts'
import { articleOf } from '../claims/article.ts'

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
const toTraditional = OpenCC.Converter({ from: 'cn', to: 'hk' })

/** One case for every name of every example. */
function casesOf(examples: readonly IndicatorExample[]) {
  return examples.flatMap((example) => example.names.map((name) => ({ ...example, name })))
}

const measured = ({ name, region, kind, unitCode }: ReturnType<typeof casesOf>[number]) => ({
  subject: name,
  region: region ?? null,
  kind: kind ?? ('amount' as const),
  unitCode: unitCode ?? null,
})

describe('indicators', () => {
  it.each(casesOf(CHINESE_INDICATORS))('$shows: $name', (example) => {
    expect(chineseIndicator(measured(example))).toBe(example.key)
  })

  it.each(casesOf(ENGLISH_INDICATORS))('$shows: $name', (example) => {
    expect(englishIndicator(measured(example))).toBe(example.key)
  })

  it('a key is its own key, but for a place that only its marks kept', () => {
    for (const example of CHINESE_INDICATORS.filter(({ key }) => key !== null && !key.startsWith('中国'))) {
      const name = example.key ?? ''
      expect(chineseIndicator(measured({ ...example, name }))).toBe(name)
    }
  })

  it('is the same for a page in Traditional characters', () => {
    const text = '2022年，我国软件业务收入达到312亿元，建成充电桩5万个。'
    const keys = [text, toTraditional(text)].map((page) =>
      extractClaims(articleOf([page], '2023-03-14'), [0], []).map(({ indicator }) => indicator),
    )
    expect(keys[0]).toEqual(['软件业务收入', '充电桩'])
    expect(keys[1]).toEqual(keys[0])
  })

  it('has no key for a name as long as a paragraph', () => {
    const subject = '茶叶'.repeat(5000)
    expect(chineseIndicator({ subject, region: null, kind: 'amount', unitCode: null })).toBeNull()
    expect(englishIndicator({ subject: 'tea '.repeat(5000), region: null, kind: 'amount', unitCode: null })).toBeNull()
  })

  it('has words in Simplified only', () => {
    const words = Object.values(lexicon).flatMap((table) =>
      table instanceof RegExp ? [table.source] : Array.isArray(table) ? table : Object.entries(table).flat(),
    )
    expect(words.length).toBeGreaterThan(200)
    expect(words.filter((word) => toSimplified(String(word)) !== word)).toEqual([])
  })
})
