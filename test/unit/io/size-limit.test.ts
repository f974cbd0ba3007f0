import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { setColumns, writePdf } from '../../support/pdf.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const MB = 1024 * 1024

async function read(folder: string) {
  const { entries } = await planInputs([folder])
  const [issue] = entries.filter((entry) => entry.kind === 'issue')
  if (!issue) throw new Error('nothing was planned')
  return readIssue(issue)
}

describe('the limit of an issue', () => {
  it('counts the bytes of a text', async () => {
    const folder = tempFolder({})
    writeFileSync(path.join(folder, 'a.txt'), Buffer.alloc(17 * MB, 'a'))
    await expect(read(folder)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE', path: path.join(folder, 'a.txt') })
  })

  it('counts the text of a PDF, not its pictures', async () => {
    const folder = tempFolder({})
    const shown = setColumns(['新厂昨天投产，第一批产品已经装船。'], {
      x: 50,
      y: 120,
      size: 10,
      width: 12,
      lines: 4,
      gutter: 18,
    })
    // What follows the end of a PDF is no part of it, as the bytes of a picture are none of its text.
    const pdf = Buffer.concat([writePdf([shown.flat()]), Buffer.alloc(20 * MB)])
    writeFileSync(path.join(folder, 'a.pdf'), pdf)
    const { pages } = await read(folder)
    expect(pages[0]?.text?.text.replace(/\s/g, '')).toBe('新厂昨天投产，第一批产品已经装船。')
    expect(pages[0]?.bytes.length).toBe(0)
    writeFileSync(path.join(folder, 'a.pdf'), Buffer.concat([pdf, Buffer.alloc(110 * MB)]))
    await expect(read(folder)).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' })
  })
})
