/**
 * `npx tsx bench/scale-simulator.ts`: what a job over a million pages would take on 1 to 1,000 cores, from what was measured
 * on one (scale-measurements.json) and what is assumed of the rest. The tables of docs/scale.md are what this prints; the same
 * seed gives the same tables.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Measurements, type Scenario, type Simulated, simulate, slotsPerNode } from './scale/model.ts'

const FILE = path.join(import.meta.dirname, 'scale-measurements.json')
const { measurements, assumptions } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly measurements: Measurements
  readonly assumptions: Omit<Scenario, 'cores'>
}

const COLUMNS = ['wall clock', 'start', 'tail', 'files', 'merge', 'retries', 'cores at work', 'USD per million pages']

function row(name: string, scenario: Scenario): string {
  return line([name, ...cells(simulate(measurements, scenario))])
}

function cells(result: Simulated): readonly string[] {
  const { wall, start, tail, files, merge, retries, efficiency, pricePerMillionPages } = result
  return [
    ...[wall, start, tail, files, merge].map(duration),
    String(retries),
    `${(100 * efficiency).toFixed(0)} %`,
    pricePerMillionPages.toFixed(2),
  ]
}

function duration(seconds: number): string {
  if (seconds >= 7200) return `${(seconds / 3600).toFixed(1)} h`
  return seconds >= 120 ? `${(seconds / 60).toFixed(1)} min` : `${seconds.toFixed(0)} s`
}

function line(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`
}

function table(title: string, rows: readonly string[]): void {
  console.log(`\n${line([title, ...COLUMNS])}\n${line([title, ...COLUMNS].map(() => '---'))}\n${rows.join('\n')}`)
}

const base = (cores: number): Scenario => ({ ...assumptions, cores })
const pages = assumptions.pages.toLocaleString('en')
console.log(
  `${pages} pages; tasks on a node at once: ${slotsPerNode(measurements, base(1))} of ${assumptions.coresPerNode}`,
)

table(
  'cores',
  [1, 10, 100, 1000].map((cores) => row(String(cores), base(cores))),
)
table('1,000 cores, one thing changed', [
  row('as above', base(1000)),
  row('pages not spread by size', { ...base(1000), spreading: 'count' }),
  row('tasks of a quarter', { ...base(1000), taskCharacters: assumptions.taskCharacters / 4 }),
  row('tasks of four times the size', { ...base(1000), taskCharacters: assumptions.taskCharacters * 4 }),
  row('nodes of 8 GB', { ...base(1000), nodeMegabytes: 8_000 }),
  row('a node lost every ten hours', { ...base(1000), nodeLossesPerHour: 0.1 }),
  row('ten pages in a partition', { ...base(1000), pagesPerPartition: 10 }),
  row('six articles on a page', { ...base(1000), textFactor: 6 }),
  row('ten times the pages', { ...base(1000), pages: assumptions.pages * 10 }),
])
