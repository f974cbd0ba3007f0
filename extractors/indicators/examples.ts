// Names invented for the rules, grouped by the key they must share. Chinese ones are given as the rules see them, folded.

import type { ClaimKind } from '../types.ts'

export interface IndicatorExample {
  readonly shows: string
  readonly key: string | null
  readonly names: readonly string[]
  readonly region?: string
  readonly kind?: ClaimKind
  readonly unitCode?: string
}

export const CHINESE_INDICATORS: readonly IndicatorExample[] = [
  {
    shows: 'region, period and determiner go',
    key: '工业增加值',
    names: [
      '工业增加值',
      '我国工业增加值',
      '全年工业增加值',
      '2022年全国工业增加值',
      '其中工业增加值',
      '今年1至5月的工业增加值',
    ],
    unitCode: 'CNY',
  },
  {
    shows: 'the region of the row goes where no list knows it',
    key: '茶叶产量',
    names: ['青禾县茶叶产量', '青禾县的茶叶产量', '茶叶产量'],
    region: '青禾县',
  },
  { shows: 'a place that opens a longer name stays', key: '北京时间', names: ['北京时间'] },
  { shows: 'a place inside marks is part of a name', key: '中国好茶', names: ['“中国好茶”'] },
  {
    shows: 'growth words go from a change',
    key: '软件业务收入',
    names: ['软件业务收入', '软件业务收入增速', '软件业务收入同比增幅', '全国软件业务收入增长'],
    kind: 'change',
    unitCode: 'percent',
  },
  { shows: 'a rank of growth is another series', key: '软件业务收入增速', names: ['软件业务收入增速'], kind: 'rank' },
  {
    shows: 'growth alone is of nothing',
    key: null,
    names: ['增速', '同比', '涨幅'],
    kind: 'change',
    unitCode: 'percent',
  },
  {
    shows: '的, marks, glosses and footnotes go',
    key: '骨折风险',
    names: ['骨折的风险', '“骨折”风险', '骨折(桡骨)的风险', '骨折风险[3]'],
    kind: 'ratio',
  },
  { shows: '的 stays in words and before one character', key: '的士司机', names: ['的士司机'] },
  { shows: '的 stays before one character', key: '困在井下的人', names: ['困在井下的人'] },
  {
    shows: 'counted once',
    key: '5G基站',
    names: ['5G基站', '5g基站数量', '全国5G基站总数', '5G基站的数量'],
    unitCode: 'count',
  },
  { shows: 'a total that names a series stays', key: '利润总额', names: ['利润总额', '全年利润总额'], unitCode: 'CNY' },
  { shows: '利润 is not 利润总额', key: '利润', names: ['利润'], unitCode: 'CNY' },
  { shows: '规模 stays', key: '工业互联网产业规模', names: ['我国工业互联网产业规模'], unitCode: 'CNY' },
  { shows: 'a rate by time stays', key: '月产能', names: ['月产能'], unitCode: 'count' },
  {
    shows: 'scopes that make another series stay',
    key: '国内游客',
    names: ['国内游客', '国内游客人数'],
    unitCode: 'count',
  },
  {
    shows: 'a trade is worth in money',
    key: '茶叶出口额',
    names: ['茶叶出口', '茶叶出口额', '茶叶出口总额', '我国茶叶出口总值', '茶叶的出口金额'],
    unitCode: 'USD',
  },
  { shows: 'a trade is quantity by weight', key: '茶叶出口量', names: ['茶叶出口', '茶叶出口量'], unitCode: 't' },
  {
    shows: 'several names of one series',
    key: '生产总值',
    names: ['国内生产总值', 'GDP', '地区生产总值', '全市GDP', '本地生产总值'],
    unitCode: 'CNY',
  },
  { shows: '营收 in another word', key: '民营收入', names: ['民营收入'], unitCode: 'CNY' },
  { shows: 'said twice', key: '采购经理指数', names: ['采购经理指数PMI', 'PMI', '采购经理人指数'] },
  {
    shows: 'lists have one mark',
    key: '陶器、木雕收入',
    names: ['陶器、木雕收入', '陶器和木雕收入', '陶器以及木雕收入'],
  },
  { shows: '和 inside a word', key: '血氧饱和度', names: ['血氧饱和度'] },
  { shows: 'nothing left to name', key: null, names: ['', '村', '《》', '12', '(', '的'] },
]

export const ENGLISH_INDICATORS: readonly IndicatorExample[] = [
  {
    shows: 'case and articles',
    key: 'ellery index',
    names: ['Ellery index', 'the Ellery Index', 'The “Ellery” index'],
  },
  {
    shows: 'owner in the row',
    key: 'exports',
    names: ['Lowland’s exports', "Lowland's exports", 'exports'],
    region: 'Lowland',
  },
  {
    shows: 'periods go',
    key: 'exports',
    names: ['last year’s exports', '2023 exports', 'third-quarter exports', 'annual exports'],
  },
  {
    shows: 'growth words go from a change',
    key: 'exports',
    names: ['exports growth', 'annual exports growth rate', 'exports'],
    kind: 'change',
  },
  {
    shows: 'counted once',
    key: 'tram drivers',
    names: ['the number of tram drivers', 'tram drivers'],
    unitCode: 'count',
  },
  { shows: 'several names of one series', key: 'gdp', names: ['gross domestic product', 'GDP', 'the GDP'] },
  {
    shows: 'an owner that is no region stays',
    key: "company's revenue",
    names: ["the company's revenue", 'the company’s revenue'],
  },
  { shows: 'nothing left to name', key: null, names: ['', '5', '“”'] },
]
