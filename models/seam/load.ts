import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ModelError } from '../error.ts'
import { verifyEmbedded } from '../ner/embedded.ts'
import { createLru } from '../ner/lru.ts'
import { openVectorSession, type VectorSession } from '../ner/vector-session.ts'
import type { SeamReader } from '../seam-reader.ts'
import { createTurns } from '../turns.ts'
import { batchesOf, type EndRow, fillBatch } from './batches.ts'
import { headIds, tailIds, windowOf } from './ends.ts'
import { createVectors, type Layout } from './vectors.ts'

/** Ends that are remembered: those of the largest page, and of what every page repeats. A vector has 1.4 KB. */
const CACHE_SIZE = 2_000
export const SEAM_MODEL = 'broadsheet-seam-small'

export interface SeamReaderOptions {
  readonly threads?: number
  /** Ends that are remembered; 0 reads every one anew. */
  readonly cacheSize?: number | undefined
}

/**
 * Loads the embedded seam model. Load one a process.
 *
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`, `MODEL_UNSUPPORTED`
 */
export const loadSeamReader = async (options: SeamReaderOptions = {}): Promise<SeamReader> => {
  const model = await verifyEmbedded(SEAM_MODEL)
  const vocabulary = await readVocabulary(join(model.folder, 'vocab.json'))
  const session = await openVectorSession<Layout>(model.folder, options.threads ?? Math.min(availableParallelism(), 4))
  const reader = createSeamReader(model.id, model.hash, vocabulary, session, options.cacheSize)
  await reader.read(['预热。'])
  return reader
}

export async function readVocabulary(path: string): Promise<ReadonlyMap<string, number>> {
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
  cacheSize: number = CACHE_SIZE,
): SeamReader => {
  const turns = createTurns(id, session.release)
  const known = createLru<Float32Array>(cacheSize)
  const readEnds = async (wanted: ReadonlyMap<string, EndRow>): Promise<ReadonlyMap<string, Float32Array>> => {
    const vectors = new Map<string, Float32Array>()
    const unread: string[] = []
    for (const key of wanted.keys()) {
      const found = known.get(key)
      if (found) vectors.set(key, found)
      else unread.push(key)
    }
    const rows = unread.flatMap((key) => wanted.get(key) ?? [])
    for (const batch of batchesOf(rows)) {
      const { ids, mask, sides, count } = fillBatch(batch, rows)
      const answer = await session.run(ids, mask, sides, count, batch.width)
      const size = answer.length / count
      batch.rows.forEach((index, r) => {
        const key = unread[index] as string
        const vector = answer.slice(r * size, (r + 1) * size)
        vectors.set(key, vector)
        known.set(key, vector)
      })
    }
    return vectors
  }
  const readNow = async (texts: readonly string[], tails: ReadonlySet<number> | undefined) => {
    const wanted = new Map<string, EndRow>()
    const ends = texts.map((text, place) => {
      const head = `<${windowOf(text, 'head')}`
      if (!wanted.has(head)) wanted.set(head, { ids: headIds(text, vocabulary), side: 1 })
      if (tails && !tails.has(place)) return { head, tail: null }
      const tail = `>${windowOf(text, 'tail')}`
      if (!wanted.has(tail)) wanted.set(tail, { ids: tailIds(text, vocabulary), side: 0 })
      return { head, tail }
    })
    const vectors = await readEnds(wanted)
    return createVectors(
      {
        tails: ends.map(({ tail }) => (tail === null ? undefined : vectors.get(tail))),
        heads: ends.map(({ head }) => vectors.get(head)),
      },
      session.layout,
    )
  }
  return {
    id,
    hash,
    read: (texts, tails) => turns.take(() => readNow(texts, tails)),
    dispose: turns.dispose,
  }
}
