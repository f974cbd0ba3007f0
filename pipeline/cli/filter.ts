import { jsonLine } from '../io/index.ts'
import { lineBatches, writeText } from './lines.ts'

/** Lines answered together: enough for the model to batch, few enough for answers to flow. */
const BATCH_LINES = 64

/** Standard input to standard output: one JSON object a line, in order, no faster than it is read. */
export async function filterLines(answer: (lines: readonly string[]) => Promise<readonly object[]>): Promise<void> {
  for await (const lines of lineBatches(process.stdin)) {
    for (let at = 0; at < lines.length; at += BATCH_LINES) {
      const answers = await answer(lines.slice(at, at + BATCH_LINES))
      await writeText(process.stdout, answers.map(jsonLine).join(''))
    }
  }
}
