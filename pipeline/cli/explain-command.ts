import { basename, isAbsolute, join, relative } from 'node:path'
import { recordedCorrections } from '../corrections/index.ts'
import { createPipeline, createTextStages, PipelineError, type RawIssue } from '../index.ts'
import { folderName, planInputs, readIssue, SHARDS_FOLDER, STDIN, settleOutput } from '../io/index.ts'
import { type IssueRecord, type ModelRecord, readRecord, readReport } from '../run/index.ts'
import type { RepairRow } from '../schema/index.ts'
import { correctionText, findCorrection } from './correction-lines.ts'
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
  await settleOutput(output)
  if ((await readReport(output)) === null) throw unreadable(output, `there is no run.json of a run in ${output}`)
  const ruling = await findCorrection(output, id)
  if (ruling?.action === 'reject' && ruling.outcome === 'applied') {
    throw new PipelineError('ROW_NOT_FOUND', `${output} has no row ${id}: it was ${correctionText(ruling)}.`, {
      path: output,
    })
  }
  const ruled = ruling === null ? [] : [correctionText(ruling)]
  const row = await findRow(output, id)
  const record = await readIssueRecord(row.issueId, output)
  const corrections = recordedCorrections(row.issueId, record.corrections ?? [])
  const raw = { ...(await readIssueAgain(record, output)), rulings: corrections.rulings }
  if (row.kind === 'seam') {
    const decoded = await createTextStages().decode.run(raw)
    const lines = [...explainSeam(row.cells as unknown as RepairRow, decoded, raw), ...ruled]
    await writeText(process.stdout, `${lines.join('\n')}\n`)
    return
  }
  const { repair, lexicon, thresholds } = record.config
  const pipeline = await createPipeline({ repair, lexicon, thresholds, model })
  try {
    const issue = await pipeline.process(raw)
    const notes = changesSince(record, pipeline.models)
    await writeText(
      process.stdout,
      `${[...notes, ...explainRow(row, issue, raw, { corrections, ruled })].join('\n')}\n`,
    )
  } finally {
    await pipeline.dispose()
  }
}

async function readIssueRecord(issueId: string, output: string): Promise<IssueRecord> {
  try {
    return await readRecord(join(output, SHARDS_FOLDER, folderName(issueId)))
  } catch (thrown) {
    throw unreadable(output, `there is no issue.json of issue ${issueId} in it; run again to write it`, thrown)
  }
}

/** Finds the row's issue where the run found it, and makes sure that its bytes are still the same. */
async function readIssueAgain(record: IssueRecord, output: string): Promise<RawIssue> {
  const { issue_id: issueId, input, working_folder: folder } = record
  const file = input === STDIN || isAbsolute(input) ? input : relative('.', join(output, folder, input)) || '.'
  const { entries } = input === STDIN ? { entries: [] } : await planInputs([file])
  const planned = entries.find((entry) => entry.kind === 'issue' && entry.issueId === issueId)
  if (planned?.kind !== 'issue') {
    const hint = input === STDIN ? ' What came from standard input is not kept.' : ''
    throw unreadable(output, `the input of issue ${issueId} is no longer where its issue.json says${hint}`)
  }
  const raw = await readIssue({ ...planned, meta: record.meta, defaults: record.config.defaults ?? {} })
  const same =
    raw.pages.every(({ origin }, i) => origin.sha256 === record.inputs[i]?.sha256) &&
    raw.pages.length === record.inputs.length
  if (!same) throw unreadable(output, `${planned.path} has changed since the run; run it again to explain its rows`)
  return raw
}

function changesSince(record: IssueRecord, models: readonly ModelRecord[]): string[] {
  const others = record.models.filter(({ hash }) => models.every((model) => model.hash !== hash))
  return others.map(
    ({ id }) => `note: the run used another model (${id}); with this one the row may come out differently`,
  )
}

function unreadable(output: string, reason: string, cause?: unknown): PipelineError {
  const message = `Cannot explain from ${basename(output)}: ${reason}.`
  return new PipelineError('OUTPUT_UNREADABLE', message, { path: output, ...(cause === undefined ? {} : { cause }) })
}
