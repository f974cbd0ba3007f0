// Articles invented for the checks, a paragraph a line. `checks` lists every check that must come out, in order:
// `kind outcome: arithmetic`. An empty list says that the rules must stay silent.

export interface CheckExample {
  readonly shows: string
  /** Each inner list is an article of one issue; its first paragraph is the title. */
  readonly articles: readonly (readonly string[])[]
  readonly checks: readonly string[]
}

export const CHECK_EXAMPLES: readonly CheckExample[] = [
  {
    shows: 'share: part and whole by name',
    articles: [['简讯', '2022年，全市工业投资达到412.5亿元。其中技术改造投资186.2亿元，占工业投资的45.1%。']],
    checks: ['share confirmed: 186.2亿元 ÷ 412.5亿元 = 45.139%'],
  },
  {
    shows: 'share: the whole has the same last word',
    articles: [['简讯', '2022年，我国陶瓷业务收入达到9126亿元。其中，日用陶瓷收入2245亿元，占全行业收入比重为24.6%。']],
    checks: ['share confirmed: 2245亿元 ÷ 9126亿元 = 24.6%'],
  },
  {
    shows: 'share: a misprint said in one breath',
    articles: [['简讯', '2022年，工业投资412.5亿元，技术改造投资186.2亿元，占工业投资的54.1%。']],
    checks: ['share contradicted: 186.2亿元 ÷ 412.5亿元 = 45.139%'],
  },
  {
    shows: 'share: no part, or another year, proves nothing',
    articles: [
      [
        '简讯',
        '2022年，工业投资412.5亿元，占工业投资的45.1%。',
        '2021年技术改造投资186.2亿元。2022年技术改造投资占工业投资的45.1%。',
      ],
    ],
    checks: [],
  },
  {
    shows: 'share: a bound is no number to divide',
    articles: [['简讯', '2022年，工业投资超过412.5亿元，其中技术改造投资186.2亿元，占工业投资的45.1%。']],
    checks: [],
  },
  {
    shows: 'share: a rate whose name says what it is of',
    articles: [['简讯', '2023年，全市企业实现营业收入8426亿元，利润总额516亿元，营业收入利润率为6.1%。']],
    checks: ['share confirmed: 516亿元 ÷ 8426亿元 = 6.124%'],
  },
  {
    shows: 'sum: parts after 其中',
    articles: [['简讯', '2022年，茶叶产量达到1785吨。其中，春茶产量741吨，秋茶产量1044吨。']],
    checks: ['sum confirmed: 741吨 + 1044吨 = 1785吨'],
  },
  {
    shows: 'sum: parts that leave some out, or too round to prove anything',
    articles: [
      [
        '简讯',
        '2022年，茶叶产量达到1785吨。其中，春茶产量741吨，秋茶产量1004吨。',
        '合作社有会员9人，其中男会员5人，女会员4人。',
      ],
    ],
    checks: [],
  },
  {
    shows: 'sum: shares of one whole',
    articles: [['简讯', '2022年，城镇人口占总人口的29.4%，乡村人口占总人口的70.6%。']],
    checks: ['sum confirmed: 29.4% + 70.6% = 100%'],
  },
  {
    shows: 'growth: from one level to another',
    articles: [['简讯', '求诊人次由2017年的58400人次增至2023年的70600人次，增长20.9%。']],
    checks: ['growth confirmed: 70600人次 ÷ 58400人次 − 1 = 20.89%'],
  },
  {
    shows: 'growth: a misprint between two levels',
    articles: [['简讯', '求诊人次由2017年的58400人次增至2023年的70600人次，增长22.9%。']],
    checks: ['growth contradicted: 70600人次 ÷ 58400人次 − 1 = 20.89%'],
  },
  {
    shows: 'growth: the level of the year before stands elsewhere',
    articles: [['简讯', '2021年，全市茶叶产量达到1500吨。', '2022年，全市茶叶产量达到1785吨，同比增长19%。']],
    checks: ['growth confirmed: 1785吨 ÷ 1500吨 − 1 = 19%'],
  },
  {
    shows: 'growth: a percentage against the absolute change',
    articles: [['简讯', '2022年末，居民储蓄存款余额达5135亿元，比上年末增加1334亿元，增长35.1%。']],
    checks: ['growth confirmed: 1334亿元 ÷ (5135亿元 − 1334亿元) = 35.096%'],
  },
  {
    shows: 'growth: another direction proves nothing',
    articles: [['简讯', '求诊人次由2017年的58400人次增至2023年的70600人次，下降20.9%。']],
    checks: [],
  },
  {
    shows: 'repeat: within an article and over the issue',
    articles: [
      ['2022年公共充电桩达到51263个', '2022年，公共充电桩达到51263个。'],
      ['简讯', '2022年，公共充电桩达到51263个。'],
    ],
    checks: [
      'repeat same: 51263个 (2022-01-01/2022-12-31) = 51263个 (2022-01-01/2022-12-31)',
      'repeat same: 51263个 (2022-01-01/2022-12-31) = 51263个 (2022-01-01/2022-12-31)',
    ],
  },
  {
    shows: 'repeat: small numbers of common things are the same by chance',
    articles: [['简讯', '会议有3个项目。', '论坛有3个项目。']],
    checks: [],
  },
  {
    shows: 'statement: two figures of one day',
    articles: [
      ['简讯', '截至2022年年底，全市共建成充电桩基站231万个。', '截至2022年年底，全市共建成充电桩基站228万个。'],
    ],
    checks: ['statement conflict: 228万个 (2022-12-31) ≠ 231万个 (2022-12-31)'],
  },
  {
    shows: 'statement: a later bound without a day of its own is no conflict',
    articles: [['简讯', '截至2022年年底，累计开通充电桩基站231万个。', '我国已经建成了超过234万个充电桩基站。']],
    checks: ['statement other_period: 234万个 (no date) ⋯ 231万个 (2022-12-31)'],
  },
  {
    shows: 'statement: a bound and the figure it rounds',
    articles: [['简讯', '2022年，陶瓷业务收入突破10万亿元。', '2022年，陶瓷业务收入达到108126亿元。']],
    checks: ['statement compatible: 108126亿元 (2022-01-01/2022-12-31) ~ 10万亿元 (2022-01-01/2022-12-31)'],
  },
  {
    shows: 'statement: two years are a series and no conflict',
    articles: [['简讯', '2021年，陶瓷业务收入达到9.5万亿元。', '2022年，陶瓷业务收入达到9.9万亿元。']],
    checks: [],
  },
  {
    shows: 'statement: one name, other schools',
    articles: [
      [
        '简讯',
        '2022年，成人学校招收新同学，在校学生人数172.5万人。',
        '2022年，普通学校招收新同学，在校学生人数170.3万人。',
      ],
    ],
    checks: [],
  },
  {
    shows: 'English',
    articles: [['Brief', 'The Ellery Composite gained 41.20 points, or 0.52 percent, to close at 7,964.80.']],
    checks: ['growth confirmed: 41.20 points ÷ (7,964.80 − 41.20 points) = 0.52%'],
  },
]
