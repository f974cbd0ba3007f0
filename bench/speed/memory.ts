// Memory against the size of the corpus: the built program on so many MB of pages, and the most it ever held.
import { runBroadsheet } from './child.ts'
import { type Cost, fitLine } from './measure.ts'
import { withPages } from './page-folder.ts'
import { figure, printTable, rounded, seconds } from './print.ts'
import { pageSource, pagesOfSize } from './texts.ts'

/** How far to go: the models take about an hour for 100 MB. */
export const MEMORY_SIZES = { quick: [0.2, 1], some: [1, 10], full: [1, 10, 100] } as const
export type MemoryChoice = keyof typeof MEMORY_SIZES

/** Decoding, normalising and storing alone are quick enough to be measured up to 100 MB each time. */
const WITHOUT_MODELS: Readonly<Record<MemoryChoice, readonly number[]>> = {
  quick: [0.2, 1],
  some: [1, 10, 100],
  full: [1, 10, 100],
}
const MB = 1_000_000

export interface MemoryPoint {
  readonly megabytes: number
  readonly pages: number
  readonly peakMB: number
  readonly cost: Cost
  /** Held in the course of the run, evenly spaced. */
  readonly course: readonly number[]
}

export interface MemoryCurve {
  readonly name: string
  readonly points: readonly MemoryPoint[]
  /** MB of peak memory a MB of pages, by least squares. */
  readonly slope: number
}

export interface MemoryPart {
  readonly pages: string
  readonly choice: MemoryChoice
  readonly curves: readonly MemoryCurve[]
}

export async function measureMemory(choice: MemoryChoice): Promise<MemoryPart> {
  const source = pageSource()
  const curve = async (name: string, sizes: readonly number[], ...flags: string[]): Promise<MemoryCurve> => {
    const points: MemoryPoint[] = []
    for (const size of sizes) {
      points.push(
        await withPages(pagesOfSize(source, size * MB), async ({ input, output, pages, bytes }) => {
          const { wall, processor, peakMB, course } = await runBroadsheet(
            'run',
            input,
            '-o',
            output,
            '--quiet',
            ...flags,
          )
          // The whole chain takes minutes: a sign of life for each size.
          console.log(`${name}: ${figure(bytes / MB, 1)} MB of pages in ${seconds(wall)}`)
          return { megabytes: rounded(bytes / MB), pages, peakMB, cost: { wall, processor }, course }
        }),
      )
    }
    const { slope } = fitLine(points.map(({ megabytes, peakMB }) => [megabytes, peakMB]))
    return { name, points, slope: rounded(slope) }
  }
  const curves = [
    await curve('whole chain', MEMORY_SIZES[choice]),
    await curve('up to normalise', WITHOUT_MODELS[choice], '--until', 'normalise'),
  ]
  const part = { pages: source.kind, choice, curves }
  print(part)
  return part
}

function print({ pages, curves }: MemoryPart): void {
  printTable(
    `Memory of broadsheet run, pages ${pages} (aim: slope 0; less than 400 MB and the models at 100 MB)`,
    ['', 'MB of pages', 'pages', 'peak MB', 'slope', 'took'],
    curves.flatMap(({ name, points, slope }) =>
      points.map(({ megabytes, pages: count, peakMB, cost }, place) => [
        place === 0 ? name : '',
        figure(megabytes, 1),
        figure(count),
        figure(peakMB),
        place === 0 ? figure(slope, 2) : '',
        seconds(cost.wall),
      ]),
    ),
  )
}
