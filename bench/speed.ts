/**
 * `npm run bench`: characters per second of every stage and peak memory, on one batch of pages, in one run; the recogniser
 * against the bare session under it, on the same batches; and how long a fresh process takes to its first entity.
 *
 * The batch is the sample issues of `raw/`, repeated: every run measures the same text, here and on any other machine. The
 * first pass over the batch is the warm-up and is not counted.
 */
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadRecogniser, type Recogniser } from '../models/index.ts'
import { composePipeline, issueRows, type PipelineStages, type RawIssue } from '../pipeline/index.ts'
import { planInputs, readIssue } from '../pipeline/io/index.ts'
import { coldStart, recogniserSpeed } from './ner-speed.ts'
import { compareQuantities } from './quantities-speed.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const REPEATS = Number(process.env['BENCH_REPEATS'] ?? 20)

interface Timing {
  readonly name: string
  seconds: number
}

const loadStart = performance.now()
// Without its memory of paragraphs, or every round after the first would measure a look-up.
const loaded = await loadRecogniser({ cacheSize: 0 })
const read: (readonly string[])[] = []
const recorder: Recogniser = {
  ...loaded,
  recognise: (texts) => {
    if (read.length < issues.length) read.push(texts)
    return loaded.recognise(texts)
  },
}
const pipeline = composePipeline(recorder)
const modelSeconds = (performance.now() - loadStart) / 1000

const issues = await readSamples()
const stages = Object.values(pipeline.stages) as readonly PipelineStages[keyof PipelineStages][]
const timings: Timing[] = [...stages.map((stage) => stage.name), 'rows'].map((name) => ({ name, seconds: 0 }))

for (const issue of issues) await runStages(issue, null)
let characters = 0
for (let round = 0; round < REPEATS; round += 1) {
  for (const issue of issues) characters += await runStages(issue, timings)
}

report()
await pipeline.dispose()
await compareQuantities(issues)
await reportRecogniser()

async function readSamples(): Promise<RawIssue[]> {
  const plan = await planInputs([path.join(ROOT, 'raw')])
  const planned = plan.entries.filter((entry) => entry.kind === 'issue')
  return Promise.all(planned.map((entry) => readIssue(entry)))
}

async function runStages(issue: RawIssue, into: Timing[] | null): Promise<number> {
  // The stages' types differ; in this order each one's output is the next one's input, as `createPipeline` composes them.
  let value: unknown = issue
  for (const [index, stage] of stages.entries()) {
    const run = stage.run as (value: unknown) => Promise<unknown>
    value = await timed(into?.[index], () => run(value))
  }
  const extracted = value as Parameters<typeof issueRows>[0]
  await timed(into?.[stages.length], async () => issueRows(extracted))
  return extracted.pages.reduce((sum, page) => sum + page.decoded.length, 0)
}

async function timed<T>(timing: Timing | undefined, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  if (timing) timing.seconds += (performance.now() - start) / 1000
  return result
}

function report(): void {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const total = timings.reduce((sum, timing) => sum + timing.seconds, 0)
  console.log(
    `broadsheet ${version}, node ${process.version}, ${os.availableParallelism()} cores, ${os.cpus()[0]?.model ?? '?'}`,
  )
  console.log(`${issues.length} issues × ${REPEATS} rounds = ${characters.toLocaleString('en')} characters\n`)
  console.log(`${'stage'.padEnd(12)}${'characters/s'.padStart(14)}${'share'.padStart(8)}`)
  for (const { name, seconds } of timings) row(name, seconds, total)
  const model = timings.find((timing) => timing.name === 'recognise')?.seconds ?? 0
  row('all but model', total - model, total)
  row('whole chain', total, total)
  console.log(
    `\nmodel loaded in ${modelSeconds.toFixed(2)} s, peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  )
}

async function reportRecogniser(): Promise<void> {
  const speed = await recogniserSpeed(read, REPEATS)
  const start = coldStart(5)
  const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')} characters/s`
  console.log(
    `\nrecogniser ${perSecond(speed.recogniser)}, bare session on the same batches ${perSecond(speed.bare)}: ${((100 * speed.recogniser) / speed.bare).toFixed(0)} %`,
  )
  console.log(
    `first entity of a fresh process after ${start.wall.toFixed(2)} s (${start.processor.toFixed(2)} s of processor time); load ${os.loadavg()[0]?.toFixed(1)}`,
  )
}

function row(name: string, seconds: number, total: number): void {
  const rate = Math.round(characters / Math.max(seconds, 1e-9)).toLocaleString('en')
  console.log(`${name.padEnd(14)}${rate.padStart(12)}${`${((100 * seconds) / total).toFixed(1)} %`.padStart(8)}`)
}
