// What a process needs from its start: the built program, every time anew.
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { BUILT_MODELS, CLI } from './built.ts'
import { runNode, wallOf } from './child.ts'
import { ROOT } from './machine.ts'
import { type Cost, median } from './measure.ts'
import { withPages } from './page-folder.ts'
import { figure, printTable } from './print.ts'

const ROUNDS = 7
const FEW_ROUNDS = 2
const AIMS: Readonly<Record<string, number>> = { 'broadsheet --help': 0.15, 'one page': 1 }

export interface ColdStart {
  readonly name: string
  readonly cost: Cost
  /** Seconds; none where nothing was agreed. */
  readonly aim?: number
}

const FIRST_ENTITY = `
const { loadRecogniser } = await import(${JSON.stringify(BUILT_MODELS)})
const recogniser = await loadRecogniser()
const [entities] = await recogniser.recognise(['市长林若溪在会上讲话。'])
if (entities.length === 0) throw new Error('no entity')
process.exit(0)
`

interface Start {
  readonly name: string
  readonly args: readonly string[]
  /** Puts things back as they were before the first time. */
  readonly before?: () => void
}

export function measureColdStart(quick = false): Promise<readonly ColdStart[]> {
  return withPages([], async ({ output }) => {
    const samples = path.join(ROOT, 'raw')
    const page = path.join(samples, readdirSync(samples).find((name) => name.endsWith('.txt')) ?? '')
    const run = ['run', page, '--quiet', '-o']
    const forget = (): void => rmSync(output, { recursive: true, force: true })
    const starts: Start[] = [
      { name: 'node alone', args: ['-e', '0'] },
      { name: 'broadsheet --help', args: [CLI, '--help'] },
      { name: 'one page', args: [CLI, ...run, output], before: forget },
      { name: 'the same again', args: [CLI, ...run, `${output}-again`] },
      { name: 'first entity', args: ['--input-type=module', '-e', FIRST_ENTITY] },
    ]
    const figures = await timeStarts(starts, quick ? FEW_ROUNDS : ROUNDS)
    print(figures)
    return figures
  })
}

/** Wall times with nothing loaded beside the program; processor time from a second start each, which counts it itself. */
async function timeStarts(starts: readonly Start[], rounds: number): Promise<ColdStart[]> {
  const readings = starts.map(() => ({ wall: [] as number[], processor: [] as number[] }))
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? [...starts.keys()] : [...starts.keys()].reverse()
    for (const place of order) {
      const [start, reading] = [starts[place], readings[place]]
      if (!start || !reading) continue
      start.before?.()
      const wall = await wallOf(start.args)
      start.before?.()
      const { processor } = await runNode(start.args)
      // The first round fills the system's file cache and makes the output of the run that is repeated.
      if (round > 0) {
        reading.wall.push(wall)
        reading.processor.push(processor)
      }
    }
  }
  return starts.map(({ name }, place) => ({
    name,
    cost: { wall: median(readings[place]?.wall ?? []), processor: median(readings[place]?.processor ?? []) },
    ...(AIMS[name] === undefined ? {} : { aim: AIMS[name] }),
  }))
}

function print(figures: readonly ColdStart[]): void {
  const milliseconds = (value: number): string => `${figure(1000 * value)} ms`
  printTable(
    'Cold start',
    ['', 'took', 'processor', 'aim'],
    figures.map(({ name, cost, aim }) => [
      name,
      milliseconds(cost.wall),
      milliseconds(cost.processor),
      aim === undefined ? '' : milliseconds(aim),
    ]),
  )
}
