import { ModelError, type ModelErrorCode } from '../error.ts'
import type { PlainError } from './protocol.ts'

export const plainError = (thrown: unknown): PlainError => ({
  code: thrown instanceof ModelError ? thrown.code : null,
  message: thrown instanceof Error ? thrown.message : String(thrown),
})

export const errorFrom = ({ code, message }: PlainError): Error =>
  code === null ? new Error(message) : new ModelError(code as ModelErrorCode, message)
