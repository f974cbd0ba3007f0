import type { Entry } from 'yauzl'
import { detectText } from '../encoding/index.ts'

/** General purpose bit 11: the name is UTF-8. */
const IS_UTF8 = 0x800
/** Info-ZIP's Unicode path: a version byte, the checksum of the plain name, and the name in UTF-8. */
const UNICODE_PATH = 0x7075
const UNICODE_PATH_HEAD = 5

type NamedEntry = Pick<Entry, 'generalPurposeBitFlag' | 'extraFields'> & { readonly fileName: unknown }

/**
 * The names of an archive's members. Windows packs Chinese names in GBK or Big5 and does not say so; the names of one
 * archive are in one encoding, so they are judged together.
 */
export function memberNames(entries: readonly NamedEntry[]): readonly string[] {
  const marked = entries.map((entry) => markedName(entry))
  const unmarked = entries.filter((_, at) => marked[at] === null).map(({ fileName }) => fileName as Buffer)
  const found = unmarked.length === 0 ? null : detectText(Buffer.concat(unmarked.flatMap((name) => [name, NEW_LINE])))
  const decoder = new TextDecoder(found?.kind === 'text' ? found.encoding : 'gb18030')
  return entries.map(({ fileName }, at) => marked[at] ?? decoder.decode(fileName as Buffer))
}

const NEW_LINE = Buffer.from('\n')

function markedName({ fileName, generalPurposeBitFlag, extraFields }: NamedEntry): string | null {
  if (generalPurposeBitFlag & IS_UTF8) return new TextDecoder().decode(fileName as Buffer)
  const unicode = extraFields.find(({ id, data }) => id === UNICODE_PATH && data[0] === 1)
  return unicode ? new TextDecoder().decode(unicode.data.subarray(UNICODE_PATH_HEAD)) : null
}

/** The names on the way to a member, or null where the way leads out of the archive. */
export function memberPath(name: string): readonly string[] | null {
  const path = name.replaceAll('\\', '/')
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) return null
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? null : parts
}
