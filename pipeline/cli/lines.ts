import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/**
 * Lines of a UTF-8 stream as they arrive: with each chunk, those it completed. Only LF and CRLF end a line (node's
 * readline also cuts at U+2028, which stands in scraped text), and a line that comes in many chunks is joined once.
 */
export async function* lineBatches(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8')
  let open: string[] = []
  let first = true
  for await (const chunk of source) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    const parts = (first ? text.replace(/^\uFEFF/, '') : text).split('\n')
    first &&= text === ''
    const rest = parts.pop() ?? ''
    if (parts.length > 0) {
      const [head = '', ...others] = parts
      const lines = [open.join('') + head, ...others].map(withoutReturn)
      open = []
      yield lines
    }
    if (rest !== '') open.push(rest)
  }
  const last = open.join('') + decoder.end()
  if (last !== '') yield [withoutReturn(last)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Writes and, when the reader is slower than we are, waits for it. */
export async function writeText(target: Writable, text: string): Promise<void> {
  if (!target.write(text)) await once(target, 'drain')
}
