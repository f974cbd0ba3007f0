import type { PlannedIssue, RefusedInput } from '../io/index.ts'
import { type DeadLetter, deadLetter } from './dead-letter.ts'

/** What became of one input, in input order; `known`: it was through before. */
export type Outcome<Result> =
  | { readonly kind: 'known'; readonly planned: PlannedIssue }
  | { readonly kind: 'done'; readonly planned: PlannedIssue; readonly result: Result }
  | { readonly kind: 'dead'; readonly letter: DeadLetter; readonly cause: unknown }

/** Who takes issues through the stages: this thread or a pool of others. */
export interface IssueWorkers<Result> {
  /** Issues that may be in flight: worked on, waiting for their stage, or through and waiting for their turn. */
  readonly capacity: number
  readonly process: (planned: PlannedIssue) => Promise<Outcome<Result>>
  /** Nothing more is begun; what is under way ends soon. */
  readonly stop: () => void
}

/** Bytes of input in flight: as much as the largest issue has, so that several of them take no more memory than one. */
const MAX_BYTES_IN_FLIGHT = 16 * 1024 * 1024

/**
 * Hands every input to the workers and yields what became of it, in input order. Inputs enter only as results leave, so that
 * neither what waits to be worked on nor what is held back for its turn grows with the number of issues.
 *
 * @throws the signal's reason - when it is aborted; results already yielded stay good.
 * @see docs/decisions/0009-executor-and-atomic-output.md
 */
export async function* executeInOrder<Result>(
  entries: Iterable<PlannedIssue | RefusedInput>,
  workers: IssueWorkers<Result>,
  signal: AbortSignal,
): AsyncGenerator<Outcome<Result>> {
  const window = createWindow<Outcome<Result>>(workers.capacity)
  try {
    for (const entry of entries) {
      const size = entry.kind === 'issue' ? entry.size : 0
      while (window.isFull(size)) yield await window.takeOldest(signal)
      signal.throwIfAborted()
      window.add(size, entry.kind === 'issue' ? workers.process(entry) : Promise.resolve(refused(entry)))
    }
    while (window.length() > 0) yield await window.takeOldest(signal)
  } finally {
    workers.stop()
    // Reached early on an abort: what still runs must end before the caller tears the model down.
    await window.settle()
  }
}

function refused({ issueId, path, error }: RefusedInput): Outcome<never> {
  return { kind: 'dead', letter: deadLetter({ issueId, path }, 'read', error), cause: error }
}

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
