import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { AnyIssue, RawIssue, StageName } from '../document/index.ts'
import type { PlannedIssue, RefusedInput } from '../io/index.ts'
import { type DeadLetter, deadLetter, type StepName } from './dead-letter.ts'

/** A stage as the executor sees it: the chain's types were checked where the chain was composed. */
export interface AnyStage {
  readonly name: StageName
  readonly run: (issue: AnyIssue) => Promise<AnyIssue>
}

/** What became of one input, in input order; `known`: it was through before. */
export type Outcome<Result> =
  | { readonly kind: 'known'; readonly planned: PlannedIssue }
  | { readonly kind: 'done'; readonly planned: PlannedIssue; readonly result: Result }
  | { readonly kind: 'dead'; readonly letter: DeadLetter; readonly cause: unknown }

export interface ExecutorOptions<Result> {
  /** Null for an issue that need not go through the stages again. */
  readonly read: (planned: PlannedIssue) => Promise<RawIssue | null>
  readonly stages: readonly AnyStage[]
  /** Boils the issue down to what is written, so that results waiting for their turn hold no text layers and maps. */
  readonly finish: (issue: AnyIssue, raw: RawIssue, planned: PlannedIssue) => Result
  /** Issues that may stand in one stage at once. */
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly onStep?: (step: StepName, planned: PlannedIssue) => void
}

/** Issues in flight for each place in a stage: one worked on, one waiting behind it. */
const QUEUE_PER_WORKER = 2

/** Bytes of input in flight: as much as the largest issue has, so that several of them take no more memory than one. */
const MAX_BYTES_IN_FLIGHT = 16 * 1024 * 1024

/**
 * Runs every input through the stages and yields what became of it, in input order.
 *
 * Each stage is a worker pool behind its own limiter. An issue waits for a place in the next stage without holding one in
 * the last; how many may wait is bounded by the window: inputs enter only as results leave, so that neither the queues
 * nor the results held back for their turn grow with the number of issues.
 *
 * @throws the signal's reason - when it is aborted; results already yielded stay good.
 * @see docs/decisions/0009-executor-and-atomic-output.md
 */
export async function* executeInOrder<Result>(
  entries: Iterable<PlannedIssue | RefusedInput>,
  options: ExecutorOptions<Result>,
): AsyncGenerator<Outcome<Result>> {
  const workers = createWorkers(options)
  const window = createWindow<Outcome<Result>>(options.concurrency * QUEUE_PER_WORKER)
  try {
    for (const entry of entries) {
      const size = entry.kind === 'issue' ? entry.size : 0
      while (window.isFull(size)) yield await window.takeOldest(options.signal)
      options.signal.throwIfAborted()
      window.add(size, entry.kind === 'issue' ? workers.process(entry) : Promise.resolve(refused(entry)))
    }
    while (window.length() > 0) yield await window.takeOldest(options.signal)
  } finally {
    workers.stop()
    // Reached early on an abort: what still runs must end before the caller tears the model down.
    await window.settle()
  }
}

function refused({ issueId, path, error }: RefusedInput): Outcome<never> {
  return { kind: 'dead', letter: deadLetter({ issueId, path }, 'read', error), cause: error }
}

interface Workers<Result> {
  readonly process: (planned: PlannedIssue) => Promise<Outcome<Result>>
  readonly stop: () => void
}

function createWorkers<Result>(options: ExecutorOptions<Result>): Workers<Result> {
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
    }
  }
  return {
    process,
    stop: () => {
      stopped = true
    },
  }
}

/** The run was given up while this issue was under way: no failure of the issue. */
class Stopped extends Error {}

interface Window<T> {
  readonly isFull: (nextSize: number) => boolean
  readonly add: (size: number, outcome: Promise<T>) => void
  readonly takeOldest: (signal: AbortSignal) => Promise<T>
  readonly length: () => number
  readonly settle: () => Promise<void>
}

/** The issues in flight, oldest first, bounded by number and by bytes. */
function createWindow<T>(capacity: number): Window<T> {
  const inFlight: { size: number; outcome: Promise<T> }[] = []
  let bytes = 0
  return {
    isFull: (nextSize) =>
      inFlight.length >= capacity || (inFlight.length > 0 && bytes + nextSize > MAX_BYTES_IN_FLIGHT),
    add: (size, outcome) => {
      bytes += size
      inFlight.push({ size, outcome })
      // Failures are handled when the issue's turn comes; until then they must not count as unhandled.
      outcome.catch(() => undefined)
    },
    takeOldest: async (signal) => {
      const oldest = inFlight[0]
      if (!oldest) throw new RangeError('Nothing is in flight')
      const outcome = await unlessAborted(oldest.outcome, signal)
      inFlight.shift()
      bytes -= oldest.size
      return outcome
    },
    length: () => inFlight.length,
    settle: async () => {
      await Promise.allSettled(inFlight.map(({ outcome }) => outcome))
    },
  }
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  let onAbort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
