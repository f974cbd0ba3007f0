// The ONNX sessions under the models, seen from outside: which batches they are fed, and how long they are at it. The runtime is
// transformers.js's dependency, not ours, so it is resolved from there: the same module, whose session is wrapped here.
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from './machine.ts'
import { type Cost, costOf } from './measure.ts'

/** One call of a session. */
export type Feeds = Readonly<Record<string, unknown>>

interface BareSession {
  readonly run: (feeds: Feeds, ...more: unknown[]) => Promise<unknown>
  readonly release: () => Promise<void>
}

interface Runtime {
  readonly InferenceSession: {
    readonly prototype: { run: BareSession['run'] }
    readonly create: (path: string, options: object) => Promise<BareSession>
  }
}

const runtime: Runtime = createRequire(import.meta.resolve('@xenova/transformers'))('onnxruntime-node')

/** What all sessions of this process were fed while `work` ran. */
export async function recordFeeds(work: () => unknown): Promise<readonly Feeds[]> {
  const feeds: Feeds[] = []
  await around((run) => {
    feeds.push(run.feeds)
    return run.go()
  }, work)
  return feeds
}

/** What all sessions of this process took while `work` ran. */
export async function sessionCost(work: () => unknown): Promise<Cost> {
  const total = { wall: 0, processor: 0 }
  await around(async (run) => {
    let result: unknown
    const { wall, processor } = await costOf(async () => {
      result = await run.go()
    })
    total.wall += wall
    total.processor += processor
    return result
  }, work)
  return total
}

interface Run {
  readonly feeds: Feeds
  readonly go: () => Promise<unknown>
}

async function around(watch: (run: Run) => Promise<unknown>, work: () => unknown): Promise<void> {
  const { prototype } = runtime.InferenceSession
  const { run } = prototype
  prototype.run = function (this: BareSession, feeds, ...more) {
    return watch({ feeds, go: () => run.call(this, feeds, ...more) })
  }
  try {
    await work()
  } finally {
    prototype.run = run
  }
}

/** The session of an embedded model, set as ours is, without anything of ours or of transformers.js around it. */
export function openBare(model: string): Promise<BareSession> {
  return runtime.InferenceSession.create(path.join(ROOT, 'models', model, 'onnx', 'model_quantized.onnx'), {
    intraOpNumThreads: Math.min(os.availableParallelism(), 4),
    interOpNumThreads: 1,
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
}
