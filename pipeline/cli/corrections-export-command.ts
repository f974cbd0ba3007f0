import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { goldOf, type IssueTables } from '../corrections/index.ts'
import { PipelineError } from '../document/index.ts'
import { folderName, type Row } from '../io/index.ts'
import { type RunReport, readReport } from '../run/index.ts'
import { writeText } from './lines.ts'
import { openOutputTables } from './output-tables.ts'

interface ExportFlags {
  readonly output: string
  readonly to: string
  readonly issues?: readonly string[]
  readonly all?: boolean
  readonly complete?: boolean
}

const TABLES = ['articles', 'repairs', 'claims', 'quotes', 'pages', 'corrections-report'] as const

/**
 * `broadsheet corrections export`: the issues that people looked at as gold files.
 *
 * @returns the exit code: 2 where there was nothing to export.
 * @throws PipelineError OUTPUT_UNREADABLE, OPTION_INVALID, OUTPUT_UNWRITABLE
 */
export async function exportCommand(flags: ExportFlags): Promise<number> {
  const { output, to, issues, all, complete } = flags
  const tables = await openOutputTables(output, TABLES)
  try {
    const report = await readReport(output)
    assertKnown(issues ?? [], tables.issues, output)
    await makeFolder(to)
    let written = 0
    for (const issueId of issues ?? tables.issues) {
      const rows = await tables.read(issueId)
      if (!all && issues === undefined && !wasReviewed(rows)) continue
      const marks = countMarks([...rows.claims, ...rows.quotes])
      if (complete && marks.marked < marks.of) continue
      const place = report?.config.place ?? null
      const sourceFile = sourceOf(rows.pages, { output, to, report })
      // The tables were written from rows of these types.
      const { page, unplaced } = goldOf(issueId, rows as unknown as IssueTables, { place, sourceFile })
      const file = join(to, `${folderName(issueId)}.json`)
      await writeGold(file, `${JSON.stringify(page, null, 1)}\n`)
      written += 1
      const left = unplaced.length === 0 ? '' : `; left out, no context tells their place: ${unplaced.join(' ')}`
      await writeText(process.stdout, `${file}  ${marks.marked} of ${marks.of} claims and quotes looked at${left}\n`)
    }
    if (written === 0) await writeText(process.stderr, `${nothing(flags)}\n`)
    return written === 0 ? 2 : 0
  } finally {
    await tables.close()
  }
}

function nothing({ output, complete }: ExportFlags): string {
  const which = complete ? 'of which every row was looked at' : 'that a correction is about'
  return `${output} has no issue ${which}. --issues <ids> or --all export others.`
}

function assertKnown(wanted: readonly string[], known: readonly string[], output: string): void {
  const missing = wanted.find((id) => !known.includes(id))
  if (missing === undefined) return
  const list = known.length > 5 ? `${known.slice(0, 5).join(', ')}, …` : known.join(', ')
  throw new PipelineError('OPTION_INVALID', `--issues ${missing}: ${output} has no such issue. It has ${list}.`)
}

/** Somebody ruled on something in it, and the ruling holds. */
function wasReviewed(rows: Readonly<Record<(typeof TABLES)[number], readonly Row[]>>): boolean {
  return rows['corrections-report'].some(({ outcome }) => outcome === 'applied' || outcome === 'unchanged')
}

function countMarks(rows: readonly Row[]): { readonly marked: number; readonly of: number } {
  return { marked: rows.filter(({ review }) => typeof review === 'string').length, of: rows.length }
}

/** The raw page, where one UTF-8 text file is all there is: scorers that look at the raw text read that. */
function sourceOf(
  pages: readonly Row[],
  { output, to, report }: { output: string; to: string; report: RunReport | null },
): string | null {
  const [page, ...others] = pages
  if (!page || others.length > 0 || page['format'] !== 'text' || page['encoding'] !== 'utf-8' || !report) return null
  const path = String(page['path'])
  const file = isAbsolute(path) ? path : join(output, report.working_folder, path)
  if (!existsSync(file)) return null
  return relative(resolve(to, '..'), resolve(file)).split(sep).join('/')
}

async function makeFolder(folder: string): Promise<void> {
  await refusing(folder, () => mkdir(folder, { recursive: true }))
}

async function writeGold(file: string, text: string): Promise<void> {
  await refusing(file, () => writeFile(file, text))
}

async function refusing(path: string, operation: () => Promise<unknown>): Promise<void> {
  try {
    await operation()
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (typeof code !== 'string') throw thrown
    throw new PipelineError('OUTPUT_UNWRITABLE', `Cannot write ${path}: the system answers ${code}.`, {
      path,
      cause: thrown,
    })
  }
}
