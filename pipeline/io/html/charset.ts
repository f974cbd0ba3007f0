import { type Encoding, PipelineError } from '../../document/index.ts'
import { decodeAs, detectText } from '../../encoding/index.ts'

export interface DecodedHtml {
  readonly text: string
  readonly encoding: Encoding
}

/** Names that pages give their encodings, and what they are read as: GB18030 holds GBK and GB2312. */
const LABELS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
}

/** In `<meta charset=…>` and `<meta http-equiv=Content-Type content="…; charset=…">` alike. */
const DECLARED = /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i
const HEAD_BYTES = 8192
/** A page with a few broken characters is shown by browsers, and people save it. */
const MAX_BROKEN_SHARE = 0.005

/**
 * The text of an HTML file: by its byte order mark, else as UTF-8 where it is valid (a page saved anew keeps the old
 * declaration), else as it declares, else as its bytes suggest.
 *
 * @throws PipelineError DECODE_BINARY, DECODE_UNDECODABLE
 */
export function decodeHtml(bytes: Uint8Array, path: string): DecodedHtml {
  const declared = declaredEncoding(bytes)
  const isMarked = decodeAs(bytes, 'utf-8') !== null || (bytes[0] ?? 0) >= 0xfe
  if (!isMarked && declared !== null) {
    const text = decodeAs(bytes, declared) ?? decodeLoosely(bytes, declared)
    if (text !== null) return { text: text.replaceAll('\0', '\uFFFD'), encoding: declared }
  }
  const found = detectText(bytes)
  if (found.kind === 'text') return { text: found.text.replace(/^\uFEFF/, ''), encoding: found.encoding }
  const code = found.kind === 'binary' ? 'DECODE_BINARY' : 'DECODE_UNDECODABLE'
  throw new PipelineError(code, `${path} cannot be read as HTML: ${found.why}. Save the page again, as UTF-8.`, {
    path,
  })
}

function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  return LABELS[DECLARED.exec(head)?.[1]?.toLowerCase() ?? ''] ?? null
}

function decodeLoosely(bytes: Uint8Array, encoding: Encoding): string | null {
  const text = new TextDecoder(encoding).decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  return broken > text.length * MAX_BROKEN_SHARE ? null : text
}
