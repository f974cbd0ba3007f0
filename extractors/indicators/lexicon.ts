import { words } from '../word-list.ts'

// What a name loses on its way to a key, and the names that mean the same series. Simplified only: keys are made from the
// folded text. Regions come from the claims' lexicon.

/** Pointing words, shares of the whole and empty openers in front of a name: they say which one, not what. */
export const DETERMINERS = words(`
  其中 当中 该 这 那 这些 那些 上述 前述 所述 全部 各类 各项 各种 各级 有关 相关 此类 同类 整个 总的 预计 预期 目前 当前 现阶段
`)

/** Periods in front of a name; the row has them as dates. 年产能 and 月产能 stay two series: there the time is a rate. */
export const PERIOD_WORDS = words(`
  全年 今年 去年 明年 上年 前年 当年 本年 本年度 上年度 年度 同期 上年同期 去年同期 今年以来 年内 年初 年末 年底 年终 期末 月末 季末 上半年 下半年 全季 当季 本季 本季度 上季度 一季度 二季度 三季度 四季度
  第一季度 第二季度 第三季度 第四季度 首季 前两月 前三季度 当月 本月 上月 上个月 当日 当天 今日 昨日 近年 近年来 近几年 近期 近日 历年 同年 截至目前 目前为止 去年底 去年末 今年底 上年末 上半年度 春节期间 假期 假日期间
  十一五 十二五 十三五 十四五 十五五
`)

/** Dates in front of a name, by form: `2023年1至5月`, `12月份`, `上旬`. */
export const DATE_FORM =
  /^(?:(?:19|20)?\d{2}年度?|(?:前|头|\d{1,2}[-—~至到])?[\d一二三四五六七八九十]{1,3}(?:个月|月份?)(?!均)|\d{1,2}日|[上中下]旬)/u

/** What closes a period in front of a name: `2022年末`, `“十四五”期间`. */
export const PERIOD_ENDS = words('期间 时期 以来 期内 末 底 初')

/** Scopes that make another series: 全社会固定资产投资 and 国内游客 are names of their own. */
export const NAMING_SCOPES = words(
  '城乡 全社会 全行业 国内 境内 国内外 海内外 境内外 国外 国际 海外 境外 世界 全军 各地 各国 各省',
)

/** Growth words that close the name of a change: its direction and basis have columns of their own. */
export const GROWTH_WORDS = words(`
  同比增长率 同比增长 同比增速 同比增幅 同比涨幅 同比降幅 同比 环比增速 环比增长 环比涨幅 环比 按年增长 按年 按月 按季 年增率 年增长率 月增率 年均增长率 年均增速 年均增长 平均增速 增长速度 增长率 增长幅度 增长 增速 增幅
  年均增幅 年均涨幅 年均降幅 年均 增长量 上涨 下跌 下降 上升 回落 涨幅 升幅 降幅 跌幅 减幅 降低率 下降率 下降幅度 上涨幅度 涨跌幅 变动率 变动幅度 变化率 名义增长 实际增长 名义增速 实际增速 名义 实际
`)

/** After a noun that is counted they say once more that it is counted: `5G基站数量` is `5G基站`. */
export const COUNT_TAILS = words('总数量 数量 总数 总量 个数 家数 户数 件数 人数 总人数 数目 数')

/** Trades, whose bare name means their worth in money and their quantity in everything else. */
export const TRADES = words('进出口 进口 出口 销售 成交 交易 贸易 零售')
export const WORTH_TAILS = words('总金额 总额 总值 金额 额 值')
export const AMOUNT_TAILS = words('总量 数量 量')

/** One name for what is printed in several: the key has the last. Longest first wherever they stand in the name. */
export const SAME_NAME: Readonly<Record<string, string>> = {
  GDP: '生产总值',
  国内生产总值: '生产总值',
  地区生产总值: '生产总值',
  本地生产总值: '生产总值',
  CPI: '居民消费价格指数',
  居民消费价格总水平: '居民消费价格指数',
  居民消费物价指数: '居民消费价格指数',
  消费者物价指数: '居民消费价格指数',
  消费物价指数: '居民消费价格指数',
  PPI: '工业生产者出厂价格指数',
  生产者物价指数: '工业生产者出厂价格指数',
  PMI: '采购经理指数',
  采购经理人指数: '采购经理指数',
  'R&D': '研发',
  研究与试验发展: '研发',
  研究与试验开发: '研发',
  研究与实验发展: '研发',
  研究开发: '研发',
  规上: '规模以上',
  限上: '限额以上',
  // 民营收入, 主营收入: no 营收 in them.
  主营收入: '主营业务收入',
  营收入: '营收入',
  营收: '营业收入',
  纯利: '净利润',
  纯利润: '净利润',
  税后纯益: '净利润',
  税后净利: '净利润',
  每股盈余: '每股收益',
  居民消费价格指数: '居民消费价格指数',
  居民消费价格: '居民消费价格指数',
  社会消费品零售总额: '社会消费品零售总额',
  消费品零售总额: '社会消费品零售总额',
  社零总额: '社会消费品零售总额',
  社会商品零售总额: '社会消费品零售总额',
  固投: '固定资产投资',
  固定资产投资额: '固定资产投资',
  外贸进出口: '进出口',
  对外贸易进出口: '进出口',
  货物贸易进出口: '货物进出口',
  进出口贸易: '进出口',
  进口贸易: '进口',
  出口贸易: '出口',
  销售量: '销量',
  生产量: '产量',
  装机规模: '装机容量',
  装机总量: '装机容量',
  装机量: '装机容量',
  总装机容量: '装机容量',
  装机容量: '装机容量',
  总装机: '装机容量',
  新能源车: '新能源汽车',
  电动车: '电动汽车',
  集成电路芯片: '集成电路',
  从业人数: '从业人员',
  就业人数: '就业人员',
  常住人口数: '常住人口',
}

/** They hold 的 and are no phrase with it. */
export const WORDS_WITH_DE = words('的士 目的 标的 的哥 的确 众矢之的')

/** They hold 和, 与 or 及 and join nothing. */
export const WORDS_WITH_AND = words(`
  和平 和谐 和解 饱和 缓和 总和 共和 人和 中和 调和 和田 呼和浩特 和服 和牛 和林 和县 和硕 参与 与会 与否 赠与 授与 普及 涉及 及时 及格 埃及 及其 提及 波及 企及 触及 危及 殃及
`)

/** English: articles and pointing words in front of a name. */
export const ENGLISH_DETERMINERS = words(`
  the a an its their his her our this that these those such some all any each every both total overall combined aggregate
`)

/** English: what says when, in front of a name. */
export const ENGLISH_PERIOD_WORDS = words(`
  annual yearly annualised annualized quarterly monthly weekly daily full-year half-year first-half second-half first-quarter second-quarter third-quarter fourth-quarter january february march april may june july august september
  october november december last this next previous year quarter month week
`)

/** English: growth words that close the name of a change. */
export const ENGLISH_GROWTH_WORDS = words(
  'growth increase decrease decline rise fall drop gain gains rate year-on-year',
)

/** English: one name for what is printed in several. */
export const ENGLISH_SAME_NAME: Readonly<Record<string, string>> = {
  'gross domestic product': 'gdp',
  'consumer price index': 'cpi',
  'consumer prices': 'cpi',
  'producer price index': 'ppi',
  'producer prices': 'ppi',
  'purchasing managers index': 'pmi',
  "purchasing managers' index": 'pmi',
  'research and development': 'r&d',
}
