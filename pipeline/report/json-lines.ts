import { PipelineError } from '../document/index.ts'
import { fileLines } from '../io/index.ts'

/**
 * The objects of a JSON Lines file, with the bytes of each line.
 *
 * @throws PipelineError OUTPUT_UNREADABLE - for a line that is no JSON, and a file that is cut off.
 */
export async function* readJsonLines(file: string): AsyncGenerator<{ row: Record<string, unknown>; length: number }> {
  let number = 0
  try {
    for await (const { text, length } of fileLines(file)) {
      number += 1
      if (text !== '') yield { row: JSON.parse(text), length }
    }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new PipelineError(
      'OUTPUT_UNREADABLE',
      `${file} cannot be read behind line ${number}: it was cut off or edited. Run broadsheet again to write it anew.`,
      { path: file, cause },
    )
  }
}
