import { TextDecoder } from 'node:util'
import type { Encoding, Span } from '../document/index.ts'
import { restoreHongKong } from './hkscs.ts'

/** Half-open range of byte positions of a file. */
export interface ByteSpan {
  readonly byteStart: number
  readonly byteEnd: number
}

/** Length of one character at a byte position, in bytes and in UTF-16 code units. */
interface Step {
  readonly bytes: number
  readonly units: number
}

type Stepper = (bytes: Uint8Array, at: number) => Step

const ONE: Step = { bytes: 1, units: 1 }
const PAIR: Step = { bytes: 2, units: 1 }

/**
 * The bytes that a span of the decoded text came from.
 *
 * Walks the file by its lead bytes from the start, so it costs one pass: meant for `explain`, not for every row. The file is
 * taken to be valid in its encoding, which decoding has proved.
 */
export function byteSpan(bytes: Uint8Array, encoding: Encoding, span: Span): ByteSpan {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return { byteStart: span.start * 2, byteEnd: span.end * 2 }
  const step = STEPPERS[encoding]
  let unit = 0
  let at = 0
  let byteStart: number | null = null
  while (at < bytes.length) {
    const { bytes: length, units } = step(bytes, at)
    if (byteStart === null && unit + units > span.start) byteStart = at
    if (unit >= span.end) break
    unit += units
    at += length
  }
  return { byteStart: byteStart ?? at, byteEnd: at }
}

const STEPPERS: Readonly<Record<'utf-8' | 'gb18030' | 'big5' | 'windows-1252', Stepper>> = {
  'windows-1252': () => ONE,
  'utf-8': (bytes, at) => {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) return ONE
    if (lead < 0xe0) return PAIR
    return lead < 0xf0 ? { bytes: 3, units: 1 } : { bytes: 4, units: 2 }
  },
  // Four bytes have a digit second; from lead 0x90 on they stand for characters beyond the basic plane.
  gb18030: (bytes, at) => {
    const lead = bytes[at] ?? 0
    if (lead <= 0x80) return ONE
    const second = bytes[at + 1] ?? 0
    if (second >= 0x30 && second <= 0x39) return { bytes: 4, units: lead >= 0x90 ? 2 : 1 }
    return PAIR
  },
  // The Hong Kong supplement maps pairs to two code units, here and there: ask the decoder, which knows the table.
  big5: (bytes, at) => {
    const lead = bytes[at] ?? 0
    if (lead <= 0x80) return ONE
    return { bytes: 2, units: big5Units(lead, bytes[at + 1] ?? 0) }
  },
}

/** Made when first asked for: its tables take longer to load than all the rest of a start. */
let big5Decoder: TextDecoder | null = null

function big5Units(lead: number, second: number): number {
  big5Decoder ??= new TextDecoder('big5')
  return restoreHongKong(big5Decoder.decode(Uint8Array.of(lead, second))).length
}
