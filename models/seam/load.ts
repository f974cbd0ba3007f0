import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ModelError } from '../error.ts'
import { verifyEmbedded } from '../ner/embedded.ts'
import { openVectorSession, type VectorSession } from '../ner/vector-session.ts'
import type { SeamReader } from '../seam-reader.ts'
import { createTurns } from '../turns.ts'
import { headIds, tailIds, WINDOW } from './ends.ts'
import { createVectors, type Layout } from './vectors.ts'

/** Rows of one run: enough to fill both cores, little enough to stay in the cache. */
const BATCH = 64
const FOLDER = 'broadsheet-seam-small'

/**
 * Loads the embedded seam model. Load one a process.
 *
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`, `MODEL_UNSUPPORTED`
 */
export const loadSeamReader = async (options: { readonly threads?: number } = {}): Promise<SeamReader> => {
  const model = await verifyEmbedded(FOLDER)
  const vocabulary = await readVocabulary(join(model.folder, 'vocab.json'))
  const session = await openVectorSession<Layout>(model.folder, options.threads ?? Math.min(availableParallelism(), 4))
  const reader = createSeamReader(model.id, model.hash, vocabulary, session)
  await reader.read(['预热。'])
  return reader
}

async function readVocabulary(path: string): Promise<ReadonlyMap<string, number>> {
  const words: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!Array.isArray(words))
    throw new ModelError('MODEL_DAMAGED', `${path} is no list of characters: reinstall the package`)
  return new Map(words.map((word, id) => [String(word), id]))
}

/** Builds a reader on an open session. One call runs at a time; later ones wait in line. */
export const createSeamReader = (
  id: string,
  hash: string,
  vocabulary: ReadonlyMap<string, number>,
  session: VectorSession<Layout>,
): SeamReader => {
  const turns = createTurns(id, session.release)
  const readNow = async (texts: readonly string[]) => {
    const ends = texts.flatMap((text) => [tailIds(text, vocabulary), headIds(text, vocabulary)])
    const { rest, next, topic } = session.layout
    const size = rest + next + topic + 1
    const rows = new Float32Array(ends.length * size)
    for (let from = 0; from < ends.length; from += BATCH) {
      const batch = ends.slice(from, from + BATCH)
      rows.set(await runBatch(session, batch), from * size)
    }
    return createVectors(rows, session.layout)
  }
  return {
    id,
    hash,
    read: (texts) => turns.take(() => readNow(texts)),
    dispose: turns.dispose,
  }
}

/** Even rows are tails, odd ones heads. All rows have the same width: a row's vector never depends on its neighbours. */
function runBatch(session: VectorSession<Layout>, batch: readonly (readonly number[])[]): Promise<Float32Array> {
  const ids = new BigInt64Array(batch.length * WINDOW)
  const mask = new BigInt64Array(batch.length * WINDOW)
  const sides = new BigInt64Array(batch.length * WINDOW)
  batch.forEach((row, r) => {
    row.forEach((id, c) => {
      ids[r * WINDOW + c] = BigInt(id)
      mask[r * WINDOW + c] = 1n
    })
    if (r % 2 === 1) sides.fill(1n, r * WINDOW, (r + 1) * WINDOW)
  })
  return session.run(ids, mask, sides, batch.length, WINDOW)
}
