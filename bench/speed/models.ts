// The model stages against the bare ONNX sessions under them, fed the same batches: what is lost to cutting text into pieces,
// filling batches and reading the answers.
import type { Recogniser, SeamReader } from '../../models/index.ts'
import { composePipeline, loadRecogniser, loadSeamReader } from './built.ts'
import { type Cost, inTurn } from './measure.ts'
import { figure, printTable, rates, rounded } from './print.ts'
import { type Feeds, openBare, recordFeeds } from './sessions.ts'
import { readSamples } from './texts.ts'

const ROUNDS = 9
const AIM = 0.9

export interface ModelFigures {
  readonly characters: number
  readonly calls: number
  readonly batches: number
  readonly stage: Cost
  readonly bare: Cost
  /** Speed of the stage as a share of the session's, by wall time. */
  readonly share: number
}

export interface ModelsPart {
  readonly entities: ModelFigures
  readonly seams: ModelFigures
}

type Call = readonly string[]

/** The recogniser and the seam reader on the texts that the chain hands them. */
export async function compareModels(): Promise<ModelsPart> {
  // Without its memory of paragraphs, or every round after the first would measure a look-up.
  const recogniser = await loadRecogniser({ cacheSize: 0 })
  const seams = await loadSeamReader({ cacheSize: 0 })
  const calls = await callsOf(recogniser, seams)
  const part = {
    entities: await compare('broadsheet-ner-zh-small', calls.recogniser, (texts) => recogniser.recognise(texts)),
    seams: await compare('broadsheet-seam-small', calls.seams, (texts) => seams.read(texts)),
  }
  await recogniser.dispose()
  await seams.dispose()
  print(part)
  return part
}

async function callsOf(recogniser: Recogniser, reader: SeamReader): Promise<{ recogniser: Call[]; seams: Call[] }> {
  const calls: { recogniser: Call[]; seams: Call[] } = { recogniser: [], seams: [] }
  const pipeline = composePipeline(
    { ...recogniser, recognise: (texts) => noted(calls.recogniser, texts, recogniser.recognise) },
    {},
    { ...reader, read: (texts) => noted(calls.seams, texts, reader.read) },
  )
  for (const issue of await readSamples()) await pipeline.process(issue)
  return calls
}

function noted<Answer>(calls: Call[], texts: Call, ask: (texts: Call) => Answer): Answer {
  calls.push(texts)
  return ask(texts)
}

async function compare(
  model: string,
  calls: readonly Call[],
  ask: (texts: Call) => Promise<unknown>,
): Promise<ModelFigures> {
  const all = async (): Promise<void> => {
    for (const texts of calls) await ask(texts)
  }
  const feeds: readonly Feeds[] = await recordFeeds(all)
  const session = await openBare(model)
  const { stage, bare } = await inTurn(ROUNDS, {
    stage: all,
    bare: async () => {
      for (const batch of feeds) await session.run(batch)
    },
  })
  await session.release()
  const characters = calls.flat().reduce((sum, text) => sum + text.length, 0)
  return { characters, calls: calls.length, batches: feeds.length, stage, bare, share: rounded(bare.wall / stage.wall) }
}

function print({ entities, seams }: ModelsPart): void {
  const rows = (name: string, { characters, stage, bare, share }: ModelFigures): string[][] => [
    [name, ...rates(characters, stage), `${figure(100 * share)} %`],
    ['  bare session', ...rates(characters, bare), ''],
  ]
  printTable(
    `Models beside their bare sessions, same batches (aim: ${100 * AIM} %)`,
    ['', 'characters/s', 'per processor s', 'of the bare'],
    [...rows('entities', entities), ...rows('seams', seams)],
  )
}
