/** Full-width forms U+FF01–U+FF5E lie this far above their ASCII counterparts. */
const FULL_WIDTH_OFFSET = 0xfee0
const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_COMMA = 0xff0c
const IDEOGRAPHIC_SPACE = 0x3000
/** Punctuation that is Chinese prose when full-width and must stay distinct from its half-width twin. */
const KEPT = new Set([...'！（），：；？'].map((mark) => mark.charCodeAt(0)))
/** 15，000公里: nobody lists a number called 000. */
const THOUSANDS = /^\d，000(?!\d)/
const FULL_WIDTH_FORM = /[\u3000\uff01-\uff5e○]/
/** Printed for 〇 in years: 二○一八, 二００二. */
const ZERO_FORMS = '○０'
const CHINESE_DIGITS = '一二三四五六七八九〇'
/** A year has no more zeros in a row. */
const MAX_ZEROS = 3

function isFullWidthDigit(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19
}

/** A ring or full-width zero that follows a Chinese digit. */
function isChineseZero(folded: string, at: number): boolean {
  if (!ZERO_FORMS.includes(folded[at] as string)) return false
  let before = at - 1
  while (at - before <= MAX_ZEROS && ZERO_FORMS.includes(folded[before] ?? ' ')) before -= 1
  return CHINESE_DIGITS.includes(folded[before] ?? ' ')
}

/**
 * The text that the rules of this folder match: full-width letters, digits and signs made half-width, unit by unit, so
 * that every offset stays what it was.
 *
 * A full-width comma becomes a group comma only between full-width digits (`４，５６５`): between half-width ones it is
 * the comma of the sentence (`产量为100，200名工人`), except before three zeros.
 */
export function matchingView(folded: string): string {
  if (!FULL_WIDTH_FORM.test(folded)) return folded
  const units: string[] = new Array(folded.length)
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at)
    if (isChineseZero(folded, at)) {
      units[at] = '〇'
      continue
    }
    if (code === FULL_WIDTH_COMMA) {
      const fullWidth = isFullWidthDigit(folded.charCodeAt(at - 1)) && isFullWidthDigit(folded.charCodeAt(at + 1))
      const grouped = fullWidth || THOUSANDS.test(folded.slice(at - 1, at + 5))
      units[at] = grouped ? ',' : '，'
    } else if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST && !KEPT.has(code)) {
      units[at] = String.fromCharCode(code - FULL_WIDTH_OFFSET)
    } else units[at] = code === IDEOGRAPHIC_SPACE ? ' ' : (folded[at] as string)
  }
  return units.join('')
}
