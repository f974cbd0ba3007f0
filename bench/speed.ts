/**
 * `npm run bench`: what the program costs, side by side with what it could cost, in one run: our quantities beside a peer's, the
 * models beside their bare sessions, the chain beside the sum of its stages, memory against the size of the corpus, cold starts,
 * and every stage on its worst cases. docs/performance.md says how each is measured.
 *
 *   --only <part>     one part (may be given again): quantities, models, chain, memory, cold, worst, profile
 *   --profile         only the profile: stages and hottest functions on a page, on 2,000 articles, on one text of 10 MB
 *   --articles <n>    another number of articles for the profile
 *   --megabytes <n>   another length of its longest text
 *   --stage <name>    one stage of the worst cases (may be given again)
 *   --memory <how>    quick (0.2 and 1 MB of pages), some (1 and 10 MB, the default), full (100 MB too: hours)
 *   --quick           cold start and chain in fewer rounds and pages, for a look
 *   --no-save         figures are printed, but not written to bench/results/
 *   --plot            draws docs/performance.svg from what is recorded, and measures nothing
 */
import { parseArgs } from 'node:util'
import { load, machineFacts } from './speed/machine.ts'
import type { MemoryChoice } from './speed/memory.ts'
import type { Parts } from './speed/results.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    profile: { type: 'boolean' },
    articles: { type: 'string' },
    megabytes: { type: 'string' },
    stage: { type: 'string', multiple: true },
    memory: { type: 'string', default: 'some' },
    quick: { type: 'boolean' },
    'no-save': { type: 'boolean' },
    plot: { type: 'boolean' },
  },
})

/** Each part loads what it needs when it is its turn: what is measured first is not disturbed by what comes later. */
const PARTS: { readonly [Part in keyof Parts]-?: () => Promise<NonNullable<Parts[Part]>> } = {
  cold: async () => (await import('./speed/cold-start.ts')).measureColdStart(options.quick),
  quantities: async () => (await import('./speed/quantities.ts')).compareQuantities(),
  models: async () => (await import('./speed/models.ts')).compareModels(),
  chain: async () => (await import('./speed/chain.ts')).measureChain(machine.cores, options.quick),
  worst: async () => (await import('./speed/worst-cases.ts')).measureWorstCases(options.stage),
  memory: async () => (await import('./speed/memory.ts')).measureMemory(memoryChoice(options.memory)),
  profile: async () =>
    (await import('./speed/profile.ts')).profileChain(numberOr(options.articles), numberOr(options.megabytes)),
}

const machine = machineFacts()
if (options.plot) (await import('./speed/plot.ts')).plotResults()
else await measure()

async function measure(): Promise<void> {
  console.log(
    `broadsheet ${machine.broadsheet} ${machine.commit ?? ''}, node ${machine.node}, ${machine.cores} cores, ${machine.processor}`,
  )
  if (machine.loadBefore > 0.5) console.log(`The machine is busy (load ${machine.loadBefore}): trust processor time.`)
  const { saveResults } = await import('./speed/results.ts')
  for (const part of chosen()) {
    const measured: Parts = { [part]: await PARTS[part]() }
    // Part by part: a run that is stopped has not been for nothing.
    if (!options['no-save']) console.log(`\n${part} written to ${saveResults(machine, measured)}`)
  }
  console.log(`\nload at the end ${load()}`)
}

function chosen(): readonly (keyof Parts)[] {
  const all = Object.keys(PARTS) as (keyof Parts)[]
  if (options.profile) return ['profile']
  if (!options.only) return all.filter((part) => part !== 'profile')
  const unknown = options.only.filter((part) => !Object.hasOwn(PARTS, part))
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(', ')}: there are ${all.join(', ')}`)
  return all.filter((part) => options.only?.includes(part))
}

function memoryChoice(text: string): MemoryChoice {
  if (text !== 'quick' && text !== 'some' && text !== 'full') throw new Error(`--memory ${text}: quick, some or full`)
  return text
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
