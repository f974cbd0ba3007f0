import { ModelError } from './error.ts'

/** A session's callers, one after the other: it runs one batch at a time. */
export interface Turns {
  /** Waits for those before it. Rejects with `MODEL_DISPOSED` once the session was given back. */
  readonly take: <T>(work: () => Promise<T>) => Promise<T>
  /** Releases the session when the last of those waiting is through. */
  readonly dispose: () => Promise<void>
}

/** @param id - the model's, for the message of a call that comes too late. */
export const createTurns = (id: string, release: () => Promise<void>): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  let disposed: Promise<void> | undefined
  return {
    take: (work) => {
      if (disposed !== undefined) {
        return Promise.reject(new ModelError('MODEL_DISPOSED', `${id} was disposed of: load it again before use`))
      }
      const run = last.then(work)
      last = run.catch(() => undefined)
      return run
    },
    dispose: () => {
      disposed ??= last.then(release)
      return disposed
    },
  }
}
