import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../pipeline/evaluation/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const BODY = '溪口镇全年售出茶叶800吨，同比增长5%。'
const SAID = '镇长何建业说：“明年还要多种三百亩。”'
const RAW = `茶叶丰收\n\n${BODY.slice(0, 9)}\n\n${BODY.slice(9)}\n\n${SAID}\n`

/** `[start, end]` of a text in the raw page. */
const span = (text: string) => [RAW.indexOf(text), RAW.indexOf(text) + text.length]

const GOLD = {
  id: 'xikou',
  date: '2024-05-20',
  articles: [
    {
      title: '茶叶丰收',
      byline: [],
      paragraphs: [
        { kind: 'title', text: '茶叶丰收' },
        { kind: 'body', text: BODY },
        { kind: 'body', text: SAID },
      ],
    },
  ],
  transitions: [[BODY.slice(0, 9).slice(-4), BODY.slice(9, 13)]],
  claims: [
    {
      article: 0,
      paragraph: 1,
      context: '茶叶800吨',
      text: '800吨',
      value: 800,
      value_high: null,
      unit_code: 't',
      kind: 'amount',
      comparator: 'eq',
      modality: 'actual',
      subject_any: ['茶叶', '茶叶销量'],
      region: '溪口镇',
      direction: null,
      basis: null,
      period_start: '2023-01-01',
      period_end: '2023-12-31',
      claimant: null,
    },
    {
      article: 0,
      paragraph: 1,
      context: '增长5%',
      text: '5%',
      value: 5,
      value_high: null,
      unit_code: 'percent',
      kind: 'change',
      comparator: ['eq', 'approx'],
      modality: 'actual',
      subject_any: ['茶叶'],
      direction: 'up',
      basis: 'yoy',
      period_start: null,
      period_end: null,
      claimant: null,
    },
  ],
  quotes: [
    {
      article: 0,
      paragraph: 2,
      text: '明年还要多种三百亩。',
      type: 'direct',
      cue: '说',
      speaker: '何建业',
      speaker_type: 'person',
      titles: ['镇长'],
      speaker_mention: '何建业',
    },
  ],
}

const PLACE = { issue_id: 'xikou', issue_date: '2024-05-20', article_id: 'a-1', page: '1.txt' }
const ARTICLE = {
  ...PLACE,
  title: '茶叶丰收',
  byline: [],
  paragraphs: [
    { kind: 'title', text: '茶叶丰收', raw_spans: [span('茶叶丰收')] },
    { kind: 'body', text: BODY, raw_spans: [span(BODY.slice(0, 9)), span(BODY.slice(9))] },
    { kind: 'body', text: SAID, raw_spans: [span(SAID)] },
  ],
}
const AMOUNT = {
  ...PLACE,
  claim_id: 'c-1',
  paragraph: 1,
  text: '800吨',
  start: 9,
  end: 13,
  value: 800,
  value_high: null,
  unit_code: 't',
  kind: 'amount',
  comparator: 'eq',
  modality: 'actual',
  subject: '茶叶',
  region: '溪口镇',
  whole: null,
  direction: null,
  basis: null,
  period_start: '2023-01-01',
  period_end: '2023-12-31',
  claimant: null,
}
const CHANGE = {
  ...PLACE,
  claim_id: 'c-2',
  paragraph: 1,
  text: '5%',
  start: 18,
  end: 20,
  value: 5,
  value_high: null,
  unit_code: 'percent',
  kind: 'change',
  comparator: 'eq',
  modality: 'actual',
  subject: '茶叶',
  region: null,
  whole: null,
  direction: 'up',
  basis: 'yoy',
  period_start: null,
  period_end: null,
  claimant: null,
}
const QUOTE = {
  ...PLACE,
  quote_id: 'q-1',
  paragraph: 2,
  text: '明年还要多种三百亩。',
  start: 8,
  end: 18,
  type: 'direct',
  cue: '说',
  speaker: '何建业',
  speaker_type: 'person',
  titles: ['镇长'],
  speaker_mention: '何建业',
}
const PAGE = { issue_id: 'xikou', page: '1.txt', text: RAW }

interface Tables {
  readonly articles: readonly object[]
  readonly claims: readonly object[]
  readonly quotes: readonly object[]
  readonly pages?: readonly object[]
}

async function score(tables: Partial<Tables> = {}, gold: object = GOLD) {
  const all: Tables = { articles: [ARTICLE], claims: [AMOUNT, CHANGE], quotes: [QUOTE], pages: [PAGE], ...tables }
  const files = Object.entries(all).map(([name, rows]) => [
    `out/${name}.jsonl`,
    rows.map((row: object) => `${JSON.stringify(row)}\n`).join(''),
  ])
  const folder = tempFolder({ ...Object.fromEntries(files), 'gold/xikou.json': JSON.stringify(gold) })
  return evaluate(path.join(folder, 'out'), [path.join(folder, 'gold')])
}

const kinds = ({ misses }: Awaited<ReturnType<typeof score>>) => misses.map(({ kind }) => kind)

describe('a run against gold', () => {
  it('that it agrees with', async () => {
    const evaluation = await score()
    expect(evaluation.misses).toEqual([])
    expect(evaluation.total.repair).toEqual({
      paragraphs: { hit: 2, of: 2 },
      broken: { hit: 1, of: 1 },
      intact: { hit: 1, of: 1 },
      transitions: { hit: 1, of: 1 },
      exact: { hit: 1, of: 1 },
      raw_spans: { hit: 3, of: 3 },
      conserved: { hit: 1, of: 1 },
    })
    expect(evaluation.total.claims.found).toEqual({
      found: { right: 2, given: 2, gold: 2 },
      strict: { right: 2, given: 2, gold: 2 },
    })
    expect(evaluation.total.quotes.found['strict']).toEqual({ right: 1, given: 1, gold: 1 })
    expect(evaluation.total.quotes.found['titles']).toEqual({ right: 1, given: 1, gold: 1 })
  })

  it.each([
    ['a figure', { value: 80 }, ['claim-value']],
    ['a unit', { unit_code: 'kg' }, ['claim-unit_code']],
    ['a bound', { comparator: 'gt' }, ['claim-comparator']],
    ['a subject', { subject: '镇上的人家' }, ['claim-subject']],
    ['another wording of the subject', { subject: '茶叶销量' }, []],
    ['a region', { region: null }, ['claim-region']],
    ['a period', { period_end: '2023-06-30' }, ['claim-period']],
    ['a claimant where there is none', { claimant: '何建业' }, ['claim-claimant']],
    ['offsets', { end: 14 }, ['claim-offsets']],
  ])('with another claim: %s', async (_, change, wanted) => {
    expect(kinds(await score({ claims: [{ ...AMOUNT, ...change }, CHANGE] }))).toEqual(wanted)
  })

  it('tells what is missed from what is invented, with the place', async () => {
    const other = { ...AMOUNT, text: '三百亩', paragraph: 2, start: 14, end: 17, value: 300 }
    const { misses, total } = await score({ claims: [CHANGE, other] })
    expect(misses).toMatchObject([
      { kind: 'claim-missed', gold: '800吨', at: expect.stringContaining('售出茶叶⟦800吨⟧') },
      { kind: 'claim-invented', given: '三百亩', at: expect.stringContaining('多种⟦三百亩⟧') },
    ])
    expect(total.claims.found['found']).toEqual({ right: 1, given: 2, gold: 2 })
  })

  it('finds claims though their paragraph was cut or joined', async () => {
    const halves = [
      { kind: 'body', text: BODY.slice(0, 9), raw_spans: [span(BODY.slice(0, 9))] },
      { kind: 'body', text: BODY.slice(9), raw_spans: [span(BODY.slice(9))] },
    ]
    const cut = { ...ARTICLE, paragraphs: [ARTICLE.paragraphs[0], ...halves, ARTICLE.paragraphs[2]] }
    const claims = [
      { ...AMOUNT, paragraph: 2, start: 0, end: 4 },
      { ...CHANGE, paragraph: 2, start: 9, end: 11 },
    ]
    const { total } = await score({ articles: [cut], claims, quotes: [{ ...QUOTE, paragraph: 3 }] })
    expect(total.claims.found['found']?.right).toBe(2)
    expect(total.repair['broken']).toEqual({ hit: 0, of: 1 })
    expect(total.repair['intact']).toEqual({ hit: 1, of: 1 })
    expect(total.repair['exact']).toEqual({ hit: 0, of: 1 })
    // The text reads on from the one paragraph to the next.
    expect(total.repair['transitions']).toEqual({ hit: 1, of: 1 })
    expect(total.repair['conserved']).toEqual({ hit: 1, of: 1 })
  })

  it('notices text that was lost or doubled', async () => {
    const [title, body] = ARTICLE.paragraphs
    expect(
      (await score({ articles: [{ ...ARTICLE, paragraphs: [title, body] }] })).total.repair['conserved']?.hit,
    ).toBe(0)
    const doubled = { ...ARTICLE, paragraphs: [...ARTICLE.paragraphs, body] }
    expect((await score({ articles: [doubled] })).total.repair['conserved']?.hit).toBe(0)
  })

  it.each([
    ['another speaker', { speaker: '何大业' }, ['quote-speaker']],
    ['another type', { type: 'indirect' }, ['quote-type']],
    ['a little more of the text', { text: '明年还要多种三百亩。”' }, []],
    ['less of the text', { text: '还要多种三百亩。' }, ['quote-content', 'quote-offsets']],
    ['nothing of it', { text: '溪口镇全年售出' }, ['quote-missed', 'quote-invented']],
  ])('with another quote: %s', async (_, change, wanted) => {
    expect(kinds(await score({ quotes: [{ ...QUOTE, ...change }] }))).toEqual(wanted)
  })

  it('names the issues that the run does not have, and counts them as missed', async () => {
    const evaluation = await score({}, { ...GOLD, id: 'elsewhere' })
    expect(evaluation.absent).toEqual(['elsewhere'])
    expect(evaluation.total.claims.found['found']).toEqual({ right: 0, given: 0, gold: 2 })
  })

  it('says less where the run kept no pages', async () => {
    const { total } = await score({ pages: [] })
    expect(Object.keys(total.repair)).toEqual(['paragraphs', 'transitions', 'exact'])
  })

  it.each([
    ['{"id": 1}', 'no "id"'],
    ['[]', 'no JSON object'],
    ['{"id": "x", "articles": [', 'no JSON'],
    ['{"id": "x", "articles": [], "claims": [{"text": "3吨", "paragraph": 4}]}', 'claims[0] (3吨)'],
    ['{"id": "x", "articles": [{"paragraphs": [{}]}]}', 'articles[0]'],
    ['{"id": "x", "articles": [], "transitions": ["a"]}', 'transitions[0]'],
  ])('refuses gold that is none: %s', async (text, reason) => {
    const folder = tempFolder({ 'articles.jsonl': '' })
    const file = path.join(folder, 'gold.json')
    writeFileSync(file, text)
    await expect(evaluate(folder, [file])).rejects.toMatchObject({
      code: 'GOLD_INVALID',
      message: expect.stringContaining(reason),
    })
  })
})
