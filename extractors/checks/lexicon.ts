import { words } from '../word-list.ts'

// Words that say how figures belong together. Simplified only, and English in lower case: rules see folded text.

/** Wholes that are a scope or a sum, and no name: 占全国的, 占总数的. */
export const SCOPE_WHOLES = words(`
  全国 全球 世界 全世界 全省 全市 全县 全区 全港 全台 全行业 全社会 全部 总数 总量 总额 总体 整体 总数量 全体 total overall nation world globe country
`)

/** Between a total and its parts. */
export const PART_CUES = words(
  '其中 包括 分别 分为 当中 含 由 涵盖 including comprising consisting namely respectively which',
)

/** Right before a total that comes after its parts. */
export const TOTAL_CUES = words(
  '合计 共计 总计 总共 一共 合共 共 总额 总数 总量 total totalling totaling altogether combined',
)

/** Between the old level and the new one. */
export const RISE_TO =
  /(?:[增升涨升降减跌提回扩缩翻调压改变转][^，。；\d]{0,6}?[至到为]|^\D{0,8}(?<!达)[至到])(?:了)?[^，。；]{0,12}$|\bto\b[^.;]{0,30}$/u

/** English prints the new level first: `to 70 from 58`. */
export const DOWN_FROM = /\bfrom\b[^.;]{0,30}$/u

/** Rates that are one figure of the article over another, as keys: rate, part, whole. */
export const RATES: readonly (readonly [string, string, string])[] = [
  ['营业收入利润率', '利润总额', '营业收入'],
  ['净利率', '净利润', '营业收入'],
  ['净利润率', '净利润', '营业收入'],
  ['资产负债率', '负债总额', '资产总额'],
  ['资产负债率', '负债', '资产'],
  ['常住人口城镇化率', '城镇常住人口', '常住人口'],
  ['城镇化率', '城镇常住人口', '常住人口'],
  ['城镇化率', '城镇人口', '总人口'],
  ['研发经费投入强度', '研发经费', '生产总值'],
  ['研发投入强度', '研发投入', '营业收入'],
]

/** Names that many things share: two figures of them are seldom of one series. */
export const GENERIC_KEYS = words(`
  总投资 投资 资金 收入 支出 产值 产量 销量 数量 面积 人数 价格 成本 规模 总数 总额 总量 比例 比重 占比 金额 时间 项目 企业 工程 人员 人口 居民 群众 游客 学生 国家 地区 城市 单位 公司 利润 净利润 营业收入 股价 市值 涨幅 增速 跌幅 贡献率 补贴 贷款 罚款 奖金 死亡人数
`)

/** Scopes that name the paper's own place: beside a claim without a region they say nothing more. */
export const HOME_SCOPES = words(
  '全国 我国 中国 本国 全省 我省 本省 全市 我市 本市 全县 我县 本县 全区 我区 本区 全港 本港 全台 全澳 当地 本地',
)
