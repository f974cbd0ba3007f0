import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'

/** Runs a file operation of the output; the file system's refusal names the folder and what to do. */
export async function refusing<T>(output: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    const message = `Cannot write to ${output}: the system answers ${thrown.code} (${thrown.syscall}). Choose another folder with --output, or make room and run again; what was in it before is untouched.`
    throw new PipelineError('OUTPUT_UNWRITABLE', message, { path: output, cause: thrown })
  }
}
