import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { AnyIssue, RawIssue, StageName } from '../document/index.ts'
import type { PlannedIssue } from '../io/index.ts'
import { deadLetter, type StepName } from './dead-letter.ts'
import type { IssueWorkers, Outcome } from './executor.ts'

/** A stage as the executor sees it: the chain's types were checked where the chain was composed. */
export interface AnyStage {
  readonly name: StageName
  readonly run: (issue: AnyIssue) => Promise<AnyIssue>
}

export interface StageOptions<Result> {
  /** Null for an issue that need not go through the stages again. */
  readonly read: (planned: PlannedIssue) => Promise<RawIssue | null>
  readonly stages: readonly AnyStage[]
  /** Boils the issue down to what is written, so that results waiting for their turn hold no text layers and maps. */
  readonly finish: (issue: AnyIssue, raw: RawIssue, planned: PlannedIssue) => Result
  /** Called when an issue is through or has failed. */
  readonly settle?: (planned: PlannedIssue) => void
  /** Issues that may stand in one stage at once. */
  readonly concurrency: number
  readonly onStep?: (step: StepName, planned: PlannedIssue) => void
}

/** Issues in flight for each place in a stage: one worked on, one waiting behind it. */
const QUEUE_PER_WORKER = 2

/**
 * Takes issues through the stages in this thread. Each stage is a worker pool behind its own limiter: an issue waits for a
 * place in the next stage without holding one in the last.
 */
export function createStageWorkers<Result>(options: StageOptions<Result>): IssueWorkers<Result> {
  const { read, stages, concurrency, finish, onStep } = options
  const readers = pLimit(concurrency)
  const pools = stages.map((stage) => ({ stage, limit: pLimit(concurrency) }))
  let stopped = false

  const step = <In, Out>(name: StepName, planned: PlannedIssue, work: (input: In) => Promise<Out>, input: In) => {
    // Stages are busy for long without waiting for anything; a turn between them lets signals and the display in.
    return nextTurn().then(() => {
      if (stopped) throw new Stopped()
      onStep?.(name, planned)
      return work(input)
    })
  }

  const process = async (planned: PlannedIssue): Promise<Outcome<Result>> => {
    let at: StepName = 'read'
    try {
      const raw = await readers(() => step('read', planned, read, planned))
      if (raw === null) return { kind: 'known', planned }
      let issue: AnyIssue = raw
      for (const { stage, limit } of pools) {
        at = stage.name
        issue = await limit(() => step(stage.name, planned, stage.run, issue))
      }
      at = 'rows'
      return { kind: 'done', planned, result: finish(issue, raw, planned) }
    } catch (thrown) {
      if (thrown instanceof Stopped) throw thrown
      return { kind: 'dead', letter: deadLetter(planned, at, thrown), cause: thrown }
    } finally {
      options.settle?.(planned)
    }
  }
  return {
    capacity: concurrency * QUEUE_PER_WORKER,
    process,
    stop: () => {
      stopped = true
    },
  }
}

/** The run was given up while this issue was under way: no failure of the issue. */
class Stopped extends Error {}
