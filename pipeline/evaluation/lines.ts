import type { Evaluation, Score } from './evaluate.ts'
import type { Miss } from './misses.ts'
import { type Found, ratesOf, type Share, type Shares } from './tally.ts'

const NAME_WIDTH = 16

/** The figures of a score for the eye. */
export function scoreLines({ repair, claims, quotes }: Score): string[] {
  return [
    'repair',
    ...shareLines(repair),
    ...[['claims', claims] as const, ['quotes', quotes] as const].flatMap(([name, { found, fields }]) => [
      name,
      ...Object.entries(found).map(([what, counts]) => foundLine(what, counts)),
      ...shareLines(fields),
    ]),
  ]
}

function shareLines(shares: Shares): string[] {
  return Object.entries(shares).map(
    ([name, { hit, of }]) => `  ${name.padEnd(NAME_WIDTH)}${percent(hit, of)}  (${hit} of ${of})`,
  )
}

function foundLine(name: string, counts: Found): string {
  const { precision, recall, f1 } = ratesOf(counts)
  const rates = `F1 ${percent(f1, 1)}  precision ${percent(precision, 1)}  recall ${percent(recall, 1)}`
  return `  ${name.padEnd(NAME_WIDTH)}${rates}  (${counts.right} right of ${counts.gold} in gold, ${counts.given} given)`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '    –' : ((100 * part) / whole).toFixed(1).padStart(5)
}

/** Every miss on a line, issue by issue. */
export function missLines(misses: readonly Miss[]): string[] {
  let issue = ''
  return misses.flatMap((miss) => {
    const heading = miss.issue_id === issue ? [] : ['', `issue ${miss.issue_id}`]
    issue = miss.issue_id
    return [...heading, `  ${miss.kind}: ${missText(miss)}`]
  })
}

function missText({ kind, at, gold, given }: Miss): string {
  if (kind === 'paragraph') return given === null ? `${at}  (nothing like it)` : `${at}  (begins or ends otherwise)`
  if (kind === 'transition') return at
  if (kind.endsWith('-missed')) return gold === null ? at : `${at}  ${plain(gold)}`
  if (kind.endsWith('-invented')) return `${at}  ${plain(given)}`
  return `${at}  gold ${plain(gold)}, given ${plain(given)}`
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return value.map(plain).join(' / ')
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** The evaluation as JSON: rates beside their counts. */
export function evaluationRecord({ issues, total, absent }: Evaluation): object {
  return {
    total: scoreRecord(total),
    issues: issues.map(({ issueId, score }) => ({ issue_id: issueId, ...scoreRecord(score) })),
    absent,
  }
}

function scoreRecord({ repair, claims, quotes }: Score) {
  const part = ({ found, fields }: Score['claims']) => ({
    ...Object.fromEntries(Object.entries(found).map(([name, counts]) => [name, { ...counts, ...ratesOf(counts) }])),
    fields: sharesRecord(fields),
  })
  return { repair: sharesRecord(repair), claims: part(claims), quotes: part(quotes) }
}

function sharesRecord(shares: Shares): Record<string, Share & { share: number | null }> {
  return Object.fromEntries(
    Object.entries(shares).map(([name, { hit, of }]) => [name, { hit, of, share: of === 0 ? null : hit / of }]),
  )
}
