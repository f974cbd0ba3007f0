import assert from 'node:assert/strict'
import { layOutPage } from '../../../pipeline/io/pdf-page.ts'
import type { TextItem } from '../../../pipeline/io/pdf-thread.ts'
import { rawIssue } from '../../support/pages.ts'
import { checkStages } from './stages.ts'
import { type Target, twice } from './target.ts'

/** Bytes of one item: two of text, two for each coordinate, one for its size, one for how it stands. */
const ITEM = 10
const MOST_ITEMS = 400

/** Text anywhere on a sheet and beyond, in any direction and size, as a PDF may show it: laid out without a word lost. */
export const pdfLayout: Target = async (data) => {
  const items = itemsOf(data)
  const page = { number: 1, width: 600, height: 800, items }
  const printed = await twice(() => layOutPage(page))
  if (printed === null || printed.layout.blocks.length === 0) return
  let last = 0
  for (const { span } of printed.layout.blocks) {
    assert.ok(last <= span.start && span.start < span.end && span.end <= printed.text.length)
    last = span.end
  }
  const origin = { page: 'p', path: 'p', format: 'pdf' as const, sha256: '', byteLength: 0 }
  const text = { text: printed.text, encoding: 'utf-8' as const, layout: printed.layout }
  await checkStages({ ...rawIssue([]), pages: [{ origin, bytes: new Uint8Array(), text }] })
}

function itemsOf(data: Uint8Array): readonly TextItem[] {
  const view = new DataView(data.buffer, data.byteOffset, data.length)
  const count = Math.min(MOST_ITEMS, Math.floor(data.length / ITEM))
  return Array.from({ length: count }, (_, index): TextItem => {
    const at = index * ITEM
    const stands = view.getUint8(at + 9)
    const size = view.getUint8(at + 8) / 4
    const text = String.fromCharCode(view.getUint16(at))
      .replace(/\p{Surrogate}/u, '海')
      .repeat(1 + ((stands >> 3) & 7))
    return {
      text,
      x: view.getInt16(at + 2) / 16,
      y: view.getInt16(at + 4) / 16,
      length: view.getInt16(at + 6) / 16,
      size,
      turns: (stands & 3) as TextItem['turns'],
      vertical: (stands & 4) !== 0,
    }
  })
}
