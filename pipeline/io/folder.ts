import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { formatOf } from './formats.ts'
import { inputError, isSystemError } from './fs-errors.ts'
import { compareNames } from './name-order.ts'
import { SIDECAR_SUFFIX } from './sidecar.ts'

/** A folder on the way down from an input: how reports call it, and where it really lies. */
export interface Place {
  /** As given, then the names below: `raw/2023-03-14`. */
  readonly path: string
  readonly real: string
  /** Real path of the folder that was given; nothing outside it is read. */
  readonly root: string
}

export interface FolderItem {
  readonly name: string
  readonly path: string
  readonly real: string
  readonly size: number
}

/** What a folder holds, sorted out by name; each list in name order. */
export interface Listing {
  readonly pages: readonly FolderItem[]
  readonly folders: readonly FolderItem[]
  /** By file name; an error where the sidecar is there and must not be followed. */
  readonly sidecars: ReadonlyMap<string, FolderItem | PipelineError>
  /** Entries that should have been pages or issues and cannot be followed. */
  readonly refused: readonly { readonly name: string; readonly error: PipelineError }[]
  /** Files that no format reads. */
  readonly skipped: readonly string[]
  /** Links to folders of the same input, which are read where they stand. */
  readonly linked: readonly string[]
}

type Found =
  | { readonly kind: 'folder' | 'linked' | 'file' | 'other'; readonly item: FolderItem }
  | { readonly kind: 'refused'; readonly error: PipelineError }

/** Files that accompany pages and are none. */
const COMPANIONS = /^(?:manifest\.jsonl|readme(?:\.[^.]*)?)$/i

/** Sorts out one folder. Links are followed to files inside the given folder, never to folders: those stand elsewhere. */
export async function listFolder(place: Place): Promise<Listing> {
  const pages: FolderItem[] = []
  const folders: FolderItem[] = []
  const sidecars = new Map<string, FolderItem | PipelineError>()
  const refused: { name: string; error: PipelineError }[] = []
  const skipped: string[] = []
  const linked: string[] = []
  const names = (await readdir(place.real)).filter((name) => !name.startsWith('.') && !COMPANIONS.test(name))
  for (const name of names.sort(compareNames)) {
    const found = await followEntry(place, name)
    if (name.endsWith(SIDECAR_SUFFIX)) sidecars.set(name, found.kind === 'refused' ? found.error : found.item)
    else if (found.kind === 'refused') refused.push({ name, error: found.error })
    else if (found.kind === 'folder') folders.push(found.item)
    else if (found.kind === 'linked') linked.push(found.item.path)
    else if (found.kind === 'other' || formatOf(name) === null) skipped.push(found.item.path)
    else pages.push(found.item)
  }
  return { pages, folders, sidecars, refused, skipped, linked }
}

async function followEntry(place: Place, name: string): Promise<Found> {
  const path = place.path === '.' ? name : `${place.path}/${name}`
  try {
    return await classify(place, name, path)
  } catch (thrown) {
    return { kind: 'refused', error: inputError(thrown, path) }
  }
}

async function classify(place: Place, name: string, path: string): Promise<Found> {
  const isLink = (await lstat(join(place.real, name))).isSymbolicLink()
  const real = isLink ? await realpath(join(place.real, name)) : join(place.real, name)
  const stats = await stat(real)
  const item = { name, path, real, size: stats.size }
  if (!stats.isFile() && !stats.isDirectory()) return { kind: 'other', item }
  if (isLink && isInside(place.real, real) && stats.isDirectory()) {
    return { kind: 'refused', error: refusal('INPUT_LOOP', path, 'it is a link to a folder that holds it') }
  }
  if (isLink && !isInside(real, place.root)) {
    const reason = 'it is a link that leads out of the folder given; give its target as an input of its own'
    return { kind: 'refused', error: refusal('INPUT_OUTSIDE', path, reason) }
  }
  if (stats.isFile()) return { kind: 'file', item }
  return { kind: isLink ? 'linked' : 'folder', item }
}

/** The sidecar beside a file that was given by itself; null when there is none. */
export async function findBeside(folder: string, name: string): Promise<FolderItem | PipelineError | null> {
  const real = await realpath(folder)
  const found = await followEntry({ path: folder, real, root: real }, name)
  if (found.kind !== 'refused') return found.item
  const { cause } = found.error
  return isSystemError(cause) && cause.code === 'ENOENT' && cause.syscall === 'lstat' ? null : found.error
}

/** True when `path` is `folder` or lies below it. */
function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function refusal(code: 'INPUT_LOOP' | 'INPUT_OUTSIDE', path: string, reason: string): PipelineError {
  return new PipelineError(code, `Cannot read ${path}: ${reason}.`, { path })
}
