/** Something that others wait for, and that may end under them. */
export interface Breaking {
  /** Never resolves; rejects when it has ended. */
  readonly broken: Promise<never>
  readonly fail: (error: Error) => void
  /**
   * What the work comes to, or the failure, should that come first. A race with `broken` would do the same, but what lives as
   * long as the thread keeps the result of every race alive.
   */
  readonly unlessBroken: <T>(work: Promise<T>) => Promise<T>
}

export const createBreaking = (): Breaking => {
  const waiting = new Set<(error: Error) => void>()
  let failure: Error | null = null
  let reject: (error: Error) => void = () => {}
  const broken = new Promise<never>((_, give) => {
    reject = give
  })
  // Whoever waits hears of it; without anybody waiting it is no failure of the process.
  broken.catch(() => undefined)
  return {
    broken,
    fail: (error) => {
      if (failure !== null) return
      failure = error
      reject(error)
      for (const give of waiting) give(error)
    },
    unlessBroken: async (work) => {
      if (failure !== null) {
        work.catch(() => undefined)
        throw failure
      }
      let give: (error: Error) => void = () => {}
      const ended = new Promise<never>((_, end) => {
        give = end
        waiting.add(end)
      })
      try {
        return await Promise.race([work, ended])
      } finally {
        waiting.delete(give)
      }
    },
  }
}
