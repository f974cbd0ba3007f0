import type { Encoding, Span } from '../document/index.ts'

/** Bytes are decoded in steps of this size until the wanted place comes near, and then one by one. */
const STEP_BYTES = 64 * 1024

/** A stretch of a raw file, half-open. */
export interface ByteRange {
  readonly byteStart: number
  readonly byteEnd: number
}

/**
 * The bytes that a span of the decoded text was decoded from. Decoding again and counting holds for every encoding;
 * there is no encoder for GB18030 or Big5 to count with. Made for `explain`, which asks a few times, not for every row.
 */
export function byteRangeOf(bytes: Uint8Array, encoding: Encoding, span: Span): ByteRange {
  return { byteStart: byteOffset(bytes, encoding, span.start), byteEnd: byteOffset(bytes, encoding, span.end) }
}

/** Number of bytes that the first `units` code units of the decoded text took. */
function byteOffset(bytes: Uint8Array, encoding: Encoding, units: number): number {
  const near = stepBefore(bytes, encoding, units)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let decoded = decoder.decode(bytes.subarray(0, near), { stream: true }).length
  let at = near
  while (decoded < units && at < bytes.length) {
    decoded += decoder.decode(bytes.subarray(at, at + 1), { stream: true }).length
    at += 1
  }
  return at
}

/** The last step at which fewer than `units` code units are decoded. */
function stepBefore(bytes: Uint8Array, encoding: Encoding, units: number): number {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let decoded = 0
  let at = 0
  while (at + STEP_BYTES < bytes.length) {
    decoded += decoder.decode(bytes.subarray(at, at + STEP_BYTES), { stream: true }).length
    if (decoded >= units) return at
    at += STEP_BYTES
  }
  return at
}
