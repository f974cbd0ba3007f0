/**
 * `npx tsx bench/scale-measure.ts <folder of pages>`: what bench/scale-measurements.json says of a worker, measured anew.
 *
 * Processor time of the worker process, not the clock: so a busy machine gives the same figures. Pages must not repeat each
 * other, because the models remember paragraphs. Linux only: the system is asked for a process that is still there.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

const CLI = path.resolve(import.meta.dirname, '..', 'dist', 'program', 'cli.js')
/** Of the kernel's clock, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100
const SHORT_DOCUMENTS = 500
const PAGES = Number(process.env['BENCH_PAGES'] ?? 300)

interface Cost {
  readonly seconds: number
  readonly megabytes: number
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('give a folder of text pages')
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
const spread = texts.filter((_, i) => i % Math.max(1, Math.floor(texts.length / PAGES)) === 0).slice(0, PAGES)

const start = await costOf(['开始。'])
const short = await costOf(Array.from({ length: SHORT_DOCUMENTS }, (_, i) => `第${i}号通知。`))
const long = await costOf(spread)
const documentSeconds = (short.seconds - start.seconds) / SHORT_DOCUMENTS
const characters = spread.reduce((sum, text) => sum + text.length, 0)
const reading = long.seconds - start.seconds - spread.length * documentSeconds
console.log(
  JSON.stringify(
    {
      pages: spread.length,
      characters,
      charactersPerSecond: Math.round(characters / reading),
      documentSeconds: Number(documentSeconds.toFixed(4)),
      workerStartSeconds: Number(start.seconds.toFixed(2)),
      workerMegabytes: Math.round(long.megabytes),
    },
    null,
    2,
  ),
)

/** What a fresh worker has used when it has answered all of some texts. */
async function costOf(pages: readonly string[]): Promise<Cost> {
  const worker = spawn(process.execPath, [CLI, 'worker', '--no-config'], { stdio: 'pipe' })
  worker.stderr.pipe(process.stderr)
  const answered = ends(worker, pages.length)
  for (const [i, text] of pages.entries()) {
    const line = `${JSON.stringify({ id: `p${i}`, date: '2024-05-20', text })}\n`
    if (!worker.stdin.write(line)) await once(worker.stdin, 'drain')
  }
  await answered
  const cost = { seconds: processorSeconds(worker.pid ?? 0), megabytes: residentMegabytes(worker.pid ?? 0) }
  worker.stdin.end()
  await once(worker, 'exit')
  return cost
}

async function ends(worker: ChildProcessWithoutNullStreams, documents: number): Promise<void> {
  let left = documents
  for await (const line of createInterface(worker.stdout)) {
    if (line.startsWith('{"table":"end"')) left -= 1
    if (left === 0) break
  }
  worker.stdout.resume()
}

function processorSeconds(pid: number): number {
  // The name stands in brackets and may hold blanks; what follows it is split by them.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const [user, system] = [fields[11], fields[12]]
  return (Number(user) + Number(system)) / TICKS_PER_SECOND
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}
