import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, sep } from 'node:path'
import { type Message, PipelineError } from '../document/index.ts'
import { listArchive } from './archive-folder.ts'
import { type FolderItem, findBeside, type Listing, listFolder } from './folder.ts'
import { containerOf, formatOf, KNOWN_EXTENSIONS, STDIN_FORMAT, stemOf } from './formats.ts'
import { inputError } from './fs-errors.ts'
import {
  type IssueEvidence,
  identifyIssue,
  type MetaOverrides,
  type PlannedIssue,
  type RefusedInput,
  readFound,
  settleMeta,
} from './identify.ts'
import { listLines } from './jsonl-lines.ts'
import { FOLDER_SIDECAR, SIDECAR_SUFFIX } from './sidecar.ts'
import { fileSource } from './source.ts'

/** The name of standard input among the inputs, and of the issue read from it. */
export const STDIN = '-'
const STDIN_ID = 'stdin'

export type { RefusedInput }

/** What a run will read, in the order in which it is written: names and sidecars, no text. */
export interface InputPlan {
  readonly entries: readonly (PlannedIssue | RefusedInput)[]
  readonly messages: readonly Message[]
}

interface Planner {
  readonly overrides: MetaOverrides
  readonly entries: (PlannedIssue | RefusedInput)[]
  readonly messages: Message[]
  /** Files that no format reads, counted by extension: a folder may hold ten thousand pictures. */
  readonly skipped: Map<string, { count: number; first: string }>
}

/**
 * Finds the issues in files, folders and standard input (`-`): inputs in the order given, in a folder first its files
 * and then its subfolders, each in name order.
 *
 * In a folder every file is an issue of one page and every subfolder an issue; folders below a subfolder are issues
 * too, named by their path. An archive is read as the folder that it would unpack to, each line of a JSON Lines file as an
 * issue of one page. What cannot be read is refused entry by entry and stops nothing else.
 */
export async function planInputs(inputs: readonly string[], overrides: MetaOverrides = {}): Promise<InputPlan> {
  const planner: Planner = { overrides, entries: [], messages: [], skipped: new Map() }
  for (const input of inputs) await attempt(planner, tidyPath(input), (path) => planInput(planner, path))
  return { entries: refuseDuplicates(planner.entries), messages: [...planner.messages, ...skipMessages(planner)] }
}

/** `raw/` and `./raw` name the same folder, and rows should not tell how it was typed. `..` stays: links give it meaning. */
function tidyPath(input: string): string {
  const path = sep === '/' ? input : input.replaceAll(sep, '/')
  return path.replace(/^(?:\.\/)+(?=.)/, '').replace(/(?<=[^/])\/+$/, '')
}

/** Runs one step of the plan; what the file system or a sidecar refuses becomes an entry, and the next step goes on. */
async function attempt(planner: Planner, path: string, step: (path: string) => Promise<void>): Promise<void> {
  try {
    await step(path)
  } catch (thrown) {
    const error = thrown instanceof PipelineError ? thrown : inputError(thrown, path)
    planner.entries.push({ kind: 'refused', issueId: stemOf(basename(path)), path, error })
  }
}

async function planInput(planner: Planner, path: string): Promise<void> {
  if (path === STDIN) {
    planner.entries.push(stdinIssue(planner.overrides))
    return
  }
  const stats = await stat(path)
  if (stats.isDirectory()) await planFolder(planner, path)
  else if (stats.isFile()) await planFile(planner, path, stats.size)
  else throw new PipelineError('INPUT_UNSUPPORTED', `${path} is neither a file nor a folder.`, { path })
}

function stdinIssue(overrides: MetaOverrides): PlannedIssue {
  return {
    kind: 'issue',
    issueId: STDIN_ID,
    path: STDIN,
    size: 0,
    pages: [{ name: STDIN_ID, path: STDIN, source: null, format: STDIN_FORMAT, label: null }],
    ...settleMeta(STDIN_ID, overrides, [], []),
    messages: [],
  }
}

async function planFile(planner: Planner, path: string, size: number): Promise<void> {
  const name = basename(path)
  const container = containerOf(name)
  if (container === null && formatOf(name) === null) {
    const kinds = KNOWN_EXTENSIONS.join(', ')
    const reason = `${path} is not of a kind that can be read (${kinds}, each also as .gz). Plain text under another name can be piped: broadsheet run - < ${name}`
    throw new PipelineError('INPUT_UNSUPPORTED', reason, { path })
  }
  const item = { name, path, size, source: fileSource(path, path, size) }
  if (container === 'zip') {
    await planRoot(planner, path, stemOf(name), await listArchive(path, path))
    return
  }
  const sidecarName = stemOf(name) + SIDECAR_SUFFIX
  const sidecar = await findBeside(dirname(path), sidecarName)
  const sidecars: Listing['sidecars'] = new Map(sidecar === null ? [] : [[sidecarName, sidecar]])
  if (container === 'jsonl') await planLines(planner, item, sidecars)
  else planner.entries.push(await identifyPage(item, sidecars, planner.overrides, []))
}

function identifyPage(
  page: IssueEvidence['pages'][number],
  sidecars: Listing['sidecars'],
  overrides: MetaOverrides,
  folderNames: readonly string[],
): Promise<PlannedIssue> {
  const issueId = stemOf(page.name)
  const names = [issueId, ...folderNames]
  return identifyIssue(
    { issueId, path: page.path, pages: [page], sidecars, folderSidecar: undefined, names },
    overrides,
  )
}

async function planFolder(planner: Planner, path: string): Promise<void> {
  const real = await realpath(path)
  await planRoot(planner, path, basename(real), await listFolder({ path, real, root: real }))
}

/** A folder that was given, or an archive: its files are issues of one page, its subfolders issues. */
async function planRoot(planner: Planner, path: string, name: string, listing: Listing): Promise<void> {
  const before = planner.entries.length
  for (const page of listing.pages) {
    await attempt(planner, page.path, async () => {
      planner.entries.push(await identifyPage(page, listing.sidecars, planner.overrides, [name]))
    })
  }
  await planBelow(planner, listing, '')
  noteListing(planner, listing)
  if (planner.entries.length > before) return
  const reason = `${path} holds no page that can be read (${KNOWN_EXTENSIONS.join(', ')}).`
  throw new PipelineError('INPUT_NOT_FOUND', reason, { path })
}

/** What stands in a folder beside its pages, in name order: folders, and files that hold issues. */
async function planBelow(planner: Planner, parent: Listing, prefix: string): Promise<void> {
  for (const item of parent.containers) {
    await attempt(planner, item.path, () => planContainer(planner, item, parent, prefix))
  }
  for (const { name, path, list } of parent.folders) {
    const folderSidecar = parent.sidecars.get(name + SIDECAR_SUFFIX)
    await attempt(planner, path, async () => planSubfolder(planner, path, prefix + name, await list(), folderSidecar))
  }
}

/** In a folder an archive stands for the subfolder that it would unpack to, and each line of JSON Lines for a file. */
async function planContainer(planner: Planner, item: FolderItem, parent: Listing, prefix: string): Promise<void> {
  const { name, path, source } = item
  if (containerOf(name) === 'jsonl') return planLines(planner, item, parent.sidecars)
  if (source.file === undefined) {
    const reason = `${path} is an archive in an archive and is not unpacked. Unpack it and give the folder.`
    throw new PipelineError('INPUT_UNSUPPORTED', reason, { path })
  }
  const stem = stemOf(name)
  const listing = await withoutOwnFolder(await listArchive(source.file, path), stem)
  await planSubfolder(planner, path, prefix + stem, listing, parent.sidecars.get(stem + SIDECAR_SUFFIX))
}

/** `day.zip` often holds nothing but the folder `day`: unpacked, that is one folder. */
async function withoutOwnFolder(listing: Listing, stem: string): Promise<Listing> {
  const { pages, containers, folders, refused } = listing
  const [only] = folders
  const isWrapped = folders.length === 1 && pages.length + containers.length + refused.length === 0
  return isWrapped && only?.name === stem ? only.list() : listing
}

async function planLines(planner: Planner, item: FolderItem, sidecars: Listing['sidecars']): Promise<void> {
  const sidecar = await readFound(sidecars.get(stemOf(item.name) + SIDECAR_SUFFIX))
  planner.messages.push(...(sidecar?.messages ?? []))
  for await (const entry of listLines(item, sidecar?.sidecar ?? null, planner.overrides)) planner.entries.push(entry)
}

/** A folder of pages is an issue, and folders below it are issues of their own: nothing is passed over in silence. */
async function planSubfolder(
  planner: Planner,
  path: string,
  issueId: string,
  listing: Listing,
  sidecarBeside: IssueEvidence['folderSidecar'],
): Promise<void> {
  const { pages, sidecars } = listing
  if (pages.length > 0) {
    const folderSidecar = sidecarBeside ?? sidecars.get(FOLDER_SIDECAR)
    const names = [basename(path), ...pages.map((page) => stemOf(page.name))]
    const evidence = { issueId, path, pages, sidecars, folderSidecar, names }
    await attempt(planner, path, async () => {
      planner.entries.push(await identifyIssue(evidence, planner.overrides))
    })
  } else if (listing.folders.length + listing.containers.length + listing.refused.length === 0) {
    planner.messages.push(warning('io/folder-empty', `The folder ${path} holds no page and is passed over.`))
  }
  await planBelow(planner, listing, `${issueId}/`)
  noteListing(planner, listing)
}

function noteListing(planner: Planner, listing: Listing): void {
  for (const { name, error } of listing.refused) {
    planner.entries.push({ kind: 'refused', issueId: stemOf(name), path: error.path ?? name, error })
  }
  for (const path of listing.linked) {
    planner.messages.push(
      warning('io/folder-linked', `The link ${path} is not followed: its folder is read where it stands.`),
    )
  }
  for (const path of listing.skipped) {
    const extension = /\.[^./]*$/.exec(path)?.[0] ?? 'no extension'
    const seen = planner.skipped.get(extension)
    planner.skipped.set(extension, { count: (seen?.count ?? 0) + 1, first: seen?.first ?? path })
  }
}

function skipMessages(planner: Planner): Message[] {
  return [...planner.skipped].map(([extension, { count, first }]) => {
    const files = count === 1 ? `1 file (${extension}) was` : `${count} files (${extension}) were`
    return warning(
      'io/file-skipped',
      `${files} passed over: only ${KNOWN_EXTENSIONS.join(', ')} can be read. First: ${first}`,
    )
  })
}

function warning(rule: string, reason: string): Message {
  return { rule, severity: 'warning', reason }
}

/** Ids name issues in every table, so the second issue of an id is refused; the first one in input order is kept. */
function refuseDuplicates(entries: InputPlan['entries']): InputPlan['entries'] {
  const firstOf = new Map<string, string>()
  return entries.map((entry) => {
    if (entry.kind === 'refused') return entry
    const { issueId, path } = entry
    const first = firstOf.get(issueId)
    if (first === undefined) {
      firstOf.set(issueId, path)
      return entry
    }
    const reason = `${path} has the issue id ${issueId}, which ${first} has already. Rename one, or give it an "issue_id" in a sidecar.`
    return { kind: 'refused', issueId, path, error: new PipelineError('INPUT_DUPLICATE_ID', reason, { path }) }
  })
}
