import { type ErrorCode, PipelineError } from '../document/index.ts'

/** An error as data: a copy from thread to thread keeps neither its class nor its code. */
export interface PlainError {
  /** Of a `PipelineError`; null for what nobody expected. */
  readonly code: ErrorCode | null
  readonly path: string | null
  readonly name: string
  readonly message: string
  readonly stack: string | null
}

export function plainError(thrown: unknown): PlainError {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown))
  const expected = thrown instanceof PipelineError ? thrown : null
  return { code: expected?.code ?? null, path: expected?.path ?? null, name, message, stack: stack ?? null }
}

export function errorFrom({ code, path, name, message, stack }: PlainError): Error {
  const error = code === null ? new Error(message) : new PipelineError(code, message, path === null ? {} : { path })
  error.name = name
  if (stack !== null) error.stack = stack
  return error
}
