import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { type IssueStretch, openTableFile, type Row, type TableFile } from '../io/index.ts'
import { compareIssues } from '../schema/index.ts'
import { changedFields } from './cells.ts'
import { keyOf, pairRows } from './match.ts'
import { openRulings, type Rulings, type RulingsFile, rulingFor } from './rulings.ts'
import { DIFF_TABLES, type DiffTable } from './tables.ts'
import type { ArticleTexts, DiffSummary, IssueDiff, RowChange, TableCounts } from './types.ts'

export interface DiffOptions {
  /** Tables to compare; all that both folders have when empty. */
  readonly tables?: readonly string[]
  /** Issues to compare; all when empty. */
  readonly issues?: readonly string[]
  /** Fields that do not count. */
  readonly ignore?: readonly string[]
  /** Lists the rows of issues that one folder alone has, too. */
  readonly wholeIssues?: boolean
}

/**
 * What differs between the tables of two runs, issue by issue in the order of the combined files. One issue's rows of
 * either side are in memory at a time; an issue whose lines are the same bytes is not read at all.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - a folder has no tables, or a table cannot be read; OPTION_INVALID - no such table.
 */
export async function* diffOutputs(
  oldFolder: string,
  newFolder: string,
  options: DiffOptions = {},
): AsyncGenerator<IssueDiff, DiffSummary, undefined> {
  const sides = { old: await openSide(oldFolder, options), new: await openSide(newFolder, options) }
  try {
    const summary = newSummary(sides)
    for (const issue of issuesOf(sides, options)) {
      const diff = await diffIssue(issue, sides, options, summary.tables)
      count(summary.issues, diff)
      if (diff.side !== 'both' || diff.changes.length > 0) yield diff
    }
    return sealed(summary)
  } finally {
    await sides.old.close()
    await sides.new.close()
  }
}

interface Side {
  readonly tables: ReadonlyMap<string, TableFile>
  readonly articles: TableFile | null
  readonly rulings: RulingsFile
  readonly close: () => Promise<void>
}

interface Sides {
  readonly old: Side
  readonly new: Side
}

async function openSide(folder: string, { tables: wanted = [] }: DiffOptions): Promise<Side> {
  await requireFolder(folder)
  const unknown = wanted.find((name) => DIFF_TABLES.every((table) => table.name !== name))
  if (unknown !== undefined) {
    const names = DIFF_TABLES.map(({ name }) => name).join(', ')
    throw new PipelineError('OPTION_INVALID', `There is no table ${unknown}. The tables are ${names}.`)
  }
  const files = new Map<string, TableFile>()
  for (const { name } of DIFF_TABLES) {
    // Articles are opened whether they are compared or not: the places of all other rows are shown in their texts.
    if (wanted.length > 0 && !wanted.includes(name) && name !== 'articles') continue
    const file = await openTableFile(join(folder, `${name}.jsonl`))
    if (file) files.set(name, file)
  }
  if (files.size === 0) throw new PipelineError('OUTPUT_UNREADABLE', `There are no tables of a run in ${folder}.`)
  const articles = files.get('articles') ?? null
  const rulings = await openRulings(folder)
  if (wanted.length > 0 && !wanted.includes('articles')) files.delete('articles')
  return {
    tables: files,
    articles,
    rulings,
    close: async () => {
      for (const file of [...files.values(), ...(articles && !files.has('articles') ? [articles] : [])]) {
        await file.close()
      }
      await rulings.close()
    },
  }
}

async function requireFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null)
  if (there?.isDirectory()) return
  throw new PipelineError(
    'OUTPUT_UNREADABLE',
    `There is no folder ${folder}: diff compares the output folders of two runs.`,
  )
}

/** The issues of both sides, in the order of the combined files. */
function issuesOf(sides: Sides, { issues: wanted = [] }: DiffOptions): readonly IssueStretch[] {
  const all = new Map<string, IssueStretch>()
  for (const side of [sides.old, sides.new]) {
    for (const file of side.tables.values()) {
      for (const stretch of file.issues.values()) {
        // Dead letters have no date; any table that has one says it.
        if (!all.has(stretch.issueId) || stretch.date !== null) all.set(stretch.issueId, stretch)
      }
    }
  }
  const chosen = [...all.values()].filter(({ issueId }) => wanted.length === 0 || wanted.includes(issueId))
  return chosen.sort((a, b) =>
    compareIssues({ date: a.date, issueId: a.issueId }, { date: b.date, issueId: b.issueId }),
  )
}

interface GrowingSummary {
  readonly tables: Record<string, TableCounts>
  readonly onlyOld: readonly string[]
  readonly onlyNew: readonly string[]
  readonly issues: { both: number; old: string[]; new: string[] }
}

function newSummary({ old, new: now }: Sides): GrowingSummary {
  const names = DIFF_TABLES.map(({ name }) => name)
  const shared = names.filter((name) => old.tables.has(name) && now.tables.has(name))
  const empty = () => ({
    old: 0,
    new: 0,
    same: 0,
    changed: 0,
    moved: 0,
    appeared: 0,
    vanished: 0,
    ruled: 0,
    fields: {},
  })
  return {
    tables: Object.fromEntries(shared.map((name) => [name, empty()])),
    onlyOld: names.filter((name) => holdsRows(old, name) && !now.tables.has(name)),
    onlyNew: names.filter((name) => !old.tables.has(name) && holdsRows(now, name)),
    issues: { both: 0, old: [], new: [] },
  }
}

/** A table without rows is as good as none. */
function holdsRows({ tables }: Side, name: string): boolean {
  return (tables.get(name)?.issues.size ?? 0) > 0
}

function count(issues: GrowingSummary['issues'], { side, issueId }: IssueDiff): void {
  if (side === 'both') issues.both += 1
  else issues[side].push(issueId)
}

function sealed(summary: GrowingSummary): DiffSummary {
  const { tables, issues, onlyOld, onlyNew } = summary
  const differs = ({ changed, moved, appeared, vanished }: TableCounts) => changed + moved + appeared + vanished > 0
  const same =
    !Object.values(tables).some(differs) && [...issues.old, ...issues.new, ...onlyOld, ...onlyNew].length === 0
  return { same, ...summary }
}

async function diffIssue(
  { issueId, date }: IssueStretch,
  sides: Sides,
  options: DiffOptions,
  counts: Record<string, TableCounts>,
): Promise<IssueDiff> {
  const side = sideOf(issueId, sides)
  const changes: RowChange[] = []
  const rulings = { old: await sides.old.rulings.of(issueId), new: await sides.new.rulings.of(issueId) }
  const context = {
    issueId,
    rulings,
    ignored: new Set(options.ignore ?? []),
    listed: side === 'both' || options.wholeIssues === true,
  }
  const rows: Record<string, number> = {}
  for (const table of DIFF_TABLES) {
    const own = counts[table.name]
    if (!own) continue
    const stretches = [sides.old, sides.new].map((one) => one.tables.get(table.name)?.issues.get(issueId))
    rows[table.name] = stretches[0]?.rows ?? stretches[1]?.rows ?? 0
    own.old += stretches[0]?.rows ?? 0
    own.new += stretches[1]?.rows ?? 0
    if (stretches[0]?.sha256 === stretches[1]?.sha256) own.same += stretches[0]?.rows ?? 0
    else changes.push(...(await diffTable(table, sides, context, own)))
  }
  const shown = changes.length > 0
  return {
    issueId,
    date,
    side,
    rows: side === 'both' ? {} : rows,
    changes,
    articles: {
      old: shown ? await articleTexts(sides.old, issueId) : new Map(),
      new: shown ? await articleTexts(sides.new, issueId) : new Map(),
    },
  }
}

/** An issue of which a side has a dead letter alone is not on that side. */
function sideOf(issueId: string, { old, new: now }: Sides): IssueDiff['side'] {
  const has = ({ tables }: Side) =>
    [...tables].some(([name, file]) => name !== 'dead-letter' && file.issues.has(issueId))
  const [before, after] = [has(old), has(now)]
  if (before === after) return 'both'
  return before ? 'old' : 'new'
}

interface TableContext {
  readonly issueId: string
  readonly rulings: { readonly old: Rulings; readonly new: Rulings }
  readonly ignored: ReadonlySet<string>
  /** False where the rows are counted only. */
  readonly listed: boolean
}

async function diffTable(
  table: DiffTable,
  sides: Sides,
  context: TableContext,
  counts: TableCounts,
): Promise<readonly RowChange[]> {
  const { issueId } = context
  const old = (await sides.old.tables.get(table.name)?.read(issueId)) ?? []
  const now = (await sides.new.tables.get(table.name)?.read(issueId)) ?? []
  const changes: RowChange[] = []
  for (const pair of pairRows(old, now, table.key)) {
    const change = changeOf(pair, table, context)
    if (change === null) {
      counts.same += 1
      continue
    }
    counts[change.kind] += 1
    if (change.ruling) counts.ruled += 1
    for (const { field } of change.fields) counts.fields[field] = (counts.fields[field] ?? 0) + 1
    if (context.listed) changes.push(change)
  }
  return changes
}

function changeOf(
  pair: ReturnType<typeof pairRows>[number],
  { name, key }: DiffTable,
  { issueId, rulings, ignored }: TableContext,
): RowChange | null {
  const ids = { old: pair.old && keyOf(pair.old, key.slice(-1)), new: pair.new && keyOf(pair.new, key.slice(-1)) }
  const keys = new Set(key)
  const fields =
    pair.old && pair.new ? changedFields(pair.old, pair.new, ignored).filter(({ field }) => !keys.has(field)) : []
  if (pair.old && pair.new && !pair.moved && fields.length === 0) return null
  const kind = pair.moved ? 'moved' : pair.old && pair.new ? 'changed' : pair.new ? 'appeared' : 'vanished'
  return {
    table: name,
    issueId,
    kind,
    id: ids.new ?? ids.old ?? '',
    oldId: pair.moved ? ids.old : null,
    old: pair.old,
    new: pair.new,
    fields,
    ruling: rulingFor([ids.new, ids.old], rulings.old, rulings.new),
  }
}

async function articleTexts({ articles }: Side, issueId: string): Promise<ArticleTexts> {
  const rows: readonly Row[] = (await articles?.read(issueId)) ?? []
  return new Map(rows.map((row) => [String(row['article_id']), paragraphTexts(row)]))
}

function paragraphTexts(row: Row): readonly string[] {
  const paragraphs = Array.isArray(row['paragraphs']) ? row['paragraphs'] : []
  return paragraphs.map((paragraph: { text?: unknown }) => String(paragraph?.text ?? ''))
}
