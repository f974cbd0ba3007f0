// Clocks, and what is made of their readings. Wall time is what a user waits for; processor time is what the work costs, and
// says more on a machine that has other things to do.

/** What one piece of work took, in seconds; `processor` adds up all cores. */
export interface Cost {
  readonly wall: number
  readonly processor: number
}

/** Runs a piece of work once and says what it took. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const processor = process.cpuUsage()
  const wall = performance.now()
  await work()
  const { user, system } = process.cpuUsage(processor)
  return { wall: (performance.now() - wall) / 1000, processor: (user + system) / 1e6 }
}

/**
 * Compares pieces of work fairly: a round for warming up, then rounds in which each has its turn, in the opposite order
 * every other round, so that neither drift nor a neighbour's load favours one of them.
 *
 * @returns the median cost of each
 */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, Cost>> {
  const named = Object.entries(works) as [Name, () => unknown][]
  for (const [, work] of named) await work()
  const costs = new Map<Name, Cost[]>(named.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of round % 2 === 0 ? named : named.toReversed()) costs.get(name)?.push(await costOf(work))
  }
  return Object.fromEntries([...costs].map(([name, all]) => [name, medianCost(all)])) as Record<Name, Cost>
}

/** Of each clock for itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), processor: median(costs.map(({ processor }) => processor)) }
}

/** The middle value, of an even number the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

export interface Line {
  readonly slope: number
  readonly start: number
}

/** The line of least squares through points; through a single one, a level line. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
  const slope = spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread
  return { slope, start: y0 - slope * x0 }
}

/**
 * How many times as long a text takes when it is twice as long: by the line through the logarithms of the last three times,
 * each of a text twice as long as the one before. Two times alone would be at the mercy of one pause.
 */
export function growth(seconds: readonly number[]): number {
  const last = seconds.slice(-3).map((value, index) => [index, Math.log2(Math.max(value, 1e-9))] as const)
  return last.length < 2 ? Number.NaN : 2 ** fitLine(last).slope
}
