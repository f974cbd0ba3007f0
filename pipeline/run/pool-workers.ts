import pLimit from 'p-limit'
import { PipelineError } from '../document/index.ts'
import type { ByteSource, PlannedIssue } from '../io/index.ts'
import { type DeadLetter, deadLetter, type StepName } from './dead-letter.ts'
import type { DigestSettings, IssueCase, IssueDigest } from './digest.ts'
import type { IssueWorkers, Outcome } from './executor.ts'

/** An issue for a thread to read and take through the stages. */
export interface IssueJob extends Omit<IssueCase, 'corrector'> {
  readonly settings: DigestSettings
  /** What people ruled of it, as plain data. */
  readonly corrections: object | null
  readonly stdin: ByteSource | undefined
  readonly signal: AbortSignal
  readonly onStep: (step: StepName) => void
}

/** What a thread made of an issue. */
export type PoolOutcome =
  | { readonly kind: 'done'; readonly digest: IssueDigest }
  | { readonly kind: 'dead'; readonly letter: DeadLetter; readonly cause: unknown }
  /** The thread ended under it. */
  | { readonly kind: 'crashed'; readonly why: string }

/** Threads that take issues through the stages, each one issue at a time. */
export interface IssuePool {
  readonly size: number
  /** Rejects when no issue can be worked on any more, or the signal is aborted. */
  readonly process: (job: IssueJob) => Promise<PoolOutcome>
}

export interface PoolOptions {
  /** Null for an issue that need not go through the stages again. */
  readonly find: (planned: PlannedIssue) => Promise<(IssueCase & { readonly corrections: object | null }) | null>
  readonly settings: DigestSettings
  readonly stdin: ByteSource | undefined
  readonly signal: AbortSignal
  readonly onStep: (step: StepName, planned: PlannedIssue) => void
}

/** Results that may wait for the one before them, for each thread: one long issue must not keep the others idle. */
const IN_FLIGHT_PER_THREAD = 8

/** Takes issues through the stages in the threads of a pool; this one only looks what is known already. */
export function createPoolWorkers(pool: IssuePool, options: PoolOptions): IssueWorkers<IssueDigest> {
  const { find, settings, stdin, signal: given, onStep } = options
  const readers = pLimit(pool.size)
  const threads = pLimit(pool.size)
  const stopped = new AbortController()
  const signal = AbortSignal.any([given, stopped.signal])

  const process = async (planned: PlannedIssue): Promise<Outcome<IssueDigest>> => {
    let at: StepName = 'read'
    try {
      const found = await readers(() => find(planned))
      if (found === null) return { kind: 'known', planned }
      const outcome = await threads(() => {
        signal.throwIfAborted()
        const { key, input, corrections } = found
        const onOwnStep = (step: StepName) => {
          at = step
          onStep(step, planned)
        }
        return pool.process({ planned, key, input, corrections, settings, stdin, signal, onStep: onOwnStep })
      })
      if (outcome.kind === 'done') return { kind: 'done', planned, result: outcome.digest }
      if (outcome.kind === 'dead') return outcome
      const cause = crashed(planned, at, outcome.why)
      return { kind: 'dead', letter: deadLetter(planned, at, cause), cause }
    } catch (thrown) {
      if (!(thrown instanceof PipelineError)) throw thrown
      return { kind: 'dead', letter: deadLetter(planned, at, thrown), cause: thrown }
    }
  }
  return { capacity: pool.size * IN_FLIGHT_PER_THREAD, process, stop: () => stopped.abort() }
}

function crashed({ path }: PlannedIssue, at: StepName, why: string): PipelineError {
  const reason = `The thread that read ${path} ended in the step ${at} (${why}). Is the issue far larger or denser than a newspaper's? Split it, or take it out; if it is an ordinary page, please report it.`
  return new PipelineError('WORKER_CRASHED', reason, { path })
}
