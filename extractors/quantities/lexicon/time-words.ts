import { words } from '../../word-list.ts'

/** Before a number of years or days: names a stretch of the calendar (过去五年), not how long something lasted. */
export const TIME_FRAMES_BEFORE = words(`
  每隔 今明 今 明后 去今 前后 近来 往年 过去 最近 近 未来 今后 此后 往后 前 后 头 这 那 每 首 上 下 再过 过去的
  未来的 新的 今后的 最后 接下来 接下来的 同 当 次 另 全 逢 某 整 本 该 又 随后 此前 之前 第 后续 关键 个 上个 下个
  奋斗 的关键 首个 倒计时 倒数
`)

/** After it: 五年来, 三天前. */
export const TIME_FRAMES_AFTER = words(`
  来 以来 前 之前 以前 间隔 一度 一遇 一次 一届 如一日 一剑 规划 计划 行动 方案 目标 国债 期国债 期 制 工作制 级 生 代 龄
  游 一更新 一换 一评 一选 一审 义务教育 一贯制 一个周期 来看
`)

/** A number of days after which a new clause begins is a date (三天后，他…). */
export const LATER = ['后', '之后', '以后', '过后'] as const

/** With one of these, 一年 and 半年 tell how long: 历时一年, 有期徒刑一年. */
export const DURATION_CUES = words(`
  延期 推后 展期 延迟 宽限 滞留 延后 暂停 停播 歇业 居住 工作满 就读 在位 服刑 入狱 判囚 判监 监禁 囚 入獄 超 历时
  为期 用时 耗时 连续 持续 不到 不足 超过 逾 仅用 只用 长达 有效期 期限 期限为 有期徒刑 徒刑 刑期 延长 缩短 提前 推迟
  至少 最多 不超过 不少于 时隔 相隔 停留 任期 保质期 保修 试用期 周期 时长 需要 需 拘役 管制 缓刑 停职 停牌 停赛 禁赛
  羁押 满 达 仅 长 休假 约 大约 接近 将近 有
`)

/** After 近三年 these make it a length: 近三年的时间. */
export const LENGTH_NOUNS = words(`
  时间 的时间 之久 历史 的历史 光阴 的努力 的发展 的建设 的谈判 努力 建设 的等待 的磨合 的等 发展 的发展历程 的探索
  探索 改造
`)

/** Words before an hour: 上午9点, 凌晨两点. */
export const CLOCK_CUES = words(`
  上午 下午 凌晨 早上 晚上 中午 清晨 傍晚 早晨 晚间 深夜 当晚 当天 午夜 今早 今晚 昨晚 夜间 日 每天 早 晚 时间 至 从
  到 夜里 周日 次日 号
`)

/** Before N日: it counts days (一连7日), it is no date. */
export const DAY_LENGTH_CUES = words(`
  连续 一连 为期 历时 长达 持续 拘留 行政拘留 超过 逾 不足 不到 至少 停牌 留院 隔离 有效期 用时 历经 满 一连串 连开
  监禁 入狱
`)
