import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderName } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

describe('folderName', () => {
  it.each([
    ['2023-03-14', '2023-03-14'],
    ['海湾日报 2023年3月14日', '海湾日报 2023年3月14日'],
    ['2023/03/14', '2023%2F03%2F14'],
    ['..', '%2E%2E'],
    ['.hidden', '%2Ehidden'],
    ['50%', '50%25'],
    ['a~b', 'a%7Eb'],
    ['ends.', 'ends%2E'],
    ['a\u0000\n\u202eb', 'a%00%0A%E2%80%AEb'],
  ])('%j is %s', (id, name) => {
    expect(folderName(id)).toBe(name)
  })

  it.each([
    ['case', 'Page-a1', 'page-A1', 'page-a1'],
    ['Unicode form', 'caf\u00e9', 'cafe\u0301'],
    ['an end that was cut', '海'.repeat(80), `${'海'.repeat(79)}湾${'海'.repeat(5)}`, '海'.repeat(81)],
    ['a lone half of a character', '\ud800', '\ud801', '\ufffd'],
  ])('keeps ids apart that differ in %s', (_what, ...ids) => {
    const names = ids.map(folderName)
    const seenByAFileSystem = names.map((name) => name.normalize('NFC').toLowerCase())
    expect(new Set(seenByAFileSystem).size).toBe(ids.length)
  })

  it.each(['con', 'nul.txt', 'COM1', ''])('gives %j a name that a file system takes', (id) => {
    expect(folderName(id)).toMatch(/~[0-9a-f]{10}$/)
  })

  it('makes one folder of any id, inside the folder it is made in, and another for another id', () => {
    const folder = tempFolder()
    const made = new Map<string, string>()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (id) => {
        const name = folderName(id)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
        expect(made.get(name) ?? id).toBe(id)
        made.set(name, id)
        mkdirSync(path.join(folder, name), { recursive: true })
        expect(path.dirname(path.join(folder, name))).toBe(folder)
      }),
    )
    expect(readdirSync(folder)).toHaveLength(made.size)
  })
})
