import { isIsoDate } from '../io/index.ts'
import { CLAIMS, type Column, QUOTES } from '../schema/index.ts'
import type { Cell, Cells, RowKind } from './correction.ts'
import { nearestWord } from './nearest.ts'

/** Fields that an edit may set. What names a row, places it or follows from other rows is not among them. */
const EDITABLE: Readonly<Record<Exclude<RowKind, 'seam'>, readonly string[]>> = {
  claim: [
    'text',
    'start',
    'end',
    'kind',
    'value',
    'value_high',
    'value_text',
    'comparator',
    'unit',
    'unit_code',
    'subject',
    'indicator',
    'region',
    'whole',
    'direction',
    'basis',
    'period_start',
    'period_end',
    'modality',
    'claimant',
  ],
  quote: ['text', 'start', 'end', 'type', 'cue', 'stance', 'speaker', 'speaker_type', 'titles', 'speaker_mention'],
}
const COLUMNS: Readonly<Record<Exclude<RowKind, 'seam'>, ReadonlyMap<string, Column>>> = {
  claim: new Map(CLAIMS.columns.map((column) => [column.name, column as unknown as Column])),
  quote: new Map(QUOTES.columns.map((column) => [column.name, column as unknown as Column])),
}
/** A place is one thing: which stretch of the paragraph. */
const EXTENT = ['text', 'start', 'end'] as const
/** Fields that an edit may not empty: a row without them says nothing. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['text', 'speaker', 'claimant', 'subject'])

/** What is wrong with the fields of an edit, whatever the row says; null where nothing is. */
export function checkFields(kind: Exclude<RowKind, 'seam'>, set: Cells): string | null {
  const names = Object.keys(set)
  if (names.length === 0) return '"set" is empty: say which field is to be what'
  for (const name of names) {
    const column = COLUMNS[kind].get(name)
    if (!EDITABLE[kind].includes(name)) return notEditable(kind, name, column !== undefined)
    const wrong = column ? checkCell(column, set[name] ?? null) : null
    if (wrong !== null) return `"set.${name}" ${wrong}`
  }
  const extent = EXTENT.filter((name) => name in set)
  if (extent.length > 0 && extent.length < EXTENT.length)
    return '"set.text", "set.start" and "set.end" belong together: give all three'
  return null
}

function notEditable(kind: Exclude<RowKind, 'seam'>, name: string, known: boolean): string {
  if (known) return `"set.${name}" cannot be edited: it names or places the ${kind}, or follows from other rows`
  const near = nearestWord(name, EDITABLE[kind])
  return `"set.${name}" is no column of ${kind}s${near === null ? '' : `; did you mean "${near}"?`}`
}

/** What is wrong with a value in a column; null where nothing is. */
function checkCell(column: Column, value: Cell): string | null {
  if (value === null) return column.nullable ? null : 'cannot be null'
  if (column.type === 'strings') return isTexts(value) ? null : 'must be a list of texts'
  if (column.type === 'number' || column.type === 'integer') return checkNumber(column, value)
  if (typeof value !== 'string') return 'must be a text'
  if (value.trim() === '' && NEVER_EMPTY.has(column.name)) return 'is empty'
  if (column.values && !column.values.includes(value)) {
    const near = nearestWord(value, column.values)
    return `must be one of ${column.values.join(', ')}${near === null ? '' : `; did you mean "${near}"?`}`
  }
  if (column.format === 'date' && !isIsoDate(value)) return `must be a date like 2023-03-14, not ${value}`
  return null
}

function checkNumber({ type, minimum, maximum }: Column, value: Cell): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number'
  if (type === 'integer' && !Number.isSafeInteger(value)) return 'must be a whole number'
  if (minimum !== undefined && value < minimum) return `must be ${minimum} or more`
  if (maximum !== undefined && value > maximum) return `must be ${maximum} or less`
  return null
}

function isTexts(value: Cell): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one.trim() !== '')
}
