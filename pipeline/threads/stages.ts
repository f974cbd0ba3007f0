import type { RemoteModels } from '../../models/index.ts'
import { composePipeline, createTextStages } from '../index.ts'
import type { AnyStage } from '../run/index.ts'
import type { ChainSettings } from './protocol.ts'

/** The stages around models whose sessions are in another thread. */
export function composeStages(
  { until, repair: mode, lexicon, thresholds }: Omit<ChainSettings, 'models'>,
  { recogniser, seams }: Pick<RemoteModels, 'recogniser' | 'seams'>,
): readonly AnyStage[] {
  if (recogniser !== null) {
    return Object.values(composePipeline(recogniser, { repair: mode, lexicon, thresholds }, seams).stages) as AnyStage[]
  }
  const { decode, normalise, repair } = createTextStages({ repair: mode, thresholds }, seams)
  return (until === 'repair' ? [decode, normalise, repair] : [decode, normalise]) as AnyStage[]
}
