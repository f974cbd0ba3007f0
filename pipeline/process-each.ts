import { PipelineError } from './document/index.ts'

/** An input's result, in the order of the inputs. */
export type Processed<Issue> =
  | { readonly kind: 'done'; readonly index: number; readonly issue: Issue }
  /** The input could not be read; `error` says why. */
  | { readonly kind: 'failed'; readonly index: number; readonly error: PipelineError }

export interface EachOptions {
  /** Gives up: what runs is waited for, then the signal's reason is thrown. */
  readonly signal?: AbortSignal
  /** Issues under way at once; results come in order all the same. */
  readonly concurrency?: number
}

/** The model takes turns with the rules of the next issue; more only hold memory. */
const DEFAULT_CONCURRENCY = 2

/**
 * Processes inputs as they come and yields their results in order. It asks for an input only when there is room, so an
 * endless source takes no more memory than a short one, and stops asking when the consumer stops.
 *
 * @throws the signal's reason - when it is aborted. What is no `PipelineError` is a bug and ends the iteration.
 */
export async function* processEach<Input, Issue>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  process: (input: Input) => Promise<Issue>,
  { signal, concurrency = DEFAULT_CONCURRENCY }: EachOptions = {},
): AsyncGenerator<Processed<Issue>, void, undefined> {
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new PipelineError('OPTION_INVALID', `concurrency ${concurrency} is not a whole number from 1.`)
  }
  const underWay: Promise<Processed<Issue>>[] = []
  let index = 0
  try {
    signal?.throwIfAborted()
    for await (const input of inputs) {
      signal?.throwIfAborted()
      underWay.push(attempt(() => process(input), index))
      index += 1
      if (underWay.length >= concurrency) yield* takeFirst(underWay)
      signal?.throwIfAborted()
    }
    while (underWay.length > 0) {
      yield* takeFirst(underWay)
      signal?.throwIfAborted()
    }
  } finally {
    await Promise.allSettled(underWay)
  }
}

async function* takeFirst<T>(underWay: Promise<T>[]): AsyncGenerator<T> {
  const first = underWay.shift()
  if (first) yield await first
}

function attempt<Issue>(process: () => Promise<Issue>, index: number): Promise<Processed<Issue>> {
  const result = process().then(
    (issue) => ({ kind: 'done', index, issue }) as const,
    (error: unknown) => {
      if (!(error instanceof PipelineError)) throw error
      return { kind: 'failed', index, error } as const
    },
  )
  // Its turn may come later; until then a failure must not count as unhandled.
  result.catch(() => undefined)
  return result
}
