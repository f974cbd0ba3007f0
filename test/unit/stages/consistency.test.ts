import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityLabel, RecognisedEntity } from '../../../models/index.ts'
import { agree } from '../../../pipeline/stages/recognise/consistency.ts'
import { growthOf, LINEAR_GROWTH } from '../../support/operations.ts'

const SCORES: Readonly<Record<string, number>> = { '!': 0.95, '?': 0.6 }

/** `⟦孟晚晴 PER!⟧` was found and is sure, `⟦孟晚 PER?⟧` is not. People and bodies are invented. */
const paragraph = (marked: string): { text: string; entities: RecognisedEntity[] } => {
  const entities: RecognisedEntity[] = []
  let text = ''
  for (const part of marked.split(/(⟦[^⟧]*⟧)/u)) {
    const [, name, label, mark] = /^⟦(.*) ([A-Z]+)([!?])⟧$/u.exec(part) ?? []
    if (name !== undefined) {
      entities.push({
        start: text.length,
        end: text.length + name.length,
        label: label as EntityLabel,
        score: SCORES[mark ?? ''] ?? 0,
      })
    }
    text += name ?? part
  }
  return { text, entities }
}

const agreed = (...marked: readonly string[]): readonly (readonly string[])[] => {
  const paragraphs = marked.map(paragraph)
  return agree(paragraphs).map((entities, i) =>
    entities.map(({ start, end, label }) => `${label} ${paragraphs[i]?.text.slice(start, end)}`),
  )
}

describe('agree', () => {
  it('finds a bare mention of a name found elsewhere', () => {
    expect(agreed('局长⟦孟晚晴 PER!⟧说。', '孟晚晴在会上，孟晚晴又说。')).toEqual([
      ['PER 孟晚晴'],
      ['PER 孟晚晴', 'PER 孟晚晴'],
    ])
  })

  it('gives it the mean score of the others', () => {
    const paragraphs = [paragraph('⟦孟晚晴 PER!⟧'), paragraph('⟦孟晚晴 PER?⟧'), paragraph('孟晚晴')]
    expect(agree(paragraphs)[2]?.map(({ score }) => score)).toEqual([0.775])
  })

  it('grows a fragment to the whole name', () => {
    expect(agreed('⟦孟晚晴 PER!⟧', '⟦孟晚 PER?⟧晴说')).toEqual([['PER 孟晚晴'], ['PER 孟晚晴']])
  })

  it('leaves alone what stands in a longer entity or one of another label', () => {
    const texts = ['⟦孟晚晴 PER!⟧', '⟦孟晚晴中学 ORG?⟧', '⟦孟晚 LOC?⟧晴'] as const
    expect(agreed(...texts)).toEqual([['PER 孟晚晴'], ['ORG 孟晚晴中学'], ['LOC 孟晚']])
  })

  it('lets unsure mentions differ: either may be the wrong one', () => {
    expect(agreed('⟦云泽 ORG?⟧', '⟦云泽 ORG?⟧', '⟦云泽 LOC?⟧')).toEqual([['ORG 云泽'], ['ORG 云泽'], ['LOC 云泽']])
  })

  it('knows a place without its kind, unless something else is surely named so', () => {
    expect(agreed('⟦云泽市 LOC!⟧', '⟦云泽 PER?⟧制造')).toEqual([['LOC 云泽市'], ['LOC 云泽']])
    expect(agreed('⟦云泽市 LOC!⟧', '⟦云泽 PER?⟧', '⟦云泽 PER!⟧').slice(1)).toEqual([['PER 云泽'], ['PER 云泽']])
  })

  it('gives an unsure mention the label of the others, a sure one its own', () => {
    const texts = ['⟦云泽 LOC!⟧和⟦云泽 LOC!⟧', '⟦云泽 ORG?⟧', '⟦云泽 ORG!⟧'] as const
    expect(agreed(...texts).slice(1)).toEqual([['LOC 云泽'], ['ORG 云泽']])
  })

  it('does not carry unsure names, offices, short places or Latin words', () => {
    const texts = ['⟦孟晚晴 PER?⟧⟦局长 TITLE!⟧⟦云泽 LOC!⟧⟦Aria PER!⟧', '孟晚晴局长在云泽见到Aria。'] as const
    expect(agreed(...texts)[1]).toEqual([])
  })

  it('does not see a city in a word that only begins like its name', () => {
    expect(agreed('⟦云泽市 LOC!⟧', '云泽市场和云泽市民，云泽市说')[1]).toEqual(['LOC 云泽市'])
  })

  it('takes the longest name', () => {
    expect(agreed('⟦云泽工业 ORG!⟧⟦云泽工业大学 ORG!⟧', '云泽工业大学')[1]).toEqual(['ORG 云泽工业大学'])
  })

  it('keeps entities in order and apart, whatever was found', () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom('甲', '甲乙', '乙甲', '甲乙丙丁'), fc.constantFrom('', 'PER', 'ORG')),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(parts, fc.boolean()), { maxLength: 4 }), (texts) => {
        const paragraphs = texts.map(([units, sure]) =>
          paragraph(units.map(([t, label]) => (label ? `⟦${t} ${label}${sure ? '!' : '?'}⟧` : t)).join('')),
        )
        agree(paragraphs).forEach((entities, i) => {
          let at = 0
          for (const { start, end } of entities) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(paragraphs[i]?.text.length ?? 0)
        })
      }),
    )
  })

  it('grows with the article, however many names it has', async () => {
    const growth = await growthOf((length) => {
      const names = Array.from(
        { length: 300 * length },
        (_, i) => `孟${[...String(i)].map((d) => '甲乙丙丁戊己庚辛壬癸'[+d]).join('')}`,
      )
      return agree([paragraph(names.map((name) => `⟦${name} PER!⟧，`).join('')), paragraph(names.join('说'))])
    })
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
