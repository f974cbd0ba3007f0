/** Bytes of a text in an encoding that the platform can only decode: its decoder turned round. */
export function encodeLegacy(text: string, encoding: 'gb18030' | 'big5'): Uint8Array {
  const table = tables.get(encoding) ?? readTable(encoding)
  tables.set(encoding, table)
  const bytes: number[] = []
  for (const character of text) {
    const found = character < '\u0080' ? [character.charCodeAt(0)] : table.get(character)
    if (!found) throw new Error(`${character} is not in the two-byte part of ${encoding}`)
    bytes.push(...found)
  }
  return Uint8Array.from(bytes)
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

function readTable(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}
