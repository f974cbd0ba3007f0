import { PipelineError } from '../document/index.ts'
import { isSystemError } from './fs-errors.ts'

/** What it answers most often, and what helps; what is not here is told in its own words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full (ENOSPC). Make room and run again: finished issues are kept',
  EDQUOT: 'your share of the disk is used up (EDQUOT). Make room and run again: finished issues are kept',
  EFBIG: 'files may not grow that large here (EFBIG). Raise the limit (ulimit -f)',
  EROFS: 'the disk can only be read (EROFS). Make it writable',
  EACCES: 'writing there is not permitted (EACCES). Change its rights',
  EPERM: 'writing there is not permitted (EPERM). Change its rights',
  EMFILE: 'this process may open no more files (EMFILE). Raise the limit (ulimit -n)',
  ENOENT: 'a file or folder of the run is gone (ENOENT), as when somebody removes it meanwhile. Run again',
  EIO: 'the disk does not take it (EIO). Look at its state',
}

/** Runs a file operation of the output; the file system's refusal names the folder and what to do. */
export async function refusing<T>(output: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (thrown) {
    if (!isSystemError(thrown)) throw thrown
    const { code = '', syscall } = thrown
    const reason = REASONS[code] ?? `the system answers ${code} (${syscall})`
    const message = `Cannot write to ${output}: ${reason}, or choose another folder with --output.${code === 'ENOENT' ? '' : ' What was in it before is untouched.'}`
    throw new PipelineError('OUTPUT_UNWRITABLE', message, { path: output, cause: thrown })
  }
}
