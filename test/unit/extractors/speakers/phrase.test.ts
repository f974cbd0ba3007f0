import { describe, expect, it } from 'vitest'
import { PHRASE_EXAMPLES } from '../../../../extractors/speakers/examples.ts'
import { parseSpeaker, TITLE_WORDS } from '../../../../extractors/speakers/index.ts'
import { readMarks } from '../quotes/article.ts'

const NOBODY = {
  titles: TITLE_WORDS,
  persons: new Set<string>(),
  surnames: new Set<string>(),
  organisationEnds: new Set<number>(),
}

describe('a stretch before a reporting verb', () => {
  for (const example of PHRASE_EXAMPLES) {
    it(`${example.text} is ${example.kind ?? 'no speaker'}`, () => {
      const { text, marks } = readMarks(example.text)
      const spans = (label: string) =>
        marks.filter((one) => one.label === label).map(({ start, end }) => ({ start, end }))
      const phrase = parseSpeaker(text, { start: text.indexOf('，') + 1, end: text.length }, NOBODY)
      expect(phrase?.kind ?? null).toBe(example.kind)
      if (!phrase) return
      expect(phrase.mention).toEqual(spans('m')[0])
      expect(phrase.titles).toEqual(spans('t'))
    })
  }
})
