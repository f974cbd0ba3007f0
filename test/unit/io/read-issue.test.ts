import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PlannedIssue, planInputs, readIssue, STDIN } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

async function planOne(input: string): Promise<PlannedIssue> {
  const [entry] = (await planInputs([input])).entries
  if (entry?.kind !== 'issue') throw new Error(entry?.error.message)
  return entry
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

describe('readIssue', () => {
  it('reads pages in order, with their hashes', async () => {
    const folder = tempFolder({ 'day/1.txt': '甲', 'day/2.txt': 'b' })
    const issue = await readIssue(await planOne(folder))
    expect(
      issue.pages.map(({ origin, bytes }) => [origin.page, origin.byteLength, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['1.txt', 3, '甲'],
      ['2.txt', 1, 'b'],
    ])
    expect(issue.pages[1]?.origin.sha256).toBe('3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d')
  })

  it('reads standard input as one issue', async () => {
    const issue = await readIssue(await planOne(STDIN), chunks('a', 'b'))
    expect(issue.meta.issueId).toBe('stdin')
    expect(Buffer.from(issue.pages[0]?.bytes ?? []).toString()).toBe('ab')
  })

  it('refuses a file that went away, and one that is too large', async () => {
    const folder = tempFolder({ 'a.txt': 'x' })
    const planned = await planOne(folder)
    const huge = planned.pages.map((page) => ({ ...page, source: page.source && { ...page.source, size: 2 ** 40 } }))
    await expect(readIssue({ ...planned, pages: huge })).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' })
    rmSync(path.join(folder, 'a.txt'))
    await expect(readIssue(planned)).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' })
  })
})
