import type { MarkedRow } from './model/rows.ts'
import { kindOf } from './model/rows.ts'

/** What the page calls the kinds of rows. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  'claims/amount': 'Amount',
  'claims/ratio': 'Ratio',
  'claims/change': 'Change',
  'claims/rank': 'Rank',
  'claims/duration': 'Duration',
  'quotes/direct': 'Direct quote',
  'quotes/indirect': 'Indirect quote',
  'quotes/mixed': 'Mixed quote',
  'repairs/same-paragraph': 'Paragraph mended',
  'repairs/moved-block': 'Block moved',
  'repairs/paragraph-boundary': 'Paragraph moved',
  'repairs/jump': 'Jump to a page',
  'repairs/fragment': 'Loose end',
}

export const TABLE_WORDS: Readonly<Record<MarkedRow['table'], string>> = {
  claims: 'Figures',
  quotes: 'Quotes',
  repairs: 'Repairs',
}

export function kindWords(key: string): string {
  return KIND_WORDS[key] ?? key.split('/').at(-1) ?? key
}

export function kindWordsOf(marked: MarkedRow): string {
  return kindWords(`${marked.table}/${kindOf(marked)}`)
}

const COMPARATORS: Readonly<Record<string, string>> = {
  eq: '',
  approx: '≈ ',
  gt: '> ',
  ge: '≥ ',
  lt: '< ',
  le: '≤ ',
  range: '',
}

const UNITS: Readonly<Record<string, string>> = {
  percent: '%',
  percentage_point: ' pp',
  times: '×',
  count: '',
  rank: '',
}

const NUMBERS = new Intl.NumberFormat('en', { maximumSignificantDigits: 15 })
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 })

export function exact(value: number): string {
  return NUMBERS.format(value)
}

export function compact(value: number): string {
  return Math.abs(value) < 10_000 ? NUMBERS.format(value) : COMPACT.format(value)
}

export function unitWords(code: string | null): string {
  return code === null ? '' : (UNITS[code] ?? ` ${code}`)
}

interface Valued {
  readonly kind: string
  readonly value: number | null
  readonly value_high: number | null
  readonly value_text: string | null
  readonly comparator: string
  readonly unit_code: string | null
  readonly direction: string | null
}

/** `≥ 65%`, `↓ 12.5%`, `No. 2`: the figure as computed, exactly. */
export function valueWords(row: Valued): string {
  const number =
    row.value === null
      ? (row.value_text ?? '?')
      : `${exact(row.value)}${row.value_high === null ? '' : `–${exact(row.value_high)}`}`
  const arrow = row.direction === 'up' ? '↑ ' : row.direction === 'down' ? '↓ ' : row.direction === 'flat' ? '→ ' : ''
  const comparator = COMPARATORS[row.comparator] ?? ''
  if (row.unit_code === 'rank') return `${comparator}No. ${number}`
  return `${arrow}${comparator}${number}${unitWords(row.unit_code)}`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

export function periodWords(start: string | null, end: string | null): string {
  if (start === null && end === null) return ''
  return start === end || end === null || start === null ? (start ?? end ?? '') : `${start} – ${end}`
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${NUMBERS.format(count)} ${count === 1 ? one : many}`
}
