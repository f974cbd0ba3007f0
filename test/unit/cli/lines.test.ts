import { describe, expect, it } from 'vitest'
import { lineBatches } from '../../../pipeline/cli/lines.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function linesOf(text: string, size = 1): Promise<string[]> {
  const lines: string[] = []
  for await (const batch of lineBatches(inPieces(Buffer.from(text), size))) lines.push(...batch)
  return lines
}

describe('lineBatches', () => {
  it.each([1, 2, 3, 7, 1000])('cuts at line feeds wherever %i-byte chunks end', async (size) => {
    expect(await linesOf('甲乙\r\n\n𠮷\u2028丙\rc\nlast', size)).toEqual(['甲乙', '', '𠮷\u2028丙\rc', 'last'])
  })

  it('has no line after the last line feed, and none in nothing', async () => {
    expect(await linesOf('a\n')).toEqual(['a'])
    expect(await linesOf('')).toEqual([])
    expect(await linesOf('\n')).toEqual([''])
  })

  it('drops a byte order mark at the start only', async () => {
    expect(await linesOf('\uFEFFa\n\uFEFFb')).toEqual(['a', '\uFEFFb'])
  })

  it('hands out lines as soon as they are complete', async () => {
    const batches: (readonly string[])[] = []
    for await (const batch of lineBatches(inPieces(Buffer.from('ab\ncd\nef\n'), 6))) batches.push(batch)
    expect(batches).toEqual([['ab', 'cd'], ['ef']])
  })
})
