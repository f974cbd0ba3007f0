import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { containerOf, formatOf, stemOf } from './formats.ts'
import { inputError, isSystemError } from './fs-errors.ts'
import { compareNames } from './name-order.ts'
import { SIDECAR_SUFFIX } from './sidecar.ts'
import { fileSource, type Source } from './source.ts'

/** A folder on the way down from an input: how reports call it, and where it really lies. */
export interface Place {
  /** As given, then the names below: `raw/2023-03-14`. */
  readonly path: string
  readonly real: string
  /** Real path of the folder that was given; nothing outside it is read. */
  readonly root: string
}

/** A file among the inputs, in a folder or in an archive. */
export interface FolderItem {
  readonly name: string
  readonly path: string
  readonly size: number
  readonly source: Source
}

export interface Subfolder {
  readonly name: string
  readonly path: string
  readonly list: () => Promise<Listing>
}

/** What a folder holds, sorted out by name; each list in name order. */
export interface Listing {
  readonly pages: readonly FolderItem[]
  /** Files that hold issues: archives, JSON Lines. */
  readonly containers: readonly FolderItem[]
  readonly folders: readonly Subfolder[]
  /** By file name; an error where the sidecar is there and must not be followed. */
  readonly sidecars: ReadonlyMap<string, FolderItem | PipelineError>
  /** Entries that should have been pages or issues and cannot be followed. */
  readonly refused: readonly { readonly name: string; readonly error: PipelineError }[]
  /** Files that no format reads. */
  readonly skipped: readonly string[]
  /** Links to folders of the same input, which are read where they stand. */
  readonly linked: readonly string[]
}

/** An entry of a folder before its name has been looked at. */
export type Found =
  | { readonly kind: 'folder'; readonly item: Subfolder }
  | { readonly kind: 'linked'; readonly item: Subfolder }
  | { readonly kind: 'file'; readonly item: FolderItem }
  | { readonly kind: 'other'; readonly item: FolderItem }
  | { readonly kind: 'refused'; readonly error: PipelineError }

/** Files that accompany pages and are none. */
const COMPANIONS = /^(?:manifest\.jsonl|readme(?:\.[^.]*)?)$/i
/** Folders that systems leave in archives. */
const SYSTEM_FOLDERS = new Set(['__MACOSX'])
/** Browsers put the pictures, styles and scripts of `page.html` into such a folder beside it. */
const PAGE_ASSETS = /^(.+)[_.]files$/

/** Sorts out one folder. Links are followed to files inside the given folder, never to folders: those stand elsewhere. */
export async function listFolder(place: Place): Promise<Listing> {
  const entries: { name: string; found: Found }[] = []
  for (const name of await readdir(place.real)) {
    if (isListed(name)) entries.push({ name, found: await followEntry(place, name) })
  }
  return sortEntries(entries)
}

/** True unless the name is that of a file that is there for another purpose. */
export function isListed(name: string): boolean {
  return !name.startsWith('.') && !COMPANIONS.test(name) && !SYSTEM_FOLDERS.has(name)
}

/** Tells pages, sidecars, containers and folders apart by their names. */
export function sortEntries(entries: readonly { readonly name: string; readonly found: Found }[]): Listing {
  const pages: FolderItem[] = []
  const containers: FolderItem[] = []
  const folders: Subfolder[] = []
  const sidecars = new Map<string, FolderItem | PipelineError>()
  const refused: { name: string; error: PipelineError }[] = []
  const skipped: string[] = []
  const linked: string[] = []
  const savedPages = new Set(
    entries.filter(({ name }) => formatOf(name)?.name === 'html').map(({ name }) => stemOf(name)),
  )
  const ordered = [...entries].sort((a, b) => compareNames(a.name, b.name))
  for (const { name, found } of ordered) {
    if (found.kind === 'refused') {
      if (name.endsWith(SIDECAR_SUFFIX)) sidecars.set(name, found.error)
      else refused.push({ name, error: found.error })
    } else if (found.kind === 'folder') {
      if (!savedPages.has(PAGE_ASSETS.exec(name)?.[1] ?? '')) folders.push(found.item)
    } else if (found.kind === 'linked') linked.push(found.item.path)
    else if (name.endsWith(SIDECAR_SUFFIX)) sidecars.set(name, found.item)
    else if (found.kind === 'other') skipped.push(found.item.path)
    else if (formatOf(name) !== null) pages.push(found.item)
    else if (containerOf(name) !== null) containers.push(found.item)
    else skipped.push(found.item.path)
  }
  return { pages, containers, folders, sidecars, refused, skipped, linked }
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
  const item = { name, path, size: stats.size, source: fileSource(real, path, stats.size) }
  if (!stats.isFile() && !stats.isDirectory()) return { kind: 'other', item }
  if (isLink && isInside(place.real, real) && stats.isDirectory()) {
    return { kind: 'refused', error: refusal('INPUT_LOOP', path, 'it is a link to a folder that holds it') }
  }
  if (isLink && !isInside(real, place.root)) {
    const reason = 'it is a link that leads out of the folder given; give its target as an input of its own'
    return { kind: 'refused', error: refusal('INPUT_OUTSIDE', path, reason) }
  }
  if (stats.isFile()) return { kind: 'file', item }
  const list = () => listFolder({ path, real, root: place.root })
  const folder = { name, path, list }
  return isLink ? { kind: 'linked', item: folder } : { kind: 'folder', item: folder }
}

/** The sidecar beside a file that was given by itself; null when there is none. */
export async function findBeside(folder: string, name: string): Promise<FolderItem | PipelineError | null> {
  const real = await realpath(folder)
  const found = await followEntry({ path: folder, real, root: real }, name)
  if (found.kind === 'folder' || found.kind === 'linked') {
    return new PipelineError('SIDECAR_INVALID', `The sidecar ${found.item.path} is a folder.`, {
      path: found.item.path,
    })
  }
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
