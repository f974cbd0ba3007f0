import { indicatorOf } from '../../extractors/index.ts'
import type { ArticleRow, ClaimRow } from '../schema/index.ts'
import { foldText } from '../stages/index.ts'
import type { Cells } from './correction.ts'
import { checkExtent } from './extent.ts'

/** The claim with the fields of an edit and what follows from them, or why it cannot be edited so. */
export function editClaim(claim: ClaimRow, set: Cells, article: ArticleRow | undefined): ClaimRow | string {
  // Fields were checked against their columns when the file was read.
  const edited = withFollowing({ ...claim, ...(set as Partial<ClaimRow>) }, claim, set)
  return checkExtent(claim, edited, article) ?? contradictionIn(edited) ?? edited
}

/** Fields that a new value of another one makes wrong, where the edit does not say what they are to be. */
function withFollowing(edited: ClaimRow, before: ClaimRow, set: Cells): ClaimRow {
  const open = (name: keyof ClaimRow) => !(name in set)
  let row = edited
  if (!open('value') && open('value_text') && row.value !== null) row = { ...row, value_text: null }
  if (!open('value_high') && open('comparator')) {
    if (row.value_high !== null) row = { ...row, comparator: 'range' }
    else if (row.comparator === 'range') row = { ...row, comparator: 'eq' }
  }
  if (!open('comparator') && open('value_high') && row.comparator !== 'range') row = { ...row, value_high: null }
  if (!open('kind') && row.kind !== 'change') {
    row = { ...row, ...(open('direction') ? { direction: null } : {}), ...(open('basis') ? { basis: null } : {}) }
  }
  const renamed = row.subject !== before.subject && open('indicator')
  return renamed ? { ...row, indicator: keyOf(row) } : row
}

function keyOf({ subject, region, kind, unit_code }: ClaimRow): string | null {
  if (subject === null) return null
  const place = region === null ? null : foldText(region)
  return indicatorOf({ subject: foldText(subject), region: place, kind, unitCode: unit_code })
}

/** What an edited claim says that cannot be; null where nothing does. */
function contradictionIn(row: ClaimRow): string | null {
  const { value, value_high: high, value_text: exact, comparator, kind } = row
  if (value === null && exact === null)
    return '"value" is null: a claim has a figure, or "value_text" where it is too long'
  if ((high !== null) !== (comparator === 'range') && exact === null)
    return '"value_high" and the comparator "range" belong together'
  if (high !== null && value !== null && high < value) return '"value_high" is less than "value"'
  if (kind !== 'change' && (row.direction !== null || row.basis !== null))
    return `"direction" and "basis" belong to the kind "change", not to "${kind}"`
  const { period_start: start, period_end: end } = row
  if ((start === null) !== (end === null)) return '"period_start" and "period_end" belong together'
  if (start !== null && end !== null && end < start) return '"period_end" is before "period_start"'
  return null
}

/** What a check compares: of a claim edited in one of these nothing that was checked holds. */
const CHECKED: readonly (keyof ClaimRow)[] = [
  'kind',
  'value',
  'value_high',
  'value_text',
  'comparator',
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
]

/** True where what was checked of the claim before says nothing of it now. */
export function outdatesChecks(before: ClaimRow, after: ClaimRow): boolean {
  return CHECKED.some((name) => before[name] !== after[name])
}
