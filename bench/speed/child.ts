import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { CLI } from './built.ts'
import type { Cost } from './measure.ts'

/** What a process took as a whole, all its threads together. */
export interface ChildFacts extends Cost {
  readonly status: number | null
  /** The most memory it ever held, as the system counts it. */
  readonly peakMB: number
  /** Memory held in the course of the run, in MB, evenly spaced; empty where the system does not say. */
  readonly course: readonly number[]
}

interface Usage {
  readonly processor: number
  readonly peakMB: number
}

const SAMPLE_MS = 200
const COURSE_POINTS = 60

/** Runs in the child and says on its fourth channel what it has used, when it ends. */
const PRELOAD = `
import { isMainThread } from 'node:worker_threads'
import { writeSync } from 'node:fs'
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, peakMB: maxRSS / 1024 }))
})`

/** The built program with these arguments. */
export function runBroadsheet(...args: readonly string[]): Promise<ChildFacts> {
  return runNode([CLI, ...args])
}

export async function runNode(args: readonly string[]): Promise<ChildFacts> {
  const start = performance.now()
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`
  const child = spawn(process.execPath, ['--import', preload, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  let [errors, said] = ['', '']
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2000)
  })
  child.stdio[3]?.on('data', (chunk) => {
    said += String(chunk)
  })
  const sampled: number[] = []
  const timer = setInterval(() => sample(child.pid, sampled), SAMPLE_MS)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearInterval(timer)
  const wall = (performance.now() - start) / 1000
  // Exit code 2 is a partial run: some page was a dead letter.
  if (status !== 0 && status !== 2) throw new Error(`${args.join(' ')} ended with ${status}\n${errors}`)
  const { processor, peakMB }: Usage = JSON.parse(said)
  return { status, wall, processor, peakMB: Math.round(peakMB), course: thin(sampled) }
}

/** The wall time alone, with nothing loaded beside the program. */
export async function wallOf(args: readonly string[]): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  return (performance.now() - start) / 1000
}

function sample(pid: number | undefined, into: number[]): void {
  const file = `/proc/${pid}/status`
  if (!existsSync(file)) return
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
  if (kilobytes !== undefined) into.push(Math.round(Number(kilobytes) / 1024))
}

/** So few that they can be kept and drawn; of every stretch its highest. */
function thin(values: readonly number[]): readonly number[] {
  const stretch = Math.max(1, Math.ceil(values.length / COURSE_POINTS))
  return Array.from({ length: Math.ceil(values.length / stretch) }, (_, i) =>
    Math.max(...values.slice(i * stretch, (i + 1) * stretch)),
  )
}
