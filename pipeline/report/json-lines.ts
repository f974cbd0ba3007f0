import { createReadStream } from 'node:fs'
import { PipelineError } from '../document/index.ts'

/**
 * The objects of a JSON Lines file, with the length of each line. Lines end at line feeds alone: `readline` would also
 * break at the U+2028 that a page may hold.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - for a line that is no JSON.
 */
export async function* readJsonLines(file: string): AsyncGenerator<{ row: Record<string, unknown>; length: number }> {
  let rest = ''
  let number = 0
  const parse = (line: string) => {
    number += 1
    try {
      const row: Record<string, unknown> = JSON.parse(line)
      return { row, length: line.length }
    } catch (cause) {
      throw new PipelineError(
        'OUTPUT_UNREADABLE',
        `${file}, line ${number} is no JSON. Was the file edited? Run broadsheet again to write it anew.`,
        { path: file, cause },
      )
    }
  }
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield parse(line)
  }
  if (rest !== '') yield parse(rest)
}
