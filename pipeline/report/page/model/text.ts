/** Offsets in the data count code points; strings here are cut by code units. */

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/

/** Turns a code point offset of a text into a code unit offset; free for text without surrogate pairs. */
export function unitIndex(text: string): (offset: number) => number {
  if (!ASTRAL.test(text)) return (offset) => Math.max(0, Math.min(offset, text.length))
  const starts = new Uint32Array(text.length + 1)
  let count = 0
  for (let unit = 0; unit < text.length; count += 1) {
    starts[count] = unit
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
  }
  starts[count] = text.length
  return (offset) => starts[Math.max(0, Math.min(offset, count))] ?? text.length
}

export function countPoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

const TRADITIONAL =
  /[國學會們個來時說對發電車長門問間東為與這樣兩還後經濟產業務機區開關條實際報導億萬點應當員話動勞書讀寫據顯現讓進過運達邊種類質體專題環黨義務號臺灣]/g
const SIMPLIFIED =
  /[国学会们个来时说对发电车长门问间东为与这样两还后经济产业务机区开关条实际报导亿万点应当员话动劳书读写据显现让进过运达边种类质体专题环党义号]/g
const HAN = /\p{Script=Han}/gu
const LATIN = /[A-Za-z]/g
const SAMPLE = 4000

export type Language = 'zh-Hans' | 'zh-Hant' | 'en'

/** The language tag that fonts, line breaking and screen readers need; told by the characters. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const han = count(HAN)
  if (han * 20 < count(LATIN) + han) return 'en'
  // 后 and 号 are in traditional words too, so neither table alone decides.
  return count(TRADITIONAL) > count(SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans'
}
