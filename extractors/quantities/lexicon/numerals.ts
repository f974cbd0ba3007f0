/** Characters of Chinese numerals, ordinary, financial and by reading; Simplified and the variants that folding keeps. */
export const DIGITS = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  参: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
} as const satisfies Record<string, number>

/** Digits that stand in ordinary words as well (队伍, 大陆, 参加, 放肆, 俩): no numeral begins with one unless a multiplier follows. */
export const AMBIGUOUS_DIGITS = '伍陆参肆俩'

/** Multipliers inside a section of four places. */
export const SMALL_MULTIPLIERS = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 } as const satisfies Record<
  string,
  number
>

/** Multipliers that close a section, as powers of ten. 兆 is 10^12, as in Taiwan; the mainland's 兆 = 10^6 lives on only in units (兆瓦). */
export const BIG_MULTIPLIERS = { 万: 4, 亿: 8, 兆: 12 } as const satisfies Record<string, number>

/** Two tens in one character: 廿三, 卅. */
export const TENS = { 廿: 20, 卅: 30, 卌: 40 } as const satisfies Record<string, number>

/** Latin multipliers of web and business prose: 30w, 15k, 1.04M. */
export const LATIN_MULTIPLIERS = { k: 3, K: 3, w: 4, M: 6 } as const satisfies Record<string, number>

/** 数 is a noun after these (人数, 总数, 指数), an indefinite digit elsewhere (数十亿). */
export const NOUN_BEFORE_SHU = '人总户次指基系倍件少多无半复分函参岁票套点整奇偶度常位负正计'

/** Units that begin like a multiplier: 5千瓦 is no 5,000 watts. After Chinese digits 三千米 is 3,000 metres. */
export const MULTIPLIER_UNITS = [
  '千瓦',
  '千升',
  '千克',
  '千卡',
  '千伏',
  '千帕',
  '千赫',
  '兆瓦',
  '兆帕',
  '兆赫',
  '兆比',
  '百帕',
  '百分点',
  '百分比',
] as const
export const MULTIPLIER_UNIT_AFTER_ARABIC = '千米'
