/**
 * Classes of characters that decide which spaces are printing and which are strays. Kept as functions over code units:
 * pages of fifty million of them pass through here.
 */

/** What normalisation may drop: white space, zero-width marks, soft hyphens, byte order marks, controls. */
export const DROPPABLE = /[\s\u200b-\u200f\u00ad\ufeff\p{Cc}]/u

/** Han characters, kana, CJK and full-width punctuation: no space is ever printed between two of them. */
export function isHanLike(unit: number): boolean {
  return (
    (unit >= 0x2e80 && unit <= 0x2fdf) ||
    (unit >= 0x3001 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xfe30 && unit <= 0xfe4f) ||
    (unit >= 0xff01 && unit <= 0xffef && !isFullWidthAlphanumeric(unit)) ||
    // Halves of characters beyond the basic plane: rare Han characters, as good as always.
    (unit >= 0xd840 && unit <= 0xdfff)
  )
}

/** Marks that both Chinese and English use (“ ” ‘ ’ — … ·): Han beside them decides. */
export function isSharedMark(unit: number): boolean {
  return (unit >= 0x2014 && unit <= 0x201d) || unit === 0x2026 || unit === 0xb7
}

/** Full-width letters and digits, which become half-width everywhere. */
export function isFullWidthAlphanumeric(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)
}

export function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)
}

export function isLatinLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f)
}

export function isLowerLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0xff)
}

/** Distance between a full-width form and its half-width one. */
const FULL_WIDTH_SHIFT = 0xfee0

/** Half-width form of full-width letters, digits and marks. */
export function toHalfWidth(text: string): string {
  let half = ''
  for (let i = 0; i < text.length; i += 1) half += String.fromCharCode(text.charCodeAt(i) - FULL_WIDTH_SHIFT)
  return half
}

/** Width as printed, in full-width cells: two Latin characters fill one. Spaces count too. */
export function widthOf(text: string): number {
  let halves = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    // Halves of a surrogate pair make one cell together.
    halves += unit < 0x2010 || (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0xff61 && unit <= 0xffdc) ? 1 : 2
  }
  return halves / 2
}
