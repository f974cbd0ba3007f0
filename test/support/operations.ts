import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'

// Counters live in the interpreter's feedback: code that is compiled further, or flushed, loses counts.
for (const flag of [
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--no-flush-bytecode',
  '--no-lazy-feedback-allocation',
]) {
  setFlagsFromString(flag)
}

/**
 * Counts what a piece of work executes in our own sources: how often each block of code ran, as the engine's precise
 * coverage reports it, added up.
 *
 * A count is the same on every machine and under any load, which a time is not. What the engine does inside one built-in
 * call (a regular expression, `indexOf`) counts as one: those are kept bounded by other means.
 */
async function countOperations(work: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  await session.post('Profiler.stopPreciseCoverage')
  session.disconnect()
  return result
    .filter(({ url }) => OURS.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0)
}

const OURS = /\/(?:extractors|pipeline|models)\//

/**
 * How many times as much a text four times as long costs: 4 for linear work, 16 for quadratic. The first call of `work`
 * warms caches up and is not counted.
 */
export async function growthOf(work: (length: 1 | 4) => unknown): Promise<number> {
  await work(1)
  const short = await countOperations(() => work(1))
  const long = await countOperations(() => work(4))
  return long / Math.max(short, 1)
}

/** Linear with room for what is rounded up; quadratic work stands far above it. */
export const LINEAR_GROWTH = 5
