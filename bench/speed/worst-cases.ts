// Every stage on the texts that are hardest for it: when the text doubles, the time may double and hardly more.
import { hostileTexts } from './hostile-texts.ts'
import { costOf, growth } from './measure.ts'
import { figure, printTable, rounded } from './print.ts'
import { type Measured, stageRunners } from './stage-runners.ts'

const SHORTEST = 8_000
const LONGEST = 2_048_000
/** So long must a text take that the clock can be trusted, and no longer than that may the last one take. */
const ENOUGH_SECONDS = 0.15
const TOO_MANY_SECONDS = 4
const TIMES = 5
const TIMES_WHEN_SLOW = 3
const SLOW_SECONDS = 1
/** Beyond this the time grows faster than the text. */
const WORST_GROWTH = 2.2

export interface WorstCase {
  readonly stage: string
  readonly text: string
  readonly characters: number
  readonly seconds: number
  /** How many times as long as half of it the text takes. */
  readonly growth: number
}

/** @param only - stages to measure; all when absent. */
export async function measureWorstCases(only?: readonly string[]): Promise<readonly WorstCase[]> {
  const cases: WorstCase[] = []
  for (const [stage, prepare] of Object.entries(stageRunners())) {
    if (only && !only.includes(stage)) continue
    const own: WorstCase[] = []
    for (const { name, make } of hostileTexts(stage)) own.push({ stage, text: name, ...(await grow(make, prepare)) })
    print(stage, own)
    cases.push(...own)
  }
  return cases
}

async function grow(
  make: (characters: number) => string,
  prepare: (text: string) => Promise<Measured>,
): Promise<Omit<WorstCase, 'stage' | 'text'>> {
  const times: number[] = []
  let length = SHORTEST
  for (; length <= LONGEST; length *= 2) {
    times.push(await timeOf(await ready(make(length), prepare)))
    const last = times.at(-1) ?? 0
    if (times.length > 2 && (last > 2 * ENOUGH_SECONDS || 2 * last > TOO_MANY_SECONDS)) break
  }
  const characters = Math.min(length, LONGEST)
  return { characters, seconds: rounded(times.at(-1) ?? 0), growth: rounded(growth(times)) }
}

/** Processor time, the least of some: what the text costs when nothing comes between. The first time warms up. */
async function timeOf(work: Measured): Promise<number> {
  const { processor } = await costOf(work)
  const times: number[] = []
  for (let time = 0; time < (processor > SLOW_SECONDS ? TIMES_WHEN_SLOW : TIMES); time += 1) {
    times.push((await costOf(work)).processor)
  }
  return Math.min(...times)
}

/** What a stage refuses is an answer too, its own or that of one before it; how long it takes to say so counts. */
async function ready(text: string, prepare: (text: string) => Promise<Measured>): Promise<Measured> {
  const work = await prepare(text).catch((thrown: unknown) => () => refused(thrown))
  return async () => {
    try {
      await work()
    } catch (thrown) {
      refused(thrown)
    }
  }
}

/** Not by `instanceof`: it is thrown by the built program. */
function refused(thrown: unknown): void {
  if (!(thrown instanceof Error && thrown.name === 'PipelineError')) throw thrown
}

function print(stage: string, cases: readonly WorstCase[]): void {
  printTable(
    `Worst cases of ${stage}, text doubled (bound: time × ${WORST_GROWTH})`,
    ['text', 'characters', 'took', 'µs a character', 'growth', ''],
    cases.map(({ text, characters, seconds, growth: times }) => [
      text,
      figure(characters),
      `${figure(seconds, 2)} s`,
      figure((1e6 * seconds) / characters, 2),
      figure(times, 2),
      times > WORST_GROWTH ? '← too much' : '',
    ]),
  )
}
