import type { Message, RulingOutcome } from '../document/index.ts'
import type { ArticleRow, ClaimRow, IssueRows, QuoteRow } from '../schema/index.ts'
import { editClaim } from './claims.ts'
import { type Cells, type Correction, type CorrectionOutcome, type OutcomeName, rowKindOf } from './correction.ts'
import { settleRows } from './follow-up.ts'
import type { IssueCorrections } from './issue-corrections.ts'
import { editQuote } from './quotes.ts'

interface Corrected {
  readonly rows: IssueRows
  /** In the order of the corrections. */
  readonly outcomes: readonly CorrectionOutcome[]
}

/**
 * Applies what people ruled of an issue to its rows; joins and splits were followed by the repair stage.
 *
 * No row is left pointing to one that is gone, and counts agree: docs/corrections.md says what follows from what.
 *
 * @param ruled - what the repair stage says became of the joins and splits.
 */
export function applyToRows(
  rows: IssueRows,
  { corrections }: IssueCorrections,
  ruled: readonly RulingOutcome[] = [],
): Corrected {
  const articles = new Map(rows.articles.map((article) => [article.article_id, article]))
  const claims = correctRows(rows.claims, 'claim', corrections, articles, (row) => row.claim_id, editClaim)
  const quotes = correctRows(rows.quotes, 'quote', corrections, articles, (row) => row.quote_id, editQuote)
  const seams = seamOutcomes(corrections, ruled, new Set(rows.repairs.map(({ seam_id }) => seam_id)))
  const outcomes = corrections.flatMap(
    ({ id }) => claims.outcomes.get(id) ?? quotes.outcomes.get(id) ?? seams.get(id) ?? [],
  )
  return { rows: settleRows(rows, claims.rows, quotes.rows), outcomes }
}

/** What became of the corrections of an issue of which only the articles were made. */
export function outcomesOfRepair(
  { corrections }: IssueCorrections,
  seamIds: ReadonlySet<string>,
  ruled: readonly RulingOutcome[],
): readonly CorrectionOutcome[] {
  const seams = seamOutcomes(corrections, ruled, seamIds)
  return corrections.map(({ id }) => seams.get(id) ?? say(id, 'not-met', `the run did not look for ${rowKindOf(id)}s`))
}

function say(id: string, outcome: OutcomeName, reason: string | null = null): CorrectionOutcome {
  return { id, outcome, reason }
}

type Reviewed = ClaimRow | QuoteRow

interface CorrectedRows<Row> {
  readonly rows: readonly Row[]
  readonly outcomes: ReadonlyMap<string, CorrectionOutcome>
}

function correctRows<Row extends Reviewed>(
  rows: readonly Row[],
  kind: 'claim' | 'quote',
  corrections: readonly Correction[],
  articles: ReadonlyMap<string, ArticleRow>,
  idOf: (row: Row) => string,
  edit: (row: Row, set: Cells, article: ArticleRow | undefined) => Row | string,
): CorrectedRows<Row> {
  const own = corrections.filter(({ id }) => rowKindOf(id) === kind)
  if (own.length === 0) return { rows, outcomes: new Map() }
  const outcomes = new Map(own.map(({ id }) => [id, say(id, 'gone', `there is no ${kind} of this id any more`)]))
  const byId = new Map(own.map((correction) => [correction.id, correction]))
  const corrected = rows.flatMap((row): Row[] => {
    const correction = byId.get(idOf(row))
    if (!correction) return [row]
    const done = correctRow(row, correction, articles.get(row.article_id), edit)
    outcomes.set(correction.id, done.outcome)
    return done.row === null ? [] : [done.row]
  })
  return { rows: corrected, outcomes }
}

function correctRow<Row extends Reviewed>(
  row: Row,
  { id, action, set, seen }: Correction,
  article: ArticleRow | undefined,
  edit: (row: Row, set: Cells, article: ArticleRow | undefined) => Row | string,
): { readonly row: Row | null; readonly outcome: CorrectionOutcome } {
  const changed = differenceFrom(seen, row)
  if (action === 'reject') return { row: null, outcome: say(id, 'applied', changed) }
  if (action === 'accept') {
    // What was accepted is what was seen; a row that says something else has not been looked at.
    if (changed !== null) return { row, outcome: say(id, 'refused', `${changed}: look at the row again`) }
    return { row: { ...row, review: 'accepted' }, outcome: say(id, 'applied') }
  }
  const edited = edit(row, set ?? {}, article)
  if (typeof edited === 'string') return { row, outcome: say(id, 'refused', edited) }
  if (sameCells(row, edited)) {
    return { row: { ...row, review: 'accepted' }, outcome: say(id, 'unchanged', 'the row says so without it') }
  }
  return { row: { ...edited, review: 'edited' }, outcome: say(id, 'applied', changed) }
}

/** In which of the fields that were seen the row reads otherwise now; null where it reads the same. */
export function differenceFrom(seen: Cells | null, row: object): string | null {
  const now: Readonly<Record<string, unknown>> = { ...row }
  const changed = Object.entries(seen ?? {}).filter(([name, cell]) => name in now && !sameCell(cell, now[name]))
  if (changed.length === 0) return null
  const list = changed.map(([name, cell]) => `${name} was ${JSON.stringify(cell)} and is ${JSON.stringify(now[name])}`)
  return `the row has changed since it was seen (${list.join('; ')})`
}

function sameCell(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function sameCells(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function seamOutcomes(
  corrections: readonly Correction[],
  ruled: readonly RulingOutcome[],
  seamIds: ReadonlySet<string>,
): ReadonlyMap<string, CorrectionOutcome> {
  const byId = new Map(ruled.map((one) => [one.id, one]))
  return new Map(
    corrections
      .filter(({ id }) => rowKindOf(id) === 'seam')
      .map(({ id, action }) => {
        const found = byId.get(id)
        if (found) return [id, say(id, found.outcome, found.reason)]
        // An accepted seam stands as it is.
        if (action === 'accept' && seamIds.has(id)) return [id, say(id, 'applied')]
        return [id, say(id, 'gone', 'there is no seam of this id any more')]
      }),
  )
}

/** What a reader of the run should know: rulings that are not in its rows. */
export function warningsOf(outcomes: readonly CorrectionOutcome[]): readonly Message[] {
  return outcomes
    .filter(({ outcome }) => outcome === 'gone' || outcome === 'refused')
    .map(({ id, outcome, reason }) => ({
      rule: `corrections/${outcome}`,
      severity: 'warning',
      reason: `The correction of ${id} was not applied: ${reason ?? outcome}.`,
    }))
}
