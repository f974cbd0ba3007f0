import { chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkInputs, checkOutput } from '../../../pipeline/cli/doctor/folders.ts'
import { checkFonts, checkMemory, checkNode } from '../../../pipeline/cli/doctor/machine.ts'
import { snapshot } from '../../support/cli.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const GB = 1024 ** 3

describe('doctor', () => {
  it('compares the version of node', () => {
    expect(checkNode('>=20.19', '20.19.0').status).toBe('ok')
    expect(checkNode('>=20.19', '22.2.0').status).toBe('ok')
    expect(checkNode('>=20.19', '20.9.0').status).toBe('failed')
    expect(checkNode('>=20', '104.1.0').status).toBe('ok')
    expect(checkNode('>=20', '18.19.1')).toMatchObject({ status: 'failed', advice: 'Install Node 20 or newer.' })
  })

  it('warns of little memory', () => {
    expect(checkMemory(8 * GB, 4)).toMatchObject({ status: 'ok', detail: '8.0 GB, 4 cores' })
    expect(checkMemory(GB / 2, 1).status).toBe('warning')
  })

  it('asks for a Chinese font where the system has none of its own', async () => {
    expect((await checkFonts('darwin')).status).toBe('ok')
    expect((await checkFonts('linux', async () => ['某某宋体'])).detail).toContain('某某宋体')
    expect((await checkFonts('linux', async () => [])).status).toBe('warning')
    expect((await checkFonts('linux', async () => null)).advice).toContain('fonts-noto-cjk')
  })

  it('tries the output folder and leaves nothing there', async () => {
    const folder = tempFolder({ 'file.txt': 'a' })
    expect((await checkOutput(path.join(folder, 'not', 'yet', 'there'))).status).toBe('ok')
    expect(await checkOutput(path.join(folder, 'file.txt'))).toMatchObject({ check: 'output', status: 'failed' })
    expect(Object.keys(snapshot(folder))).toEqual(['file.txt'])
  })

  it.skipIf(process.getuid?.() === 0)('sees that a folder may not be written', async () => {
    const folder = tempFolder({})
    chmodSync(folder, 0o500)
    expect((await checkOutput(folder)).status).toBe('failed')
    chmodSync(folder, 0o700)
  })

  it('counts issues and names what cannot be read', async () => {
    const folder = tempFolder({ 'in/a.txt': 'a', 'in/b.txt': 'b', 'in/c.png': 'c' })
    const given = path.join(folder, 'in')
    expect(await checkInputs([given])).toMatchObject({ status: 'warning', detail: `${given}: 2 issues` })
    expect(await checkInputs([path.join(folder, 'none')])).toMatchObject({ status: 'warning' })
    expect(await checkInputs([path.join(given, 'a.txt')])).toMatchObject({ status: 'ok' })
  })
})
