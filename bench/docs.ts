import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { configSchema, keyTable } from '../pipeline/config/index.ts'
import { datasetsPage } from './datasets-page/page.ts'
import { licencesPage } from './licences-page.ts'

// Writes what of docs/ is made from the source, and the schema of configuration files: `npm run docs`.
const ROOT = path.resolve(import.meta.dirname, '..')
writeFileSync(path.join(ROOT, 'docs', 'datasets.md'), datasetsPage())
writeFileSync(path.join(ROOT, 'docs', 'licences.md'), licencesPage(ROOT))
const schema = path.join(ROOT, 'docs', 'config.schema.json')
writeFileSync(schema, JSON.stringify(configSchema()))
execFileSync(path.join(ROOT, 'node_modules', '.bin', 'biome'), ['format', '--write', schema])

const KEYS = '<!-- keys -->'
const page = path.join(ROOT, 'docs', 'configuration.md')
const [before, , after] = readFileSync(page, 'utf8').split(KEYS)
writeFileSync(page, `${before}${KEYS}\n\n${keyTable()}\n\n${KEYS}${after}`)
