import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../extractors/index.ts'
import { createRegister, issueRows, type SpeakerRow } from '../../../pipeline/schema/index.ts'
import { growthOf, LINEAR_GROWTH } from '../../support/operations.ts'
import { makeArticle } from '../extractors/quotes/article.ts'

/** An issue whose articles are given as lists of paragraphs. */
async function issueOf(articles: readonly (readonly string[])[], issueId = 'test', date: string | null = null) {
  const extracted = []
  for (const paragraphs of articles) {
    const article = makeArticle(paragraphs)
    extracted.push(await extractArticle({ ...article, meta: { ...article.meta, issueId, date } }))
  }
  const meta = { issueId, date, publication: null, place: null, lang: null, url: null }
  return issueRows({ meta, messages: [], pages: [], articles: extracted, checks: [] })
}

const speakersOf = async (...articles: readonly (readonly string[])[]) => (await issueOf(articles)).speakers
const named = (rows: readonly SpeakerRow[], name: string) => rows.filter((row) => row.name === name)

describe('speakers of an issue', () => {
  it('counts quotes and claims, and says where the name stands first', async () => {
    const { speakers, quotes } = await issueOf([
      ['青山市召开会议。', '全国人大代表、青山电机公司董事长林远帆表示，产量达到300万台。他说：“明年再建一座厂。”'],
    ])
    expect(speakers).toMatchObject([
      {
        type: 'person',
        name: '林远帆',
        titles: ['全国人大代表', '青山电机公司董事长'],
        organisations: ['全国人大', '青山电机公司'],
        offices: ['代表', '董事长'],
        paragraph: 1,
        start: 16,
        end: 19,
        articles: 1,
        quotes: 2,
        claims: 1,
        named: true,
      },
    ])
    expect(quotes.map(({ speaker_id }) => speaker_id)).toEqual([speakers[0]?.speaker_id, speakers[0]?.speaker_id])
  })

  it('is one person in two articles that give him the same office', async () => {
    const rows = await speakersOf(
      ['海湾市教育局局长何建业表示，学校将扩招。'],
      ['市教育局局长何建业说，食堂也要扩建。'],
    )
    expect(rows).toMatchObject([
      { name: '何建业', articles: 2, quotes: 2, organisations: ['海湾市教育局', '市教育局'] },
    ])
  })

  it('is one person, less surely, where one article gives no office', async () => {
    const [row, ...more] = await speakersOf(['海湾市教育局局长何建业表示，学校将扩招。'], ['何建业说，食堂也要扩建。'])
    expect(more).toEqual([])
    expect(row?.confidence).toBeLessThan(0.9)
  })

  it('keeps two persons of one name with different offices apart, and is not sure of either', async () => {
    const rows = await speakersOf(
      ['海湾市公安局局长何建业表示，路口将增派警力。'],
      ['村民何建业说，今年的苹果卖得不错。'],
      ['何建业说，他也不清楚。'],
    )
    expect(rows.map(({ name, articles, offices }) => [name, articles, offices])).toEqual([
      ['何建业', 1, ['局长']],
      ['何建业', 1, ['村民']],
      ['何建业', 1, []],
    ])
    for (const { confidence } of rows) expect(confidence).toBeLessThan(0.65)
  })

  it('does not depend on the order of the articles', async () => {
    const articles = [
      ['何建业说，他也不清楚。'],
      ['海湾市公安局局长何建业表示，路口将增派警力。'],
      ['市公安局局长何建业说，警力够用。'],
    ]
    const partition = async (list: typeof articles) =>
      (await speakersOf(...list)).map(({ quotes, confidence }) => [quotes, confidence])
    expect(await partition([...articles].reverse())).toEqual(await partition(articles))
  })

  it('finds the full name of a surname and office in another article, when one person fits', async () => {
    const rows = await speakersOf(['江州市委书记李文涛表示，工程年底完工。'], ['会上，李书记说：“质量要放在第一位。”'])
    expect(rows).toMatchObject([{ name: '李文涛', other_names: ['李书记'], articles: 2, quotes: 2 }])
    expect(rows[0]?.confidence).toBeLessThan(0.75)
  })

  it.each([
    ['another office', ['江州市市长李文涛表示，工程年底完工。']],
    ['two who fit', ['江州市委书记李文涛表示，工程年底完工。海门县委书记李国栋说，海门也要开工。']],
  ])('leaves a surname alone: %s', async (_, paragraphs) => {
    const rows = await speakersOf(paragraphs, ['会上，李书记说：“质量要放在第一位。”'])
    expect(named(rows, '李书记')).toMatchObject([{ articles: 1, named: false }])
  })

  it('joins the short form of a foreign name to the full one', async () => {
    const rows = await speakersOf(['总裁约翰·史密斯表示，工厂不会关闭。'], ['总裁史密斯说，工人可以放心。'])
    expect(rows).toMatchObject([{ name: '约翰·史密斯', other_names: ['史密斯'], articles: 2 }])
  })

  it('gives each article its own groups, unnamed persons and nameless offices', async () => {
    const rows = await speakersOf(
      ['专家表示，气温还会下降。警方指，道路湿滑。'],
      ['专家表示，油价将会上涨。警方指，案件仍在调查。'],
    )
    expect(rows.map(({ name, named: own }) => [name, own])).toEqual([
      ['专家', false],
      ['警方', false],
      ['专家', false],
      ['警方', false],
    ])
    expect(new Set(rows.map(({ speaker_id }) => speaker_id)).size).toBe(4)
  })

  it('makes a row of each person of a joint statement', async () => {
    const { speakers, quotes } = await issueOf([
      ['市长林国强、局长赵启文均表示，工程不会延期。赵启文说，材料已经到齐。'],
    ])
    const group = speakers.find(({ type }) => type === 'group')
    expect(named(speakers, '赵启文')).toMatchObject([{ quotes: 2 }])
    expect(named(speakers, '林国强')).toMatchObject([{ quotes: 1 }])
    expect(group?.members).toEqual(['林国强', '赵启文'].map((name) => named(speakers, name)[0]?.speaker_id))
    expect(quotes.map(({ speaker_id }) => speaker_id)).toEqual([
      group?.speaker_id,
      named(speakers, '赵启文')[0]?.speaker_id,
    ])
  })

  it('reads English names as it reads Chinese ones', async () => {
    const rows = await speakersOf(
      ['"The mill will stay open," said Paula Reed, Blue Whale\'s chief executive, on Monday in the harbour hall.'],
      ['Paula Reed, chief executive of Blue Whale, said the ships would leave on time this week as planned.'],
    )
    expect(rows).toMatchObject([
      { name: 'Paula Reed', organisations: ['Blue Whale'], offices: ['chief executive'], articles: 2 },
    ])
  })
})

describe('register', () => {
  const day = async (date: string, ...articles: readonly (readonly string[])[]) =>
    (await issueOf(articles, `paper-${date}`, date)).speakers

  it('keeps the id of a person over issues and gathers his offices', async () => {
    const register = createRegister([])
    const first = register.assign(await day('2031-01-01', ['海湾市教育局局长何建业表示，学校将扩招。'])).rows
    const second = register.assign(
      await day('2031-01-02', ['市教育局局长、青年委员会主任何建业表示，食堂也要扩建。']),
    ).rows
    expect(second[0]?.speaker_id).toBe(first[0]?.speaker_id)
    expect(register.entries()).toMatchObject([
      {
        name: '何建业',
        roles: [{ title: '海湾市教育局局长' }, { title: '市教育局局长' }, { title: '青年委员会主任' }],
        first_issue_date: '2031-01-01',
        last_issue_date: '2031-01-02',
      },
    ])
  })

  it('changes nothing when an issue is read again', async () => {
    const rows = [
      await day('2031-01-01', ['海湾市公安局局长何建业表示，路口将增派警力。'], ['村民何建业说，今年的苹果卖得不错。']),
      await day('2031-01-02', ['何建业说，他也不清楚。'], ['蓝湾商会表示，会费不变。']),
    ]
    const register = createRegister([])
    const before = rows.map((one) => register.assign(one).rows)
    const entries = register.entries()
    const again = createRegister(JSON.parse(JSON.stringify(entries)))
    expect(rows.map((one) => again.assign(one).rows.map(({ speaker_id }) => speaker_id))).toEqual(
      before.map((one) => one.map(({ speaker_id }) => speaker_id)),
    )
    expect(again.entries()).toEqual(entries)
  })

  it('gives no id of two namesakes to a third mention that tells no office', async () => {
    const register = createRegister([])
    const first = await day(
      '2031-01-01',
      ['海湾市公安局局长何建业表示，路口将增派警力。'],
      ['村民何建业说，今年的苹果卖得不错。'],
    )
    const known = register.assign(first).rows.map(({ speaker_id }) => speaker_id)
    const [silent] = register.assign(await day('2031-01-02', ['何建业说，他也不清楚。'])).rows
    expect(known).not.toContain(silent?.speaker_id)
    const [village] = register.assign(await day('2031-01-03', ['海湾市公安局局长何建业说，案件已破。'])).rows
    expect(village?.speaker_id).toBe(known[0])
    expect(register.entries()).toHaveLength(2)
  })

  it('leaves groups and documents to their issue', async () => {
    const register = createRegister([])
    register.assign(await day('2031-01-01', ['专家表示，气温还会下降。《海湾规划》提出，绿地面积将增加一倍。']))
    expect(register.entries()).toEqual([])
  })
})

describe('cost', () => {
  const surnames = '林赵周郑钱孙李王何许'
  const given = '远启文明国建小志海雪平刚'
  const name = (i: number) => `${surnames[i % 10]}${given[Math.floor(i / 10) % 12]}${given[Math.floor(i / 120) % 12]}`

  it('grows with the number of speakers: linking, rows and register', async () => {
    const growth = await growthOf(async (length) => {
      const sentences = Array.from({ length: 150 * length }, (_, i) => `海湾公司经理${name(i)}表示，工厂不会关闭。`)
      const { speakers } = await issueOf([sentences, sentences])
      return createRegister([]).assign(speakers)
    })
    expect(growth).toBeLessThan(LINEAR_GROWTH)
  })
})
