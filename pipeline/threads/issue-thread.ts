import { workerData } from 'node:worker_threads'
import { connectModels } from '../../models/index.ts'
import { correctorOfShare } from '../corrections/index.ts'
import { takeOver } from '../io/index.ts'
import { digestContext, processIssue } from '../run/index.ts'
import { compileLexicon } from '../stages/index.ts'
import { askForBytes } from './page-bytes.ts'
import { plainError } from './plain-error.ts'
import type { ChainSettings, IssueTask, TaskMessage, TaskResult } from './protocol.ts'
import { composeStages } from './stages.ts'

// The program of a thread that takes issues through the stages, one at a time, from their bytes to what is kept of them. It
// has all rules and no model: scores are asked of the thread that has.

const chain = workerData as ChainSettings
const models = connectModels(chain.models, compileLexicon(chain.lexicon).titles.own)
const stages = composeStages(chain, models)

export default async function readIssueHere(task: IssueTask): Promise<TaskResult> {
  const { line, key, input, settings, corrections } = task
  const say = (message: TaskMessage) => line.postMessage(message)
  models.use(task.models)
  try {
    const open = (page: number) => askForBytes(line, page)
    const outcome = await processIssue({
      planned: takeOver(task.planned, open),
      key,
      input,
      corrector: corrections === null ? null : correctorOfShare(corrections),
      stages,
      context: digestContext(settings),
      // It is all of an issue, which has one page then.
      stdin: { [Symbol.asyncIterator]: () => open(0) },
      onStep: (step) => say({ kind: 'step', step }),
    })
    return outcome.kind === 'done' ? outcome : { ...outcome, cause: plainError(outcome.cause) }
  } finally {
    models.use(null)
    line.close()
  }
}
