import {
  changeRecord,
  type DiffLine,
  type DiffOptions,
  type DiffSummary,
  diffOutputs,
  type IssueDiff,
  issueLines,
  issueRecord,
  summaryLines,
  type Tone,
} from '../diff/index.ts'
import { PipelineError } from '../document/index.ts'
import { writeText } from './lines.ts'

export interface DiffFlags {
  readonly table?: readonly string[]
  readonly issue?: readonly string[]
  readonly ignore?: readonly string[]
  readonly wholeIssues?: boolean
  readonly limit?: string
  readonly json?: boolean
  readonly exitCode?: boolean
}

/** As for a partial run: there is something to look at, and nothing failed. */
const DIFFERS = 2

/**
 * `broadsheet diff`: what differs between two output folders, for the eye or as JSON.
 *
 * @throws PipelineError OUTPUT_UNREADABLE, OPTION_INVALID
 */
export async function diffCommand(oldFolder: string, newFolder: string, flags: DiffFlags): Promise<number> {
  const limit = limitOf(flags)
  const diffs = diffOutputs(oldFolder, newFolder, optionsOf(flags))
  const summary = flags.json
    ? await writeJson(diffs, limit, { old: oldFolder, new: newFolder })
    : await writeLines(diffs, limit)
  return flags.exitCode && !summary.same ? DIFFERS : 0
}

function optionsOf({ table, issue, ignore, wholeIssues }: DiffFlags): DiffOptions {
  return {
    tables: (table ?? []).flatMap((names) => names.split(',')),
    issues: issue ?? [],
    ignore: (ignore ?? []).flatMap((names) => names.split(',')),
    wholeIssues: wholeIssues === true,
  }
}

function limitOf({ limit }: DiffFlags): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY
  const number = Number(limit)
  if (Number.isInteger(number) && number >= 0) return number
  throw new PipelineError('OPTION_INVALID', `--limit ${limit} is not a whole number.`)
}

type Diffs = AsyncGenerator<IssueDiff, DiffSummary, undefined>

/** Hands every issue to `take` and returns what the generator closes with. */
async function each(diffs: Diffs, take: (issue: IssueDiff) => Promise<void>): Promise<DiffSummary> {
  for (;;) {
    const { done, value } = await diffs.next()
    if (done) return value
    await take(value)
  }
}

async function writeLines(diffs: Diffs, limit: number): Promise<DiffSummary> {
  let left = limit
  let hidden = 0
  const summary = await each(diffs, async (issue) => {
    const shown = Math.min(left, issue.changes.length)
    hidden += issue.changes.length - shown
    left -= shown
    if (shown > 0 || issue.side !== 'both') await writeBlock([...issueLines(issue, shown), { tone: 'plain', text: '' }])
  })
  if (hidden > 0) await writeBlock([{ tone: 'plain', text: `… and ${hidden} more rows (--limit ${limit})\n` }])
  await writeBlock(summaryLines(summary))
  return summary
}

/** Terminal colours: bold, green, red, yellow, cyan. */
const COLOURS = { heading: 1, appeared: 32, vanished: 31, changed: 33, moved: 36 } as const

async function writeBlock(lines: readonly DiffLine[]): Promise<void> {
  const coloured = process.stdout.isTTY === true && !process.env['NO_COLOR']
  const paint = (tone: Tone, text: string) =>
    coloured && tone !== 'plain' ? `\u001b[${COLOURS[tone]}m${text}\u001b[0m` : text
  await writeText(process.stdout, lines.map(({ tone, text }) => `${paint(tone, text)}\n`).join(''))
}

/** One object, written as it grows: a line for every change, the summary at its end. */
async function writeJson(diffs: Diffs, limit: number, folders: object): Promise<DiffSummary> {
  const write = (text: string) => writeText(process.stdout, text)
  await write(`{"format":"broadsheet-diff/1","folders":${JSON.stringify(folders)},"changes":[`)
  const whole: object[] = []
  let written = 0
  const summary = await each(diffs, async (issue) => {
    if (issue.side !== 'both') whole.push(issueRecord(issue))
    for (const change of issue.changes.slice(0, limit - written)) {
      await write(`${written === 0 ? '' : ','}\n${JSON.stringify(changeRecord(change, issue))}`)
      written += 1
    }
  })
  const { same, tables, onlyOld, onlyNew } = summary
  const rest = { whole_issues: whole, tables_only_old: onlyOld, tables_only_new: onlyNew, summary: tables, same }
  await write(`\n],${JSON.stringify(rest).slice(1)}\n`)
  return summary
}
