// Words of time, Simplified only: rules match on the folded text. Collected from newspaper usage; `sources` are the
// Xinhua news style of dates, GB/T 7408 (written dates) and Hong Kong and Taiwan press conventions.

/** Years counted from the issue's year. */
export const ISSUE_YEARS = {
  今年: 0,
  新一年: 0,
  新的一年: 0,
  本年: 0,
  今年度: 0,
  本年度: 0,
  年内: 0,
  去年: -1,
  前年: -2,
  明年: 1,
  后年: 2,
} as const satisfies Record<string, number>

/** Years counted from the year the text spoke of last, or from the issue's year where it spoke of none. */
export const SPOKEN_YEARS = {
  当年: 0,
  同年: 0,
  上年: -1,
  上年度: -1,
  上一年: -1,
  次年: 1,
  翌年: 1,
} as const satisfies Record<string, number>

/** Days counted from the issue's date. */
export const ISSUE_DAYS = {
  今日: 0,
  今天: 0,
  今晨: 0,
  今早: 0,
  今晚: 0,
  昨日: -1,
  昨天: -1,
  昨晚: -1,
  昨夜: -1,
  前日: -2,
  前天: -2,
  明日: 1,
  明天: 1,
  后天: 2,
} as const satisfies Record<string, number>

export const ISSUE_MONTHS = { 本月: 0, 这个月: 0, 上月: -1, 上个月: -1, 下月: 1, 下个月: 1 } as const satisfies Record<
  string,
  number
>

/** Quarters counted from the issue's quarter. */
export const ISSUE_QUARTERS = {
  本季度: 0,
  这一季度: 0,
  上季度: -1,
  上一季度: -1,
  上个季度: -1,
  下季度: 1,
  下一季度: 1,
  下个季度: 1,
} as const satisfies Record<string, number>

/** 周三, 星期三, 礼拜三; with the week they belong to (`上周五`). */
export const WEEKS = {
  本周: 0,
  这周: 0,
  上周: -1,
  上一周: -1,
  上星期: -1,
  下周: 1,
  下星期: 1,
} as const satisfies Record<string, number>
export const WEEKDAY_WORDS = ['周', '星期', '礼拜'] as const
export const WEEKDAYS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 } as const satisfies Record<
  string,
  number
>

/** The end of a year, a month, a quarter, a plan: a single day. */
export const END_EDGES = ['年底', '年末', '年终', '岁末', '底', '末'] as const
/** The beginning: no day of its own, the stretch it begins stands for it (`2017年初` is 2017). */
export const START_EDGES = ['年初', '伊始', '初'] as const
export const TEN_DAYS = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31] } as const satisfies Record<
  string,
  readonly [number, number]
>

/** After a point these open it towards one side: it has no beginning or no end of its own. */
export const OPEN_SIDES = ['以前', '之前', '以后', '之后', '前曾', '前已'] as const

export const HALVES = { 上半年: [1, 6], 下半年: [7, 12] } as const satisfies Record<string, readonly [number, number]>

/** `截至` makes a day of what follows: the state at its end. */
export const UNTIL = ['截至', '截止至', '截止到', '截至到', '截止'] as const
/** `到2030年`: an end looked forward to. */
export const TOWARDS = ['到', '至', '直到', '直至', '力争到'] as const
/** `达到2019年的水平`: here 到 belongs to a verb. */
export const TOWARDS_IS_VERB_AFTER = '达增升降减提得受做涨跌回加遇找看等拖缩推延赶直'
export const SINCE_OPEN = ['自从', '自', '从', '由'] as const
export const SINCE_CLOSE = ['以来', '至今', '起至今', '迄今'] as const
export const ONWARDS = ['起', '开始'] as const

/** Connectors of a range. */
export const RANGE = ['至', '到', '-', '—', '——', '–', '－', '~', '～', '─'] as const

/** Words for now: a time of their own, without dates. They end what governed before. */
export const NOW = [
  '截至目前',
  '截止目前',
  '到目前为止',
  '目前',
  '当前',
  '现在',
  '现阶段',
  '现今',
  '现时',
  '如今',
  '眼下',
  '迄今为止',
  '迄今',
  '近年来',
  '近几年来',
  '近几年',
  '近年',
  '近些年来',
  '近些年',
  '多年来',
] as const

/** Stretches that only a calendar of holidays could date. */
export const HOLIDAYS = [
  '春节',
  '国庆节',
  '国庆',
  '元旦',
  '清明节',
  '清明',
  '端午节',
  '端午',
  '中秋节',
  '中秋',
  '五一',
  '“五一”',
  '十一',
  '“十一”',
  '劳动节',
  '圣诞节',
] as const
export const HOLIDAY_TAILS = ['假期', '黄金周', '长假', '小长假', '期间', '假日'] as const
/** The only holiday whose days have not changed since 1999. */
export const NATIONAL_DAY = ['国庆节', '国庆', '十一', '“十一”'] as const

/** After a year these make a name of it (`2035年远景目标`), and no time. */
export const YEAR_OF_NAME = [
  '版',
  '款',
  '远景目标',
  '奥运',
  '冬奥',
  '世博',
  '世界杯',
  '亚运',
  '历史',
  '级学生',
  '届毕业生',
] as const
/** After 第二季 these make a series of it. */
export const SEASON_OF_WORK = [
  '节目',
  '作品',
  '的节目',
  '播出',
  '开播',
  '收官',
  '录制',
  '》',
  '”',
  '综艺',
  '剧',
  '比赛',
  '赛事',
] as const

/** Before a year's number these make a duration of it (`近2000年`). */
export const BEFORE_DURATION = '近约逾超'

/** What sets a time up as the yardstick of a comparison: it is not what the figure is about. */
export const COMPARED_BEFORE = [
  '比',
  '较',
  '相较于',
  '较之',
  '高于',
  '低于',
  '多于',
  '少于',
  '超过',
  '不及',
  '好于',
  '超',
  '，除',
  '。除',
  '除了',
] as const
export const COMPARED_AFTER = [
  '同期',
  '相比',
  '同比',
  '同日',
  '全年相比',
  '持平',
  '基本持平',
  '相当',
  '大致持平',
  '水平相当',
] as const

/** Forward-looking words right before a bare month or half: `将于6月`. */
export const FORWARD_BEFORE = [
  '将于',
  '将在',
  '定于',
  '拟于',
  '计划于',
  '预计',
  '预计于',
  '力争',
  '有望在',
  '有望于',
  '最快',
  '争取',
] as const
export const FORWARD_IN_CLAUSE = ['将', '预计', '计划', '力争', '目标', '有望', '争取'] as const

/** 1957 closed the first plan; from the third on they follow each other every five years. */
export const PLAN_NUMBERS = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
] as const
export const PLAN_TAILS = [
  '期间',
  '时期',
  '期内',
  '以来',
  '末',
  '期末',
  '开局之年',
  '收官之年',
  '前三年',
  '头三年',
  '五年',
] as const
