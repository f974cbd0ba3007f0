import { access, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { settleOutput } from '../io/index.ts'
import { type PackedTable, REPORT_TABLES, type ReportFacts, type TableName } from './data.ts'
import { fieldFacts } from './fields.ts'
import { readJsonLines } from './json-lines.ts'
import { describeSelection, isSelected, type Selection } from './selection.ts'

/** What a report is made of: the chosen rows of an output folder, and what there is to say of the run. */
export interface OutputContents {
  readonly tables: Readonly<Record<TableName, PackedTable>>
  readonly facts: ReportFacts
}

/**
 * Reads the chosen rows of an output folder; a table that is missing is empty, and named in the facts.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - without articles; REPORT_EMPTY - when nothing is chosen; REPORT_TOO_LARGE -
 *   when the chosen rows are more than `limit` bytes, before they fill the memory.
 */
export async function readOutput(folder: string, selection: Selection, limit: number): Promise<OutputContents> {
  await settleOutput(folder)
  const tables = new Map<TableName, PackedTable>()
  const missing: TableName[] = []
  const measure = { length: 0, limit }
  const chosen = new Set<string>()
  for (const name of REPORT_TABLES) {
    const file = join(folder, `${name}.jsonl`)
    if (await isReadable(file)) tables.set(name, await readTable(name, file, selection, { chosen, measure }))
    else missing.push(name)
  }
  if (missing.includes('articles')) throw noArticles(folder)
  // An older output has normalised pages under this name, in which no raw span counts.
  if (tables.get('pages')?.columns.includes('blocks')) {
    tables.delete('pages')
    missing.push('pages')
  }
  if (chosen.size === 0) throw nothingChosen(folder, selection)
  if (measure.length > limit) throw tooLarge(measure.length, limit, chosen.size)
  const of = (name: TableName): PackedTable => tables.get(name) ?? { columns: [], rows: [] }
  return {
    tables: {
      articles: of('articles'),
      repairs: of('repairs'),
      claims: of('claims'),
      'claim-checks': of('claim-checks'),
      quotes: of('quotes'),
      speakers: of('speakers'),
      pages: of('pages'),
    },
    facts: await readFacts(folder, selection, missing),
  }
}

interface Chosen {
  /** Issues with an article that is chosen: the other tables follow them. */
  readonly chosen: Set<string>
  readonly measure: { length: number; readonly limit: number }
}

async function readTable(
  name: TableName,
  file: string,
  selection: Selection,
  { chosen, measure }: Chosen,
): Promise<PackedTable> {
  const places = new Map<string, number>()
  const rows: unknown[][] = []
  for await (const { row, length } of readJsonLines(file)) {
    const id = String(row['issue_id'])
    if (name === 'articles' && isSelected(datedOf(row), selection)) chosen.add(id)
    if (!chosen.has(id)) continue
    measure.length += length
    // Over the limit rows are only counted, so that the message can say how many there are.
    if (measure.length > measure.limit) continue
    const cells: unknown[] = []
    for (const [column, value] of Object.entries(row)) {
      const place = places.get(column) ?? places.size
      places.set(column, place)
      cells[place] = value
    }
    rows.push(cells)
  }
  return { columns: [...places.keys()], rows }
}

function datedOf(row: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    issue_id: String(row['issue_id']),
    issue_date: text(row['issue_date']),
    publication: text(row['publication']),
  }
}

async function readFacts(folder: string, selection: Selection, missing: readonly TableName[]): Promise<ReportFacts> {
  const run: Record<string, unknown> = await readFile(join(folder, 'run.json'), 'utf8').then(
    (text) => JSON.parse(text),
    () => ({}),
  )
  const text = (name: string) => (typeof run[name] === 'string' ? String(run[name]) : null)
  const counts = run['counts']
  const dead = typeof counts === 'object' && counts !== null && 'dead_letters' in counts ? counts.dead_letters : 0
  return {
    folder: basename(resolve(folder)),
    run_id: text('config_hash') ?? 'unknown',
    version: text('version'),
    status: text('status'),
    finished_at: text('finished_at'),
    missing,
    chosen: describeSelection(selection),
    dead_letters: typeof dead === 'number' ? dead : 0,
    fields: fieldFacts(),
  }
}

function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function noArticles(folder: string): PipelineError {
  return new PipelineError(
    'OUTPUT_UNREADABLE',
    `There is no articles.jsonl of a run in ${folder}: name the output folder of broadsheet run.`,
    { path: folder },
  )
}

function nothingChosen(folder: string, selection: Selection): PipelineError {
  const which = describeSelection(selection)
  const reason = which === null ? 'holds no articles' : `holds no articles of the issues chosen (${which})`
  return new PipelineError('REPORT_EMPTY', `${folder} ${reason}: there is nothing to show.`, { path: folder })
}

function tooLarge(length: number, limit: number, issues: number): PipelineError {
  const size = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`
  return new PipelineError(
    'REPORT_TOO_LARGE',
    `The rows of ${issues} issues come to ${size(length)}; a page of more than ${size(limit)} opens badly. ` +
      'Choose some of them: --issue <id...>, --publication <name>, --since <date>, --until-date <date>.',
  )
}
