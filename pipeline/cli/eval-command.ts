import { evaluate, evaluationRecord, missLines, scoreLines } from '../evaluation/index.ts'
import { writeText } from './lines.ts'

export interface EvalFlags {
  readonly gold: readonly string[]
  readonly errors?: boolean
  readonly issues?: boolean
  readonly json?: boolean
}

/**
 * `broadsheet eval`: how much of what people have corrected a run gets right.
 *
 * @throws PipelineError GOLD_INVALID, OUTPUT_UNREADABLE
 */
export async function evalCommand(output: string, { gold, errors, issues, json }: EvalFlags): Promise<void> {
  const evaluation = await evaluate(output, gold)
  if (json) {
    const misses = errors ? { misses: evaluation.misses } : {}
    await writeText(process.stdout, `${JSON.stringify({ ...evaluationRecord(evaluation), ...misses }, null, 1)}\n`)
    return
  }
  const { absent, total } = evaluation
  const each = issues
    ? evaluation.issues.flatMap(({ issueId, score }) => [`== ${issueId}`, ...scoreLines(score), ''])
    : []
  const lines = [
    ...each,
    `== ${evaluation.issues.length} ${evaluation.issues.length === 1 ? 'issue' : 'issues'} of gold`,
    ...scoreLines(total),
    ...absent.map((id) => `The output has no issue ${id}: all of its gold counts as missed.`),
    ...(errors ? missLines(evaluation.misses) : []),
  ]
  await writeText(process.stdout, `${lines.join('\n')}\n`)
}
