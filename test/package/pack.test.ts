import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest'
import { readRows } from '../support/cli.ts'
import { makeFolder } from '../support/temp-folder.ts'

// The package as somebody else gets it: packed, installed into an empty project, and used from there.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const PAGE = '东岭市市长秦川越昨天表示，去年全市新建充电桩1200个，同比增长8.7%。\n'
const NO_REGISTRY = /ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ENETUNREACH/

let folder: string
let packed: readonly string[]
let unreachable: string | null = null

function npm(args: readonly string[], cwd: string) {
  return spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' })
}

function node(args: readonly string[]) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
}

beforeAll(() => {
  folder = makeFolder({ 'package.json': '{"name":"elsewhere","private":true,"type":"module"}', 'pages/a.txt': PAGE })
  const pack = npm(['pack', '--json', '--pack-destination', folder], ROOT)
  expect(pack.status, pack.stderr).toBe(0)
  const [{ filename, files }] = JSON.parse(pack.stdout)
  packed = files.map((file: { path: string }) => file.path)
  const install = npm(['install', '--prefer-offline', `./${filename}`], folder)
  if (install.status === 0) return
  if (!NO_REGISTRY.test(install.stderr)) throw new Error(install.stderr)
  unreachable = 'no registry to install the dependencies from'
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const installed = (context: TestContext) => context.skip(unreachable !== null, unreachable ?? '')

describe('the package', () => {
  it('holds the build and the weights, and nothing of the workshop', () => {
    for (const file of ['dist/program/cli.js', 'dist/pipeline/index.d.ts', 'LICENSE', 'README.md']) {
      expect(packed).toContain(file)
    }
    expect(packed.filter((file) => file.endsWith('.onnx'))).toHaveLength(2)
    expect(
      packed.filter((file) => /^(?:raw|test|bench|docs|output)\//.test(file) && !file.endsWith('.schema.json')),
    ).toEqual([])
    expect(packed.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
  })

  it('runs from where it was installed', (context) => {
    installed(context)
    const bin = path.join('node_modules', '.bin', 'broadsheet')
    const run = spawnSync(bin, ['run', 'pages', '-o', 'out'], { cwd: folder, encoding: 'utf8' })
    expect(run.status, run.stderr).toBe(0)
    expect(readRows(folder, 'out', 'claims.jsonl').map(({ value }) => value)).toEqual([1200, 8.7])
  })

  it('works as a library', (context) => {
    installed(context)
    const program = `
      import { createPipeline, issueRows } from 'broadsheet'
      import { findQuantities } from 'broadsheet/extractors'
      import { CLAIMS } from 'broadsheet/schema'
      const pipeline = await createPipeline()
      const { claims, quotes } = issueRows(await pipeline.process(${JSON.stringify(PAGE)}, { date: '2024-05-20' }))
      await pipeline.dispose()
      const found = findQuantities('产量达3万吨', '产量达3万吨', { place: null }).length
      console.log(JSON.stringify([claims.length, quotes[0].speaker, found, CLAIMS.columns[0].name]))`
    writeFileSync(path.join(folder, 'use.js'), program)
    const { stdout, stderr } = node(['use.js'])
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual([2, '秦川越', 1, 'claim_id'])
  })

  it('has types that a strict project can use', (context) => {
    installed(context)
    writeFileSync(
      path.join(folder, 'use.ts'),
      `import { createPipeline, issueRows, type Pipeline } from 'broadsheet'
       import type { ClaimRow } from 'broadsheet/schema'
       const pipeline: Pipeline = await createPipeline({ repair: 'full' })
       const rows: readonly ClaimRow[] = issueRows(await pipeline.process('产量达3万吨。')).claims
       export const values: readonly (number | null)[] = rows.map(({ value }) => value)`,
    )
    const options = ['--strict', '--noEmit', '--target', 'es2023', '--module', 'nodenext', '--types', 'node']
    const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
    mkdirSync(path.join(folder, 'node_modules', '@types'), { recursive: true })
    const roots = ['--typeRoots', path.join(ROOT, 'node_modules', '@types')]
    expect(node([tsc, ...options, ...roots, 'use.ts']).stdout).toBe('')
  })
})

describe('a bundle', () => {
  it('of the rows alone holds neither model nor runtime', async () => {
    const bundle = async (contents: string) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: path.join(ROOT, 'dist', 'pipeline') },
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'node',
        packages: 'external',
      })
      return outputFiles[0]?.text ?? ''
    }
    const rows = await bundle("import { CLAIMS } from './schema/index.js'; console.log(CLAIMS.name)")
    const all = await bundle("import { createPipeline } from './index.js'; console.log(createPipeline)")
    expect(all).toContain('@xenova/transformers')
    expect(rows).not.toContain('@xenova/transformers')
    expect(rows.length).toBeLessThan(all.length / 10)
    const onlyRows = await bundle("import { issueRows } from './index.js'; console.log(issueRows)")
    for (const heavy of ['@xenova/transformers', 'opencc-js', 'csv-stringify']) expect(onlyRows).not.toContain(heavy)
  })

  it('is smaller than the weights', () => {
    const bytes = (file: string) => statSync(path.join(ROOT, file)).size
    const code = packed.filter((file) => file.startsWith('dist/')).reduce((sum, file) => sum + bytes(file), 0)
    const weights = packed.filter((file) => file.startsWith('models/')).reduce((sum, file) => sum + bytes(file), 0)
    expect(code).toBeLessThan(weights)
  })
})
