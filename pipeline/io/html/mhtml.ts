import { PipelineError } from '../../document/index.ts'

const BOUNDARY = /\bboundary\s?=\s?"?([^"\r\n;]{1,200})/i
const HTML_PART = /^content-type:\s{0,9}text\/html\b/im
const TRANSFER = /^content-transfer-encoding:\s{0,9}([\w-]{1,30})/im
/** Headers end at the first empty line. */
const HEADER_END = /\r?\n\r?\n/
const MAX_HEADER = 20_000

/**
 * The page in a web archive (`.mhtml`, as browsers save a page in one file): its first part of HTML, as it was before it
 * was packed for mail.
 *
 * @throws PipelineError INPUT_NO_TEXT - when there is none.
 */
export function htmlPartOf(bytes: Uint8Array, path: string): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const boundary = BOUNDARY.exec(archive.slice(0, MAX_HEADER))?.[1]
  for (const part of boundary === undefined ? [archive] : archive.split(`--${boundary.trim()}`).slice(1)) {
    const section = part.replace(/^\r?\n/, '')
    const end = HEADER_END.exec(section.slice(0, MAX_HEADER))
    if (end === null) continue
    const header = section.slice(0, end.index)
    if (!HTML_PART.test(header)) continue
    return unpack(section.slice(end.index + end[0].length), TRANSFER.exec(header)?.[1]?.toLowerCase() ?? '')
  }
  const reason = `${path} holds no web page. Save the page again, as HTML.`
  throw new PipelineError('INPUT_NO_TEXT', reason, { path })
}

function unpack(body: string, transfer: string): Uint8Array {
  if (transfer === 'base64') return Buffer.from(body, 'base64')
  if (transfer !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/=[ \t]{0,9}\r?\n/g, '')
  const text = joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}
