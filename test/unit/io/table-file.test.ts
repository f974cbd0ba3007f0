import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTableFile } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

async function open(text: string) {
  const file = await openTableFile(path.join(tempFolder({ 'claims.jsonl': text }), 'claims.jsonl'))
  if (file === null) throw new Error('the file is there')
  return file
}

describe('table file', () => {
  it('finds the rows of each issue, wherever they stand', async () => {
    const file = await open('{"id":1,"issue_id":"a"}\n{"id":2,"issue_id":"b"}\n{"id":3,"issue_id":"a"}\n')
    expect([...file.issues.values()].map(({ issueId, rows }) => [issueId, rows])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect((await file.read('a')).map((row) => row['id'])).toEqual([1, 3])
    expect(await file.read('c')).toEqual([])
    await file.close()
  })

  it('is not misled by text that looks like a key, by quotation marks in ids or by lines of another hand', async () => {
    const rows = [
      { text: '"issue_id":"wrong"', issue_id: 'a"b' },
      { issue_id: 'a\\', text: '' },
    ]
    const own = '{ "issue_id" : "c" }'
    const file = await open(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n${own}`)
    expect([...file.issues.keys()]).toEqual(['a"b', 'a\\', 'c'])
    await file.close()
  })

  it('joins lines that are longer than a chunk', async () => {
    const long = '长'.repeat(1_500_000)
    const file = await open(`${JSON.stringify({ issue_id: 'a', text: long })}\n{"issue_id":"b"}\n`)
    expect((await file.read('a'))[0]?.['text']).toBe(long)
    expect([...file.issues.keys()]).toEqual(['a', 'b'])
    await file.close()
  })

  it('tells equal rows by their hash', async () => {
    const [one, two, other] = [
      await open('{"issue_id":"a"}\n'),
      await open('{"issue_id":"a"}\n'),
      await open('{"issue_id":"a","x":1}\n'),
    ]
    expect(one.issues.get('a')?.sha256).toBe(two.issues.get('a')?.sha256)
    expect(one.issues.get('a')?.sha256).not.toBe(other.issues.get('a')?.sha256)
    for (const file of [one, two, other]) await file.close()
  })
})
