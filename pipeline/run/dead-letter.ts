import { PipelineError } from '../document/index.ts'
import type { DeadLetterRow } from '../schema/index.ts'

/** A line of `dead-letter.jsonl`. */
export type DeadLetter = DeadLetterRow

/** Where an input was when it failed. */
export type StepName = DeadLetter['stage']

/**
 * The dead letter of a failure. What is no `PipelineError` is a bug of ours: it gets the code STAGE_FAILED and is
 * reported loudly, but the other issues' work is not thrown away for it.
 */
export function deadLetter(
  input: { readonly issueId: string; readonly path: string },
  stage: StepName,
  thrown: unknown,
): DeadLetter {
  const place = { issue_id: input.issueId, path: input.path, stage }
  if (thrown instanceof PipelineError) return { ...place, code: thrown.code, reason: thrown.message }
  return { ...place, code: 'STAGE_FAILED', reason: `The step ${stage} failed: ${firstLine(thrown)}` }
}

function firstLine(thrown: unknown): string {
  return String(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : thrown).split('\n')[0] ?? ''
}
