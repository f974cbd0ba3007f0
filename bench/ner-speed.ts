// The recogniser against the bare ONNX session under it, and the time a fresh process needs to its first entity.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRecogniser } from '../models/ner/create.ts'
import { openSession, type Session } from '../models/ner/session.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const MODEL = path.join(ROOT, 'models', 'broadsheet-ner-zh-small')

type Batch = Parameters<Session['run']>

interface BareSession {
  readonly run: (feeds: Record<string, unknown>) => Promise<unknown>
  readonly release: () => Promise<void>
}

/** What of onnxruntime-node is used here: it is transformers.js's dependency, not ours, so it is resolved from there. */
interface Runtime {
  readonly InferenceSession: { readonly create: (path: string, options: object) => Promise<BareSession> }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => unknown
}

/** Characters per second of both, medians of rounds taken in turn. */
export interface RecogniserSpeed {
  readonly recogniser: number
  readonly bare: number
}

/** @param issues texts as the pipeline hands them over, one list a call */
export async function recogniserSpeed(
  issues: readonly (readonly string[])[],
  rounds: number,
): Promise<RecogniserSpeed> {
  const threads = Math.min(os.availableParallelism(), 4)
  const session = await openSession({ model: MODEL, remote: false, threads })
  const batches: Batch[] = []
  const record: Session['run'] = (...batch) => {
    batches.push(batch)
    return session.run(...batch)
  }
  const recorder = createRecogniser('recorder', '', { ...session, run: record }, 0)
  for (const texts of issues) await recorder.recognise(texts)

  const recogniser = createRecogniser('speed', '', session, 0)
  const bare = await openBare(threads)
  const times = { recogniser: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.recogniser.push(
      await secondsOf(async () => {
        for (const texts of issues) await recogniser.recognise(texts)
      }),
    )
    times.bare.push(
      await secondsOf(async () => {
        for (const batch of batches) await bare.run(batch)
      }),
    )
  }
  await recogniser.dispose()
  await bare.release()
  const characters = issues.flat().reduce((sum, text) => sum + text.length, 0)
  return { recogniser: characters / median(times.recogniser), bare: characters / median(times.bare) }
}

async function openBare(
  threads: number,
): Promise<{ run: (batch: Batch) => Promise<unknown>; release: () => Promise<void> }> {
  const resolve = createRequire(import.meta.resolve('@xenova/transformers'))
  const { InferenceSession, Tensor } = resolve('onnxruntime-node') as Runtime
  const session = await InferenceSession.create(path.join(MODEL, 'onnx', 'model_quantized.onnx'), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableMemPattern: false,
  })
  return {
    run: ([ids, mask, rows, columns]) => {
      const shape = [rows, columns]
      return session.run({
        input_ids: new Tensor('int64', ids, shape),
        attention_mask: new Tensor('int64', mask, shape),
        token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
      })
    },
    release: () => session.release(),
  }
}

const FIRST_ENTITY = `
const { loadRecogniser } = await import(process.argv[1])
const recogniser = await loadRecogniser()
const [entities] = await recogniser.recognise(['市长林若溪在会上讲话。'])
if (entities.length === 0) throw new Error('no entity')
const { user, system } = process.cpuUsage()
process.stdout.write(String((user + system) / 1e6))
process.exit(0)
`

/** Medians in seconds. */
export interface ColdStart {
  readonly wall: number
  /** Time of all processors: what the wall clock shows on an idle machine, or less. */
  readonly processor: number
}

/** What a process on the built program needs from its start to its first entity. */
export function coldStart(times: number): ColdStart {
  const built = pathToFileURL(path.join(ROOT, 'dist', 'models', 'index.js')).href
  const starts = Array.from({ length: times }, () => {
    const start = performance.now()
    const { status, stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', FIRST_ENTITY, built], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    return { wall: (performance.now() - start) / 1000, processor: Number(stdout) }
  })
  return { wall: median(starts.map(({ wall }) => wall)), processor: median(starts.map(({ processor }) => processor)) }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
