import { HKSCS_ROWS } from './hkscs-table.ts'

/*
 * Hong Kong characters in Big5
 *
 * The platform's decoder follows plain Big5 and turns what Hong Kong added (啲, 嘅, 衞 and five thousand more) into private-use
 * characters, by the arithmetic that vendors used for user-defined ones. The same arithmetic leads back to the bytes, and
 * a table from there to the characters.
 */

const PRIVATE_USE = /[\ue000-\uf8ff]/g
const TRAILS = 157
const NONE = '\u3000'

let characters: ReadonlyMap<string, string> | null = null

/** Puts Hong Kong's characters where decoding Big5 left private-use ones; leaves those that have none. */
export function restoreHongKong(text: string): string {
  return text.replace(PRIVATE_USE, (unit) => {
    characters ??= readTable()
    return characters.get(unit) ?? unit
  })
}

function readTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const [lead, row] of HKSCS_ROWS) {
    let trail = 0
    for (const character of row) {
      if (character !== NONE) table.set(String.fromCharCode(privateUseOf(lead, trail)), character)
      trail += 1
    }
  }
  return table
}

/** The private-use character that stands for a lead byte and the index of a trail byte. */
function privateUseOf(lead: number, trail: number): number {
  if (lead >= 0xfa) return 0xe000 + (lead - 0xfa) * TRAILS + trail
  if (lead >= 0xc6) return 0xf6b1 + (lead - 0xc6) * TRAILS + trail - 63
  if (lead >= 0x8e) return 0xe311 + (lead - 0x8e) * TRAILS + trail
  return 0xeeb8 + (lead - 0x81) * TRAILS + trail
}
