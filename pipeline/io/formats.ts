import { createHash } from 'node:crypto'
import type { RawPage } from '../document/index.ts'

/** A file as it lies on disk, and the names that rows and reports give it. */
export interface InputFile {
  readonly name: string
  /** As `Origin.path`: relative to the input folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** A kind of file that pages come in. Others join by standing in `FORMATS`. */
export interface InputFormat {
  readonly name: string
  /** Lower case, with the dot. */
  readonly extensions: readonly string[]
  /** The pages that the file holds, in order; their `bytes` are what `decode` reads. */
  readonly read: (file: InputFile) => Promise<readonly RawPage[]>
}

const plainText: InputFormat = {
  name: 'plain text',
  extensions: ['.txt'],
  read: async ({ name, path, bytes }) => [
    { origin: { page: name, path, sha256: sha256(bytes), byteLength: bytes.length }, bytes },
  ],
}

const FORMATS: readonly InputFormat[] = [plainText]

/** What standard input is read as: it has no name to tell by. */
export const STDIN_FORMAT = plainText

/** Extensions that can be read, for messages. */
export const KNOWN_EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions)

export function formatOf(fileName: string): InputFormat | null {
  const lower = fileName.toLowerCase()
  return FORMATS.find((format) => format.extensions.some((extension) => lower.endsWith(extension))) ?? null
}

/** A file's name without its extension: the id of an issue of one page. */
export function stemOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  return dot > 0 ? fileName.slice(0, dot) : fileName
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
