import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ChainPart } from './chain.ts'
import type { ColdStart } from './cold-start.ts'
import { load, type MachineFacts, ROOT } from './machine.ts'
import type { MemoryPart } from './memory.ts'
import type { ModelsPart } from './models.ts'
import { rounded } from './print.ts'
import type { ProfilePart } from './profile.ts'
import type { QuantitiesPart } from './quantities.ts'
import type { WorstCase } from './worst-cases.ts'

/** All that can be measured; a run measures all but `profile`, or what it is told. */
export interface Parts {
  readonly quantities?: QuantitiesPart
  readonly models?: ModelsPart
  readonly chain?: ChainPart
  readonly memory?: MemoryPart
  readonly cold?: readonly ColdStart[]
  readonly worst?: readonly WorstCase[]
  readonly profile?: ProfilePart
}

/** A file of bench/results. */
export interface Results {
  readonly machine: MachineFacts
  /** Processes that wanted to run in the last minute, at the end: the bench itself is among them. */
  readonly loadAfter: number
  readonly parts: Parts
}

const RESULTS = path.join(ROOT, 'bench', 'results')

/** Writes figures; parts measured on the same day at the same commit are kept beside new ones. */
export function saveResults(machine: MachineFacts, parts: Parts): string {
  const file = path.join(RESULTS, `${machine.date.slice(0, 10)}-${machine.commit ?? machine.broadsheet}.json`)
  const before = existsSync(file) ? readResults(file).parts : {}
  const results: Results = { machine, loadAfter: load(), parts: { ...before, ...parts } }
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(file, resultsText(results))
  return path.relative(ROOT, file)
}

/** Short figures, a line for each part, so that two files can be compared. */
export function resultsText({ machine, loadAfter, parts }: Results): string {
  const short = (value: unknown): string =>
    JSON.stringify(value, (_, member) => (typeof member === 'number' ? rounded(member) : member))
  const lines = Object.entries(parts).map(([part, figures]) => `"${part}":${short(figures)}`)
  return `{"machine":${short(machine)},\n"loadAfter":${short(loadAfter)},\n"parts":{\n${lines.join(',\n')}}}\n`
}

function readResults(file: string): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results
}

/** All that was recorded, the latest last. */
export function allResults(): readonly Results[] {
  return readdirSync(RESULTS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readResults(path.join(RESULTS, name)))
    .sort((a, b) => a.machine.date.localeCompare(b.machine.date))
}
