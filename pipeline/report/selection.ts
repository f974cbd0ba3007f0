/** Which issues of an output folder a report shows. */
export interface Selection {
  /** None: all. */
  readonly issues: readonly string[]
  readonly publication: string | null
  /** First and last day, both included; issues without a date are left out where one is given. */
  readonly since: string | null
  readonly until: string | null
}

interface Dated {
  readonly issue_id: string
  readonly issue_date?: string | null
  readonly publication?: string | null
}

export function isSelected(row: Dated, { issues, publication, since, until }: Selection): boolean {
  const date = row.issue_date ?? null
  if (issues.length > 0 && !issues.includes(row.issue_id)) return false
  if (publication !== null && row.publication !== publication) return false
  if (since !== null && (date === null || date < since)) return false
  return until === null || (date !== null && date <= until)
}

/** The selection in words; null for everything. */
export function describeSelection({ issues, publication, since, until }: Selection): string | null {
  const parts = [
    issues.length > 3 ? `${issues.length} issues` : issues.join(', '),
    publication ?? '',
    since === null ? '' : `from ${since}`,
    until === null ? '' : `to ${until}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join(', ')
}
