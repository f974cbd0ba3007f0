import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { ModelError } from '../error.ts'
import type { Recogniser } from '../recogniser.ts'
import { createRecogniser } from './create.ts'
import { type VerifiedModel, verifyEmbedded } from './embedded.ts'
import { openSession, type Session } from './session.ts'

/** How to load a recogniser. */
export interface RecogniserOptions {
  /** A model folder, or a Hub id with its commit, `owner/name@<commit>`; default the embedded model. Only a Hub id lets the network be used. */
  readonly model?: string
  /** Threads of one run; default the processor's, at most four. */
  readonly threads?: number
  /** Texts whose answers are remembered; default 4,096, 0 for none. */
  readonly cacheSize?: number
  /** Titles of the user's own, Simplified: names are looked for behind them. */
  readonly titles?: readonly string[]
}

/** The model that is part of the package. */
const EMBEDDED = 'broadsheet-ner-zh-small'

/** In the order of the manifest, so that a folder has the hash it would have as the embedded model. */
const FILES = ['config.json', 'onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json']

const hashFolder = async (folder: string): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of FILES) {
    const path = join(folder, name)
    if (!existsSync(path)) {
      throw new ModelError('MODEL_MISSING', `${path} is missing: a model folder holds ${FILES.join(', ')}`)
    }
    hash.update(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    )
  }
  return hash.digest('hex')
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** A repository of the Hub, and behind `@` what of it is meant: a commit alone says that for good. */
const HUB_ID = /^([\w.-]+\/[\w.-]+)(?:@(.*))?$/
const COMMIT = /^[0-9a-f]{40}$/

/**
 * Loads a model, warms it up and returns a recogniser. Load one a process: each holds its own session and threads.
 *
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`, `MODEL_UNPINNED`, `MODEL_UNSUPPORTED`
 */
export const loadRecogniser = async (options: RecogniserOptions = {}): Promise<Recogniser> => {
  const found = await findRecogniser(options.model)
  const session = await openFound(found, options.threads ?? Math.min(availableParallelism(), 4))
  const recogniser = createRecogniser(
    found.model.id,
    found.model.hash,
    session,
    options.cacheSize ?? 4096,
    options.titles,
  )
  await recogniser.recognise(['预热。'])
  return recogniser
}

/** A model whose files are there, not opened yet. */
export interface FoundModel {
  readonly model: VerifiedModel
  /** The commit under which the Hub may be asked for it; null for a folder, which never lets the network be used. */
  readonly revision: string | null
  /** Ours: what it says of a text does not depend on what is read beside it. */
  readonly embedded: boolean
}

/** Opens a session on a model that was found. */
export const openFound = ({ model, revision }: FoundModel, threads: number): Promise<Session> =>
  openSession({ model: model.folder, revision, threads })

/**
 * Looks for a model and checks its files, without opening it.
 *
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`, `MODEL_UNPINNED`
 */
export const findRecogniser = async (name: string | undefined): Promise<FoundModel> => {
  if (name === undefined) return { model: await verifyEmbedded(EMBEDDED), revision: null, embedded: true }
  if (isFolder(name)) {
    const folder = resolve(name)
    return { model: { id: basename(folder), folder, hash: await hashFolder(folder) }, revision: null, embedded: false }
  }
  const hub = HUB_ID.exec(name)
  if (hub !== null) return findOnHub(hub[1] ?? '', hub[2])
  throw new ModelError(
    'MODEL_MISSING',
    `no model folder at ${resolve(name)}: name a folder, or a Hub id as owner/name@<commit>`,
  )
}

/** A branch of a repository may be another model tomorrow, made by somebody else; a commit names its contents. */
const findOnHub = (repository: string, revision: string | undefined): FoundModel => {
  if (revision === undefined || !COMMIT.test(revision)) {
    throw new ModelError(
      'MODEL_UNPINNED',
      `${repository} is not a model folder here, and a model of the Hub is only downloaded at a commit: give ${repository}@<commit>, with the 40 digits that its page shows under "Files and versions"`,
    )
  }
  const id = `${repository}@${revision}`
  return {
    model: { id, folder: repository, hash: createHash('sha256').update(id).digest('hex') },
    revision,
    embedded: false,
  }
}
