import { type InputFormat, originOf } from './input-format.ts'

const plainText: InputFormat = {
  name: 'text',
  extensions: ['.txt'],
  read: async (file) => ({ pages: [{ origin: originOf(file, 'text'), bytes: file.bytes }] }),
}

/** Saved web pages; what reads them is large, and loaded with the first of them. */
const html: InputFormat = {
  name: 'html',
  extensions: ['.html', '.htm'],
  read: async (file) => (await import('./html/read-html.ts')).readHtml(file),
}

const webArchive: InputFormat = {
  name: 'html',
  extensions: ['.mhtml', '.mht'],
  read: async (file) => (await import('./html/read-html.ts')).readWebArchive(file),
}

/** The file is let go of once it is read: its text is all that the stages look at. */
const NO_BYTES = new Uint8Array()

/** A printed page with its pictures has some ten megabytes at most; the reader holds one file at a time. */
const MAX_PDF_BYTES = 128 * 1024 * 1024

/** Every page of the file is one of the issue, and tells where its text stands on paper. */
const pdf: InputFormat = {
  name: 'pdf',
  maxBytes: MAX_PDF_BYTES,
  extensions: ['.pdf'],
  read: async (file) => {
    const { readPdf } = await import('./pdf.ts')
    const { pages, messages } = await readPdf(file)
    const origin = originOf(file, 'pdf')
    return {
      pages: pages.map(({ name, text }) => ({ origin: { ...origin, page: name }, bytes: NO_BYTES, text })),
      messages,
    }
  },
}

export const FORMATS: readonly InputFormat[] = [plainText, html, webArchive, pdf]

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
