/** Why a model could not be used; stable and searchable. */
export type ModelErrorCode =
  | 'MODEL_MISSING'
  | 'MODEL_DAMAGED'
  | 'MODEL_UNPINNED'
  | 'MODEL_UNSUPPORTED'
  | 'MODEL_DISPOSED'
  | 'MODEL_STOPPED'

/** A model that cannot be loaded or used: fails before the first article. */
export class ModelError extends Error {
  readonly code: ModelErrorCode

  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ModelError'
    this.code = code
  }
}
