import { COMMON_CHARACTERS } from './common-characters.ts'

const COMMON = new Set(COMMON_CHARACTERS)
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
const PRINTED_ASCII = /[\t\n\r\u0020-\u007e]/g
const LETTER = /[\p{L}\p{N}\s]/u
const HAN = /\p{Script=Han}/u
/** Marks that Chinese news is full of in any encoding. */
const COMMON_MARKS = new Set('，。、：；？！“”‘’「」『』（）《》〈〉…—·％　')

/** How much a reading of some bytes looks like news: a wrong encoding gives rare characters, odd symbols, private use. */
export interface Plausibility {
  /** Characters outside ASCII that were judged. */
  readonly judged: number
  /** Share of them that common text is made of, 0 to 1. */
  readonly common: number
  /** Share of them that no text holds: private use, unassigned, symbols of other scripts. */
  readonly odd: number
}

/** Judges at most `limit` code units from the start of a text. */
export function judgeReading(text: string, limit = 20_000): Plausibility {
  let judged = 0
  let common = 0
  let odd = 0
  for (const character of text.slice(0, limit)) {
    if (character < '\u0080') continue
    judged += 1
    if (COMMON.has(character) || COMMON_MARKS.has(character)) common += 1
    else if (!HAN.test(character) && !isFullWidth(character)) odd += LETTER.test(character) ? 0.5 : 1
  }
  return judged === 0 ? { judged, common: 0, odd: 0 } : { judged, common: common / judged, odd: odd / judged }
}

function isFullWidth(character: string): boolean {
  return (character >= '\uff01' && character <= '\uff5e') || (character >= '\u3000' && character <= '\u303f')
}

/** Share of the first `limit` code units that are ASCII text or common Chinese: what a right reading is mostly made of. */
export function readableShare(text: string, limit = 20_000): number {
  const sample = text.slice(0, limit)
  const ascii = sample.match(PRINTED_ASCII)?.length ?? 0
  const { judged, common } = judgeReading(sample)
  return sample.length === 0 ? 0 : (ascii + judged * common) / sample.length
}

/** Share of control characters (white space apart) among the first `limit` code units: what a binary file is full of. */
export function controlShare(text: string, limit = 200_000): number {
  const sample = text.slice(0, limit)
  if (sample.length === 0) return 0
  return (sample.match(CONTROL)?.length ?? 0) / sample.length
}
