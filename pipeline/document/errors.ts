/** Codes are stable: users search for them, dead letters carry them. */
export type ErrorCode =
  | 'INPUT_NOT_FOUND'
  | 'INPUT_UNREADABLE'
  | 'INPUT_DUPLICATE_ID'
  | 'INPUT_UNSUPPORTED'
  | 'INPUT_LOOP'
  | 'INPUT_OUTSIDE'
  | 'INPUT_DAMAGED'
  | 'INPUT_CHANGED'
  | 'INPUT_ENCRYPTED'
  | 'INPUT_NO_TEXT'
  | 'ARCHIVE_LIMIT'
  | 'JSONL_INVALID'
  | 'SIDECAR_INVALID'
  | 'DECODE_EMPTY'
  | 'DECODE_BINARY'
  | 'DECODE_UNDECODABLE'
  | 'INPUT_TOO_LARGE'
  | 'OPTION_INVALID'
  | 'CONFIG_INVALID'
  | 'OUTPUT_UNWRITABLE'
  | 'OUTPUT_UNREADABLE'
  | 'OUTPUT_LOCKED'
  | 'CORRECTIONS_INVALID'
  | 'GOLD_INVALID'
  | 'REGISTER_INVALID'
  | 'REGISTER_UNWRITABLE'
  | 'RECORDS_INVALID'
  | 'RECORDS_INCOMPLETE'
  | 'REPORT_EMPTY'
  | 'REPORT_TOO_LARGE'
  | 'ROW_NOT_FOUND'
  | 'STAGE_FAILED'
  | 'WORKER_CRASHED'

/**
 * An expected failure: of one issue (it becomes a dead letter) or of the run's configuration (nothing is started).
 * The message says what, where, and what to do. Anything else that is thrown is a bug and is not caught.
 */
export class PipelineError extends Error {
  readonly code: ErrorCode
  /** Input file or folder the failure is about, as the user named it. */
  readonly path: string | null

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'PipelineError'
    this.code = code
    this.path = options.path ?? null
  }
}
