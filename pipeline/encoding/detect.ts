import type { Encoding } from '../document/index.ts'
import { restoreHongKong } from './hkscs.ts'
import { controlShare, judgeReading, readableShare } from './plausibility.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** What the bytes say: a text, or why there is none. */
export type Detection =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly text: string; readonly certainty: Certainty }
  | { readonly kind: 'binary'; readonly why: string }
  | { readonly kind: 'undecodable'; readonly why: string }

/** `certain`: marked or strictly valid; `likely`: by frequency; `ambiguous`: another reading is nearly as good. */
export type Certainty = 'certain' | 'likely' | 'ambiguous'

/** A text with a control character among a hundred is no text: real files hold a stray one or none. */
const BINARY_CONTROL_SHARE = 0.01
/** A legacy reading must be made of common characters to this share: the right one of 16 characters always was (of 2,000). */
const LEAST_COMMON_SHARE = 0.3
/** Shorter texts may by chance hold fewer; with hardly any characters a reading is a guess and says so. */
const ENOUGH_CHARACTERS = 16
const FEW_CHARACTERS = 6
/** Readings closer than this are told apart by nothing but chance. */
const LEAST_MARGIN = 0.15
/** UTF-16 without a mark must be ASCII and common characters to this share; the wrong byte order is to a twentieth. */
const LEAST_READABLE_SHARE = 0.35

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** Finds the encoding of a file and decodes it strictly; the byte order mark stays in the text. */
export function detectText(bytes: Uint8Array): Detection {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))
  if (marked) {
    const text = decodeAs(bytes, marked.encoding)
    if (text === null)
      return undecodable(`it begins with the byte order mark of ${marked.encoding} but is not valid ${marked.encoding}`)
    return checkBinary(text, marked.encoding, 'certain')
  }
  if (bytes.includes(0)) return detectUtf16(bytes)
  const utf8 = decodeAs(bytes, 'utf-8')
  if (utf8 !== null) return checkBinary(utf8, 'utf-8', 'certain')
  return detectLegacy(bytes)
}

/**
 * UTF-16 without a mark. Which byte of a pair is zero does not tell the order: ASCII has it first or second, and so has
 * every 一 (U+4E00). So both orders are read, and the one that reads as text is taken.
 */
function detectUtf16(bytes: Uint8Array): Detection {
  const readings = (['utf-16le', 'utf-16be'] as const)
    .flatMap((encoding) => {
      const text = bytes.length % 2 === 0 ? decodeAs(bytes, encoding) : null
      return text === null || text.includes('\0') ? [] : [{ encoding, text, share: readableShare(text) }]
    })
    .sort((a, b) => b.share - a.share)
  const best = readings[0]
  if (best === undefined || best.share < LEAST_READABLE_SHARE)
    return { kind: 'binary', why: 'it holds zero bytes and is not UTF-16' }
  return checkBinary(best.text, best.encoding, 'likely')
}

function checkBinary(text: string, encoding: Encoding, certainty: Certainty): Detection {
  if (text.includes('\0')) return { kind: 'binary', why: `it is valid ${encoding} but holds zero characters` }
  const share = controlShare(text)
  if (share > BINARY_CONTROL_SHARE)
    return { kind: 'binary', why: `${(share * 100).toFixed(0)} % of its characters are control characters` }
  return { kind: 'text', encoding, text, certainty }
}

/** GB18030 and Big5 share most byte pairs, so strictness settles little: the commoner characters win. */
function detectLegacy(bytes: Uint8Array): Detection {
  const readings = LEGACY.flatMap((encoding) => {
    const text = decodeAs(bytes, encoding)
    return text === null ? [] : [readLegacy(encoding, text)]
  }).sort((a, b) => b.score - a.score)
  const [best, second] = readings
  if (!best) return undecodable('it is valid in none of UTF-8, UTF-16, GB18030 and Big5')
  if (best.score < LEAST_COMMON_SHARE * Math.min(1, best.judged / ENOUGH_CHARACTERS))
    return undecodable(
      `read as ${best.encoding}, the best of the encodings known here, it is no Chinese or English text`,
    )
  const close = second !== undefined && best.score - second.score < LEAST_MARGIN
  return checkBinary(best.text, best.encoding, close || best.judged < FEW_CHARACTERS ? 'ambiguous' : 'likely')
}

const LEGACY = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const

interface LegacyReading {
  readonly encoding: Encoding
  readonly text: string
  /** Characters outside ASCII that the score rests on. */
  readonly judged: number
  /** Share of common characters less that of odd ones. */
  readonly score: number
}

function readLegacy(encoding: Encoding, text: string): LegacyReading {
  const { judged, common, odd } = judgeReading(text)
  return { encoding, text, judged, score: common - odd }
}

/** The text of bytes in a known encoding; null where they are not valid in it. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    return encoding === 'big5' ? restoreHongKong(text) : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function undecodable(why: string): Detection {
  return { kind: 'undecodable', why }
}
