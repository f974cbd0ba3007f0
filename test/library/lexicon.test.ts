import { describe, expect, it } from 'vitest'
import { composePipeline, defineConfig, issueRows, type PipelineOptions } from '../../pipeline/index.ts'
import { fakeRecogniser } from '../support/fake-recogniser.ts'

const TEXT = '云岭茶社主理人费小满撂话：“今年收茶3000担，双11也不降价。”收入增长约三成。'

const compose = (options: PipelineOptions = {}) => composePipeline(fakeRecogniser({ 费小满: 'PER' }), options)

async function rows(options: PipelineOptions, text = TEXT) {
  const { claims, quotes } = issueRows(await compose(options).process(text, { id: 'demo', date: '2024-05-20' }))
  return {
    claims: claims.map((claim) => `${claim.text} ${claim.value} ${claim.unit_code}`),
    quotes: quotes.map(({ speaker, titles, cue }) => `${speaker} ${titles} ${cue}`),
  }
}

const TEA = defineConfig({
  lexicon: {
    titles: ['主理人'],
    units: [{ printed: '担', code: 'kg', factor: 50 }],
    nominalTerms: ['雙11'],
    cues: ['撂話'],
  },
})

describe('a pipeline with words of its own', () => {
  it('reads them, in either script, and no other pipeline does', async () => {
    const [own, other, again] = [await rows(TEA), await rows({}), await rows(TEA)]
    expect(own.claims).toEqual(['3000担 150000 kg', '约三成 30 percent'])
    expect(own.quotes).toEqual(['费小满 云岭茶社主理人 撂话'])
    expect(other.claims).toEqual(['约三成 30 percent'])
    expect(other.quotes.filter((quote) => quote.endsWith('撂话'))).toEqual([])
    expect(again).toEqual(own)
    expect(await rows(TEA, '雲嶺茶社主理人費小滿撂話：“今年收茶3000擔。”')).toEqual({
      claims: ['3000擔 150000 kg'],
      quotes: ['費小滿 雲嶺茶社主理人 撂話'],
    })
  })

  it('leaves out what is less sure than it is told to', async () => {
    const { claims } = issueRows(await compose().process(TEXT))
    const sure = Math.max(...claims.map(({ confidence }) => confidence))
    const kept = async (least: number) =>
      (await rows({ thresholds: { claims: least, quotes: 1 }, ...TEA })).claims.length
    expect(await kept(0)).toBe(2)
    expect(await kept(1)).toBe(0)
    expect(sure).toBeLessThan(1)
    expect((await rows({ thresholds: { quotes: 1 }, ...TEA })).quotes).toEqual([])
    expect((await rows({ thresholds: { quotes: 0.1 }, ...TEA })).quotes).toHaveLength(1)
  })

  it('calls seams certain from where it is told to', async () => {
    const page = '云岭秋茶丰收\n\n　　今年云岭县收茶三千吨，比上年多收了\n\n两成。茶农说，明年的天气也会\n\n好起来。\n'
    const certain = async (seams: number | undefined) => {
      const issue = await compose({ thresholds: { seams } }).process(page)
      const warned = issue.messages.filter(({ rule }) => rule === 'repair/seam-uncertain').length
      return [...issueRows(issue).repairs.map((row) => row.certain), warned]
    }
    expect(await certain(undefined)).toEqual([true, 0])
    expect(await certain(1)).toEqual([false, 1])
    expect(await certain(0)).toEqual([true, 0])
  })

  it.each([
    [{ lexicon: { titels: [] } }, 'lexicon.titels: is no key; did you mean titles?'],
    [{ lexicon: { titles: [{ kind: 'office' }] } }, 'lexicon.titles[0].printed: is missing'],
    [{ lexicon: { units: [{ printed: '12', code: 'dozen' }] } }, 'lexicon.units[0].printed: "12" begins like a number'],
    [{ thresholds: { claims: 50 } }, 'thresholds.claims: must be a number from 0 to 1, not 50'],
  ])('is refused: %j', (options, message) => {
    const failure = () => compose(options as PipelineOptions)
    expect(failure).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    expect(failure).toThrow(message)
  })
})
