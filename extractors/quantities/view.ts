/** Full-width forms U+FF01–U+FF5E lie this far above their ASCII counterparts. */
const FULL_WIDTH_OFFSET = 0xfee0
const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_COMMA = 0xff0c
const IDEOGRAPHIC_SPACE = 0x3000
/** Punctuation that is Chinese prose when full-width and must stay distinct from its half-width twin. */
const KEPT = new Set([...'！（），：；？'].map((mark) => mark.charCodeAt(0)))
/** 32，008辆, 24，436张, 15，000公里: three digits after the comma with a unit or a leading zero. A list is printed with 、. */
const GROUP =
  /^\d，(?:0\d\d(?![\d.，])|\d{3}(?:\.\d|[元人个名位件辆台套张份家户吨亩米公平万亿美港只头艘架座间股票次册例宗起点%]))/
/** The digits before a group comma: one to three, and nothing in front that makes them a decimal, a longer number or one of a list of prices. */
const GROUP_HEAD = /(?:^|[^\d.，,$￥])\d{1,3}$/
const FULL_WIDTH_FORM = /[\u3000\uff01-\uff5e]|[一二三四五六七八九〇][○0]/
/** Printed for 〇 in years: 二○一八, 二００二, 二00五. */
const ZERO_FORMS = '○０0'
const CHINESE_DIGITS = '一二三四五六七八九〇'
/** A half-width zero is one only inside a year: 二00五年, but not 一03. */
const AFTER_ZERO = `${CHINESE_DIGITS}0年`
/** A year has no more zeros in a row. */
const MAX_ZEROS = 3

function isFullWidthDigit(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19
}

const ZERO_CODES = new Set([...ZERO_FORMS].map((form) => form.charCodeAt(0)))

/** A ring or full-width zero that follows a Chinese digit. */
function isChineseZero(folded: string, at: number): boolean {
  if (folded[at] === '0' && !AFTER_ZERO.includes(folded[at + 1] ?? ' ')) return false
  let before = at - 1
  while (at - before <= MAX_ZEROS && ZERO_FORMS.includes(folded[before] ?? ' ')) before -= 1
  return CHINESE_DIGITS.includes(folded[before] ?? ' ')
}

/** A full-width comma between half-width digits that groups them (32，008辆). */
function isGroupComma(folded: string, at: number): boolean {
  return GROUP.test(folded.slice(at - 1, at + 6)) && GROUP_HEAD.test(folded.slice(Math.max(0, at - 4), at))
}

/**
 * The text that the rules of this folder match: full-width letters, digits and signs made half-width, unit by unit, so
 * that every offset stays what it was.
 *
 * A full-width comma becomes a group comma only between full-width digits (`４，５６５`): between half-width ones it is
 * the comma of the sentence, except before exactly three digits with a unit (`24，436张`) or a leading zero.
 */
export function matchingView(folded: string): string {
  if (!FULL_WIDTH_FORM.test(folded)) return folded
  const units: string[] = new Array(folded.length)
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at)
    if (ZERO_CODES.has(code) && isChineseZero(folded, at)) {
      units[at] = '〇'
      continue
    }
    if (code === FULL_WIDTH_COMMA) {
      const fullWidth = isFullWidthDigit(folded.charCodeAt(at - 1)) && isFullWidthDigit(folded.charCodeAt(at + 1))
      const grouped = fullWidth || isGroupComma(folded, at)
      units[at] = grouped ? ',' : '，'
    } else if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST && !KEPT.has(code)) {
      units[at] = String.fromCharCode(code - FULL_WIDTH_OFFSET)
    } else units[at] = code === IDEOGRAPHIC_SPACE ? ' ' : (folded[at] as string)
  }
  return units.join('')
}
