import type { Comparator } from '../../types.ts'
import { words } from '../../word-list.ts'

/** Words before a number that bound it and stay outside its span (超过650万). */
export const BOUNDS_BEFORE = {
  gt: [
    '超过',
    '超出',
    '突破',
    '逾',
    '超',
    '高于',
    '多于',
    '大于',
    '不止',
    '不只',
    '跨过',
    '越过',
    '冲破',
    '胜过',
    '超逾',
    '逾越',
    '赶超',
    '破',
    '早已超过',
    '超越',
  ],
  ge: [
    '不会低于',
    '不得低于',
    '不应低于',
    '不能低于',
    '不宜低于',
    '不会少于',
    '不得少于',
    '不应少于',
    '不能少于',
    '不得小于',
    '不应小于',
    '原则上不低于',
    '不低于',
    '不少于',
    '至少',
    '最少',
    '起码',
    '不小于',
    '不下',
    '不下于',
    '大于等于',
    '大于或等于',
    '大于或者等于',
    '不短于',
    '保底',

    '达到或超过',
  ],
  lt: [
    '不足',
    '不到',
    '低于',
    '少于',
    '小于',
    '未满',
    '不满',
    '未达',
    '未到',
    '跌破',
    '未及',
    '不及',
    '短于',
    '跌穿',
    '降破',
    '未足',
  ],
  le: [
    '不得高于',
    '不会高于',
    '不应超过',
    '不能超过',
    '不宜超过',
    '不可超过',
    '不应高于',
    '不能高于',
    '从未超过',
    '不得多于',
    '不能多于',
    '不超过',
    '不高于',
    '不多于',
    '不大于',
    '至多',
    '最多',
    '顶多',
    '不逾',
    '最高不超过',
    '最长不超过',
    '未超过',
    '没有超过',
    '没超过',
    '小于等于',
    '小于或等于',
    '不得超过',
    '不超',
    '不会超过',
    '不长于',
    '上限为',
    '最高',
    '最长',
    '最高可达',
    '最高达',
    '最多可',
    '最多可达',
    '最长可达',
    '最多达',
  ],
  approx: [
    '接近',
    '大概',
    '差不多',
    '大致',
    '几近',
    '逼近',
    '直逼',
    '约为',
    '约是',
    '约有',
    '约占',
    '约达',
    '约合',
    '估计约',
    '粗略',
    '约等于',
    '大抵',
    '约计',
    '约莫',
    '几乎',
  ],
} as const satisfies Partial<Record<Comparator, readonly string[]>>

/** Approximators that belong to the span when nothing stands between them and the number. */
export const APPROXIMATORS = ['约', '近', '大约', '将近', '大约近'] as const

/** 近 and 约 are part of another word after these (附近, 节约, 靠近); 最近5年 is a stretch of time. */
export const NOT_APPROXIMATOR_AFTER = {
  近: '逼附最邻靠临亲晋接远贴',
  约: '节合签集条制简契公预邀婚履违纽相',
} as const satisfies Readonly<Record<string, string>>

/** Particles that may stand between a bounding word and the number: 超过了40万, 至少有10次, 大约在10%. */
export const BOUND_FILLERS = words(`
  了 过 有 是 为 在 达 出 到 需要 需 要 占 才 只有
`)

/** Limits that bear on the object of the verb after them… */
export const LIMITS = ['至少', '最少', '起码', '最多', '至多', '不得超过'] as const
/** …and such verbs: 至少设两部. */
export const DEEDS = words(`
  设 设立 设置 建 建设 建成 配 配备 配置 安排 开展 开设 开 举办 组织 完成 参加 打造 培育 引进 新增 派出 派 投入 拥有 持有 进行
  召开 落实 储备 保留 提供 承担 接受 缴纳 领取 报 选 购买 购 买 种 做 出 工作 服务 学习
`)

/** 约 and 近 with a particle before the number stay outside, yet bound it (约为300吨, 约有70,000人). */
export const BARE_APPROXIMATORS = ['约', '大约', '将近', '近'] as const

/** Words after a number and its unit, inside the span. Longest first wins. */
export const BOUNDS_AFTER = {
  ge: ['以上', '及以上', '或以上', '或更多', '或者更多', '或者以上', '（含）以上', '(含)以上', '起', '之上', '往上'],
  le: ['以下', '及以下', '或以下', '以内', '之内', '（含）以下', '(含)以下', '（含）以内', '或更少', '之下', '封顶'],
  approx: ['左右', '上下', '前后', '上下左右', '来往', '许', '级'],
  gt: ['有余', '开外', '出头', '多', '余', '+', '强'],
  lt: ['不到', '弱'],
} as const satisfies Partial<Record<Comparator, readonly string[]>>

/** 内 bounds a stretch of time or way (6小时内), not a count. */
export const WITHIN = '内'
/** 内 begins another word here (3年内部, 10公里内环). */
export const NOT_WITHIN_BEFORE = '部环地外需存容涵科销政阁衣'

/** A number that a threshold word follows has been passed: 跃上10万亿元台阶, 突破…大关. */
export const THRESHOLDS = words(`
  大关 台阶 新台阶 的台阶 关口 的大关 的新台阶 门槛 的关口 这一关口 整数关口 整数关
`)
/** …but here it has not been passed yet. */
export const NOT_YET_PASSED = words(`
  逼近 接近 直逼 冲刺 向 剑指 挑战 迈向 冲击 守住 瞄准 叩响 朝
`)

/** 上万, 上百: as many as, or more; only before a bare multiplier. */
export const BARE_SCALE_CUES = {
  ge: ['上', '成', '论'],
  gt: ['超', '超过', '逾', '过', '破', '突破', '超出', '达数'],
  approx: ['近', '约', '将近', '大约', '接近'],
  lt: ['不足', '不到', '低于'],
  eq: ['达', '达到', '每', '至', '到', '过了'],
} as const satisfies Partial<Record<Comparator, readonly string[]>>
