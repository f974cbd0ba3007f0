import { basename, isAbsolute, join, relative } from 'node:path'
import { createPipeline, createTextStages, PipelineError, type RawIssue } from '../index.ts'
import { planInputs, readIssue, STDIN } from '../io/index.ts'
import { type ModelRecord, type RunReport, readReport } from '../run/index.ts'
import type { RepairRow } from '../schema/index.ts'
import { explainRow } from './explanation.ts'
import { writeText } from './lines.ts'
import { findRow } from './row-search.ts'
import { explainSeam } from './seam-explanation.ts'

interface ExplainFlags {
  readonly output: string
  readonly model?: string
}

/**
 * `broadsheet explain`: runs the row's issue again and tells how the row came about.
 *
 * @throws PipelineError ROW_NOT_FOUND, OUTPUT_UNREADABLE - when there is no such row, or its input is gone or changed.
 */
export async function explainCommand(id: string, { output, model }: ExplainFlags): Promise<void> {
  const report = await readReport(output)
  if (report === null) throw unreadable(output, `there is no run.json of a run in ${output}`)
  const row = await findRow(output, id)
  const raw = await readIssueAgain(row.issueId, report, output)
  if (row.kind === 'seam') {
    const decoded = await createTextStages().decode.run(raw)
    await writeText(process.stdout, `${explainSeam(row.cells as unknown as RepairRow, decoded, raw).join('\n')}\n`)
    return
  }
  const { repair } = report.config
  const pipeline = await createPipeline({ repair, ...(model === undefined ? {} : { model }) })
  try {
    const issue = await pipeline.process(raw)
    const notes = changesSince(report, pipeline.models)
    await writeText(process.stdout, `${[...notes, ...explainRow(row, issue, raw)].join('\n')}\n`)
  } finally {
    await pipeline.dispose()
  }
}

/** Finds the row's issue as the run found it, and makes sure that its bytes are still the same. */
async function readIssueAgain(issueId: string, report: RunReport, output: string): Promise<RawIssue> {
  const { inputs, ...overrides } = report.config
  const folder = relative('.', join(output, report.working_folder))
  const files = inputs
    .filter((input) => input !== STDIN)
    .map((input) => (isAbsolute(input) ? input : join(folder, input)))
  const { entries } = await planInputs(files, overrides)
  const planned = entries.find((entry) => entry.kind === 'issue' && entry.issueId === issueId)
  if (planned?.kind !== 'issue') {
    const hint = inputs.includes(STDIN) ? ' What came from standard input is not kept.' : ''
    throw unreadable(output, `the input of issue ${issueId} is no longer where run.json says${hint}`)
  }
  const raw = await readIssue(planned)
  const known = report.inputs.filter((input) => input.issue_id === issueId)
  const same =
    raw.pages.every(({ origin }, i) => origin.sha256 === known[i]?.sha256) && raw.pages.length === known.length
  if (!same) throw unreadable(output, `${planned.path} has changed since the run; run it again to explain its rows`)
  return raw
}

function changesSince(report: RunReport, models: readonly ModelRecord[]): string[] {
  const others = report.models.filter(({ hash }) => models.every((model) => model.hash !== hash))
  return others.map(
    ({ id }) => `note: the run used another model (${id}); with this one the row may come out differently`,
  )
}

function unreadable(output: string, reason: string): PipelineError {
  return new PipelineError('OUTPUT_UNREADABLE', `Cannot explain from ${basename(output)}: ${reason}.`, { path: output })
}
