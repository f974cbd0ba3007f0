/** How documents go through a worker. */
export interface FlowOptions<In, Out> {
  readonly work: (input: In) => Promise<Out>
  /** Called in the order of the inputs, one after the other. */
  readonly write: (result: Out) => Promise<void>
  /** Inputs under way at once. */
  readonly places: number
  /** Bytes of input under way, beyond which only one input is. */
  readonly bytes: number
  readonly sizeOf: (input: In) => number
  readonly signal: AbortSignal
}

/** What is under way, and a way to wait until that changes. */
interface UnderWay {
  inputs: number
  bytes: number
  failure: { readonly thrown: unknown } | null
  readonly changed: () => Promise<void>
  readonly notify: () => void
}

/**
 * Takes inputs as there is room for them, works on several at once, and writes each result as soon as its turn comes,
 * whether or not another input does.
 *
 * An input is asked for only when there is a place for it, so a writer that waits stops the reading.
 *
 * @returns true when the inputs came to their end; false when the signal ended it. What was taken is written either way.
 */
export async function flow<In, Out>(inputs: AsyncIterable<In>, options: FlowOptions<In, Out>): Promise<boolean> {
  const { work, write, places, bytes, sizeOf, signal } = options
  const state = underWay()
  const source = inputs[Symbol.asyncIterator]()
  signal.addEventListener('abort', state.notify, { once: true })
  let written = Promise.resolve()
  const start = (input: In, size: number) => {
    state.inputs += 1
    state.bytes += size
    const result = work(input)
    // Its turn may come later; until then a failure must not count as unhandled.
    result.catch(() => undefined)
    written = written
      .then(async () => {
        if (state.failure === null) await write(await result)
      })
      .catch((thrown: unknown) => {
        state.failure = { thrown }
      })
      .then(() => {
        state.inputs -= 1
        state.bytes -= size
        state.notify()
      })
  }
  const roomFor = async (size: number) => {
    const isFull = () => state.inputs >= places || (state.inputs > 0 && state.bytes + size > bytes)
    while (isFull() && state.failure === null) await state.changed()
  }
  let ended = false
  while (!signal.aborted && state.failure === null) {
    await roomFor(0)
    const next = source.next()
    next.catch(() => undefined)
    const taken = await unlessAborted(next, signal)
    if (taken === null) break
    if (taken.done === true) {
      ended = true
      break
    }
    const size = sizeOf(taken.value)
    await roomFor(size)
    start(taken.value, size)
  }
  await written
  if (state.failure !== null) throw state.failure.thrown
  return ended
}

function underWay(): UnderWay {
  let wake: (() => void)[] = []
  return {
    inputs: 0,
    bytes: 0,
    failure: null,
    changed: () => new Promise((resolve) => wake.push(resolve)),
    notify: () => {
      const waiting = wake
      wake = []
      for (const resolve of waiting) resolve()
    },
  }
}

/** Null when the signal comes first. A race with one promise for the whole flow would keep all inputs alive as long as that. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null
  let onAbort = () => {}
  const aborted = new Promise<null>((resolve) => {
    onAbort = () => resolve(null)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
