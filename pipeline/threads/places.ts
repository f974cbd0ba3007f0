import { connectModels, startModelThread } from '../../models/index.ts'
import type { AnyStage } from '../run/index.ts'
import type { ChainSettings } from './protocol.ts'

/** Stages for several issues at once in this thread. */
export interface Places {
  /** Each for one issue at a time. */
  readonly chains: readonly (readonly AnyStage[])[]
  /** Never resolves; rejects when the models' thread has ended. */
  readonly broken: Promise<never>
  readonly dispose: () => Promise<void>
}

/**
 * As many chains as there are places, and one thread with the models that all of them ask: its batches are filled with the
 * rows of whichever issues wait.
 *
 * @throws ModelError - a model cannot be loaded.
 */
export async function openPlaces(chain: ChainSettings, places: number): Promise<Places> {
  const thread = startModelThread({ ...chain.models, threads: 1 })
  // Loaded here alone: who has a pool has the rules in its threads.
  const [{ compileLexicon }, { composeStages }] = await Promise.all([
    import('../stages/index.ts'),
    import('./stages.ts'),
  ])
  const titles = compileLexicon(chain.lexicon).titles.own
  try {
    await Promise.race([thread.ready, thread.broken])
  } catch (thrown) {
    await thread.close()
    throw thrown
  }
  const chains = Array.from({ length: places }, () => {
    const models = connectModels(chain.models, titles)
    models.use(thread.connect())
    return composeStages(chain, models)
  })
  return { chains, broken: thread.broken, dispose: thread.close }
}
