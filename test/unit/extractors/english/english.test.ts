import { describe, expect, it } from 'vitest'
import {
  ENGLISH_CLAIM_EXAMPLES,
  ENGLISH_ENTITY_EXAMPLES,
  ENGLISH_QUOTE_EXAMPLES,
  ENGLISH_TIME_EXAMPLES,
  QUANTITY_EXAMPLES,
} from '../../../../extractors/english/examples.ts'
import {
  extractEnglishClaims,
  extractEnglishQuotes,
  findEnglishEntities,
  findEnglishQuantities,
} from '../../../../extractors/english/index.ts'
import { findTimes } from '../../../../extractors/english/time.ts'
import type { Claim, Quote } from '../../../../extractors/types.ts'
import { slice } from '../../../../pipeline/document/index.ts'
import { articleOf, ISSUE_DATE, marked } from './support.ts'

describe('English quantities', () => {
  it.each(QUANTITY_EXAMPLES.map((example) => [example.text, example] as const))('%s', (_, example) => {
    const { text, spans } = marked(example.text)
    const found = findEnglishQuantities(text, { place: null }).filter((quantity) => !quantity.nominal)
    expect(
      found.map(({ kind, value, valueHigh, comparator, unitCode }) =>
        [kind, value + (valueHigh === null ? '' : `..${valueHigh}`), comparator, unitCode].join(' '),
      ),
    ).toEqual(example.expect)
    expect(found.map(({ span }) => slice(text, span))).toEqual(spans.map((span) => slice(text, span)))
  })

  it('reports nominal numbers, marked as such', () => {
    const found = findEnglishQuantities('On May 7 the Boeing 747 landed.', { place: null })
    expect(found.map(({ nominal }) => nominal)).toEqual([true, true])
  })
})

describe('English time expressions', () => {
  it.each(ENGLISH_TIME_EXAMPLES.map((example) => [example.text, example] as const))('%s', (_, example) => {
    const { text, spans } = marked(example.text)
    const found = findTimes(text, { start: 0, end: text.length }, ISSUE_DATE).filter(({ shift }) => shift === null)
    expect(found.map(({ period, role }) => `${period ? `${period.start}..${period.end}` : '-'} ${role}`)).toEqual(
      example.expect,
    )
    expect(found.map(({ span }) => slice(text, span))).toEqual(spans.map((span) => slice(text, span)))
  })

  it('leaves relative times open without an issue date', () => {
    const text = 'Shares rose Wednesday and last month, as in 2024.'
    expect(findTimes(text, { start: 0, end: text.length }, null).map(({ period }) => period)).toEqual([
      null,
      null,
      { start: '2024-01-01', end: '2024-12-31' },
    ])
  })
})

describe('English quotes', () => {
  const row = (quote: Quote): string =>
    [quote.type, [quote.speaker, ...quote.titles].join(' ⁄ '), quote.speakerType, quote.cue, quote.text].join(' | ')

  it.each(ENGLISH_QUOTE_EXAMPLES.map((example) => [example.text, example] as const))('%s', (_, example) => {
    const article = articleOf(example.text)
    const quotes = extractEnglishQuotes(
      article,
      article.paragraphs.map((_, index) => index),
    )
    expect(quotes.map(row)).toEqual(example.expect)
    for (const quote of quotes) {
      expect(quote.pieces.map((piece) => slice(article.text, piece)).join('')).toBe(quote.text.replaceAll('\n', ''))
      expect(slice(article.text, quote.cueSpan)).toBe(quote.cue)
    }
  })

  it('reads the speaker behind the colon of a headline', () => {
    const article = articleOf('Mills to reopen by autumn next year: bureau', 'title')
    expect(extractEnglishQuotes(article, [0]).map(row)).toEqual([
      'indirect | bureau | organisation | : | Mills to reopen by autumn next year',
    ])
  })

  it('bounds a quotation that is never closed by its paragraph', () => {
    const article = articleOf('"We never closed, Mayor Paula Reed said.¶The mills stayed open.')
    for (const quote of extractEnglishQuotes(article, [0, 1])) {
      expect(quote.pieces.every((piece) => piece.end <= (article.paragraphs[0]?.span.end ?? 0))).toBe(true)
    }
  })
})

describe('English claims', () => {
  const row = (text: string, claim: Claim): string =>
    [
      slice(text, claim.quantity.span),
      claim.kind,
      claim.subject,
      `${claim.direction ?? '-'} ${claim.basis ?? '-'}`,
      claim.period ? `${claim.period.start}..${claim.period.end}` : '-',
      claim.modality,
      claim.claimant ?? '-',
      claim.whole ?? '-',
    ].join(' | ')

  it.each(ENGLISH_CLAIM_EXAMPLES.map((example) => [example.text, example] as const))('%s', (_, example) => {
    const article = articleOf(example.text)
    const claims = extractEnglishClaims(article, [0], extractEnglishQuotes(article, [0]))
    expect(claims.map((claim) => row(article.text, claim))).toEqual(example.expect)
  })

  it('gives every claim its sentence and a trace', () => {
    const article = articleOf('Mills closed. Output fell 3 percent. Nobody left.')
    const [claim] = extractEnglishClaims(article, [0], [])
    expect(claim && slice(article.text, claim.sentence)).toBe('Output fell 3 percent.')
    expect(claim?.trace.map(({ rule }) => rule)).toEqual(['change/en-verb', 'subject/en-clause'])
  })
})

describe('English entities', () => {
  it.each(ENGLISH_ENTITY_EXAMPLES)('%s', (example) => {
    const text = example.replace(/⟦\w+ ([^⟧]*)⟧/g, '$1')
    const found = findEnglishEntities(text)
    let printed = text
    for (const { span, label } of [...found].reverse()) {
      printed = `${printed.slice(0, span.start)}⟦${label} ${slice(text, span)}⟧${printed.slice(span.end)}`
    }
    expect(printed).toBe(example)
  })
})
