import { createHeap } from './heap.ts'
import { createRandom } from './random.ts'

/** What was measured, in scale-measurements.json; times in seconds, of one core. */
export interface Measurements {
  /** Characters of text that one worker process on one core gets through in a second. */
  readonly charactersPerSecond: number
  /** What a document costs besides, however short. */
  readonly documentSeconds: number
  /** From the start of a worker process to its first answer. */
  readonly workerStartSeconds: number
  /** Memory of a worker process in the middle of its work. */
  readonly workerMegabytes: number
  /** What Spark spends on a task beside its work: scheduling, a Python process, the shuffle. */
  readonly taskSeconds: number
  /** How long the driver is busy with the launch of one task. */
  readonly launchSeconds: number
  /** One pass over all issues, by issue: what `merge --step reprints` takes. */
  readonly reprintSecondsPerDocument: number
  /** Speakers and settling, by issue; they are spread over the cores. */
  readonly settleSecondsPerDocument: number
  /** Characters of a page at some shares of all pages, from the smallest to the largest. */
  readonly sizes: readonly { readonly share: number; readonly characters: number }[]
}

/** What is assumed of a cluster and a job, because it cannot be measured here. */
export interface Scenario {
  readonly cores: number
  readonly pages: number
  /** How many times the measured text stands on a page: whole printed pages hold several articles. */
  readonly textFactor: number
  /** Input of a task as the job cuts it. */
  readonly taskCharacters: number
  /** `size` deals pages out as the job does; `count` gives every task as many, in the order of the archive. */
  readonly spreading: 'size' | 'count'
  readonly coresPerNode: number
  readonly nodeMegabytes: number
  /** Of the node's memory what Spark and the system take, and for each running task the executor. */
  readonly systemMegabytes: number
  readonly taskMegabytes: number
  /** Until a node that was asked for works. */
  readonly nodeStartSeconds: number
  /** Nodes lost in an hour, of one node: what runs on it is done again. */
  readonly nodeLossesPerHour: number
  readonly pagesPerPartition: number
  readonly filesPerPartition: number
  /** Writing and renaming one file, by a task. */
  readonly fileSeconds: number
  /** What the driver does for each file at a commit. */
  readonly driverFileSeconds: number
  readonly pricePerCoreHour: number
  readonly seed: number
}

/** What a simulated job took, in seconds but for the last three. */
export interface Simulated {
  readonly wall: number
  readonly start: number
  /** From the start of the first task to the end of the last. */
  readonly map: number
  /** Of that, how long the cores waited for the last tasks, on average. */
  readonly tail: number
  readonly files: number
  readonly merge: number
  readonly retries: number
  /** Of the cores that are paid for the share that read pages. */
  readonly efficiency: number
  readonly pricePerMillionPages: number
}

/** Characters of pages drawn from the measured distribution. */
export function drawSizes({ sizes }: Measurements, pages: number, seed: number, factor = 1): Float64Array {
  const random = createRandom(seed)
  return Float64Array.from({ length: pages }, () => factor * sizeAt(sizes, random()))
}

/** Between two measured shares sizes are drawn evenly on a logarithmic scale, as their spread is. */
export function sizeAt(sizes: Measurements['sizes'], share: number): number {
  const after = sizes.findIndex((point) => point.share >= share)
  const [low, high] = [sizes[Math.max(0, after - 1)], sizes[after]]
  if (low === undefined || high === undefined) return sizes.at(-1)?.characters ?? 0
  const span = high.share - low.share
  const along = span > 0 ? (share - low.share) / span : 0
  return low.characters * (high.characters / low.characters) ** along
}

/** Seconds of work of each task. */
export function taskSeconds(
  sizes: Float64Array,
  tasks: number,
  spreading: Scenario['spreading'],
  measured: Measurements,
): Float64Array {
  const work = new Float64Array(tasks)
  const ordered = spreading === 'size' ? sizes.toSorted().reverse() : sizes
  const each = Math.ceil(ordered.length / tasks)
  for (const [i, characters] of ordered.entries()) {
    const turn = Math.floor(i / tasks)
    const place = i % tasks
    const dealt = turn % 2 === 0 ? place : tasks - 1 - place
    const task = spreading === 'size' ? dealt : Math.floor(i / each)
    work[task] = (work[task] ?? 0) + characters / measured.charactersPerSecond + measured.documentSeconds
  }
  return work
}

/** Tasks that run on a node at once: as many as it has cores, if their memory is there. */
export function slotsPerNode(measured: Measurements, scenario: Scenario): number {
  const each = measured.workerMegabytes + scenario.taskMegabytes
  const room = Math.floor((scenario.nodeMegabytes - scenario.systemMegabytes) / each)
  return Math.max(0, Math.min(scenario.coresPerNode, room))
}

/**
 * Lets a job run on a cluster that is not there. Events are the ends of tasks: a core that is free takes the next task, if
 * the driver has come to launch it; a node that is lost takes its tasks' work with it and is back after a start.
 */
export function simulate(measured: Measurements, scenario: Scenario): Simulated {
  const sizes = drawSizes(measured, scenario.pages, scenario.seed, scenario.textFactor)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const tasks = Math.min(scenario.pages, Math.max(2 * scenario.cores, Math.ceil(total / scenario.taskCharacters)))
  const work = taskSeconds(sizes, tasks, scenario.spreading, measured)
  const { end, idle, retries } = runTasks(work, measured, scenario)
  const partitions = Math.ceil(scenario.pages / scenario.pagesPerPartition)
  const slots = usedSlots(measured, scenario)
  const allFiles = partitions * scenario.filesPerPartition
  const files = (allFiles * scenario.fileSeconds) / slots + allFiles * scenario.driverFileSeconds
  const merge =
    scenario.pages * measured.reprintSecondsPerDocument + (scenario.pages * measured.settleSecondsPerDocument) / slots
  const wall = end + files + merge
  const useful = work.reduce((sum, seconds) => sum + seconds, 0)
  const price = (wall / 3600) * scenario.cores * scenario.pricePerCoreHour
  return {
    wall,
    start: scenario.nodeStartSeconds,
    map: end - scenario.nodeStartSeconds,
    tail: idle,
    files,
    merge,
    retries,
    efficiency: useful / (wall * scenario.cores),
    pricePerMillionPages: (price / scenario.pages) * 1_000_000,
  }
}

function usedSlots(measured: Measurements, scenario: Scenario): number {
  const perNode = Math.min(slotsPerNode(measured, scenario), scenario.cores)
  const slots = Math.floor(scenario.cores / scenario.coresPerNode) * perNode
  const rest = Math.min(scenario.cores % scenario.coresPerNode, perNode)
  return Math.max(1, slots + rest)
}

function runTasks(work: Float64Array, measured: Measurements, scenario: Scenario) {
  const slots = usedSlots(measured, scenario)
  const random = createRandom(scenario.seed + 1)
  const losses = scenario.nodeLossesPerHour / 3600
  const free = createHeap()
  for (let slot = 0; slot < slots; slot += 1) free.push(scenario.nodeStartSeconds, slot)
  let driver = scenario.nodeStartSeconds
  let retries = 0
  const ends = new Float64Array(slots).fill(scenario.nodeStartSeconds)
  for (const seconds of work) {
    for (let done = false; !done; ) {
      const core = free.pop()
      if (core === null) throw new Error('a cluster without cores')
      driver = Math.max(driver, core.key) + measured.launchSeconds
      const taken = measured.taskSeconds + measured.workerStartSeconds + seconds
      // Losses come at random: the time to the next one is exponential.
      const lost = losses > 0 ? -Math.log(1 - random()) / losses : Number.POSITIVE_INFINITY
      done = lost >= taken
      if (!done) retries += 1
      const end = done ? driver + taken : driver + lost + scenario.nodeStartSeconds
      ends[core.value] = end
      free.push(end, core.value)
    }
  }
  const end = ends.reduce((latest, one) => Math.max(latest, one), 0)
  const idle = ends.reduce((sum, one) => sum + (end - one), 0) / slots
  return { end, idle, retries }
}
