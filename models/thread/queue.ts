import { setImmediate as nextTurn } from 'node:timers/promises'

/** Requests that wait for one session. */
export interface Queue {
  /** The number of the request that has waited longest; null where none does. */
  readonly oldest: () => number | null
  /** Runs one batch, with the oldest request in it, and answers those that are through. Never rejects. */
  readonly runBatch: () => Promise<void>
}

/** Runs batches of several queues as long as anything waits: a run of a session blocks the thread, so one at a time. */
export const createRunner = (): { readonly join: (queue: Queue) => void; readonly wake: () => void } => {
  const queues: Queue[] = []
  let running = false
  const next = (): Queue | undefined => {
    const busy = queues.flatMap((queue) => {
      const oldest = queue.oldest()
      return oldest === null ? [] : [{ queue, oldest }]
    })
    return busy.sort((a, b) => a.oldest - b.oldest)[0]?.queue
  }
  const run = async () => {
    // What has arrived meanwhile is let in between two batches, and travels with the next one.
    for (let queue = next(); queue !== undefined; queue = next()) {
      await queue.runBatch()
      await nextTurn()
    }
    running = false
  }
  return {
    join: (queue) => queues.push(queue),
    wake: () => {
      if (running) return
      running = true
      void nextTurn().then(run)
    },
  }
}
