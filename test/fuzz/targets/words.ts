import assert from 'node:assert/strict'
import { checkConfig } from '../../../pipeline/config/load.ts'
import { parseCorrections } from '../../../pipeline/corrections/index.ts'
import { parseSidecar } from '../../../pipeline/io/sidecar.ts'
import { type Target, twice } from './target.ts'

const textOf = (data: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(data)

/** A corrections file of any text: all of it or nothing. */
export const corrections: Target = async (data) => {
  const found = await twice(() => parseCorrections(textOf(data), 'c.jsonl'))
  for (const { correction } of [...(found?.effective ?? []), ...(found?.superseded ?? [])]) {
    assert.match(correction.id, /^[cqr]-[0-9a-f]{16}$/)
    assert.notEqual(correction.issue_id, '')
  }
}

/** What stands beside a page of any text. */
export const sidecar: Target = async (data) => {
  const found = await twice(() => parseSidecar(textOf(data), 's.json'))
  if (found?.sidecar.date) assert.match(found.sidecar.date, /^\d{4}-\d\d-\d\d$/)
}

/** A configuration of any JSON: every problem named, none thrown. */
export const config: Target = async (data) => {
  let value: unknown
  try {
    value = JSON.parse(textOf(data))
  } catch {
    return
  }
  for (const { reason } of (await twice(() => checkConfig(value))) ?? []) assert.notEqual(reason, '')
}
