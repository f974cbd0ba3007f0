import assert from 'node:assert/strict'
import { csvRecords } from '../../../pipeline/io/index.ts'
import { wellFormed } from '../../../pipeline/io/well-formed.ts'
import type { Target } from './target.ts'

/** What spreadsheets begin to compute at. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const GUARD = "'"
const ARRAY = '；'
/** Between cells and between records of what is given; neither can be typed. */
const CELL = '\u001f'
const RECORD = '\u001e'

type Value = string | number | readonly string[]

/** Cells of any text, read back by the letter of RFC 4180: the same again, and none that a spreadsheet would compute. */
export const csv: Target = async (data) => {
  const records = Buffer.from(data)
    .toString('utf16le')
    .split(RECORD)
    .map((record) => record.split(CELL).map(readValue))
  const width = Math.max(...records.map((record) => record.length))
  const columns = Array.from({ length: width }, (_, index) => `c${index}`)
  const rows = records.map((record) => Object.fromEntries(record.map((value, index) => [`c${index}`, value])))
  const text = csvRecords(rows, columns)
  const read = readCsv(text)
  assert.equal(text, csvRecords(rows, columns))
  assert.equal(read.length, records.length)
  for (const [at, record] of records.entries()) {
    assert.equal(read[at]?.length, width)
    for (const [index, value] of record.entries()) checkCell(read[at]?.[index] ?? '', value)
  }
}

/** Digits are a number, what holds a bar a list. */
function readValue(text: string): Value {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  return text.includes('|') ? text.split('|') : text
}

function checkCell(read: string, value: Value): void {
  if (typeof value === 'number') {
    assert.equal(Number(read), value)
    return
  }
  assert.doesNotMatch(read, FORMULA)
  const plain = read.startsWith(GUARD) && FORMULA.test(read.slice(1)) ? read.slice(1) : read
  if (typeof value === 'string') assert.ok([read, plain].includes(wellFormed(value)))
  else if (plain.startsWith('[')) assert.deepEqual(JSON.parse(plain), value.map(wellFormed))
  else assert.deepEqual(plain.split(ARRAY), value.map(wellFormed))
}

/** RFC 4180 as it is written: quotes stand around the whole cell, and are doubled inside. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const end = text.indexOf('"', at)
        assert.ok(end >= 0, 'a quoted cell does not end')
        cell += text.slice(at, end)
        at = end + 1
        if (text[at] !== '"') break
        cell += '"'
        at += 1
      }
    } else {
      const from = at
      while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) at += 1
      cell = text.slice(from, at)
      assert.doesNotMatch(cell, /["\r\n]/)
    }
    record.push(cell)
    if (text[at] === ',') {
      at += 1
      if (at < text.length) continue
      record.push('')
    }
    assert.ok(text.startsWith('\r\n', at), 'a record ends with CR LF')
    at += 2
    records.push(record)
    record = []
  }
  return records
}
