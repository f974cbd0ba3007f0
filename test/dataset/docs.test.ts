import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { datasetsPage } from '../../bench/datasets-page/page.ts'
import { ALL_TABLES } from '../support/dataset.ts'

const DOCS = path.resolve(import.meta.dirname, '..', '..', 'docs')

describe('docs/datasets.md', () => {
  it('says what the tables say; if not: npm run docs', () => {
    expect(readFileSync(path.join(DOCS, 'datasets.md'), 'utf8')).toBe(datasetsPage())
  })

  it('has every field of every table', () => {
    const page = datasetsPage()
    for (const { columns } of ALL_TABLES) for (const { name } of columns) expect(page).toContain(`| \`${name}\` |`)
  })

  it('links to pages that are there', () => {
    const files = new Set([
      ...readdirSync(DOCS),
      ...readdirSync(path.join(DOCS, 'decisions')).map((f) => `decisions/${f}`),
    ])
    const links = [...datasetsPage().matchAll(/\]\(([^)#]+\.md)\)/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(8)
    expect(links.filter((link) => !files.has(link))).toEqual([])
  })
})
