import { describe, expect, it } from 'vitest'
import { csvHeader, csvRecords, jsonLine } from '../../../pipeline/io/index.ts'

const record = (...cells: unknown[]) => {
  const columns = cells.map((_, i) => `c${i}`)
  return csvRecords([Object.fromEntries(cells.map((cell, i) => [`c${i}`, cell]))], columns)
}

describe('csv', () => {
  it('has exactly the columns given, in their order, with CRLF', () => {
    expect(csvHeader(['b', 'a'])).toBe('b,a\r\n')
    expect(csvRecords([{ a: 1, b: 2, extra: 3 }, { a: 4 }], ['b', 'a'])).toBe('2,1\r\n,4\r\n')
    expect(csvRecords([], ['a'])).toBe('')
  })

  it('quotes by RFC 4180, lone line breaks included', () => {
    expect(record('a,b', '"甲"', 'x\ny', 'x\ry')).toBe('"a,b","""甲""","x\ny","x\ry"\r\n')
  })

  it('joins arrays with a mark that names do not hold', () => {
    expect(record(['王某', '李某'], [])).toBe('王某；李某,\r\n')
  })

  it.each([[['甲；乙', '丙']], [['[甲', '乙']], [['']], [['甲', '']]])(
    'writes %j as JSON, because it could not be taken apart again',
    (members) => {
      expect(
        JSON.parse(
          record(members, 1)
            .replace(/,1\r\n$/, '')
            .replace(/^"|"$/g, '')
            .replaceAll('""', '"'),
        ),
      ).toEqual(members)
    },
  )

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '＝1'])('guards the text %j from being computed', (text) => {
    expect(record(text)).toBe(`'${text}\r\n`)
  })

  it('guards an array by its first member', () => {
    expect(record(['=cmd', 'x'])).toBe("'=cmd；x\r\n")
  })

  it('leaves numbers alone, negative and large ones too', () => {
    expect(record(-2.5, 10812600000000, 0, null)).toBe('-2.5,10812600000000,0,\r\n')
  })

  it('writes a lone surrogate as U+FFFD', () => {
    expect(record('a\ud800b')).toBe('a\ufffdb\r\n')
  })
})

describe('jsonLine', () => {
  it('keeps what UTF-8 can carry and mends what it cannot', () => {
    expect(jsonLine({ a: '𠮷\u2028\u0000' })).toBe('{"a":"𠮷\u2028\\u0000"}\n')
    expect(JSON.parse(jsonLine({ a: ['x\udc00', '\ud800'], b: '\\ud800' }))).toEqual({
      a: ['x\ufffd', '\ufffd'],
      b: '\\ud800',
    })
  })
})
