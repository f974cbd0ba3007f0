import { createHash } from 'node:crypto'
import type { Message, Origin, PageFormat, RawPage } from '../document/index.ts'

/** A page's file, unpacked, and the names that rows and reports give it. */
export interface InputFile {
  readonly name: string
  /** As `Origin.path`: relative to the input folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a file says of itself: believed where neither a flag nor a sidecar says otherwise, and before names. */
export interface FileFacts {
  /** ISO date. */
  readonly date?: string
  readonly publication?: string
  readonly place?: string
  /** A language tag; only `zh…` and `en…` count. */
  readonly lang?: string
  readonly url?: string
}

/** What a file holds. */
export interface FileContents {
  /** The pages, in order. */
  readonly pages: readonly RawPage[]
  readonly facts?: FileFacts
  readonly messages?: readonly Message[]
}

/** A kind of file that pages come in. Others join by standing in `FORMATS`. */
export interface InputFormat {
  readonly name: PageFormat
  /** Lower case, with the dot. */
  readonly extensions: readonly string[]
  /** @throws PipelineError - when the file holds no page: the issue becomes a dead letter. */
  readonly read: (file: InputFile) => Promise<FileContents>
}

const plainText: InputFormat = {
  name: 'text',
  extensions: ['.txt'],
  read: async (file) => ({ pages: [{ origin: originOf(file, 'text'), bytes: file.bytes }] }),
}

const FORMATS: readonly InputFormat[] = [plainText]

/** What standard input is read as: it has no name to tell by. */
export const STDIN_FORMAT = plainText

/** Files that hold several issues: an archive stands for a folder, each line of a JSON Lines file for a page. */
export type ContainerKind = 'zip' | 'jsonl'

const CONTAINERS: readonly { readonly kind: ContainerKind; readonly extensions: readonly string[] }[] = [
  { kind: 'zip', extensions: ['.zip'] },
  { kind: 'jsonl', extensions: ['.jsonl', '.ndjson'] },
]

const GZIP = '.gz'

/** Extensions that can be read, for messages. */
export const KNOWN_EXTENSIONS: readonly string[] = [...FORMATS, ...CONTAINERS].flatMap(({ extensions }) => extensions)

export function formatOf(fileName: string): InputFormat | null {
  return FORMATS.find(({ extensions }) => extensions.includes(extensionOf(fileName))) ?? null
}

export function containerOf(fileName: string): ContainerKind | null {
  const kind = CONTAINERS.find(({ extensions }) => extensions.includes(extensionOf(fileName)))?.kind ?? null
  return kind === 'zip' && isGzipped(fileName) ? null : kind
}

/** True when the file is one of the others, packed: `page.txt.gz`. */
export function isGzipped(fileName: string): boolean {
  return fileName.toLowerCase().endsWith(GZIP)
}

/** Lower case, with the dot; of a packed file that of what it holds. */
function extensionOf(fileName: string): string {
  const name = fileName.toLowerCase()
  return /(?<=.)\.[^.]*$/.exec(name.endsWith(GZIP) ? name.slice(0, -GZIP.length) : name)?.[0] ?? ''
}

/** A file's name without its extension (`page.txt.gz` → `page`): the id of an issue of one page. */
export function stemOf(fileName: string): string {
  const isKnown = formatOf(fileName) !== null || containerOf(fileName) !== null
  const name = isKnown && isGzipped(fileName) ? fileName.slice(0, -GZIP.length) : fileName
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** Where a page comes from; the hash is of the file as it lies there, unpacked. */
export function originOf({ name, path, bytes }: InputFile, format: PageFormat): Origin {
  return { page: name, path, format, sha256: sha256(bytes), byteLength: bytes.length }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
