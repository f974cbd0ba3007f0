import { describe, expect, it } from 'vitest'
import {
  createLexicon,
  extractArticle,
  findQuantities,
  LEXICON,
  type Lexicon,
  type LexiconAdditions,
  loadEnglish,
} from '../../../extractors/index.ts'
import { compileLexicon, foldText } from '../../../pipeline/stages/index.ts'
import { makeArticle } from './quotes/article.ts'

/** `3000担 = 150000 kg`; `[双11]` for a number that only names. */
function read(text: string, { quantities: words }: Lexicon): string {
  return findQuantities(text, foldText(text), { place: null, words })
    .map(({ span, value, unitCode, nominal }) => {
      const printed = text.slice(span.start, span.end)
      return nominal ? `[${printed}]` : `${printed} = ${value} ${unitCode}`
    })
    .join(', ')
}

/** `费小满: 云岭茶社主理人 “…”`, one a quote. */
async function spoken(text: string, lexicon: Lexicon): Promise<readonly string[]> {
  const { quotes } = await extractArticle(makeArticle([text]), lexicon)
  return quotes.map(({ speaker, titles, cue, identity }) =>
    [speaker, titles.join('、'), identity?.roles.map(({ kind }) => kind).join('、'), cue].join(' | '),
  )
}

interface Example {
  readonly text: string
  readonly without: string
  readonly with: string
}

const BASKETS: LexiconAdditions = {
  units: [
    { printed: '担', code: 'kg', factor: 50 },
    { printed: '筐', code: 'count' },
    { printed: '茶币', code: 'XTC' },
    { printed: '旬', code: 'ten-day', dimension: 'time' },
    { printed: 'quintals', code: 'kg', factor: 100 },
  ],
}

const UNITS: readonly Example[] = [
  { text: '收茶3000担。', without: '[3000]', with: '3000担 = 150000 kg' },
  { text: '收茶5万担以上，', without: '5万 = 50000 count', with: '5万担以上 = 2500000 kg' },
  { text: '又收三担半。', without: '[三]', with: '三担半 = 175 kg' },
  { text: '收茶2至3担', without: '[2至3]', with: '2至3担 = 100 kg' },
  { text: '每担80元', without: '80元 = 80 CNY', with: '每担80元 = 80 CNY/kg' },
  { text: '裝滿12筐', without: '[12]', with: '12筐 = 12 count' },
  { text: '市值3億茶幣', without: '3億 = 300000000 count', with: '3億茶幣 = 300000000 XTC' },
  { text: '歷時三旬', without: '[三]', with: '三旬 = 3 ten-day' },
  // What is no unit behind a number stays none.
  { text: '他担任3个职务', without: '3个 = 3 count', with: '3个 = 3 count' },
  { text: '产茶300吨', without: '300吨 = 300 t', with: '300吨 = 300 t' },
]

describe('a unit of one’s own', () => {
  const lexicon = compileLexicon(BASKETS)
  it.each(UNITS)('$text', ({ text, without, with: found }) => {
    expect(read(text, LEXICON)).toBe(without)
    expect(read(text, lexicon)).toBe(found)
  })

  it('says whether the quantity is money, a count, a measure or a length of time', () => {
    const kinds = (text: string) =>
      findQuantities(text, text, { place: null, words: lexicon.quantities }).map((q) => q.kind)
    expect(kinds('历时3旬')).toEqual(['duration'])
    expect(kinds('收茶3担')).toEqual(['amount'])
    expect(kinds('比上年增加3担')).toEqual(['change'])
  })

  it('wins over the built-in one of the same spelling', () => {
    const own = compileLexicon({
      units: [
        { printed: '打', code: 'dozen' },
        { printed: '市担', code: 'kg', factor: 50 },
      ],
    })
    expect(read('啤酒5打', LEXICON)).toBe('5打 = 60 count')
    expect(read('啤酒5打', own)).toBe('5打 = 5 dozen')
    expect(read('粮食4市担', LEXICON)).toBe('4市担 = 4 dan')
    expect(read('粮食4市担', own)).toBe('4市担 = 200 kg')
  })

  it('is read in English too', async () => {
    const { findEnglishQuantities } = await loadEnglish()
    const found = (words: Lexicon['english']) =>
      findEnglishQuantities('Farmers picked 300 quintals of tea.', { place: null, words }).map(
        ({ value, unitCode }) => [value, unitCode],
      )
    expect(found(null)).toEqual([['300', 'count']])
    expect(found(lexicon.english)).toEqual([['30000', 'kg']])
  })
})

const FESTIVALS: LexiconAdditions = { nominalTerms: ['雙11', '3·15', '315晚会', '618', '十大茶企', 'Double 11'] }

const TERMS: readonly Example[] = [
  { text: '超双11的家电', without: '[11]', with: '[双11]' },
  {
    text: '今年雙11家電銷售110億元',
    without: '[11], 110億元 = 11000000000 CNY',
    with: '[雙11], 110億元 = 11000000000 CNY',
  },
  { text: '３１５晚会曝光12家企业', without: '[３１５], 12家 = 12 count', with: '[３１５晚会], 12家 = 12 count' },
  { text: '618期间约618人到场', without: '[618], 约618人 = 618 count', with: '[618], 约618人 = 618 count' },
  { text: '销量超过618，', without: '618 = 618 count', with: '[618]' },
  { text: '十大茶企投资3亿元', without: '[十], 3亿元 = 300000000 CNY', with: '[十大茶企], 3亿元 = 300000000 CNY' },
  // A longer number that begins like a term is none.
  { text: '新增双110家', without: '110家 = 110 count', with: '110家 = 110 count' },
  { text: '销售618万元', without: '618万元 = 6180000 CNY', with: '618万元 = 6180000 CNY' },
  {
    text: '占61.8%，涨618%',
    without: '61.8% = 61.8 percent, 618% = 618 percent',
    with: '61.8% = 61.8 percent, 618% = 618 percent',
  },
]

describe('a nominal term of one’s own', () => {
  const lexicon = compileLexicon(FESTIVALS)
  it.each(TERMS)('$text', ({ text, without, with: found }) => {
    expect(read(text, LEXICON)).toBe(without)
    expect(read(text, lexicon)).toBe(found)
  })

  it('is read in English too', async () => {
    const { findEnglishQuantities } = await loadEnglish()
    const text = 'More than 618 were sold, over 618 stores on Double 11.'
    const found = (words: Lexicon['english']) =>
      findEnglishQuantities(text, { place: null, words }).map(({ numeral, nominal }) => [numeral.start, nominal])
    expect(found(null)).toEqual([
      [10, false],
      [30, false],
      [51, true],
    ])
    expect(found(lexicon.english)).toEqual([
      [10, true],
      [30, false],
      [51, true],
    ])
  })
})

describe('a title of one’s own', () => {
  const TEXT = '云岭茶社主理人费小满表示，明年再开一家店。'

  it('goes into the titles, with its kind', async () => {
    const office = compileLexicon({ titles: ['主理人'] })
    const trade = compileLexicon({ titles: [{ printed: '主理人', kind: 'profession' }] })
    expect(await spoken(TEXT, LEXICON)).not.toEqual(['费小满 | 云岭茶社主理人 | office | 表示'])
    expect(await spoken(TEXT, office)).toEqual(['费小满 | 云岭茶社主理人 | office | 表示'])
    expect(await spoken(TEXT, trade)).toEqual(['费小满 | 云岭茶社主理人 | profession | 表示'])
  })

  it('is met in either script, however it was given', async () => {
    const lexicon = compileLexicon({ titles: ['首席體驗夥伴'] })
    for (const text of [
      '雲嶺茶社首席體驗夥伴費小滿表示，明年再開一家店。',
      '云岭茶社首席体验伙伴费小满表示，明年再开一家店。',
    ])
      expect((await spoken(text, lexicon))[0]).toMatch(
        /^(?:费小满|費小滿) \| .+(?:体验伙伴|體驗夥伴) \| office \| 表示$/,
      )
  })

  it('changes the kind of a built-in one', async () => {
    const text = '云岭县茶业局局长费小满表示，明年再建一处。'
    expect(await spoken(text, LEXICON)).toEqual(['费小满 | 云岭县茶业局局长 | office | 表示'])
    expect(await spoken(text, compileLexicon({ titles: [{ printed: '局长', kind: 'ordinary' }] }))).toEqual([
      '费小满 | 云岭县茶业局局长 | ordinary | 表示',
    ])
  })

  it('changes nothing where it does not stand', async () => {
    const text = '云岭县县长费小满指出：“茶要好。”专家认为，价格会涨。'
    expect(await spoken(text, compileLexicon({ titles: ['主理人'] }))).toEqual(await spoken(text, LEXICON))
  })
})

describe('a cue of one’s own', () => {
  const lexicon = compileLexicon({ cues: ['撂話', { printed: '昭告', frame: 'clause', stance: 'assertive' }] })

  it.each([
    ['县长费小满撂话：“茶价不降。”', '撂话'],
    ['縣長費小滿撂話，茶價明年不降。', '撂話'],
    ['县长费小满昭告茶价明年不再下降。', '昭告'],
  ])('%s', async (text, cue) => {
    expect((await spoken(text, LEXICON)).filter((line) => line.endsWith(`| ${cue}`))).toEqual([])
    expect((await spoken(text, lexicon)).filter((line) => line.endsWith(`| ${cue}`))).toHaveLength(1)
  })

  it('takes no object for a statement unless it is told to', async () => {
    expect((await spoken('县长费小满撂话筒走人。', lexicon)).filter((line) => line.endsWith('| 撂话'))).toEqual([])
  })
})

describe('additions', () => {
  it('are seen by their own lexicon only, whoever comes first', async () => {
    const [tea, fair] = [compileLexicon(BASKETS), compileLexicon(FESTIVALS)]
    const text = '超双11的茶3000担'
    for (const _ of [1, 2]) {
      expect(read(text, tea)).toBe('[11], 3000担 = 150000 kg')
      expect(read(text, fair)).toBe('[双11], [3000]')
      expect(read(text, LEXICON)).toBe('[11], [3000]')
    }
  })

  it('cost nothing where there are none', () => {
    expect(compileLexicon()).toBe(LEXICON)
    const { quantities, titles, cues } = compileLexicon({ titles: [], units: [] })
    expect([quantities, titles, cues]).toEqual([LEXICON.quantities, LEXICON.titles, LEXICON.cues])
  })

  it('are words and no patterns', async () => {
    const lexicon = createLexicon({
      titles: ['(a+)+', '体验官()', '..'].filter((word) => /^[\p{L}()]+$/u.test(word)),
      units: [
        { printed: 'a(b', code: 'x' },
        { printed: '[筐', code: 'y' },
        { printed: '.*', code: 'z' },
      ],
      nominalTerms: ['双.1', '(1+)+$', '[11'],
    })
    expect(read('双11，5筐，5.8元', lexicon)).toBe(read('双11，5筐，5.8元', LEXICON))
    expect(read('5[筐，5.*，双.1', lexicon)).toBe('5[筐 = 5 y, 5.* = 5 z, [双.1]')
    expect(await spoken('茶社体验官费小满表示，好。', lexicon)).toEqual(
      await spoken('茶社体验官费小满表示，好。', LEXICON),
    )
  })

  it('in their thousands cost in proportion to the text', () => {
    const lexicon = createLexicon({
      units: Array.from({ length: 2000 }, (_, i) => ({ printed: `担${i}`, code: 'kg' })),
      nominalTerms: Array.from({ length: 2000 }, (_, i) => `1${'双'.repeat(30)}${i}`),
    })
    const time = (count: number) => {
      const text = `1${'双'.repeat(30)}担`.repeat(count)
      const start = performance.now()
      read(text, lexicon)
      return performance.now() - start
    }
    time(100)
    expect(time(4000) / time(1000)).toBeLessThan(12)
  })

  it.each<[LexiconAdditions, string]>([
    [{ units: [{ printed: '', code: 'kg' }] }, 'lexicon.units[0].printed: "" is empty'],
    [{ units: [{ printed: '担', code: 'a b' }] }, 'lexicon.units[0].code: a code is one word without white space'],
    [{ units: [{ printed: '担', code: 'kg', factor: -1 }] }, 'lexicon.units[0].factor: a factor is a number above 0'],
    [{ units: [{ printed: '三担', code: 'kg' }] }, 'lexicon.units[0].printed: "三担" begins like a number and would'],
    [{ units: [{ printed: '元', code: 'USD' }] }, 'lexicon.units[0].printed: "元" is read by rules of its own'],
    [{ titles: ['长'] }, 'lexicon.titles[0]: "长" is a single character'],
    [{ titles: ['主任、委员'] }, 'lexicon.titles[0]: "主任、委员" a title is made of letters and digits'],
    [{ titles: ['官'.repeat(41)] }, 'is longer than 40 characters'],
    [{ nominalTerms: ['购物节'] }, 'lexicon.nominalTerms[0]: "购物节" holds no number'],
    [{ nominalTerms: [' 双11'] }, 'has white space at an end'],
    [{ nominalTerms: ['双\u000011'] }, 'holds a character that is not printed'],
    [{ nominalTerms: ['双11\ud800'] }, 'holds a character that is not printed'],
    [{ cues: ['said that'] }, 'a cue is made of Chinese characters'],
    [{ nominalTerms: ['雙11', '双11'] }, 'lexicon.nominalTerms[1]: "双11" stands in nominalTerms[0] already'],
    [{ nominalTerms: Array.from({ length: 2001 }, (_, i) => `双${i}`) }, 'lexicon.nominalTerms: more than 2000 words'],
  ])('%j are refused', (additions, message) => {
    expect(() => compileLexicon(additions)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    expect(() => compileLexicon(additions)).toThrow(message)
  })
})
