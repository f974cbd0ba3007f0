import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { type ModelThread, startModelThread } from '../../models/index.ts'
import { handOver } from '../io/index.ts'
import type { IssueJob, IssuePool, PoolOutcome } from '../run/index.ts'
import { servePages } from './page-bytes.ts'
import { errorFrom } from './plain-error.ts'
import type { ChainSettings, IssueTask, TaskMessage, TaskResult } from './protocol.ts'

export interface PoolOptions {
  readonly chain: ChainSettings
  /** Threads that take issues through the stages; the models have one more. */
  readonly threads: number
  /** The program of a thread; tests put their own in its place. */
  readonly program?: URL
}

export interface ThreadPool extends IssuePool {
  /** Ends all threads, whatever they are doing. */
  readonly dispose: () => Promise<void>
}

const PROGRAM = new URL('./issue-thread.js', import.meta.url)

/** A thread's heap; what needs more is no issue, and costs that thread only. The young part is kept small: most of it is idle. */
const LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 2048 }

/**
 * A heap that may grow far is let grow to four times what is in use before it is swept, in every thread. This much beyond what is
 * in use is enough: a tenth less memory in the long run, and no measurable time (decision 0027).
 */
const HEAP_GROWTH = '--heap-growing-percent=50'

/**
 * Threads for issues and one for the models, none of which is started before there is an issue to read. They stay until the pool
 * is disposed of.
 */
export function createPool({ chain, threads, program = PROGRAM }: PoolOptions): ThreadPool {
  setFlagsFromString(HEAP_GROWTH)
  const pool = new Piscina({
    filename: fileURLToPath(program),
    workerData: chain,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that waits for answers must hear them.
    atomics: 'disabled',
    resourceLimits: LIMITS,
  })
  // A thread that ends while it has no issue is replaced when there is one.
  pool.on('error', () => {})
  let models: ModelThread | null = null
  const needsModels = chain.models.recogniser !== null || chain.models.seams !== null
  const openModels = (): ModelThread | null => {
    if (needsModels) models ??= startModelThread({ ...chain.models, threads: modelThreads(threads) })
    return models
  }
  return {
    size: threads,
    process: (job) => processJob(pool, openModels(), job),
    dispose: async () => {
      await Promise.all([pool.destroy(), models?.close()])
    },
  }
}

/** More gain little: rows of a batch are few. */
const MOST_MODEL_THREADS = 4

function modelThreads(threads: number): number {
  return Math.min(threads, MOST_MODEL_THREADS)
}

async function processJob(pool: Piscina, models: ModelThread | null, job: IssueJob): Promise<PoolOutcome> {
  const { planned, key, input, settings, corrections, stdin, signal, onStep } = job
  const { port1: line, port2 } = new MessageChannel()
  const pages = servePages(planned, stdin ?? process.stdin, (message) => {
    if ('bytes' in message && message.bytes !== null) line.postMessage(message, [message.bytes.buffer as ArrayBuffer])
    else line.postMessage(message)
  })
  line.on('message', (message: TaskMessage) => {
    if (message.kind === 'step') onStep(message.step)
    else pages.take(message)
  })
  const asks = models?.connect() ?? null
  const task: IssueTask = { planned: handOver(planned), key, input, settings, corrections, line: port2, models: asks }
  const running: Promise<TaskResult> = pool.run(task, { transferList: asks === null ? [port2] : [port2, asks], signal })
  try {
    // Nothing is through before the models are: a model that cannot be used ends a run before it has kept anything.
    const [result] = await (models === null
      ? Promise.all([running])
      : models.unlessBroken(Promise.all([running, models.ready])))
    return outcomeOf(result)
  } catch (thrown) {
    running.catch(() => undefined)
    signal.throwIfAborted()
    if (models !== null && (await isBroken(models))) throw thrown
    return { kind: 'crashed', why: thrown instanceof Error ? thrown.message : String(thrown) }
  } finally {
    pages.end()
    line.close()
  }
}

/** True when the models' thread has ended, so that no issue can be read. */
function isBroken({ broken }: ModelThread): Promise<boolean> {
  return Promise.race([
    broken.then(
      () => false,
      () => true,
    ),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ])
}

function outcomeOf(result: TaskResult): PoolOutcome {
  if (result.kind === 'dead') return { ...result, cause: errorFrom(result.cause) }
  const { record, files } = result.digest
  // A buffer arrives as bare bytes.
  return {
    kind: 'done',
    digest: {
      record,
      files: files.map(({ file, bytes }) => ({
        file,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      })),
    },
  }
}
