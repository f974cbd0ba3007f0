import { readdir } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { type Message, PipelineError } from '../document/index.ts'
import type { InputPlan } from '../io/index.ts'
import type { FinishedIssue } from './issue-index.ts'
import { recordedPlace } from './issue-record.ts'
import type { RunConfig, RunReport } from './report.ts'
import { filesBeside, type Until } from './tables.ts'

/** What the folder holds that the inputs do not. */
interface Leftovers {
  /** Issues that `--prune` takes out. */
  readonly pruned: ReadonlySet<string>
  readonly messages: readonly Message[]
}

/**
 * Finds the finished issues whose input is gone: recorded below one of the inputs, and not there any more. Others stay
 * whatever happens: they came from inputs that this run was not asked about.
 *
 * @throws PipelineError OPTION_INVALID - issues that are not read now went another way: their tables are not these.
 */
export function leftovers(
  output: string,
  issues: ReadonlyMap<string, FinishedIssue>,
  entries: InputPlan['entries'],
  config: RunConfig,
): Leftovers {
  const planned = new Set(entries.filter(({ kind }) => kind === 'issue').map(({ issueId }) => issueId))
  const inputs = config.inputs.map((input) => resolve(input))
  // What cannot be listed is not known to be gone: a disk that is not there must not empty a dataset.
  const unknown = entries.filter(({ kind }) => kind === 'refused').map(({ path }) => resolve(path))
  const others = [...issues.values()].filter(({ issueId }) => !planned.has(issueId))
  const gone = others.filter((issue) => {
    if (issue.path === '-') return false
    const place = resolve(recordedPlace(output, { path: issue.path, working_folder: issue.workingFolder }))
    return inputs.some((input) => isAt(place, input)) && !unknown.some((path) => isAt(place, path))
  })
  const pruned = new Set(config.prune ? gone.map(({ issueId }) => issueId) : [])
  refuseMixture(
    output,
    others.filter(({ issueId }) => !pruned.has(issueId)),
    config.until,
  )
  return { pruned, messages: gone.length > 0 && !config.prune ? [inputGone(output, gone)] : [] }
}

function isAt(place: string, folder: string): boolean {
  const way = relative(folder, place)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`))
}

function refuseMixture(output: string, others: readonly FinishedIssue[], until: Until): void {
  const other = others.find((issue) => issue.until !== until)
  if (other === undefined) return
  const message = `${output} holds issues of --until ${other.until} that are not among the inputs (${other.issueId}), and --until ${until} writes other tables. Choose another folder with --output, give those inputs too, or remove with --prune what is gone.`
  throw new PipelineError('OPTION_INVALID', message, { path: output })
}

function inputGone(output: string, gone: readonly FinishedIssue[]): Message {
  const issues = gone.length === 1 ? '1 issue' : `${gone.length} issues`
  const reason = `${output} holds the rows of ${issues} whose input is gone (${gone[0]?.issueId}). --prune removes them.`
  return { rule: 'run/input-gone', severity: 'warning', reason }
}

/** Tables that a run before the store left and this one does not write stay, and no longer match: the user decides. */
export async function staleFiles(output: string, until: Until, earlier: RunReport | null): Promise<readonly Message[]> {
  const there = new Set(await readdir(output))
  const ours = new Set((earlier?.outputs ?? []).map(({ file }) => file))
  const stale = filesBeside(until).filter((file) => there.has(file) && !ours.has(file))
  if (stale.length === 0) return []
  const reason = `${output} holds files that this run does not write: ${stale.join(', ')}.`
  return [{ rule: 'run/files-stale', severity: 'warning', reason }]
}
