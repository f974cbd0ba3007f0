import { type ErrorCode, PipelineError } from '../document/index.ts'

const CODES: Readonly<Record<string, { code: ErrorCode; reason: string }>> = {
  ENOENT: { code: 'INPUT_NOT_FOUND', reason: 'there is no such file or folder' },
  ENOTDIR: { code: 'INPUT_NOT_FOUND', reason: 'a part of the path is a file, not a folder' },
  ELOOP: { code: 'INPUT_LOOP', reason: 'its symbolic links lead in a circle' },
  EACCES: { code: 'INPUT_UNREADABLE', reason: 'reading it is not permitted' },
  EPERM: { code: 'INPUT_UNREADABLE', reason: 'reading it is not permitted' },
  EMFILE: { code: 'INPUT_UNREADABLE', reason: 'this process may open no more files (ulimit -n)' },
  EIO: { code: 'INPUT_UNREADABLE', reason: 'the disk does not answer; look at its state' },
}

const REPLACEMENT = '\uFFFD'

/** True for what node throws when the file system refuses; anything else is a bug and must not be dressed up. */
export function isSystemError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'syscall' in thrown && typeof (thrown as NodeJS.ErrnoException).code === 'string'
}

/** The file system's refusal in words; rethrows what is not one. */
export function inputError(thrown: unknown, path: string): PipelineError {
  if (!isSystemError(thrown)) throw thrown
  // Names of other encodings come with this mark in place of their bytes, and no file has the name that is left.
  if (thrown.code === 'ENOENT' && path.includes(REPLACEMENT)) {
    const reason = `Cannot read ${path}: its name is not in UTF-8. Rename it, as convmv does for whole folders.`
    return new PipelineError('INPUT_UNREADABLE', reason, { path, cause: thrown })
  }
  const known = CODES[thrown.code ?? '']
  const reason = known?.reason ?? `the system answers ${thrown.code}`
  return new PipelineError(known?.code ?? 'INPUT_UNREADABLE', `Cannot read ${path}: ${reason}.`, {
    path,
    cause: thrown,
  })
}
