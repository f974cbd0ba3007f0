import { verifyEmbedded } from './ner/embedded.ts'
import { findRecogniser } from './ner/load.ts'
import { SEAM_MODEL } from './seam/load.ts'
import type { FoundModels } from './thread/protocol.ts'

/**
 * Looks for the models that a chain needs and checks their files: what this says is what decides rows, and a damaged file is
 * known before anything is read. Opens no session.
 *
 * @param needs - `recogniser`: the folder or Hub id of one, or true for the embedded one.
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`
 */
export const findModels = async (needs: {
  readonly recogniser: string | boolean
  readonly seams: boolean
}): Promise<FoundModels> => {
  const { recogniser, seams } = needs
  const [found, ends] = await Promise.all([
    recogniser === false ? null : findRecogniser(recogniser === true ? undefined : recogniser),
    seams ? verifyEmbedded(SEAM_MODEL) : null,
  ])
  return { recogniser: found, seams: ends }
}
