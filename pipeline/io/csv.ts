import { stringify } from 'csv-stringify/sync'
import { wellFormed } from './well-formed.ts'

/** Excel takes a file without it for the system's old encoding; other readers skip it. */
export const UTF8_BOM = '\uFEFF'

/** Between the members of an array; where a member holds it itself, the cell is the array as JSON. */
const ARRAY_SEPARATOR = '；'

/** RFC 4180 line ends; its quoting rule covers a lone CR or LF in a cell as well. */
const OPTIONS = {
  header: false,
  record_delimiter: '\r\n',
  quoted_match: /[\r\n]/,
  // An apostrophe before = + - @ tab and CR keeps a spreadsheet from computing a newspaper's words. Numbers are passed as
  // numbers, which the package leaves alone, negative ones too.
  escape_formulas: true,
} as const

type Cell = string | number | null

/** The first line: column names in their fixed order. */
export function csvHeader(columns: readonly string[]): string {
  return stringify([[...columns]], OPTIONS)
}

/** Rows as CSV records, every one with exactly the columns given; what nests deeper than an array of strings is JSON. */
export function csvRecords(rows: readonly object[], columns: readonly string[]): string {
  const records = rows.map((row) => columns.map((column) => csvCell((row as Record<string, unknown>)[column])))
  return stringify(records, OPTIONS)
}

function csvCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  if (typeof value === 'string') return wellFormed(value)
  if (isTexts(value) && canBeJoined(value)) return wellFormed(value.join(ARRAY_SEPARATOR))
  return wellFormed(JSON.stringify(value))
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string')
}

/** Whether a reader can take the members apart again; what begins with a bracket he takes for JSON. */
function canBeJoined(members: readonly string[]): boolean {
  return (
    members.every((member) => member !== '' && !member.includes(ARRAY_SEPARATOR)) &&
    members[0]?.startsWith('[') !== true
  )
}
