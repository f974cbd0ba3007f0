import { describe, expect, it } from 'vitest'
import { QUOTE_EXAMPLES } from '../../../../extractors/quotes/examples.ts'
import { extractQuotes } from '../../../../extractors/quotes/index.ts'
import { all, makeArticle, readMarks } from './article.ts'

describe('quotes of the examples', () => {
  for (const example of QUOTE_EXAMPLES) {
    it(`${example.rule}: ${example.text.slice(0, 24)}`, () => {
      const { text, marks } = readMarks(example.text)
      const article = makeArticle(text.split('\n'), { title: example.title ?? false, byline: example.byline ?? [] })
      const found = extractQuotes(article, all(article)).map((quote) => ({
        type: quote.type,
        cue: quote.cueSpan,
        pieces: quote.pieces,
        speaker: quote.speaker,
        speakerType: quote.speakerType,
        titles: quote.titles,
        mention: quote.speakerMention,
      }))
      const numbered = example.quotes.length > 1
      const spansOf = (label: string) =>
        marks.filter((mark) => mark.label === label).map(({ start, end }) => ({ start, end }))
      const expected = example.quotes.map((quote, index) => ({
        cue: spansOf(numbered ? `c${index + 1}` : 'c')[0],
        pieces: spansOf(numbered ? `q${index + 1}` : 'q'),
        ...quote,
      }))
      expect(found).toMatchObject(expected)
      expect(found).toHaveLength(expected.length)
    })
  }
})
