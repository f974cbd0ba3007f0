import { createReadStream } from 'node:fs'

const LINE_FEED = 0x0a

/** A line of a file, without its line feed, and where it stands in bytes. */
export interface FileLine {
  readonly text: string
  readonly start: number
  readonly length: number
}

/**
 * The lines of a JSON Lines file by their line feeds alone: what else ends a line elsewhere may stand in a text.
 *
 * @throws SyntaxError - the last line does not end: the file was cut off.
 */
export async function* fileLines(path: string): AsyncGenerator<FileLine> {
  for await (const line of streamLines(createReadStream(path) as AsyncIterable<Buffer>)) {
    if (!line.ended) throw new SyntaxError(`${path} is cut off`)
    yield line
  }
}

/** The same of a stream, its last line too where no line feed ends it. */
export async function* streamLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<FileLine & { readonly ended: boolean }> {
  let open: Uint8Array[] = []
  let start = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
      const line = Buffer.concat([...open, chunk.subarray(from, feed)])
      open = []
      yield { text: line.toString('utf8'), start, length: line.length, ended: true }
      start += line.length + 1
      from = feed + 1
    }
    if (from < chunk.length) open.push(chunk.subarray(from))
  }
  const rest = Buffer.concat(open)
  if (rest.length > 0) yield { text: rest.toString('utf8'), start, length: rest.length, ended: false }
}
