import { ModelError } from '../error.ts'

/** Where to load from; `remote` lets the Hub be asked. */
export interface SessionOptions {
  /** A folder, or the id of a model on the Hub. */
  readonly model: string
  readonly remote: boolean
  readonly threads: number
}

type Transformers = typeof import('@xenova/transformers')

// transformers.js keeps its settings in one global object: loads wait for each other, and put it back as it was.
let lastLoad: Promise<unknown> = Promise.resolve()

/**
 * Loads through transformers.js with the network shut, or open where the Hub may be asked.
 *
 * @param kind - what the model should be, for the message when it is not.
 * @throws ModelError `MODEL_UNSUPPORTED`
 */
export const loadThrough = <T>(
  { model, remote }: SessionOptions,
  kind: string,
  load: (transformers: Transformers) => Promise<T>,
): Promise<T> => {
  const loading = lastLoad.then(() => withSettings(remote, load)).catch((cause: unknown) => refuse(model, kind, cause))
  lastLoad = loading.catch(() => undefined)
  return loading
}

const withSettings = async <T>(remote: boolean, load: (transformers: Transformers) => Promise<T>): Promise<T> => {
  // Imported late: a process that never reads anything does not pay for the runtime.
  const transformers = await import('@xenova/transformers')
  const { env } = transformers
  const before = { remote: env.allowRemoteModels, cache: env.useFSCache }
  env.allowRemoteModels = remote
  env.useFSCache = remote
  try {
    return await load(transformers)
  } finally {
    env.allowRemoteModels = before.remote
    env.useFSCache = before.cache
  }
}

const refuse = (model: string, kind: string, cause: unknown): never => {
  if (cause instanceof ModelError) throw cause
  const why = cause instanceof Error ? cause.message : String(cause)
  throw new ModelError('MODEL_UNSUPPORTED', `${model} could not be loaded as a ${kind}: ${why}`, { cause })
}

/** How the int8 weights of a model are opened. */
export const loadOptions = ({ remote, threads }: SessionOptions) =>
  ({
    local_files_only: !remote,
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      // Patterns are kept for every shape ever seen, and newspapers have many shapes.
      enableMemPattern: false,
    },
  }) as const
