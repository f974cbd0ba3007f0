/** A regular expression source for any of the words, the longest first, so that 上年度 wins over 上年. */
export function anyOf(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&'))
    .join('|')
}

/** The characters with which words begin: where none of them stands, no pattern of the words need be tried. */
export function startsOf(...words: readonly Iterable<string>[]): ReadonlySet<string> {
  return new Set(words.flatMap((list) => [...list].map((word) => word.charAt(0))))
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'〇零○一二三四五六七八九'].map((d, i) => [d, i < 3 ? 0 : i - 2]),
)

/** Numbers of a calendar: `3`, `十二`, `二十一`, `两`, `首`; null for anything else. */
export function calendarNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (text === '首') return 1
  if (text === '两') return 2
  const tens = /^([二三])?十([一二三四五六七八九])?$/.exec(text)
  if (tens) return (tens[1] ? (DIGITS.get(tens[1]) ?? 0) : 1) * 10 + (tens[2] ? (DIGITS.get(tens[2]) ?? 0) : 0)
  return text.length === 1 ? (DIGITS.get(text) ?? null) : null
}

/** `二〇二三` → 2023. */
export function digitYear(text: string): number | null {
  const digits = [...text].map((character) => DIGITS.get(character))
  if (digits.length !== 4 || digits.includes(undefined)) return null
  return digits.reduce<number>((year, digit) => year * 10 + (digit ?? 0), 0)
}
