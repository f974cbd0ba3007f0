import { ModelError } from '../error.ts'
import type { SessionOptions } from './session-options.ts'

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
  { model, revision }: SessionOptions,
  kind: string,
  load: (transformers: Transformers) => Promise<T>,
): Promise<T> => {
  const loading = lastLoad
    .then(() => withSettings(revision, load))
    .catch((cause: unknown) => refuse(model, kind, cause))
  lastLoad = loading.catch(() => undefined)
  return loading
}

const withSettings = async <T>(
  revision: string | null,
  load: (transformers: Transformers) => Promise<T>,
): Promise<T> => {
  // Imported late: a process that never reads anything does not pay for the runtime.
  const transformers = await import('@xenova/transformers')
  const { env } = transformers
  const before = { remote: env.allowRemoteModels, cache: env.useFSCache, path: env.remotePathTemplate }
  env.allowRemoteModels = revision !== null
  env.useFSCache = revision !== null
  // Some of its questions to the Hub leave out the revision and would be about the branch.
  if (revision !== null) env.remotePathTemplate = `{model}/resolve/${revision}/`
  try {
    return await load(transformers)
  } finally {
    env.allowRemoteModels = before.remote
    env.useFSCache = before.cache
    env.remotePathTemplate = before.path
  }
}

const refuse = (model: string, kind: string, cause: unknown): never => {
  if (cause instanceof ModelError) throw cause
  const why = cause instanceof Error ? cause.message : String(cause)
  throw new ModelError('MODEL_UNSUPPORTED', `${model} could not be loaded as a ${kind}: ${why}`, { cause })
}

/** Where each file of a model is to be had. */
export const placeOptions = ({ revision }: Pick<SessionOptions, 'revision'>) =>
  revision === null ? { local_files_only: true } : { local_files_only: false, revision }

/** How the int8 weights of a model are opened. */
export const loadOptions = (options: SessionOptions) =>
  ({
    ...placeOptions(options),
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: options.threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      // Patterns are kept for every shape ever seen, and newspapers have many shapes.
      enableMemPattern: false,
      // Threads that wait for work busily take the processor from those that have some (decision 0027).
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  }) as const
