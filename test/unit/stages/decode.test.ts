import { describe, expect, it } from 'vitest'
import { type Encoding, PipelineError, type RawIssue } from '../../../pipeline/document/index.ts'
import { byteSpan, createDecode } from '../../../pipeline/stages/index.ts'
import { encodeLegacy } from '../../support/encode-legacy.ts'
import { rawIssue } from '../../support/pages.ts'

const SIMPLIFIED = '临川县今年新建了三条公路，总长一百二十公里，沿线的村民出行更方便了。'
const TRADITIONAL = '臨川縣今年新建了三條公路，總長一百二十公里，沿線的村民出行更方便了。'
const ENGLISH = 'Harbour Ledger: exports rose 4.2 percent in May.\n'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i += 1) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), !big)
  return bytes
}

function issueOf(bytes: Uint8Array): RawIssue {
  const issue = rawIssue([''])
  return { ...issue, pages: issue.pages.map((page) => ({ ...page, bytes })) }
}

const decode = (bytes: Uint8Array) => createDecode().run(issueOf(bytes))

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await decode(bytes)
  } catch (error) {
    if (error instanceof PipelineError) return error.code
    throw error
  }
  return 'decoded'
}

describe('decode', () => {
  const cases: readonly (readonly [string, Uint8Array, Encoding, string])[] = [
    ['UTF-8', utf8(SIMPLIFIED), 'utf-8', SIMPLIFIED],
    ['UTF-8 with a mark, which stays', utf8(`\ufeff${SIMPLIFIED}`), 'utf-8', `\ufeff${SIMPLIFIED}`],
    ['UTF-16 LE with a mark', utf16(`\ufeff${SIMPLIFIED}`, false), 'utf-16le', `\ufeff${SIMPLIFIED}`],
    ['UTF-16 BE with a mark', utf16(`\ufeff${SIMPLIFIED}`, true), 'utf-16be', `\ufeff${SIMPLIFIED}`],
    ['UTF-16 LE by its zero bytes', utf16(ENGLISH, false), 'utf-16le', ENGLISH],
    ['UTF-16 BE by its zero bytes', utf16(`${SIMPLIFIED}\n2024\n`, true), 'utf-16be', `${SIMPLIFIED}\n2024\n`],
    ['UTF-16 LE without any zero byte', utf16(SIMPLIFIED, false), 'utf-16le', SIMPLIFIED],
    ['GB18030', encodeLegacy(SIMPLIFIED, 'gb18030'), 'gb18030', SIMPLIFIED],
    ['GBK with Traditional characters', encodeLegacy(TRADITIONAL, 'gb18030'), 'gb18030', TRADITIONAL],
    ['Big5', encodeLegacy(TRADITIONAL, 'big5'), 'big5', TRADITIONAL],
  ]
  it.each(cases)('reads %s', async (_, bytes, encoding, text) => {
    const page = (await decode(bytes)).pages[0]
    expect(page?.decoded).toBe(text)
    expect(page?.encoding).toBe(encoding)
  })

  it('reads the characters that Hong Kong added to Big5', async () => {
    // 我哋 with the second character at 0x8BC4 of the supplement.
    const bytes = Uint8Array.from([...encodeLegacy('今日下午在中環說，我', 'big5'), 0x91, 0xba])
    const text = (await decode(bytes)).pages[0]?.decoded ?? ''
    expect(text).not.toMatch(/[\ue000-\uf8ff]/)
    expect(text).toHaveLength(11)
  })

  it('says so where an encoding was guessed, and warns where it is a toss-up', async () => {
    const rulesOf = async (text: string) =>
      (await decode(encodeLegacy(text, 'gb18030'))).messages.map(({ rule }) => rule)
    expect(await rulesOf(SIMPLIFIED)).toEqual(['decode/encoding-guessed'])
    expect(await rulesOf('公路')).toEqual(['decode/encoding-ambiguous'])
  })

  it('warns of replacement and private-use characters that the file itself holds', async () => {
    const issue = await decode(utf8('全长\ufffd公里\ue123'))
    expect(issue.messages.map(({ rule, span }) => [rule, span?.start])).toEqual([
      ['decode/replacement-character', 2],
      ['decode/private-use', 5],
    ])
  })

  it.each([
    ['an empty file', new Uint8Array(0), 'DECODE_EMPTY'],
    ['only spaces', utf8(' \n\u3000\ufeff\u200b\r\n'), 'DECODE_EMPTY'],
    ['zero bytes in UTF-8', utf8('工业\0增加值'), 'DECODE_BINARY'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48]), 'DECODE_BINARY'],
    ['control characters', utf8('\u0001\u0002\u0003\u0004 ab'), 'DECODE_BINARY'],
    ['a lone surrogate in UTF-16', utf16(`\ufeff工业\ud800增加值`, false), 'DECODE_UNDECODABLE'],
    ['half a character of UTF-16', utf16(`\ufeff工业`, false).slice(0, 5), 'DECODE_UNDECODABLE'],
    ['bytes of no encoding', Uint8Array.from([0xff, 0xff, 0x80, 0x20, 0xc3]), 'DECODE_UNDECODABLE'],
    ['Western curly quotes', Uint8Array.from([0x93, ...utf8('Hello'), 0x94, 0x20, 0xe9]), 'DECODE_UNDECODABLE'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code)
  })
})

describe('byteSpan', () => {
  const text = '增长8％（见表）'
  it.each([
    ['utf-8', utf8(text)],
    ['utf-16le', utf16(text, false)],
    ['utf-16be', utf16(text, true)],
    ['gb18030', encodeLegacy(text.replace('长', '長'), 'gb18030')],
    ['big5', encodeLegacy('增長8％（見表）', 'big5')],
  ] as const)('finds the bytes of every character in %s', (encoding, bytes) => {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true })
    const decoded = decoder.decode(bytes)
    for (let start = 0; start < decoded.length; start += 1) {
      const { byteStart, byteEnd } = byteSpan(bytes, encoding, { start, end: start + 1 })
      expect(decoder.decode(bytes.slice(byteStart, byteEnd))).toBe(decoded[start])
    }
  })

  it('counts four-byte characters as two units', () => {
    const bytes = Uint8Array.from([0x95, 0x32, 0x82, 0x36, 0x41])
    expect(new TextDecoder('gb18030').decode(bytes)).toHaveLength(3)
    expect(byteSpan(bytes, 'gb18030', { start: 2, end: 3 })).toEqual({ byteStart: 4, byteEnd: 5 })
    expect(byteSpan(utf8('𠮷A'), 'utf-8', { start: 0, end: 2 })).toEqual({ byteStart: 0, byteEnd: 4 })
  })
})
