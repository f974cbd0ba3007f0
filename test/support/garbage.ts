import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Sweeps this thread's heap now, for tests of what is still held. Call it a turn after the last use. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const sweep: () => void = runInNewContext('gc')
  sweep()
}
