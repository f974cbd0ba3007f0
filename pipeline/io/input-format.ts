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
  /**
   * Bytes that a file of this kind may have, where they say nothing of its text: a PDF is mostly pictures. Its text counts
   * against the limit then; without this its bytes do.
   */
  readonly maxBytes?: number
  /** @throws PipelineError - when the file holds no page: the issue becomes a dead letter. */
  readonly read: (file: InputFile) => Promise<FileContents>
}

/** Where a page comes from; the hash is of the file as it lies there, unpacked. */
export function originOf({ name, path, bytes }: InputFile, format: PageFormat): Origin {
  return { page: name, path, format, sha256: sha256(bytes), byteLength: bytes.length }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
