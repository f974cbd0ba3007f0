import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRegisterFile, registerText } from '../../../pipeline/io/index.ts'
import { exchangeRegister } from '../../../pipeline/io/register-file.ts'
import type { RegisterEntry } from '../../../pipeline/schema/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ENTRY: RegisterEntry = {
  speaker_id: 's-1',
  type: 'person',
  name: '林远帆',
  other_names: [],
  roles: [{ title: '青山电机公司董事长', organisation: '青山电机公司', office: '董事长', kind: 'office' }],
  first_issue_id: 'a',
  first_issue_date: '2031-01-01',
  last_issue_id: 'b',
  last_issue_date: null,
}
const LINE = `${JSON.stringify(ENTRY)}\n`

const fileWith = (text: string) => path.join(tempFolder({ 'register.jsonl': text }), 'register.jsonl')

describe('register file', () => {
  it('is empty where there is no file, and there after the first run', async () => {
    const file = path.join(tempFolder(), 'register.jsonl')
    const register = await openRegisterFile(file)
    expect(register).toMatchObject({ entries: [], sha256: null })
    const { text, sha256 } = registerText([ENTRY])
    await exchangeRegister(file, path.join(tempFolder({ next: text }), 'next'), null, sha256)
    expect(await openRegisterFile(file)).toMatchObject({ entries: [ENTRY], sha256 })
  })

  it('is exchanged whole, once, and never over what another run wrote', async () => {
    const file = fileWith(LINE)
    const { sha256: before } = await openRegisterFile(file)
    const { text, sha256: after } = registerText([ENTRY, { ...ENTRY, speaker_id: 's-2' }])
    const next = path.join(tempFolder({ next: text }), 'next')
    await exchangeRegister(file, next, before, after)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(readdirSync(path.dirname(file))).toEqual(['register.jsonl'])
    // A commit that was stopped is carried out again, and by then the file in `next/` may be gone.
    await exchangeRegister(file, `${next}-gone`, before, after)
    writeFileSync(file, LINE.replace('s-1', 's-7'))
    await exchangeRegister(file, next, before, after)
    expect(readFileSync(file, 'utf8')).toBe(LINE.replace('s-1', 's-7'))
  })

  it.each([
    ['cut off', LINE.slice(0, -1), 'its last line is cut off'],
    ['cut off inside a record', LINE + LINE.slice(0, 40), 'its last line is cut off'],
    ['no JSON', `${LINE}nonsense\n`, 'in line 2 there is no JSON'],
    ['an empty line', `\n${LINE}`, 'in line 1 there is no JSON'],
    ['no object', '[]\n', 'in line 1 it is not a JSON object'],
    ['an id twice', LINE + LINE, 'line 2 has the id s-1 once more'],
    ['no name', LINE.replace('"林远帆"', 'null'), '"name" is missing'],
    ['a group', LINE.replace('"person"', '"group"'), '"type" is neither'],
    ['a damaged role', LINE.replace('"kind":"office"', '"kind":"king"'), '"roles" is no list of roles'],
    ['a damaged date', LINE.replace('"2031-01-01"', '7'), '"first_issue_date" is neither'],
  ])('is refused when damaged: %s', async (_, text, reason) => {
    await expect(openRegisterFile(fileWith(text))).rejects.toMatchObject({
      code: 'REGISTER_INVALID',
      message: expect.stringContaining(reason),
    })
  })

  it('is refused when it is a folder', async () => {
    await expect(openRegisterFile(tempFolder())).rejects.toMatchObject({ code: 'REGISTER_INVALID' })
  })

  it('notices that another run wrote it in the meantime', async () => {
    const file = fileWith(LINE)
    const register = await openRegisterFile(file)
    await register.assertUnchanged()
    writeFileSync(file, '')
    await expect(register.assertUnchanged()).rejects.toMatchObject({ code: 'REGISTER_UNWRITABLE' })
    expect(readFileSync(file, 'utf8')).toBe('')
  })

  it('says before anything is read that it could not be written', async () => {
    const register = openRegisterFile(path.join(tempFolder(), 'no-such-folder', 'register.jsonl'))
    await expect(register).rejects.toMatchObject({ code: 'REGISTER_UNWRITABLE' })
  })

  it('leaves nothing behind when it is only opened', async () => {
    const file = fileWith(LINE)
    await openRegisterFile(file)
    expect(readdirSync(path.dirname(file))).toEqual(['register.jsonl'])
  })
})
