import assert from 'node:assert/strict'
import { findQuantities } from '../../../extractors/index.ts'
import { foldText } from '../../../pipeline/stages/index.ts'
import { type Target, twice } from './target.ts'

const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/

/** Any text: quantities in order, apart, in bounds, with plain decimals. Lone surrogates come in as UTF-16. */
export const quantities: Target = async (data) => {
  const bytes = Buffer.from(data)
  for (const text of [bytes.toString('utf8'), bytes.toString('utf16le')]) {
    const folded = foldText(text)
    assert.equal(folded.length, text.length)
    const found = await twice(() => findQuantities(text, folded, { place: null }))
    let last = 0
    for (const { span, numeral, value, valueHigh, unit } of found ?? []) {
      assert.ok(last <= span.start && span.start < span.end && span.end <= text.length)
      assert.ok(span.start <= numeral.start && numeral.start < numeral.end && numeral.end <= text.length)
      assert.match(value, PLAIN_DECIMAL)
      if (valueHigh !== null) assert.match(valueHigh, PLAIN_DECIMAL)
      assert.ok(unit === null || (unit !== '' && text.includes(unit)))
      last = span.end
    }
  }
}
