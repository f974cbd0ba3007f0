import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../extractors/language.ts'
import { sentenceAt, splitSentences } from '../../../extractors/sentences.ts'

const all = (text: string) => ({ start: 0, end: text.length })
const cut = (text: string) => splitSentences(text, all(text)).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  it.each([
    ['甲厂增产。乙厂减产！', ['甲厂增产。', '乙厂减产！']],
    ['“甲厂增产。”李某说，“乙厂呢？”', ['“甲厂增产。”', '李某说，“乙厂呢？”']],
    ['他想了想……又说没有', ['他想了想……', '又说没有']],
    ['产量达3.6吨，比上年多', ['产量达3.6吨，比上年多']],
    ['真的？！是的', ['真的？！', '是的']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(cut(text)).toEqual(expected)
  })

  it('covers the stretch it was given and nothing else', () => {
    const text = '序。甲。乙。丙'
    const within = { start: 2, end: text.length }
    const sentences = splitSentences(text, within)
    expect(sentences[0]?.start).toBe(2)
    expect(sentences.at(-1)?.end).toBe(text.length)
    for (let i = 1; i < sentences.length; i += 1) expect(sentences[i]?.start).toBe(sentences[i - 1]?.end)
  })

  it('finds the sentence of an offset', () => {
    const text = '甲。乙。'
    const sentences = splitSentences(text, all(text))
    expect(sentenceAt(sentences, 2)).toEqual({ start: 2, end: 4 })
    expect(sentenceAt(sentences, 4)).toEqual({ start: 2, end: 4 })
    expect(sentenceAt([], 0)).toBeUndefined()
  })
})

describe('languageOf', () => {
  it.each([
    ['本市新建5G基站1200个', 'zh'],
    ['参展商包括Lumen Works、Optic Partners和Bright Company', 'zh'],
    ['Shares in the city closed higher on Wednesday.', 'en'],
    ['Shares in Harbour (海港) closed higher on Wednesday, dealers in the city said.', 'en'],
    ['2024', 'zh'],
    ['', 'zh'],
  ])('%s → %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
