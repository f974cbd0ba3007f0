// Sentences invented for the rules: ⟦…⟧ marks the expression, then its period (null: a time of its own without dates).

export interface TimeExample {
  readonly issue: string | null
  readonly text: string
  /** One entry per mark: `start..end`, or null. */
  readonly periods: readonly (string | null)[]
  readonly future?: boolean
}

const ISSUE = '2023-03-14'

export const TIME_EXAMPLES: readonly TimeExample[] = [
  { issue: ISSUE, text: '⟦2022年⟧，全镇果品收入翻番。', periods: ['2022-01-01..2022-12-31'] },
  { issue: ISSUE, text: '⟦二〇二一年⟧建成新厂房。', periods: ['2021-01-01..2021-12-31'] },
  { issue: ISSUE, text: '⟦2015 年⟧的老机器还在用。', periods: ['2015-01-01..2015-12-31'] },
  {
    issue: ISSUE,
    text: '⟦今年⟧计划招工百人，⟦去年⟧招了六十人。',
    periods: ['2023-01-01..2023-12-31', '2022-01-01..2022-12-31'],
  },
  { issue: ISSUE, text: '⟦前年⟧起步，⟦明年⟧见效。', periods: ['2021-01-01..2021-12-31', '2024-01-01..2024-12-31'] },
  { issue: ISSUE, text: '⟦过去一年⟧，订单大增。', periods: ['2022-01-01..2022-12-31'] },
  { issue: '2023-07-01', text: '⟦过去一年⟧，订单大增。', periods: ['2022-07-01..2023-07-01'] },
  {
    issue: ISSUE,
    text: '⟦过去一年⟧不易，⟦全年⟧仍盈利。',
    periods: ['2022-01-01..2022-12-31', '2022-01-01..2022-12-31'],
  },
  { issue: ISSUE, text: '⟦全年⟧产茶三百吨。', periods: ['2022-01-01..2022-12-31'] },
  { issue: '2023-11-02', text: '⟦全年⟧产茶三百吨。', periods: ['2023-01-01..2023-12-31'] },
  { issue: ISSUE, text: '⟦2021年全年⟧产茶三百吨。', periods: ['2021-01-01..2021-12-31'] },
  { issue: ISSUE, text: '主要目标是：⟦全年⟧产茶三百吨。', periods: ['2023-01-01..2023-12-31'] },
  {
    issue: ISSUE,
    text: '⟦去年上半年⟧亏损，⟦下半年⟧扭亏。',
    periods: ['2022-01-01..2022-06-30', '2022-07-01..2022-12-31'],
  },
  { issue: '2023-07-20', text: '⟦上半年⟧出口茶叶。', periods: ['2023-01-01..2023-06-30'] },
  { issue: '2023-10-20', text: '⟦前三季度⟧出口茶叶。', periods: ['2023-01-01..2023-09-30'] },
  {
    issue: '2011-05-16',
    text: '⟦由2010年第四季度到2011年一季度⟧，价格平稳。',
    periods: ['2010-10-01..2011-03-31'],
  },
  { issue: ISSUE, text: '⟦今年前两个月⟧，⟦1—2月份⟧，', periods: ['2023-01-01..2023-02-28', '2023-01-01..2023-02-28'] },
  { issue: ISSUE, text: '⟦1-11月⟧的产量', periods: ['2022-01-01..2022-11-30'] },
  {
    issue: ISSUE,
    text: '⟦去年12月⟧销量回升，⟦今年1月⟧再升。',
    periods: ['2022-12-01..2022-12-31', '2023-01-01..2023-01-31'],
  },
  { issue: ISSUE, text: '⟦12月⟧销量回升。', periods: ['2022-12-01..2022-12-31'] },
  { issue: ISSUE, text: '⟦本月⟧和⟦上月⟧', periods: ['2023-03-01..2023-03-31', '2023-02-01..2023-02-28'] },
  { issue: ISSUE, text: '⟦3月14日⟧', periods: ['2023-03-14..2023-03-14'] },
  { issue: ISSUE, text: '⟦昨日⟧收市，⟦上周五⟧停牌。', periods: ['2023-03-13..2023-03-13', '2023-03-10..2023-03-10'] },
  { issue: ISSUE, text: '⟦6月上旬⟧采茶。', periods: ['2022-06-01..2022-06-10'] },
  { issue: ISSUE, text: '茶展将于⟦6月初⟧举行。', periods: ['2023-06-01..2023-06-30'] },
  { issue: ISSUE, text: '⟦今年6月9~12日⟧办展。', periods: ['2023-06-09..2023-06-12'] },
  {
    issue: ISSUE,
    text: '⟦今年⟧，展会将于⟦6月9~12日⟧举行。',
    periods: ['2023-01-01..2023-12-31', '2023-06-09..2023-06-12'],
  },
  { issue: ISSUE, text: '⟦2月28日至3月2日⟧开会。', periods: ['2023-02-28..2023-03-02'] },
  { issue: ISSUE, text: '⟦2010~2015年⟧规划', periods: ['2010-01-01..2015-12-31'] },
  { issue: ISSUE, text: '⟦由2003至2018年间⟧共收治百人。', periods: ['2003-01-01..2018-12-31'] },
  { issue: ISSUE, text: '⟦2019年9月至2020年3月⟧停产。', periods: ['2019-09-01..2020-03-31'] },
  {
    issue: ISSUE,
    text: '⟦截至2022年年底⟧，⟦截至3月10日24时⟧，',
    periods: ['2022-12-31..2022-12-31', '2023-03-10..2023-03-10'],
  },
  {
    issue: ISSUE,
    text: '⟦截至去年底⟧，⟦截止2022年12月末⟧，',
    periods: ['2022-12-31..2022-12-31', '2022-12-31..2022-12-31'],
  },
  { issue: '2020-04-03', text: '⟦自2月10日以来截至3月30日⟧，', periods: ['2020-02-10..2020-03-30'] },
  { issue: ISSUE, text: '⟦今年以来⟧订单增加。', periods: ['2023-01-01..2023-03-14'] },
  { issue: ISSUE, text: '⟦到2030年⟧建成百家。', periods: ['2030-01-01..2030-12-31'], future: true },
  { issue: '2031-05-01', text: '⟦到2030年⟧建成百家。', periods: ['2030-01-01..2030-12-31'] },
  { issue: ISSUE, text: '“⟦十三五”期间⟧'.replace('“⟦', '⟦“'), periods: ['2016-01-01..2020-12-31'] },
  {
    issue: ISSUE,
    text: '⟦“十四五”期间⟧，⟦“十四五”末⟧，',
    periods: ['2021-01-01..2025-12-31', '2025-12-31..2025-12-31'],
  },
  { issue: ISSUE, text: '⟦“七五”时期⟧', periods: ['1986-01-01..1990-12-31'] },
  {
    issue: '2025-05-06',
    text: '⟦民国114年3月⟧及⟦113年12月⟧',
    periods: ['2025-03-01..2025-03-31', '2024-12-01..2024-12-31'],
  },
  { issue: ISSUE, text: '⟦上世纪80年代⟧的老街', periods: ['1980-01-01..1989-12-31'] },
  { issue: ISSUE, text: '⟦国庆假期⟧游人如织，⟦春节假期⟧更多。', periods: ['2022-10-01..2022-10-07', null] },
  { issue: ISSUE, text: '⟦目前⟧有百家店，⟦近五年⟧增加，⟦近年来⟧更快。', periods: [null, null, null] },
  { issue: ISSUE, text: '⟦2016-17年度⟧的账目', periods: [null] },
  { issue: ISSUE, text: '⟦2009年以前⟧的税率', periods: [null] },
  {
    issue: null,
    text: '⟦今年⟧增产，⟦2022年⟧减产，⟦3月⟧平稳。',
    periods: [null, '2022-01-01..2022-12-31', '2022-03-01..2022-03-31'],
  },
  { issue: '2023-02-31', text: '⟦去年⟧减产。', periods: [null] },
  {
    issue: ISSUE,
    text: '⟦上季度⟧持平，⟦2022年第二季度⟧增产。',
    periods: ['2022-10-01..2022-12-31', '2022-04-01..2022-06-30'],
  },
  { issue: ISSUE, text: '⟦从4月1日起至6月19日⟧发放。', periods: ['2023-04-01..2023-06-19'] },
  { issue: '2011-08-31', text: '⟦自9月10日起⟧提价。', periods: ['2011-09-10..2011-09-10'] },
  {
    issue: ISSUE,
    text: '⟦2022年上半年⟧减产。⟦2021年同期⟧，增产。',
    periods: ['2022-01-01..2022-06-30', '2021-01-01..2021-06-30'],
  },
  { issue: ISSUE, text: '⟦去年同期⟧，增产。', periods: [null] },
  { issue: ISSUE, text: '⟦新一年⟧增产。', periods: ['2023-01-01..2023-12-31'] },
]

/** Nothing here is a time of the text. */
export const NO_TIMES: readonly string[] = [
  '连续8年保持第一',
  '建厂15年来的工人',
  '《2035年远景规划》出版',
  '2035年远景目标',
  '他住在3号楼',
  '春运40天',
  '一年四季都有花',
  '门牌12022年糕店',
  '这部剧第3季播出',
  '应在14日内佩戴',
]
