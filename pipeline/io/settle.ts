import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PipelineError } from '../document/index.ts'
import { hasJournal, rollForward, STATE_FOLDER } from './journal.ts'
import { refusing } from './output-errors.ts'
import { lockOutput } from './output-lock.ts'

/** A commit that is under way takes its files' renames, no more. */
const WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000

/**
 * Makes sure that an output folder may be read: a commit that a killed run began is ended, one that is under way waited
 * for. Where there is none, which is nearly always, it only looks.
 *
 * @throws PipelineError OUTPUT_LOCKED - a run has been writing its files into place for longer than that takes.
 * @throws PipelineError OUTPUT_UNWRITABLE - a commit has to be ended, and the folder cannot be written.
 */
export async function settleOutput(output: string): Promise<void> {
  for (let waited = 0; await hasJournal(output); waited += WAIT_MS) {
    try {
      const state = join(output, STATE_FOLDER)
      const release = await refusing(output, () => lockOutput(output, state))
      try {
        await refusing(output, () => rollForward(output))
      } finally {
        await release()
      }
    } catch (thrown) {
      const busy = thrown instanceof PipelineError && thrown.code === 'OUTPUT_LOCKED'
      if (!busy || waited >= LONGEST_WAIT_MS) throw thrown
      await pause(WAIT_MS)
    }
  }
}
