import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ModelError } from '../error.ts'

/** What `models/manifest.json` says of the embedded models. */
interface Manifest {
  readonly models: readonly ManifestEntry[]
}

interface ManifestEntry {
  readonly id: string
  readonly revision: string
  readonly licence: string
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

/** A model folder whose files are as the manifest says. */
export interface VerifiedModel {
  readonly id: string
  readonly folder: string
  readonly hash: string
}

/** Finds `models/` by its manifest: one folder up from the sources, three from the build in `dist/`. */
const modelsFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const models = join(folder, 'models')
    if (existsSync(join(models, 'manifest.json'))) return models
    const parent = dirname(folder)
    if (parent === folder) {
      throw new ModelError(
        'MODEL_MISSING',
        `models/manifest.json was not found in any folder above ${fileURLToPath(import.meta.url)}: reinstall the package, or name a model folder`,
      )
    }
    folder = parent
  }
}

const sha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const readManifest = async (path: string): Promise<Manifest> => {
  const damaged = (cause?: unknown): ModelError =>
    new ModelError('MODEL_DAMAGED', `${path} is not a model manifest: reinstall the package`, { cause })
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw damaged(cause)
  }
  if (typeof value !== 'object' || value === null || !('models' in value) || !Array.isArray(value.models))
    throw damaged()
  for (const entry of value.models as readonly unknown[]) {
    if (typeof entry !== 'object' || entry === null || !('id' in entry) || !('files' in entry)) throw damaged()
    if (typeof entry.id !== 'string' || !Array.isArray(entry.files) || entry.files.length === 0) throw damaged()
  }
  return value as Manifest
}

/**
 * Checks every file of an embedded model against the manifest.
 *
 * @param id its folder's name
 * @param models folder with `manifest.json`; default the package's own
 * @throws ModelError `MODEL_MISSING`, `MODEL_DAMAGED`
 */
export const verifyEmbedded = async (id: string, models: string = modelsFolder()): Promise<VerifiedModel> => {
  const path = join(models, 'manifest.json')
  const entry = (await readManifest(path)).models.find((model) => model.id === id)
  if (entry === undefined) {
    throw new ModelError('MODEL_DAMAGED', `${path} does not name ${id}: reinstall the package`)
  }
  const folder = join(models, id)
  const hash = createHash('sha256')
  for (const file of entry.files) {
    const path = join(folder, file.path)
    if (!existsSync(path)) {
      throw new ModelError('MODEL_MISSING', `${path} is missing: restore it or reinstall the package`)
    }
    if ((await sha256(path)) !== file.sha256) {
      throw new ModelError(
        'MODEL_DAMAGED',
        `${path} is not the file the manifest names: restore it or reinstall the package`,
      )
    }
    hash.update(file.sha256)
  }
  return { id, folder, hash: hash.digest('hex') }
}
