import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')

/** What each folder may import of ours, the longest matching folder first. See docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'pipeline/document': [],
  extractors: ['pipeline/document'],
  models: ['pipeline/document'],
  'pipeline/encoding': ['pipeline/document'],
  'pipeline/schema': ['pipeline/document', 'extractors'],
  'pipeline/stages': ['pipeline/document', 'pipeline/encoding', 'extractors', 'models'],
  'pipeline/io': ['pipeline/document', 'pipeline/encoding', 'pipeline/schema'],
  'pipeline/archive': ['pipeline/document'],
  'pipeline/diff': ['pipeline/document', 'pipeline/schema', 'pipeline/io'],
  'pipeline/evaluation': ['pipeline/document', 'pipeline/io'],
  'pipeline/corrections': ['pipeline/document', 'pipeline/schema', 'pipeline/stages', 'pipeline/io', 'extractors'],
  'pipeline/config': ['pipeline/document', 'pipeline/io', 'pipeline/stages', 'extractors'],
  'pipeline/report': ['pipeline/document', 'pipeline/schema', 'pipeline/io'],
  'pipeline/threads': [
    'pipeline',
    'pipeline/document',
    'pipeline/io',
    'pipeline/run',
    'pipeline/stages',
    'pipeline/corrections',
    'extractors',
    'models',
  ],
  'pipeline/run': ['pipeline/archive', 'pipeline/document', 'pipeline/schema', 'pipeline/io'],
  'pipeline/worker': ['pipeline/document', 'pipeline/schema', 'pipeline/io', 'pipeline/run', 'pipeline/archive'],
  pipeline: [
    'pipeline/document',
    'pipeline/schema',
    'pipeline/stages',
    'pipeline/io',
    'pipeline/run',
    'pipeline/threads',
    'pipeline/archive',
    'pipeline/corrections',
    'pipeline/diff',
    'pipeline/config',
    'pipeline/evaluation',
    'pipeline/report',
    'pipeline/worker',
    'extractors',
    'models',
    'pipeline',
  ],
}

/** Every heavy package has one importer, so that it can be exchanged in one place. */
const ONE_IMPORTER: Readonly<Record<string, string>> = {
  'opencc-js': 'pipeline/stages',
  'csv-stringify': 'pipeline/io',
  'p-limit': 'pipeline/run',
  piscina: 'pipeline/threads',
  yauzl: 'pipeline/io',
  'hyparquet-writer': 'pipeline/io',
  linkedom: 'pipeline/io',
  '@mozilla/readability': 'pipeline/io',
  '@xenova/transformers': 'models/ner',
  compromise: 'extractors/english',
  'big.js': 'extractors',
  commander: 'pipeline',
  chokidar: 'pipeline/cli',
  diff: 'pipeline/diff',
  jiti: 'pipeline/config',
  preact: 'pipeline/report',
}

const FOLDERS = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length)
const IMPORT = /(?:from|import)\s*\(?\s*'([^'\n]+)'/g

interface Import {
  readonly file: string
  readonly target: string
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => path.posix.join(folder, name))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? ''
    return { file, target: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name }
  })
}

function folderOf(file: string): string {
  return FOLDERS.find((folder) => file.startsWith(`${folder}/`)) ?? file
}

const FILES = ['pipeline', 'extractors', 'models'].flatMap(sources)
const IMPORTS = FILES.flatMap(importsOf)
const OURS = IMPORTS.filter(({ target }) => /\.tsx?$/.test(target))

/** Imports that the table forbids; exported logic would hide that this check can fail, so a test below feeds it one. */
function forbidden(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)]
      return from !== to && !(MAY_IMPORT[from] ?? []).includes(to)
    })
    .map(({ file, target }) => `${file} → ${target}`)
}

/** Imports from another top folder that reach past its index. */
function deep(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target }) => folderOf(file) !== folderOf(target) && !target.endsWith('/index.ts'))
    .map(({ file, target }) => `${file} → ${target}`)
}

describe('architecture', () => {
  it('reads the source files', () => {
    expect(FILES.length).toBeGreaterThan(50)
    expect(OURS.length).toBeGreaterThan(100)
  })

  it('keeps the import directions', () => {
    expect(forbidden(OURS)).toEqual([])
  })

  it('imports other folders through their index only', () => {
    expect(deep(OURS)).toEqual([])
  })

  it('would notice a wrong import', () => {
    const wrong = { file: 'extractors/claims/index.ts', target: 'models/index.ts' }
    expect(forbidden([wrong])).toHaveLength(1)
    expect(deep([{ file: 'pipeline/io/read.ts', target: 'pipeline/document/span.ts' }])).toHaveLength(1)
  })

  it('lets one folder import each heavy package', () => {
    const strays = IMPORTS.filter(({ file, target }) =>
      Object.entries(ONE_IMPORTER).some(
        ([name, folder]) => (target === name || target.startsWith(`${name}/`)) && !file.startsWith(folder),
      ),
    )
    expect(strays).toEqual([])
  })

  it('has no cycles between files', () => {
    expect(findCycle(OURS)).toEqual([])
  })

  it('has no source file that imports tests', () => {
    expect(OURS.filter(({ target }) => target.startsWith('test/'))).toEqual([])
  })
})

/** A cycle as a list of files, or nothing. Type-only imports count too: a cycle of types is still one to untie. */
function findCycle(imports: readonly Import[]): string[] {
  const edges = new Map<string, string[]>()
  for (const { file, target } of imports) edges.set(file, [...(edges.get(file) ?? []), target])
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...trail, file])
      if (cycle.length > 0) return cycle
    }
    done.add(file)
    return []
  }
  for (const file of edges.keys()) {
    const cycle = visit(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
