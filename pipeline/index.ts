import { type ExtractedIssue, loadEnglish } from '../extractors/index.ts'
import { loadRecogniser, loadSeamReader, type Recogniser, type SeamReader } from '../models/index.ts'
import type {
  DecodedIssue,
  FoldedIssue,
  NormalisedIssue,
  RawIssue,
  RecognisedIssue,
  RepairedIssue,
  RepairMode,
  Stage,
} from './document/index.ts'
import {
  createDecode,
  createExtract,
  createFold,
  createNormalise,
  createRecognise,
  createRepair,
} from './stages/index.ts'

export type { ExtractedIssue } from '../extractors/index.ts'
export { loadSeamReader } from '../models/index.ts'
export * from './document/index.ts'
export { articleRows, issueRows, repairRows } from './schema/index.ts'

export interface TextOptions {
  /** How much repair may do; `full` when absent. */
  readonly repair?: RepairMode
}

export interface PipelineOptions extends TextOptions {
  /** Folder of a transformers.js token classification model, or the id of one on the Hub; the embedded model when absent. */
  readonly model?: string
}

/** The stages in order, each one's output the next one's input. */
export interface PipelineStages {
  readonly decode: Stage<RawIssue, DecodedIssue>
  readonly normalise: Stage<DecodedIssue, NormalisedIssue>
  readonly repair: Stage<NormalisedIssue, RepairedIssue>
  readonly fold: Stage<RepairedIssue, FoldedIssue>
  readonly recognise: Stage<FoldedIssue, RecognisedIssue>
  readonly extract: Stage<RecognisedIssue, ExtractedIssue>
}

export interface Pipeline {
  readonly stages: PipelineStages
  /** The models that decide what comes out, by id and hash. */
  readonly models: readonly { readonly id: string; readonly hash: string }[]
  /** One issue through the whole chain. Throws `PipelineError` for input that it cannot read. */
  readonly process: (issue: RawIssue) => Promise<ExtractedIssue>
  /** Frees the models' sessions. */
  readonly dispose: () => Promise<void>
}

/**
 * Loads the models and composes the chain; touches no file but theirs.
 *
 * @throws ModelError - when a model is missing, damaged or not of this kind; before any issue is read.
 */
export async function createPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const recogniser = await loadRecogniser(options.model === undefined ? {} : { model: options.model })
  const seams = options.repair === 'off' ? null : await loadSeamReader()
  return composePipeline(recogniser, options, seams)
}

/** The chain around models that are already there: fake ones in tests, ones that several pipelines share. */
export function composePipeline(
  recogniser: Recogniser,
  options: TextOptions = {},
  seams: SeamReader | null = null,
): Pipeline {
  const stages: PipelineStages = {
    ...createTextStages(options, seams),
    recognise: createRecognise(recogniser, async (text) => (await loadEnglish()).findEnglishEntities(text)),
    extract: createExtract(),
  }
  return {
    stages,
    models: [recogniser, ...(seams ? [seams] : [])].map(({ id, hash }) => ({ id, hash })),
    process: async (issue) => {
      const folded = await stages.fold.run(await repairIssue(stages, issue))
      return stages.extract.run(await stages.recognise.run(folded))
    },
    dispose: async () => {
      await Promise.all([recogniser.dispose(), seams?.dispose()])
    },
  }
}

/**
 * The stages up to the text that is searched, without a recogniser.
 *
 * @param seams - reads where fragments may meet; without it less is mended.
 */
export function createTextStages(
  { repair: mode = 'full' }: TextOptions = {},
  seams: SeamReader | null = null,
): Pick<PipelineStages, 'decode' | 'normalise' | 'repair' | 'fold'> {
  return {
    decode: createDecode(),
    normalise: createNormalise(),
    repair: createRepair({ mode, seams }),
    fold: createFold(),
  }
}

async function repairIssue(
  stages: Pick<PipelineStages, 'decode' | 'normalise' | 'repair'>,
  issue: RawIssue,
): Promise<RepairedIssue> {
  return stages.repair.run(await stages.normalise.run(await stages.decode.run(issue)))
}
