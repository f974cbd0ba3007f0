import zlib from 'node:zlib'
import type { Entry } from 'yauzl'
import { type ErrorCode, PipelineError } from '../document/index.ts'
import { inputError, isSystemError } from './fs-errors.ts'
import { memberNames, memberPath } from './member-names.ts'
import { damaged, FREE_BYTES, MAX_RATIO, type Source } from './source.ts'

/** More members than a paper has pages in many years; a listing of them is held in memory. */
const MAX_MEMBERS = 100_000
/** More than this in one archive is to be given as several. */
const MAX_TOTAL_BYTES = 8 * 1024 * 1024 * 1024

const MAX_DEPTH = 100

const STORED = 0
const DEFLATED = 8
/** Unix: the upper half of the external attributes holds the mode; what kind of file it is stands in its first four bits. */
const MADE_ON_UNIX = 3
const MODE_KIND = 0xf000
const MODE_LINK = 0xa000

/** A file in an archive, or why it cannot be read. */
export interface Member {
  /** Names from the top of the archive down. */
  readonly names: readonly string[]
  readonly content: Source | PipelineError
}

/**
 * Lists the files of a zip archive; nothing is unpacked, and nothing is ever written.
 *
 * @param file - where it really lies.
 * @throws PipelineError INPUT_DAMAGED, ARCHIVE_LIMIT - when the archive as a whole cannot be trusted.
 */
export async function listMembers(file: string, path: string): Promise<readonly Member[]> {
  const { openPromise } = await import('yauzl')
  try {
    const zip = await openPromise(file, { lazyEntries: true, decodeStrings: false, autoClose: false })
    try {
      if (zip.entryCount > MAX_MEMBERS) throw limit(path, `it holds ${zip.entryCount} files, more than ${MAX_MEMBERS}`)
      const entries: Entry[] = []
      for await (const entry of zip.eachEntry()) entries.push(entry)
      checkSizes(entries, zip.fileSize, path)
      return readMembers(entries, file, path)
    } finally {
      zip.close()
    }
  } catch (thrown) {
    throw archiveError(thrown, path)
  }
}

/** Refuses what is made to overwhelm: members that share their bytes, and more contents than any text packs to. */
function checkSizes(entries: readonly Entry[], fileSize: number, path: string): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > MAX_TOTAL_BYTES) throw limit(path, `it holds more than ${MAX_TOTAL_BYTES / 1024 ** 3} GB`)
  if (total > FREE_BYTES && total > fileSize * MAX_RATIO) {
    throw limit(path, `it is packed to less than 1/${MAX_RATIO} of its contents, as no text is`)
  }
  const ordered = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const [at, entry] of ordered.entries()) {
    const next = ordered[at + 1]
    const end = entry.relativeOffsetOfLocalHeader + entry.compressedSize
    if (next && end > next.relativeOffsetOfLocalHeader) throw limit(path, 'its members lie upon each other')
  }
}

function readMembers(entries: readonly Entry[], file: string, path: string): readonly Member[] {
  const names = memberNames(entries)
  const seen = new Set<string>()
  return entries.flatMap((entry, at): Member[] => {
    const name = names[at] ?? ''
    if (/[\\/]$/.test(name)) return []
    const parts = memberPath(name)
    const full = `${path}/${name}`
    if (parts === null) return [{ names: [lastName(name)], content: outside(full) }]
    if (parts.length > MAX_DEPTH) throw limit(path, `it holds folders in each other, more than ${MAX_DEPTH} deep`)
    const known = parts.join('/')
    const content = seen.has(known) ? duplicate(full) : readEntry(entry, file, full)
    seen.add(known)
    return [{ names: parts, content }]
  })
}

function lastName(name: string): string {
  return name.split(/[\\/]/).findLast((part) => part !== '' && part !== '..') ?? name
}

function readEntry(entry: Entry, file: string, path: string): Source | PipelineError {
  const refuse = (code: ErrorCode, reason: string) =>
    new PipelineError(code, `Cannot read ${path}: ${reason}.`, { path })
  if (entry.isEncrypted())
    return refuse('INPUT_ENCRYPTED', 'it is encrypted; unpack the archive with its password and give the folder')
  if (isLink(entry)) return refuse('INPUT_OUTSIDE', 'it is a link; pack the file that it leads to')
  const { compressionMethod: method, uncompressedSize: size } = entry
  if (method !== STORED && method !== DEFLATED) {
    return refuse(
      'INPUT_UNSUPPORTED',
      `it is packed by a method (${method}) that is not known here; unpack it, or pack it as common zip files are`,
    )
  }
  return { path, size, packed: false, open: () => readMember(entry, file, path) }
}

function isLink(entry: Entry): boolean {
  const mode = entry.externalFileAttributes >>> 16
  return entry.versionMadeBy >>> 8 === MADE_ON_UNIX && (mode & MODE_KIND) === MODE_LINK
}

/** The member's bytes, checked against the size and the sum that the archive gives. */
async function* readMember(entry: Entry, file: string, path: string): AsyncGenerator<Uint8Array> {
  const { openPromise } = await import('yauzl')
  let sum = 0
  try {
    const zip = await openPromise(file, { lazyEntries: true, decodeStrings: false, autoClose: false })
    try {
      const stream = await zip.openReadStreamPromise(entry)
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        sum = checksum(chunk, sum)
        yield chunk
      }
    } finally {
      zip.close()
    }
  } catch (thrown) {
    throw archiveError(thrown, path)
  }
  if (hasChecksum && sum !== entry.crc32) throw damaged(path, 'its checksum is not the one that the archive gives')
}

/** Node has it from 20.15 on. */
const hasChecksum = typeof zlib.crc32 === 'function'

function checksum(chunk: Uint8Array, before: number): number {
  return hasChecksum ? zlib.crc32(chunk, before) : before
}

/** What yauzl and the decompressor throw is about the archive; they have no classes of their own to tell it by. */
function archiveError(thrown: unknown, path: string): unknown {
  if (thrown instanceof PipelineError) return thrown
  if (isSystemError(thrown)) return inputError(thrown, path)
  return thrown instanceof Error && thrown.constructor === Error ? damaged(path, thrown.message, thrown) : thrown
}

function limit(path: string, why: string): PipelineError {
  const reason = `${path} is not unpacked: ${why}. If it holds pages, unpack it and give the folder, or pack it in parts.`
  return new PipelineError('ARCHIVE_LIMIT', reason, { path })
}

function outside(path: string): PipelineError {
  const reason = `Cannot read ${path}: its name leads out of the archive. Pack it again from inside its folder.`
  return new PipelineError('INPUT_OUTSIDE', reason, { path })
}

function duplicate(path: string): PipelineError {
  const reason = `${path} stands in the archive twice; the first is read. Pack it again with one of them.`
  return new PipelineError('INPUT_DUPLICATE_ID', reason, { path })
}
