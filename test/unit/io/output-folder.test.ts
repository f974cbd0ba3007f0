import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openOutputFolder } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const listing = (folder: string) => readdirSync(folder).sort()

describe('openOutputFolder', () => {
  it('shows nothing until all of it is committed', async () => {
    const folder = tempFolder({ 'a.jsonl': 'old', 'notes.txt': 'mine' })
    const output = await openOutputFolder(folder)
    const file = await output.create('a.jsonl')
    await file.append('new')
    const [written] = await output.seal()
    expect(readFileSync(path.join(folder, 'a.jsonl'), 'utf8')).toBe('old')
    await output.commit()
    await output.discard()
    expect(readFileSync(path.join(folder, 'a.jsonl'), 'utf8')).toBe('new')
    expect(listing(folder)).toEqual(['a.jsonl', 'notes.txt'])
    expect(written).toEqual({ file: 'a.jsonl', bytes: 3, sha256: createHash('sha256').update('new').digest('hex') })
  })

  it('leaves the folder as it was when it is discarded half-way', async () => {
    const folder = tempFolder({ 'a.jsonl': 'old' })
    const output = await openOutputFolder(folder)
    const [sealed, open] = [await output.create('a.jsonl'), await output.create('b.jsonl')]
    await sealed.append('x'.repeat(1_000_000))
    await open.append('y')
    await output.discard()
    expect(listing(folder)).toEqual(['a.jsonl'])
    expect(readFileSync(path.join(folder, 'a.jsonl'), 'utf8')).toBe('old')
  })

  it('clears what a killed run left, and nothing of one that lives', async () => {
    const folder = tempFolder({
      '.broadsheet-999999999-abc/a.jsonl': '',
      [`.broadsheet-${process.pid}-abc/a.jsonl`]: '',
    })
    await (await openOutputFolder(folder)).discard()
    expect(listing(folder)).toEqual([`.broadsheet-${process.pid}-abc`])
  })

  it('refuses a folder below a file, and a folder where a file should go', async () => {
    const folder = tempFolder({ file: '' })
    await expect(openOutputFolder(path.join(folder, 'file', 'output'))).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
    })
    await expect(openOutputFolder(path.join(folder, 'file'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' })
    mkdirSync(path.join(folder, 'a.jsonl'))
    const output = await openOutputFolder(folder)
    await expect(output.create('a.jsonl')).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' })
    await output.discard()
    expect(listing(folder)).toEqual(['a.jsonl', 'file'])
  })
})
