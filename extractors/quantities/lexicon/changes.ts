import { words } from '../../word-list.ts'

/** Verbs and nouns of growth: a number directly after one is the size of a change. */
export const RISES = words(`
  偏多 偏高 增长 增加 上升 上涨 提高 提升 扩大 升 涨 增 增幅 涨幅 升幅 增速 增长率 增率 攀升 飙升 激增 猛增 剧增 大增
  劲增 暴涨 大涨 劲升 急升 狂升 飙涨 走高 走强 上扬 上浮 上调 调高 调升 回升 反弹 回暖 加快 提速 加息 涨价 提价 加价
  高出 高 多出 多 快 净增 净增长 递增 新增长 复合增长率 同比增 环比增 增量 扩张 扩增 拓展 拉动 拉高 推高 推升 抬高
  延长 翻 膨胀 跃升 跳升 跳涨 收高 收涨 收升 高开 累涨 上行 增多 壮大 增大 增值 升值 增产 增收 增效 优于 超额 长 强
  溢价
`)

/** Verbs and nouns of decline. */
export const FALLS = words(`
  偏少 偏低 重挫 压缩了 缩窄 下降 减少 降低 下跌 下滑 减 降 跌 回落 下挫 下行 缩小 缩减 缩短 缩水 萎缩 收窄 放缓 减缓
  减弱 降幅 跌幅 减幅 降速 下调 调低 调降 下浮 骤降 锐减 锐降 大跌 暴跌 急跌 狂跌 大降 剧减 猛跌 滑落 下探 走低 走弱
  降息 降准 降价 减价 负增长 收低 收跌 低开 累跌 下落 减产 亏损扩大 削减 压减 压降 压缩 精简 节约 节省 节能 省 贬值
  少 低 慢 短 减持 流失 折损 下修 腰斩 萎 减收 减速 少收 少了 节电 节水 降耗 减排 耗减 收缩 衰退 倒退 后退 增长放缓
  损失了 蒸发
`)

/** Words that may stand between the verb and its number: 增长了近3倍, 同比分别增长, 增速为, 涨幅高达. */
export const CHANGE_FILLERS = words(`
  将 或 可能 可 有望 估计 已 会 更 更是 最大 一度 总体 更高达 将达 将达到 或达 或将达 料 仍为 仍达 总 合计 共 至多
  甚至 竟 又是 逐年 每年 年 持续 连续 进一步 大幅 小幅 微 分别高达 平均为 单日 单月 日 当日 超逾了 了 约 近 超 超过 逾
  达 达到 为 高达 至少 不到 不足 仅 大约 将近 接近 整整 也 在 出 过 分别 同比 环比 只有 只 有 是 就 均 都 突破 不低于
  不超过 不少于 低于 高于 超出 多达 最多 最高 预计 目标 目标为 预期目标 高 幅度 率 分别为 分别达 分别达到 略 超逾 大概
  差不多 实际 名义 平均 累计 再 又 ， , ： : 速度 仍 仍有 幅 了近 逾越 不止 年均 保持在 控制在 维持在 起码 最少 大致
  的 值 ( （ 依次 依次为
`)

/** Fillers that may only follow a noun of growth (增速保持在5%), never a verb (增长，80%的企业…). */
export const NOUN_ONLY_FILLERS = words(`
  ， , ： : 的 保持在 控制在 维持在 目标 目标为 预期目标 有 是 为 ( （ 平均 也 均 都 只有 就 值
`)

/** Nouns of growth, after which 为, 是, 在 may stand. */
export const CHANGE_NOUNS = words(`
  增幅 涨幅 升幅 增速 增长率 增率 降幅 跌幅 减幅 复合增长率 增量 降速 减排 增长 下降
`)

/** These end like a cue and are none: 工业增加值, 新增, 至少, 不少. */
export const NOT_CUES = words(`
  新增 至少 最少 不少 减少到 最高 最低 多少 很多 较多 众多 许多 更多 最多 至多 顶多 晋升 跃升 提升至 身高 楼高
  海拔高 高 公升 毫升 收高 创新高 历史新高 新高 新低 全省 我省 本省 该省 各省 外省 两省 三省 城市 长 全长 总长 身长
  校长 部长 市长 省长 县长 局长 会长 董事长 队长 社长 院长 站长 增强 高强 百强 实力强 不低 不高 缺少 较短 较低 较高
  较快 加强 尽快 轻快 明快 延续 高度 很少 稳增长 保增长 促增长 求增长
`)

/** A verb with one of these before the number gives the level reached, not the change: 提高到9%, 增至3倍. */
export const LEVEL_MARKS = ['至', '到', '达到', '为', '成', '回', '抵'] as const

/** After the number: 20%的增长, 三成的跌幅. */
export const CHANGE_AFTER = words(`
  增长 增幅 增速 涨幅 升幅 跌幅 降幅 下降 下滑 上涨 下跌 提升 减幅 同比增长 年均增长 年均增速 的增长 的增幅 的增速
  的涨幅 的升幅 的跌幅 的降幅 的下降 的下滑 的上涨 的下跌 的提升 的同比增长 的高速增长 的速度增长 的速度递增
  的年均增速 的增长率 的增长速度 增长率 的年增长率 的负增长 的同比增速 的同比增幅 的年均增长 以上的增长 的年增长
`)

/** Turns of doubling: the text, the increase in multiples of the base. */
export const DOUBLINGS = {
  翻一番: '1',
  翻了一番: '1',
  翻两番: '3',
  翻了两番: '3',
  翻二番: '3',
  翻三番: '7',
  翻了三番: '7',
  翻四番: '15',
  翻了四番: '15',
  翻倍: '1',
  翻了倍: '1',
  翻一倍: '1',
  翻了一倍: '1',
  翻两倍: '2',
  翻了两倍: '2',
  翻1番: '1',
  翻2番: '3',
} as const satisfies Readonly<Record<string, string>>
