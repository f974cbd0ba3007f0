import { findModels } from '../../models/index.ts'
import type { AnyStage, Corrector, IssuePool, ModelRecord, RunConfig } from '../run/index.ts'
import type { RunSettings } from './run-options.ts'

/** What issues go through in this thread, with the models that it holds. */
export interface Chain {
  readonly stages: readonly AnyStage[]
  readonly models: readonly ModelRecord[]
  readonly dispose: () => Promise<void>
}

/** What issues go through, in threads or in this one. */
export interface Workplace {
  readonly work: { readonly pool: IssuePool } | { readonly stages: readonly AnyStage[] }
  readonly models: readonly ModelRecord[]
  readonly dispose: () => Promise<void>
}

/** Where a run's issues are worked on. In threads the models' files are checked now, and opened for the first issue. */
export async function openWorkplace(settings: RunSettings): Promise<Workplace> {
  if (settings.threads > 1 && !RUNS_FROM_SOURCE) return openThreads(settings)
  const { stages, models, dispose } = await composeChain(settings)
  return { work: { stages }, models, dispose }
}

/** A thread cannot load TypeScript, and what starts this program as it is written does not reach into threads. */
const RUNS_FROM_SOURCE = import.meta.url.endsWith('.ts')

async function openThreads(settings: RunSettings): Promise<Workplace> {
  const { createPool } = await import('../threads/index.ts')
  const { chain, models } = await findChain(settings)
  const pool = createPool({ chain, threads: settings.threads })
  return { models, work: { pool }, dispose: pool.dispose }
}

/** What threads are told to make their chains of: the models' files are found and checked. */
async function findChain({ config, model, lexicon, thresholds }: RunSettings) {
  const { until, repair } = config
  const found = await findModels({
    recogniser: until === 'extract' && (model ?? true),
    seams: until !== 'normalise' && repair !== 'off',
  })
  const records = [found.recogniser?.model, found.seams].flatMap((one) => one ?? [])
  return {
    chain: { until, repair, lexicon, thresholds, models: found },
    models: records.map(({ id, hash }) => ({ id, hash })),
  }
}

/** Chains for several issues at once in this thread. */
export interface Places extends Omit<Chain, 'stages'> {
  readonly chains: readonly (readonly AnyStage[])[]
  /** Never resolves; rejects when there is no more use in waiting for the models. */
  readonly broken: Promise<never>
}

/** Several share the models of one thread, whose batches fill with the rows of all of them; a single one has its own. */
export async function composePlaces(settings: RunSettings, places: number): Promise<Places> {
  if (places === 1 || RUNS_FROM_SOURCE) {
    const { stages, models, dispose } = await composeChain(settings)
    return { chains: Array.from({ length: places }, () => stages), models, broken: new Promise(() => {}), dispose }
  }
  const { openPlaces } = await import('../threads/index.ts')
  const { chain, models } = await findChain(settings)
  return { models, ...(await openPlaces(chain, places)) }
}

/** The stages up to the one asked for; models are loaded only when they will be used. */
async function composeChain({ config, model, lexicon, thresholds }: RunSettings): Promise<Chain> {
  const { until, repair: mode } = config
  const { createPipeline, createTextStages, loadSeamReader } = await import('../index.ts')
  if (until === 'extract') {
    const pipeline = await createPipeline({
      repair: mode,
      lexicon,
      thresholds,
      ...(model === undefined ? {} : { model }),
    })
    return { stages: Object.values(pipeline.stages) as AnyStage[], models: pipeline.models, dispose: pipeline.dispose }
  }
  const seams = until === 'repair' && mode !== 'off' ? await loadSeamReader() : null
  const { decode, normalise, repair } = createTextStages({ repair: mode, thresholds }, seams)
  return {
    stages: (until === 'repair' ? [decode, normalise, repair] : [decode, normalise]) as AnyStage[],
    models: seams ? [{ id: seams.id, hash: seams.hash }] : [],
    dispose: async () => seams?.dispose(),
  }
}

/** Reads the rulings before anything is run: a damaged file must not cost a night. */
export async function loadCorrector({ corrections }: RunConfig): Promise<{ readonly corrector?: Corrector }> {
  if (corrections === undefined) return {}
  const { createCorrector } = await import('../corrections/index.ts')
  const { readCorrections } = await import('./corrections-file.ts')
  return { corrector: createCorrector(await readCorrections(corrections)) }
}
