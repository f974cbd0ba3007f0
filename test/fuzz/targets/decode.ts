import assert from 'node:assert/strict'
import { decodeAs, detectText } from '../../../pipeline/encoding/detect.ts'
import { byteSpan } from '../../../pipeline/stages/index.ts'
import { type Target, twice } from './target.ts'

/** Places of a text that are looked at; every one costs a walk over the bytes. */
const PLACES = 8

/** Bytes of any encoding: read strictly or not at all, and every stretch of the text leads back to its bytes. */
export const decode: Target = async (data) => {
  const found = await twice(() => detectText(data))
  if (found?.kind !== 'text') return
  const { text, encoding } = found
  assert.doesNotMatch(text, /\p{Surrogate}/u)
  assert.equal(decodeAs(data, encoding), text)
  const edges = edgesOf(text)
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const span = { start: edges[at] ?? 0, end: edges[at + 1] ?? 0 }
    const { byteStart, byteEnd } = byteSpan(data, encoding, span)
    assert.ok(0 <= byteStart && byteStart < byteEnd && byteEnd <= data.length)
    const printed = decodeAs(data.subarray(byteStart, byteEnd), encoding) ?? ''
    const wanted = text.slice(span.start, span.end)
    // Pairs of Big5 that stand for two characters are one step: a stretch that ends inside them takes them whole.
    if (encoding === 'big5') assert.ok(printed.includes(wanted))
    else assert.equal(printed, wanted)
  }
}

/** Some places between characters, the first and the last among them. */
function edgesOf(text: string): readonly number[] {
  const edges: number[] = []
  let at = 0
  for (const character of text) {
    edges.push(at)
    at += character.length
  }
  edges.push(at)
  const step = Math.max(1, Math.floor(edges.length / PLACES))
  return edges.filter((_, index) => index % step === 0 || index === edges.length - 1)
}
