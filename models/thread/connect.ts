import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { createRecogniser } from '../ner/create.ts'
import type { Tagger } from '../ner/tagger.ts'
import type { VectorSession } from '../ner/vector-session.ts'
import type { Recogniser } from '../recogniser.ts'
import { createSeamReader, readVocabulary } from '../seam/load.ts'
import type { Layout } from '../seam/vectors.ts'
import type { SeamReader } from '../seam-reader.ts'
import { type Asker, createAsker } from './ask.ts'
import type { FoundModels } from './protocol.ts'

/** Models whose sessions are in another thread. */
export interface RemoteModels {
  readonly recogniser: Recogniser | null
  readonly seams: SeamReader | null
  /** The line to ask on from now on; null when there is none. */
  readonly use: (port: MessagePort | null) => void
}

/** Texts whose answers are remembered in one thread. */
const CACHE_SIZE = 1024
/** Units whose pieces are remembered: newspapers use few different ones. */
const MOST_UNITS = 50_000

/**
 * Recogniser and seam reader of a thread that has no model: texts are cut, and answers read, here; the numbers between are
 * asked of the thread that has the sessions.
 *
 * @param titles - of the user's own, Simplified.
 */
export const connectModels = ({ recogniser, seams }: FoundModels, titles: readonly string[]): RemoteModels => {
  const asker = createAsker()
  return {
    use: asker.use,
    recogniser: recogniser && remoteRecogniser(asker, recogniser, titles),
    seams: seams && remoteSeamReader(asker, seams),
  }
}

function remoteRecogniser(
  asker: Asker,
  { model: { id, hash }, embedded }: NonNullable<FoundModels['recogniser']>,
  titles: readonly string[],
): Recogniser {
  // A model from elsewhere may score a text by its company, which then must not hang on what was read before.
  const cacheSize = embedded ? CACHE_SIZE : 0
  const open = once(async () => createRecogniser(id, hash, await remoteTagger(asker), cacheSize, titles))
  return {
    id,
    hash,
    recognise: async (texts) => (await open()).recognise(texts),
    dispose: async () => {},
  }
}

function remoteSeamReader(asker: Asker, { id, hash, folder }: NonNullable<FoundModels['seams']>): SeamReader {
  const open = once(async () => {
    const vocabulary = await readVocabulary(join(folder, 'vocab.json'))
    return createSeamReader(id, hash, vocabulary, await remoteVectors(asker))
  })
  return {
    id,
    hash,
    read: async (...texts) => (await open()).read(...texts),
    dispose: async () => {},
  }
}

/** What is opened at the first call; a failure is forgotten, and tried again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null
  return () => {
    opened ??= open().catch((thrown: unknown) => {
      opened = null
      throw thrown
    })
    return opened
  }
}

async function remoteTagger(asker: Asker): Promise<Tagger> {
  const facts = await asker.ask('tagger', null)
  const known = new Map<string, readonly number[]>()
  return {
    ...facts,
    learn: async (units) => {
      if (known.size > MOST_UNITS) known.clear()
      const fresh = [...new Set(units)].filter((unit) => !known.has(unit))
      if (fresh.length === 0) return
      const pieces = await asker.ask('pieces', fresh)
      for (const [i, unit] of fresh.entries()) known.set(unit, pieces[i] ?? [])
    },
    tokenise: (unit) => known.get(unit) ?? [],
    score: (rows) => asker.ask('scores', rows, [rows.ids.buffer, rows.lengths.buffer]),
    release: async () => {},
  }
}

async function remoteVectors(asker: Asker): Promise<VectorSession<Layout>> {
  return {
    layout: await asker.ask('layout', null),
    run: (ids, mask, sides, rows, columns) =>
      asker.ask('vectors', { ids, mask, sides, rows, columns }, [ids.buffer, mask.buffer, sides.buffer]),
    release: async () => {},
  }
}
