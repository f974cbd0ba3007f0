import { createHash } from 'node:crypto'
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { PipelineError } from '../document/index.ts'
import { findBeside, listFolder } from './folder.ts'
import { containerOf, formatOf, KNOWN_EXTENSIONS, stemOf } from './formats.ts'
import { inputError } from './fs-errors.ts'
import {
  type IssueEvidence,
  identifyIssue,
  type MetaOverrides,
  type PlannedIssue,
  type RefusedInput,
} from './identify.ts'
import { type Line, planLine, splitLines, tooLong } from './jsonl-lines.ts'
import { type DocumentLine, parseDocument } from './jsonl-record.ts'
import type { ByteSource } from './read-issue.ts'
import { FOLDER_SIDECAR, languageField, SIDECAR_SUFFIX } from './sidecar.ts'
import { fileSource, type Source } from './source.ts'

/** What holds for all documents of a stream. */
export interface DocumentOptions {
  readonly overrides: MetaOverrides
  /** Folder of the documents that are given as paths; null where none may be. */
  readonly root: string | null
}

/** A document as it came in: an issue to be read, or a refusal that answers it. */
export interface StreamedDocument {
  readonly entry: PlannedIssue | RefusedInput
  /** Bytes that its line holds in memory until it is through. */
  readonly bytes: number
  /** SHA-256 of its line; of the beginning and the length of one that is too long. */
  readonly sha256: string
}

/**
 * The documents of a stream, a line each, asked for one by one: the stream is read no further than the line that is
 * wanted. What cannot be read is refused and stops nothing.
 *
 * @see docs/worker-protocol.md
 */
export async function* readDocuments(input: ByteSource, options: DocumentOptions): AsyncGenerator<StreamedDocument> {
  for await (const line of splitLines({ open: () => input })) {
    const sha256 = hashOf(line)
    // The same whenever the line comes, wherever it stands: a retry must find it again.
    const name = `line-${sha256.slice(0, NAME_DIGITS)}`
    yield { entry: await planDocument(name, line.bytes, options), bytes: line.bytes?.length ?? 0, sha256 }
  }
}

const NAME_DIGITS = 16

function hashOf({ bytes, head, start, end }: Line): string {
  const hash = createHash('sha256')
  if (bytes === null) hash.update(head ?? '').update(`\n${end - start}`)
  else hash.update(bytes)
  return hash.digest('hex')
}

/** @param name - of a line that has none. */
async function planDocument(name: string, bytes: Uint8Array | null, options: DocumentOptions) {
  if (bytes === null) return refused(name, name, tooLong(name))
  const read = parseDocument(bytes, name)
  if ('error' in read) return refused(read.id ?? name, read.id ?? name, read.error)
  const issueId = read.facts.id ?? name
  if (read.path === null) return planText(issueId, read, bytes, options.overrides)
  try {
    return await planPath(issueId, read.path, read, options)
  } catch (thrown) {
    const error = thrown instanceof PipelineError ? thrown : inputError(thrown, read.path)
    return refused(issueId, error.path ?? read.path, error)
  }
}

function refused(issueId: string, path: string, error: PipelineError): RefusedInput {
  return { kind: 'refused', issueId, path, error }
}

const LINE_NUMBER = /:\d+$/

function planText(issueId: string, { facts, origin }: DocumentLine, bytes: Uint8Array, overrides: MetaOverrides) {
  const path = origin ?? issueId
  const name = origin === null ? issueId : basename(origin.replace(LINE_NUMBER, ''))
  return planLine(held(path, bytes), issueId, name, facts, null, overrides)
}

/** A line as a source: it is in memory already, and stays there until the document is through. */
function held(path: string, bytes: Uint8Array): Source {
  const open = async function* () {
    yield bytes
  }
  return { path, size: bytes.length, packed: false, open }
}

/** @throws PipelineError INPUT_OUTSIDE, INPUT_UNSUPPORTED, INPUT_NOT_FOUND, SIDECAR_INVALID - no issue stands there. */
async function planPath(
  issueId: string,
  given: string,
  { facts }: DocumentLine,
  { root, overrides }: DocumentOptions,
): Promise<PlannedIssue> {
  if (root === null) throw outside(given, 'documents may have a "path" only where --root names their folder')
  const inside = relative(resolve(root), resolve(root, given))
  const realRoot = await realpath(root)
  if (leadsOut(inside)) throw outside(given, `it lies outside of ${root}`)
  const real = await realpath(join(realRoot, inside))
  if (leadsOut(relative(realRoot, real))) throw outside(given, `it is a link that leads out of ${root}`)
  const path = shownPath(root, inside)
  const stats = await stat(real)
  if (!stats.isFile() && !stats.isDirectory()) {
    throw new PipelineError('INPUT_UNSUPPORTED', `${path} is neither a file nor a folder.`, { path })
  }
  const evidence = stats.isFile()
    ? await fileEvidence(issueId, path, real, stats.size)
    : await folderEvidence(issueId, path, { real, root: realRoot, beside: join(realRoot, inside) })
  // What the line says stands for a sidecar, and before those that are there.
  const { lang, messages } = languageField(facts.lang, path)
  const own = present({ date: facts.date, publication: facts.publication, place: facts.place, lang })
  const planned = await identifyIssue(evidence, { ...own, ...overrides })
  const only = planned.pages.length === 1
  const pages = planned.pages.map((page) => ({ ...page, label: (only ? facts.page : null) ?? page.label }))
  const meta = { ...planned.meta, issueId, url: facts.url ?? planned.meta.url }
  return { ...planned, issueId, meta, pages, messages: [...messages, ...planned.messages] }
}

function outside(path: string, why: string): PipelineError {
  return new PipelineError('INPUT_OUTSIDE', `Cannot read ${path}: ${why}.`, { path })
}

function leadsOut(inside: string): boolean {
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
}

/** As a run over the root would call it. */
function shownPath(root: string, inside: string): string {
  const folder = root
    .split(sep)
    .join('/')
    .replace(/^(?:\.\/)+(?=.)/, '')
    .replace(/(?<=[^/])\/+$/, '')
  const below = inside.split(sep).join('/')
  if (below === '') return folder
  return folder === '.' ? below : `${folder}${folder.endsWith('/') ? '' : '/'}${below}`
}

async function fileEvidence(issueId: string, path: string, real: string, size: number): Promise<IssueEvidence> {
  const name = basename(path)
  if (containerOf(name) !== null) {
    const reason = `${path} holds issues and is none. Give each as a document: unpack an archive, pipe the lines of JSON Lines.`
    throw new PipelineError('INPUT_UNSUPPORTED', reason, { path })
  }
  if (formatOf(name) === null) {
    const reason = `${path} is not of a kind that can be read (${KNOWN_EXTENSIONS.join(', ')}).`
    throw new PipelineError('INPUT_UNSUPPORTED', reason, { path })
  }
  const page = { name, path, size, source: fileSource(real, path, size) }
  const sidecarName = stemOf(name) + SIDECAR_SUFFIX
  const sidecar = await findBeside(dirname(path), sidecarName)
  return {
    issueId,
    path,
    pages: [page],
    sidecars: new Map(sidecar === null ? [] : [[sidecarName, sidecar]]),
    folderSidecar: undefined,
    names: [stemOf(name), basename(dirname(real))],
  }
}

async function folderEvidence(
  issueId: string,
  path: string,
  { real, root, beside }: { readonly real: string; readonly root: string; readonly beside: string },
): Promise<IssueEvidence> {
  const { pages, sidecars, refused } = await listFolder({ path, real, root })
  // An issue without one of its pages would look like a whole one.
  const [page] = refused
  if (page !== undefined) throw page.error
  if (pages.length === 0) {
    throw new PipelineError('INPUT_NOT_FOUND', `${path} holds no page that can be read.`, { path })
  }
  const folder = real === root ? null : await findBeside(dirname(beside), basename(beside) + SIDECAR_SUFFIX)
  const names = [basename(path), ...pages.map(({ name }) => stemOf(name))]
  return { issueId, path, pages, sidecars, folderSidecar: folder ?? sidecars.get(FOLDER_SIDECAR), names }
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], null> }

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Present<T>
}
