/** Both ways to print a nought, and one to nine. */
export const HAN_DIGITS = '〇零一二三四五六七八九'

/** 一 to 九十九, as days and pages are numbered. */
export function hanNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : hanDigit(tens ?? '')) : 0
  return ten * 10 + (ones ? hanDigit(ones) : 0)
}

/** The value of one digit; 0 for anything else. */
export function hanDigit(digit: string): number {
  return digit === '零' ? 0 : Math.max(0, HAN_DIGITS.replace('零', '').indexOf(digit))
}
