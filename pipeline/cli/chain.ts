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

async function openThreads({ config, model, lexicon, thresholds, threads }: RunSettings): Promise<Workplace> {
  const { until, repair } = config
  const { createPool } = await import('../threads/index.ts')
  const models = await findModels({
    recogniser: until === 'extract' && (model ?? true),
    seams: until !== 'normalise' && repair !== 'off',
  })
  const pool = createPool({ chain: { until, repair, lexicon, thresholds, models }, threads })
  const records = [models.recogniser?.model, models.seams].flatMap((found) => found ?? [])
  return { models: records.map(({ id, hash }) => ({ id, hash })), work: { pool }, dispose: pool.dispose }
}

/** The stages up to the one asked for; models are loaded only when they will be used. */
export async function composeChain({ config, model, lexicon, thresholds }: RunSettings): Promise<Chain> {
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
