import assert from 'node:assert/strict'
import { PipelineError } from '../../../pipeline/document/index.ts'

/**
 * Takes any bytes and throws where something that must hold does not: a plain function, so that a coverage-guided fuzzer can
 * drive it as well as ours (docs/decisions/0031-fuzzing-and-patterns.md).
 */
export type Target = (data: Uint8Array) => Promise<void>

/** What comes of a piece of work; a refusal with a code is as good as an answer, anything else that is thrown is a bug. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | PipelineError> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    assert.notEqual(thrown.message, '')
    return thrown
  }
}

/** The same twice; null where it was refused. */
export async function twice<T>(work: () => T | Promise<T>): Promise<T | null> {
  const [one, other] = [await attempt(work), await attempt(work)]
  if (one instanceof PipelineError || other instanceof PipelineError) {
    assert.equal(told(one), told(other))
    return null
  }
  assert.deepEqual(one, other)
  return one
}

function told(outcome: unknown): string {
  return outcome instanceof PipelineError ? `${outcome.code} ${outcome.message}` : 'done'
}
