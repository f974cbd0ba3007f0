import { type ExtractedIssue, type LexiconAdditions, loadEnglish } from '../extractors/index.ts'
import { loadRecogniser, loadSeamReader, type Recogniser, type SeamReader } from '../models/index.ts'
import { assertOptions } from './config/index.ts'
import type {
  DecodedIssue,
  FoldedIssue,
  NormalisedIssue,
  RawIssue,
  RecognisedIssue,
  RepairedIssue,
  RepairMode,
  Stage,
  Thresholds,
} from './document/index.ts'
import { type IssueFacts, type IssueInput, rawIssueOf } from './issue-input.ts'
import { type EachOptions, type Processed, processEach } from './process-each.ts'
import {
  compileLexicon,
  createDecode,
  createExtract,
  createFold,
  createNormalise,
  createRecognise,
  createRepair,
} from './stages/index.ts'

export type {
  CueAddition,
  ExtractedIssue,
  LexiconAdditions,
  TitleAddition,
  UnitAddition,
} from '../extractors/index.ts'
export { loadSeamReader } from '../models/index.ts'
export { type BroadsheetConfig, defineConfig } from './config/index.ts'
export {
  applyToRows,
  type Correction,
  type CorrectionOutcome,
  type Corrections,
  correctionsOf,
  type IssueCorrections,
  parseCorrections,
} from './corrections/index.ts'
export * from './document/index.ts'
export type { IssueFacts, IssueInput, PageInput } from './issue-input.ts'
export type { EachOptions, Processed } from './process-each.ts'
export { articleRows, issueRows, repairRows } from './schema/index.ts'

export interface TextOptions {
  /** How much repair may do; `full` when absent. */
  readonly repair?: RepairMode | undefined
  /** How sure claims and quotes must be to be kept, and seams to be certain. */
  readonly thresholds?: Thresholds | undefined
}

export interface ExtractOptions {
  /** Titles, units, nominal terms and reporting verbs of your own, in either script; no other pipeline sees them. */
  readonly lexicon?: LexiconAdditions | undefined
}

export interface PipelineOptions extends TextOptions, ExtractOptions {
  /**
   * Folder of a transformers.js token classification model, or the id and commit of one on the Hub (`owner/name@<commit>`);
   * the embedded model when absent.
   */
  readonly model?: string | undefined
}

export interface ProcessOptions {
  /** Gives up before the next stage. */
  readonly signal?: AbortSignal
}

/** One of many issues. */
export interface EachInput {
  readonly input: IssueInput
  readonly facts?: IssueFacts
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
  /**
   * One issue through the whole chain; `issueRows` makes rows of it.
   *
   * @throws PipelineError - for input that it cannot read, and for facts that are none.
   * @throws the signal's reason - between two stages, once it is aborted.
   */
  readonly process: (input: IssueInput, facts?: IssueFacts, options?: ProcessOptions) => Promise<ExtractedIssue>
  /** Many issues, as they come: results in the order of the inputs, an input that cannot be read beside those that can. */
  readonly processEach: (
    inputs: Iterable<EachInput> | AsyncIterable<EachInput>,
    options?: EachOptions,
  ) => AsyncGenerator<Processed<ExtractedIssue>, void, undefined>
  /** Frees the models' sessions. */
  readonly dispose: () => Promise<void>
}

/**
 * Loads the models and composes the chain; touches no file but theirs.
 *
 * @throws PipelineError CONFIG_INVALID - when an addition to the lexicon is none that rules can use; names its key.
 * @throws ModelError - when a model is missing, damaged or not of this kind; before any issue is read.
 */
export async function createPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  assertOptions(options)
  const { titles } = compileLexicon(options.lexicon)
  const recogniser = await loadRecogniser({
    titles: titles.own,
    ...(options.model === undefined ? {} : { model: options.model }),
  })
  const seams = options.repair === 'off' ? null : await loadSeamReader()
  return composePipeline(recogniser, options, seams)
}

/** The chain around models that are already there: fake ones in tests, ones that several pipelines share. */
export function composePipeline(
  recogniser: Recogniser,
  options: TextOptions & ExtractOptions = {},
  seams: SeamReader | null = null,
): Pipeline {
  assertOptions(options)
  const stages: PipelineStages = {
    ...createTextStages(options, seams),
    recognise: createRecognise(recogniser, async (text) => (await loadEnglish()).findEnglishEntities(text)),
    extract: createExtract({ lexicon: compileLexicon(options.lexicon), thresholds: options.thresholds }),
  }
  const process: Pipeline['process'] = async (input, facts, { signal } = {}) => {
    const step = <In, Out>(stage: Stage<In, Out>, issue: In): Promise<Out> => {
      signal?.throwIfAborted()
      return stage.run(issue)
    }
    const normalised = await step(stages.normalise, await step(stages.decode, rawIssueOf(input, facts)))
    const folded = await step(stages.fold, await step(stages.repair, normalised))
    return step(stages.extract, await step(stages.recognise, folded))
  }
  return {
    stages,
    models: [recogniser, ...(seams ? [seams] : [])].map(({ id, hash }) => ({ id, hash })),
    process,
    processEach: (inputs, options = {}) => {
      const { signal } = options
      const one = ({ input, facts }: EachInput) => process(input, facts, signal === undefined ? {} : { signal })
      return processEach(inputs, one, options)
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
  { repair: mode = 'full', thresholds }: TextOptions = {},
  seams: SeamReader | null = null,
): Pick<PipelineStages, 'decode' | 'normalise' | 'repair' | 'fold'> {
  return {
    decode: createDecode(),
    normalise: createNormalise(),
    repair: createRepair({ mode, seams, certainAt: thresholds?.seams }),
    fold: createFold(),
  }
}
