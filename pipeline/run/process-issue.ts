import type { AnyIssue } from '../document/index.ts'
import { type ByteSource, readIssue } from '../io/index.ts'
import { type DeadLetter, deadLetter, type StepName } from './dead-letter.ts'
import { type DigestContext, digestIssue, type IssueCase, type IssueDigest } from './digest.ts'
import type { AnyStage } from './stage-workers.ts'

/** One issue, and what it goes through. */
export interface IssueWork extends IssueCase {
  readonly stages: readonly AnyStage[]
  readonly context: DigestContext
  readonly stdin: ByteSource
  readonly onStep: (step: StepName) => void
}

/** Reads one issue, takes it through the stages and boils it down, step after step; whatever it throws is its dead letter. */
export async function processIssue(
  work: IssueWork,
): Promise<
  | { readonly kind: 'done'; readonly digest: IssueDigest }
  | { readonly kind: 'dead'; readonly letter: DeadLetter; readonly cause: unknown }
> {
  const { planned, corrector, stages, context, stdin, onStep } = work
  let at: StepName = 'read'
  try {
    onStep(at)
    const read = await readIssue(planned, stdin)
    const raw = corrector?.prepare(read) ?? read
    let issue: AnyIssue = raw
    for (const stage of stages) {
      at = stage.name
      onStep(at)
      issue = await stage.run(issue)
    }
    at = 'rows'
    return { kind: 'done', digest: digestIssue(issue, raw, work, context) }
  } catch (thrown) {
    return { kind: 'dead', letter: deadLetter(planned, at, thrown), cause: thrown }
  }
}
