import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../pipeline/config/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  )

describe('a configuration file', () => {
  it('need not be there', async () => {
    expect(await loadConfig(folder)).toBeNull()
  })

  it.each([
    ['broadsheet.config.json', '\ufeff{"output": "out"}'],
    ['broadsheet.config.mjs', 'export default { output: "out" }'],
    ['broadsheet.config.js', 'export default { output: "out" }'],
    ['broadsheet.config.js', 'module.exports = { output: "out" }'],
    ['broadsheet.config.ts', 'const output: string = "out"\nexport default { output }'],
    [
      'broadsheet.config.ts',
      'import { defineConfig } from "broadsheet"\nexport default defineConfig({ output: "out" })',
    ],
    ['broadsheet.config.ts', 'export default Promise.resolve({ output: "out" as const })'],
  ])('%s is read: %s', async (name, text) => {
    write(name, text)
    expect(await loadConfig(folder)).toEqual({ file: name, config: { output: 'out' } })
    expect(readdirSync(folder)).toEqual([name])
  })

  it('is looked for in the working directory only', async () => {
    write('raw/broadsheet.config.json', '{"output": "elsewhere"}')
    expect(await loadConfig(folder)).toBeNull()
  })

  it('leads paths from its own folder, and leaves Hub ids and standard input alone', async () => {
    mkdirSync(path.join(folder, 'settings/my/model'), { recursive: true })
    const paths = { inputs: ['../raw', '-', '/data'], output: 'out', speakers: './people.jsonl' }
    write('settings/paper.json', JSON.stringify({ ...paths, model: 'my/model' }))
    write('settings/hub.json', JSON.stringify({ model: 'owner/name@0123abcd' }))
    const { config } = (await loadConfig(folder, 'settings/paper.json')) ?? {}
    expect(config?.inputs).toEqual(['raw', '-', path.relative(folder, '/data')])
    expect(config).toMatchObject({
      output: 'settings/out',
      speakers: 'settings/people.jsonl',
      model: 'settings/my/model',
    })
    expect((await loadConfig(folder, 'settings/hub.json'))?.config.model).toBe('owner/name@0123abcd')
  })

  it.each([
    ['{"output": ', /^CONFIG_INVALID: broadsheet\.config\.json is no JSON: /],
    [
      '{"ouput": "x", "bom": 1}',
      /^CONFIG_INVALID: 2 problems in broadsheet\.config\.json:\n {2}ouput: is no key; .*\n {2}bom: must be true/,
    ],
    ['[]', /^CONFIG_INVALID: a problem in broadsheet\.config\.json:\n {2}the configuration must be an object/],
  ])('says what is wrong with %s', async (text, message) => {
    write('broadsheet.config.json', text)
    expect(await failure(loadConfig(folder))).toMatch(message)
  })

  it.each([
    ['export default { output: }', /could not be run: /],
    ['throw new Error("no paper today")', /could not be run: no paper today/],
    ['export const config = {}', /could not be run: it has no default export/],
  ])('says why it could not be run: %s', async (text, message) => {
    write('broadsheet.config.mjs', text)
    expect(await failure(loadConfig(folder))).toMatch(message)
  })

  it('is one: of two neither is taken', async () => {
    write('broadsheet.config.json', '{}')
    write('broadsheet.config.ts', 'export default {}')
    expect(await failure(loadConfig(folder))).toMatch(
      /^CONFIG_INVALID: broadsheet\.config\.ts and broadsheet\.config\.json are both here/,
    )
    expect(await loadConfig(folder, 'broadsheet.config.json')).toMatchObject({ config: {} })
  })

  it('must be there when it is named', async () => {
    expect(await failure(loadConfig(folder, 'nowhere.json'))).toMatch(/^CONFIG_INVALID: nowhere\.json is not there/)
  })
})
