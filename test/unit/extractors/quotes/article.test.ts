import { describe, expect, it } from 'vitest'
import { extractQuotes } from '../../../../extractors/quotes/index.ts'
import type { Entity, EntityLabel } from '../../../../pipeline/document/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../../support/operations.ts'
import { all, makeArticle } from './article.ts'

function entity(text: string, label: EntityLabel, name: string, score = 0.9): Entity {
  const start = text.indexOf(name)
  return { span: { start, end: start + name.length }, label, score }
}

const read = (paragraphs: readonly string[], options: Parameters<typeof makeArticle>[1] = {}) => {
  const article = makeArticle(paragraphs, options)
  return extractQuotes(article, all(article))
}

describe('quotes of an article', () => {
  it('finds the same speakers with entities and without', () => {
    const text = '蓝鲸公司董事长许怀远表示，明年将扩建码头。他说：“工期大约两年。”'
    const bare = read([text])
    const entities = [entity(text, 'ORG', '蓝鲸公司'), entity(text, 'PER', '许怀远')]
    const named = read([text], { entities })
    expect(bare.map((quote) => [quote.speaker, quote.titles])).toEqual([
      ['许怀远', ['蓝鲸公司董事长']],
      ['许怀远', ['蓝鲸公司董事长']],
    ])
    expect(named.map(({ speaker, titles, text: content }) => ({ speaker, titles, content }))).toEqual(
      bare.map(({ speaker, titles, text: content }) => ({ speaker, titles, content })),
    )
  })
  it('believes the recogniser in a name that no table knows', () => {
    const text = '歌手尕藏多吉昨晚登台，观众热烈鼓掌。他说：“能回家乡演出非常高兴。”'
    const [quote] = read([text], { entities: [entity(text, 'PER', '尕藏多吉')] })
    expect(quote).toMatchObject({ speaker: '尕藏多吉', speakerType: 'person', titles: ['歌手'], speakerMention: '他' })
  })
  it('does not believe a doubtful entity over the title construction', () => {
    const text = '海关署长邓志远表示，口岸将延长开放时间。'
    const entities = [entity(text, 'PER', '署长邓', 0.4), entity(text, 'ORG', '海关', 0.9)]
    expect(read([text], { entities })[0]).toMatchObject({ speaker: '邓志远', titles: ['海关署长'] })
  })
  it('never makes a reporter of the byline a speaker', () => {
    const text = '展览馆馆长高一凡表示，展期延长一周。'
    expect(read([text], { byline: ['高一凡'] })).toEqual([])
  })
  it('reads only the paragraphs it is given', () => {
    const article = makeArticle(['校长郑国华说，学校今年扩招。', '园长郭小兰说，幼儿园也要扩建。'])
    expect(extractQuotes(article, [1]).map((quote) => [quote.paragraph, quote.speaker])).toEqual([[1, '郭小兰']])
  })
  it('slices what it prints from the printed text', () => {
    const [quote] = read(['運輸署署長陳麗華說：「隧道明年通車。」'])
    expect(quote).toMatchObject({ text: '隧道明年通車。', cue: '說', speaker: '陳麗華', titles: ['運輸署署長'] })
  })
  it('joins a quotation over paragraphs with a line feed', () => {
    const [quote, ...more] = read(['校长郑国华说：“学校办了三十年。', '“今后还要办下去。”'])
    expect(more).toEqual([])
    expect(quote?.text).toBe('学校办了三十年。\n今后还要办下去。')
    expect(quote?.paragraph).toBe(0)
  })
  it('joins an interrupted quotation with nothing between', () => {
    const [quote] = read(['“今年雨水少，”种植户马小川说，“收成恐怕要减两成。”'])
    expect(quote?.text).toBe('今年雨水少，收成恐怕要减两成。')
  })
  it('tells how it came about', () => {
    const [quote] = read(['校长郑国华说，学校今年扩招。'])
    expect(quote?.trace.map((step) => step.rule)).toEqual(['quote/indirect', 'speaker/name'])
  })
  it('is less sure of a pronoun than of a name, and of a lost mark than of a printed one', () => {
    const [named, pronoun] = read(['校长郑国华说，学校今年扩招。他指出，教室还不够用。'])
    expect(pronoun?.confidence).toBeLessThan(named?.confidence ?? 0)
    const [whole] = read(['“明年没有人愿意种了。”社长陈大勇说。'])
    const [lost] = read(['明年没有人愿意种了。”社长陈大勇说。'])
    expect(lost?.confidence).toBeLessThan(whole?.confidence ?? 0)
  })
  it('never throws on odd text', () => {
    const odd = [
      '',
      '\u0000',
      '\ud800说：“\udc00”',
      '“”',
      '”“',
      '：“',
      '说',
      '表示，',
      '据',
      '《》',
      '（',
      '他'.repeat(500),
    ]
    for (const text of odd) expect(() => read([text, text])).not.toThrow()
  })
})

describe('cost', () => {
  const filler = '产业链上下游协同推进示范项目建设加快形成规模效应'.repeat(4)
  it.each([
    ['balanced', `董事长李建明表示，“${filler}。”`],
    ['unclosed', `董事长李建明表示，“${filler}。`],
    ['unopened', `${filler}。”他说`],
    ['one sentence', `李建明又指，${filler}，“${filler}”，`],
    ['verbs only', '表示，'],
    ['half-width marks', `他说:"${filler}`],
  ])('grows with the text: %s', async (_, unit) => {
    const growth = await growthOf((length) => {
      const article = makeArticle([unit.repeat(100 * length)])
      return extractQuotes(article, all(article))
    })
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
