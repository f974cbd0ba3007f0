import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { datasetsPage } from './datasets-page/page.ts'

// Writes the pages of docs/ that are made from the source: `npm run docs`.
writeFileSync(path.resolve(import.meta.dirname, '..', 'docs', 'datasets.md'), datasetsPage())
