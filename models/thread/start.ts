import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { ModelError } from '../error.ts'
import { type Breaking, createBreaking } from './breaking.ts'
import { errorFrom } from './plain-error.ts'
import type { ModelSpec, Report } from './protocol.ts'

/** The thread that has the models, seen from the one that started it. It is broken when they cannot be loaded, or it has ended. */
export interface ModelThread extends Pick<Breaking, 'broken' | 'unlessBroken'> {
  /** Resolves when all sessions are open. Rejects, also later, when there is no more use in waiting for an answer. */
  readonly ready: Promise<void>
  /** One end of a line to it: for the thread that will ask. */
  readonly connect: () => MessagePort
  readonly close: () => Promise<void>
}

/** Starts a thread that opens the models, one session each. */
export const startModelThread = (spec: ModelSpec): ModelThread => {
  const worker = new Worker(new URL('./model-thread.js', import.meta.url), { workerData: spec, resourceLimits: LIMITS })
  let closing = false
  let open: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    open = resolve
  })
  const { broken, fail, unlessBroken } = createBreaking()
  const stopped = (why: string) =>
    fail(
      new ModelError(
        'MODEL_STOPPED',
        `The thread that has the models stopped: ${why}. Start the run again: it goes on where it was.`,
      ),
    )
  worker.on('message', (report: Report) => (report.kind === 'ready' ? open() : fail(errorFrom(report.failure))))
  worker.on('error', (error) => stopped(error.message))
  worker.on('exit', (code) => {
    if (!closing) stopped(`exit code ${code}`)
  })
  return {
    ready: Promise.race([ready, broken]),
    broken,
    unlessBroken,
    connect: () => {
      const { port1, port2 } = new MessageChannel()
      worker.postMessage(port1, [port1])
      return port2
    },
    close: async () => {
      closing = true
      await worker.terminate()
    },
  }
}

/** Its heap holds requests and answers; the models lie outside it. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 }
