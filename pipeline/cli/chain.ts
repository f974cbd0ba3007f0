import type { AnyStage, Corrector, ModelRecord, RunConfig } from '../run/index.ts'
import type { RunSettings } from './run-options.ts'

/** What issues go through, with the models that it holds. */
export interface Chain {
  readonly stages: readonly AnyStage[]
  readonly models: readonly ModelRecord[]
  readonly dispose: () => Promise<void>
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
