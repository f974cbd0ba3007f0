import type { Mention } from './mention.ts'

/** True for the bare 一, which before a classifier means "a". */
export function printedOne(text: string, mention: Mention): boolean {
  const { start, end } = mention.numeral
  return end - start === 1 && '一壹'.includes(text[start] as string)
}

/** True for one to ten in Chinese: numerals of sets and names (三省, 两国). */
export function isSmallChinese(mention: Mention): boolean {
  return mention.form === 'chinese' && mention.low.lte(10) && !mention.high
}

/** The unit as printed, empty where there is none. */
export function unitText(text: string, mention: Mention): string {
  return mention.unit ? text.slice(mention.unit.start, mention.unit.end) : ''
}
