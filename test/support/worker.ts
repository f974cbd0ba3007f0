import { Readable } from 'node:stream'
import { composePipeline } from '../../pipeline/index.ts'
import { type AnyStage, type RunConfig, runIssues } from '../../pipeline/run/index.ts'
import { runWorker } from '../../pipeline/worker/index.ts'
import { fakeRecogniser } from './fake-recogniser.ts'

/** A record of a worker's stream, as a reader in another language sees it. */
export interface StreamRecord {
  readonly table: string
  readonly document: string
  readonly input: string
  readonly index: number
  readonly order?: string
  readonly keys?: readonly string[]
  readonly row: Readonly<Record<string, unknown>>
  readonly status?: string
  readonly counts?: Readonly<Record<string, number>>
}

interface Told {
  readonly batch?: number
  readonly root?: string | null
  readonly tables?: readonly string[]
  readonly stages?: readonly AnyStage[]
  readonly signal?: AbortSignal
  readonly write?: (text: string) => Promise<void>
}

export const VERSION = '0.0.0'
const CONFIG = { until: 'extract', repair: 'full' } as const

export function fakeStages(): readonly AnyStage[] {
  return Object.values(composePipeline(fakeRecogniser()).stages) as readonly unknown[] as readonly AnyStage[]
}

/** A worker without models in this process: what it writes, and whether it came to the end of its input. */
export async function work(input: AsyncIterable<Uint8Array> | string | Uint8Array, told: Told = {}) {
  const written: string[] = []
  const bugs: unknown[] = []
  const ended = await runWorker({
    input: typeof input === 'string' || input instanceof Uint8Array ? Readable.from([Buffer.from(input)]) : input,
    write: told.write ?? (async (text) => void written.push(text)),
    chains: Array.from({ length: told.batch ?? 4 }, () => told.stages ?? fakeStages()),
    models: [],
    version: VERSION,
    config: CONFIG,
    overrides: {},
    root: told.root ?? null,
    tables: told.tables === undefined ? null : new Set(told.tables),
    corrector: null,
    signal: told.signal ?? new AbortController().signal,
    onBug: (thrown) => void bugs.push(thrown),
  })
  const text = written.join('')
  return { ended, text, bugs, records: parseRecords(text) }
}

export function parseRecords(text: string): readonly StreamRecord[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

export function documents(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** A run over the same inputs, for comparison. */
export function runHere(inputs: readonly string[], output: string, more: Partial<RunConfig> = {}) {
  return runIssues({
    config: { inputs, ...CONFIG, bom: true, ...more },
    output,
    stages: fakeStages(),
    models: [],
    version: VERSION,
    concurrency: 2,
  })
}
