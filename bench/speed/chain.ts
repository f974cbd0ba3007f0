// The whole chain, both models in it, against the sum of its stages: first in this process, then as `broadsheet run` with
// its files and threads.
import type { ExtractedIssue } from '../../extractors/index.ts'
import type { RawIssue } from '../../pipeline/document/index.ts'
import type { Pipeline } from '../../pipeline/index.ts'
import { composePipeline, issueRows, loadRecogniser, loadSeamReader } from './built.ts'
import { runBroadsheet } from './child.ts'
import { load } from './machine.ts'
import { type Cost, costOf, inTurn, medianCost } from './measure.ts'
import { withPages } from './page-folder.ts'
import { figure, printTable, rates, rounded, seconds } from './print.ts'
import { sessionCost } from './sessions.ts'
import { issueOf, pageSource, readSamples } from './texts.ts'
import { threadChoices, threadFlags } from './threads.ts'

/** How much is measured: enough to be trusted, or for a look. */
const MUCH = { rounds: 3, pages: 40, runPages: 150 } as const
const LITTLE = { rounds: 1, pages: 4, runPages: 10 } as const
const AIM = 1_000_000

/** A stage, and what of it was spent in an ONNX session. */
interface StageFigures {
  readonly name: string
  readonly cost: Cost
  readonly session: Cost
}

export interface ChainFigures {
  readonly texts: string
  readonly issues: number
  readonly characters: number
  readonly stages: readonly StageFigures[]
  /** `pipeline.process` and the rows, called as a user of the library does. */
  readonly whole: Cost
  readonly sumOfStages: Cost
  /** Everything that is not an ONNX session: characters a second if all cores do it. */
  readonly besidesModels: number
}

export interface RunFigures {
  /** As given; null where the program does not know the flag. */
  readonly threads: number | null
  readonly pages: number
  readonly characters: number
  readonly cost: Cost
  readonly peakMB: number
  /** Wall time beside that of the same stages in one process, one after another. */
  readonly timesSumOfStages: number
  readonly load: number
}

export interface ChainPart {
  readonly inProcess: readonly ChainFigures[]
  readonly runs: readonly RunFigures[]
}

export async function measureChain(cores: number, quick = false): Promise<ChainPart> {
  const { rounds, pages: count, runPages } = quick ? LITTLE : MUCH
  // Without its memory of paragraphs, or every round after the first would measure a look-up.
  const [recogniser, seams] = [await loadRecogniser({ cacheSize: 0 }), await loadSeamReader({ cacheSize: 0 })]
  const pipeline = composePipeline(recogniser, {}, seams)
  const source = pageSource()
  const pages = Array.from({ length: count }, () => source.next().text)
  const samples = await chainFigures('samples in raw/', pipeline, await readSamples(), { rounds, cores })
  const broken = await chainFigures(`pages ${source.kind}`, pipeline, pages.map(issueOf), { rounds, cores })
  await pipeline.dispose()
  const inProcess = [samples, broken]
  printInProcess(inProcess)
  const perCharacter = broken.sumOfStages.wall / broken.characters
  const runs = await runsOf(
    Array.from({ length: runPages }, () => source.next().text),
    perCharacter,
    cores,
  )
  printRuns(runs)
  return { inProcess, runs }
}

async function chainFigures(
  texts: string,
  pipeline: Pipeline,
  issues: readonly RawIssue[],
  { rounds, cores }: { readonly rounds: number; readonly cores: number },
): Promise<ChainFigures> {
  const measured: StageFigures[][] = []
  let characters = 0
  const { whole } = await inTurn(rounds, {
    stages: async () => {
      const stages = stagesOf(pipeline)
      characters = 0
      for (const issue of issues) characters += await runStages(stages, issue)
      measured.push(stages.map(({ name, cost, session }) => ({ name, cost, session })))
    },
    whole: async () => {
      for (const issue of issues) issueRows(await pipeline.process(issue))
    },
  })
  // The first round is the warm-up.
  const stages = medianStages(measured.slice(1))
  const sumOfStages = sum(stages.map(({ cost }) => cost))
  const besides = sumOfStages.processor - sum(stages.map(({ session }) => session)).processor
  const besidesModels = rounded((cores * characters) / besides)
  return { texts, issues: issues.length, characters, stages, whole, sumOfStages, besidesModels }
}

interface TimedStage {
  readonly name: string
  readonly run: (value: never) => unknown
  cost: Cost
  session: Cost
}

/** The stages' types differ; in this order each one's output is the next one's input, as `composePipeline` has them. */
function stagesOf({ stages }: Pipeline): TimedStage[] {
  const nothing = { wall: 0, processor: 0 }
  return [...Object.values(stages), { name: 'rows', run: issueRows }].map(({ name, run }) => ({
    name,
    run,
    cost: nothing,
    session: nothing,
  }))
}

async function runStages(stages: readonly TimedStage[], issue: RawIssue): Promise<number> {
  let value: unknown = issue
  let extracted: ExtractedIssue | undefined
  for (const stage of stages) {
    if (stage.name === 'rows') extracted = value as ExtractedIssue
    let cost: Cost = { wall: 0, processor: 0 }
    const session = await sessionCost(async () => {
      cost = await costOf(async () => {
        value = await stage.run(value as never)
      })
    })
    stage.cost = sum([stage.cost, cost])
    stage.session = sum([stage.session, session])
  }
  return extracted?.pages.reduce((length, { decoded }) => length + decoded.length, 0) ?? 0
}

function medianStages(rounds: readonly (readonly StageFigures[])[]): StageFigures[] {
  return (rounds[0] ?? []).map(({ name }, place) => {
    const all = rounds.flatMap((round) => round[place] ?? [])
    return {
      name,
      cost: medianCost(all.map(({ cost }) => cost)),
      session: medianCost(all.map(({ session }) => session)),
    }
  })
}

function sum(costs: readonly Cost[]): Cost {
  return {
    wall: costs.reduce((total, { wall }) => total + wall, 0),
    processor: costs.reduce((total, { processor }) => total + processor, 0),
  }
}

async function runsOf(pages: readonly string[], perCharacter: number, cores: number): Promise<RunFigures[]> {
  return withPages(pages, async ({ input, output, characters }) => {
    const runs: RunFigures[] = []
    for (const threads of threadChoices(cores)) {
      const before = load()
      const folder = `${output}-${threads ?? 'default'}`
      const { wall, processor, peakMB } = await runBroadsheet(
        ...['run', input, '-o', folder, '--quiet', '--date', '2024-05-20'],
        ...threadFlags(threads),
      )
      runs.push({
        threads,
        pages: pages.length,
        characters,
        cost: { wall, processor },
        peakMB,
        timesSumOfStages: rounded(wall / (perCharacter * characters)),
        load: before,
      })
    }
    return runs
  })
}

function printInProcess(all: readonly ChainFigures[]): void {
  for (const { texts, issues, characters, stages, whole, sumOfStages, besidesModels } of all) {
    const row = (name: string, cost: Cost, session?: Cost): string[] => [
      name,
      ...rates(characters, cost),
      figure((1e6 * cost.processor) / characters, 2),
      session && session.processor > 0 ? figure((1e6 * session.processor) / characters, 2) : '',
    ]
    printTable(
      `Chain in one process, ${texts}: ${issues} issues, ${figure(characters)} characters`,
      ['', 'characters/s', 'per processor s', 'µs a character', 'of it in ONNX'],
      [
        ...stages.map(({ name, cost, session }) => row(name, cost, session)),
        row('sum of stages', sumOfStages, sum(stages.map(({ session }) => session))),
        row('whole chain', whole),
      ],
    )
    console.log(`besides the models ${figure(besidesModels)} characters/s on all cores (aim: ${figure(AIM)})`)
  }
}

function printRuns(runs: readonly RunFigures[]): void {
  printTable(
    `broadsheet run, ${runs[0]?.pages} pages, ${figure(runs[0]?.characters ?? 0)} characters, start and files included`,
    ['threads', 'took', 'processor', 'characters/s', 'of the stages in a row', 'peak MB'],
    runs.map(({ threads, characters, cost, peakMB, timesSumOfStages }) => [
      threads === null ? 'not told' : String(threads),
      seconds(cost.wall),
      seconds(cost.processor),
      figure(characters / cost.wall),
      `${figure(100 * timesSumOfStages)} %`,
      figure(peakMB),
    ]),
  )
}
