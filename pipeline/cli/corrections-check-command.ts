import { type CheckedLine, checkCorrections } from '../corrections/index.ts'
import { readCorrections } from './corrections-file.ts'
import { writeText } from './lines.ts'
import { openOutputTables } from './output-tables.ts'

interface CheckFlags {
  readonly output: string
  readonly json?: boolean
}

const TABLES = ['articles', 'claims', 'quotes', 'repairs', 'corrections-report'] as const
/** States of lines that do something; a superseded one is meant to do nothing. */
const USEFUL: ReadonlySet<string> = new Set(['in effect', 'next run', 'superseded'])

/**
 * `broadsheet corrections check`: what each line does or would do, from the rows that are there.
 *
 * @returns the exit code: 2 where lines do nothing.
 * @throws PipelineError CORRECTIONS_INVALID, OUTPUT_UNREADABLE
 */
export async function checkCommand(path: string, { output, json }: CheckFlags): Promise<number> {
  const corrections = await readCorrections(path)
  const tables = await openOutputTables(output, TABLES)
  try {
    const lines = await checkCorrections(corrections, async (issueId) => {
      const rows = await tables.read(issueId)
      if (rows.articles.length === 0) return null
      // The tables were written from rows of these types.
      const { 'corrections-report': report, ...others } = rows
      return { ...others, corrections: report } as never
    })
    for (const line of lines) await writeText(process.stdout, json ? `${JSON.stringify(line)}\n` : `${lineOf(line)}\n`)
    const idle = lines.filter(({ state }) => !USEFUL.has(state)).length
    const files = lines.length === 1 ? '1 line' : `${lines.length} lines`
    if (!json) await writeText(process.stderr, `${files}, ${idle === 0 ? 'none' : idle} without effect\n`)
    return idle === 0 ? 0 : 2
  } finally {
    await tables.close()
  }
}

function lineOf({ line, issue_id, id, action, state, says }: CheckedLine): string {
  return `line ${line}  ${issue_id}  ${id}  ${action.padEnd(6)}  ${state.padEnd(10)}  ${says}`
}
