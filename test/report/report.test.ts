import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseCorrections } from '../../pipeline/corrections/index.ts'
import { broadsheet, readRows } from '../support/cli.ts'
import { makeFolder } from '../support/temp-folder.ts'
import { CHROME, launchBrowser, openReport } from './browser.ts'
import { articleRow, claimRow, outputFolder, pageRow } from './synthetic.ts'

// The page as a reader has it: the samples, run and reported by the built program, in the system's browser.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const ROOT = path.resolve(import.meta.dirname, '..', '..')

if (CHROME === null) console.warn('SKIPPED: the report in a browser. Install Chromium, or name one in CHROME_PATH.')

describe.skipIf(CHROME === null)('the report in a browser', () => {
  let browser: Browser
  let folder: string
  let output: string
  let report: string

  beforeAll(async () => {
    browser = await launchBrowser()
    folder = makeFolder({})
    output = path.join(folder, 'output')
    report = path.join(folder, 'report.html')
    expect(broadsheet(['run', 'raw', '-o', output, '--quiet'], { cwd: ROOT }).stderr).toBe('')
    expect(broadsheet(['report', output, '-o', report])).toMatchObject({ status: 0, stderr: '' })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  async function open(file = report, options: Parameters<typeof openReport>[2] = {}) {
    const opened = await openReport(browser, file, options)
    onTestFinished(async () => {
      await opened.page.context().close()
    })
    return opened
  }

  /** The report of rows made for one test. */
  function reportOf(tables: Parameters<typeof outputFolder>[0]): string {
    const rows = outputFolder(tables)
    onTestFinished(() => rmSync(rows, { recursive: true, force: true }))
    const file = path.join(rows, 'report.html')
    expect(broadsheet(['report', rows, '-o', file]).status).toBe(0)
    return file
  }

  it('opens without a complaint and asks the network for nothing, in every view', async () => {
    const { page, complaints, requests } = await open()
    for (const key of ['2', '3', '4', '1', 'r', 'j', '?']) await page.keyboard.press(key)
    await page.locator('dialog[open]').waitFor()
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  })

  it('shows the numbers of the JSON Lines', async () => {
    const { page } = await open()
    const rows = (table: string) => readRows(output, `${table}.jsonl`)
    const articles = rows('articles')
    const expected = {
      issues: new Set(articles.map((row) => row['issue_id'])).size,
      articles: articles.length,
      figures: rows('claims').length,
      quotes: rows('quotes').length,
      speakers: rows('speakers').length,
      repairs: rows('repairs').length,
    }
    for (const [name, count] of Object.entries(expected)) {
      expect(await page.locator(`[data-count="${name}"]`).textContent(), name).toBe(String(count))
    }
    for (const kind of ['amount', 'ratio', 'change', 'rank', 'duration']) {
      const named = new RegExp(`^${kind}`, 'i')
      const count = rows('claims').filter((row) => row['kind'] === kind).length
      const shown = page.locator('.kinds.of-claims li', { hasText: named }).locator('.count')
      expect(await shown.textContent(), kind).toBe(String(count))
    }
  })

  it('draws charts whose tables add up to the rows', async () => {
    const { page } = await open()
    await page.keyboard.press('3')
    const cells = (question: string) =>
      page
        .locator('.chart', { hasText: question })
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))) as Promise<string[][]>
    const quotes = readRows(output, 'quotes.jsonl')
    const claims = readRows(output, 'claims.jsonl')
    const tables = page.getByRole('button', { name: 'Show the table' })
    while ((await tables.count()) > 0) await tables.first().click()
    const speakers = await cells('Who is quoted')
    const told = quotes.filter((row) => row['speaker'] !== null).length
    expect(speakers.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(told)
    const sure = await cells('How sure')
    const counted = sure
      .filter(([table]) => table === 'claims')
      .reduce((sum, row) => sum + Number(row[3]) + Number(row[4]), 0)
    expect(counted).toBe(claims.length)
    const series = await cells('What did the figures say')
    const plotted = new Map(claims.map((row) => [row['claim_id'], row]))
    expect(series.length).toBeGreaterThan(100)
    for (const row of series) {
      const claim = plotted.get(row[7])
      const sign = claim?.['kind'] === 'change' && claim['direction'] === 'down' ? -1 : 1
      expect(Number(row[4])).toBe(sign * Number(claim?.['value']))
      expect(claim?.['same_as']).toBeNull()
    }
  })

  it('marks in the articles exactly the words of the rows', async () => {
    const { page } = await open()
    const rows = [
      ...readRows(output, 'claims.jsonl').map((row) => ({ ...row, id: row['claim_id'] })),
      ...readRows(output, 'quotes.jsonl').map((row) => ({ ...row, id: row['quote_id'] })),
    ] as { id: string; text: string }[]
    const marked = new Map<string, string>()
    const articles = readRows(output, 'articles.jsonl')
    for (const _ of articles) {
      const stretches = (await page
        .locator('.article [data-ids]:not(button)')
        .evaluateAll((all) => all.map((one) => [one.dataset['ids'], one.textContent]))) as [string, string][]
      for (const [ids, text] of stretches)
        for (const id of ids.split(' ')) marked.set(id, (marked.get(id) ?? '') + text)
      await page.keyboard.press('n')
    }
    expect(rows.length).toBeGreaterThan(300)
    for (const { id, text } of rows) expect(marked.get(id), id).toBe(text.replaceAll('\n', ''))
  })

  it('shows every repair in its article, between the words on either side', async () => {
    const { page } = await open()
    const repairs = readRows(output, 'repairs.jsonl')
    expect(repairs.length).toBeGreaterThan(5)
    const around = new Map<string, string>()
    for (const _ of readRows(output, 'articles.jsonl')) {
      const seams = (await page.locator('.article button.seam').evaluateAll((all) =>
        all.map((seam) => {
          let [before, after] = ['', '']
          for (let at = seam.previousSibling; at; at = at.previousSibling) before = at.textContent + before
          for (let at = seam.nextSibling; at; at = at.nextSibling) after += at.textContent
          return [seam.dataset['ids'], before, after]
        }),
      )) as [string, string, string][]
      for (const [id, before, after] of seams) around.set(id, `${before.slice(-4)}‖${after.slice(0, 4)}`)
      await page.keyboard.press('n')
    }
    for (const row of repairs) {
      const shown = around.get(String(row['seam_id']))
      expect(shown, String(row['seam_id'])).toBeDefined()
      if (row['kind'] !== 'same-paragraph') continue
      expect(shown).toBe(`${String(row['tail_text']).slice(-4)}‖${String(row['head_text']).slice(0, 4)}`)
    }
  })

  it('filters by kind, speaker, confidence and words', async () => {
    const { page } = await open()
    await page.keyboard.press('2')
    const count = async () => Number(await page.locator('.rows-view .view-title .count').textContent())
    const claims = readRows(output, 'claims.jsonl')
    const quotes = readRows(output, 'quotes.jsonl')
    const all = claims.length + quotes.length + readRows(output, 'repairs.jsonl').length
    await expect.poll(count).toBe(all)
    await page.locator('.kinds.of-claims .kinds-head input').uncheck()
    await expect.poll(count).toBe(all - claims.length)
    await page.getByRole('button', { name: 'show all' }).click()
    const [speaker] = quotes.flatMap((row) => (row['speaker'] === null ? [] : [String(row['speaker'])]))
    await page.locator('input[list=speakers]').fill(speaker ?? '')
    const said = [...quotes.map((row) => row['speaker']), ...claims.map((row) => row['claimant'])]
    await expect.poll(count).toBe(said.filter((name) => String(name).includes(speaker ?? '')).length)
    await page.getByRole('button', { name: 'show all' }).click()
    await page.getByLabel('confidence from').fill('0.9')
    const rows = [...claims, ...quotes].filter((row) => Number(row['confidence']) >= 0.9).length
    const seams = readRows(output, 'repairs.jsonl').filter((row) => Number(row['score']) >= 0.9).length
    await expect.poll(count).toBe(rows + seams)
    await page.getByRole('button', { name: 'show all' }).click()
    await page.locator('#search').fill(String(claims[0]?.['claim_id']))
    await expect.poll(count).toBe(1)
    await page.keyboard.press('Escape')
  })

  it('filters by issue and date, and lists those articles alone', async () => {
    const { page } = await open()
    const issue = String(readRows(output, 'articles.jsonl')[0]?.['issue_id'])
    await page.locator('label:has(span:text-is("Issue")) select').selectOption(issue)
    const own = readRows(output, 'articles.jsonl').filter((row) => row['issue_id'] === issue).length
    await expect.poll(() => page.locator('.contents-article').count()).toBe(own)
    await page.getByRole('button', { name: 'show all' }).click()
    await page.getByLabel('issues from').fill('2024-09-01')
    const later = readRows(output, 'articles.jsonl').filter((row) => String(row['issue_date']) >= '2024-09-01').length
    await expect.poll(() => page.locator('.contents-article').count()).toBe(later)
  })

  it('leads from a row to its fields and its raw place, and from the raw page back', async () => {
    const { page } = await open()
    const [claim] = readRows(output, 'claims.jsonl')
    await page.keyboard.press('j')
    while ((await page.locator('.mark.chosen').count()) === 0) await page.keyboard.press('j')
    const chosen = await page.locator('.field', { hasText: 'claim_id' }).locator('dd').textContent()
    const row = readRows(output, 'claims.jsonl').find((one) => one['claim_id'] === chosen)
    expect(row, String(claim?.['claim_id'])).toBeDefined()
    await page.getByRole('tab', { name: 'Raw page' }).click()
    const lit = await page.locator('.lit').allTextContents()
    expect(lit.join('').replace(/\s/g, '')).toBe(row?.['text'])
    await page.locator('.frag.own').nth(3).click()
    const paragraph = await page.locator('.frag.own').nth(3).getAttribute('data-to')
    await expect.poll(() => page.locator(`#p${paragraph}.flash`).count()).toBe(1)
  })

  it('shows the whole raw page, every character once', async () => {
    const { page } = await open()
    const pages = readRows(output, 'pages.jsonl')
    await page.keyboard.press('r')
    const [first] = readRows(output, 'articles.jsonl')
    const raw = pages.find((row) => row['page'] === first?.['page'])
    const shown = (await page.locator('.raw-text').evaluate((box) => {
      const copy = box.cloneNode(true)
      for (const order of copy.querySelectorAll('.order')) order.remove()
      return copy.textContent
    })) as string
    expect(shown).toBe(raw?.['text'])
  })

  it('says by hover, focus and keys what a mark is', async () => {
    const { page } = await open()
    await page.locator('.article .mark.claim').first().hover()
    await expect.poll(() => page.locator('.tip.shown').textContent()).toContain('sure')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.tip.shown').count()).toBe(0)
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').textContent()).toContain('next mark')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('/')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('search')
  })

  it('keeps marks, takes them back, and downloads lines that a run accepts', async () => {
    const { page, complaints } = await open()
    await page.keyboard.press('c')
    await page.keyboard.press('4')
    await page.locator('#by').fill('梁校对')
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    const claims = page.locator('.article .mark.claim[role=button]')
    await claims.nth(0).click()
    await page.keyboard.press('a')
    await claims.nth(1).click()
    await page.keyboard.press('x')
    await claims.nth(2).click()
    await page.getByRole('button', { name: 'Edit…' }).click()
    await page.locator('#edit-value').fill('12.5')
    await page.getByRole('button', { name: 'Keep the edit' }).click()
    await page.locator('.article button.seam').first().click()
    await page.keyboard.press('x')
    await claims.nth(3).click()
    await page.keyboard.press('a')
    await page.keyboard.press('u')
    await page.keyboard.press('4')
    await expect.poll(() => page.locator('.mark-line').count()).toBe(4)
    const old = { id: 'q-0123456789abcdef', issue_id: 'elsewhere', action: 'accept' }
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'old.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(JSON.stringify(old)) })
    await page.getByText('1 correction, which').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()])
    expect(download.suggestedFilename()).toBe('corrections.jsonl')
    const text = readFileSync(await download.path(), 'utf8')
    const marks = parseCorrections(text, 'corrections.jsonl').effective.map(({ correction }) => correction)
    expect(marks.map(({ action }) => action)).toEqual(['accept', 'accept', 'reject', 'edit', 'split'])
    expect(marks[3]).toMatchObject({ set: { value: 12.5 }, by: '梁校对' })
    const rows = new Set(readRows(output, 'claims.jsonl').map((row) => row['claim_id']))
    expect(marks.slice(1, 4).every(({ id }) => rows.has(id))).toBe(true)
    expect(complaints).toEqual([])
  })

  it('lets a hostile page do nothing', async () => {
    const words = '</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> \u2028 ]]> 产量7吨。'
    const file = reportOf({
      articles: [articleRow('a-1', words, [words])],
      claims: [claimRow('c-1" onclick="alert(3)', 'a-1', 0, words, '7吨')],
      pages: [pageRow([words])],
    })
    const { page, complaints, requests } = await open(file)
    await page.keyboard.press('r')
    expect(await page.locator('.article #p0').textContent()).toContain(words)
    expect(await page.locator('.raw-text').textContent()).toContain(words)
    await page.locator('.article .mark.claim').click()
    await expect.poll(() => page.locator('script:not([type])').count()).toBe(1)
    await expect.poll(() => page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(requests).toEqual([])
  })

  it('runs no script that is not its own', async () => {
    const { page, complaints } = await open()
    await page.evaluate(
      `(() => { const script = document.createElement('script'); script.textContent = 'window.broken = true'; document.body.append(script) })()`,
    )
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(complaints.join()).toContain('Content Security Policy')
  })

  it('keeps ten thousand rows out of the document until they are looked at', async () => {
    const text = '全年产量7吨，增长两成。'
    const paragraphs = Array.from({ length: 2000 }, () => text)
    const many = Array.from({ length: 8000 }, (_, at) => articleRow(`a-${at}`, `第${at}篇`, [text]))
    const file = reportOf({
      articles: [articleRow('a-long', '长篇', paragraphs), ...many],
      claims: [
        ...paragraphs.map((_, at) => claimRow(`c-${at}`, 'a-long', at, text, '7吨')),
        ...many.map((_, at) => claimRow(`c-many-${at}`, `a-${at}`, 0, text, '7吨')),
      ],
    })
    const { page, complaints } = await open(file)
    const elements = () => page.evaluate('document.querySelectorAll("*").length') as Promise<number>
    await page.locator('.article .mark').first().waitFor()
    await expect.poll(() => page.locator('.article .mark').count()).toBeLessThan(200)
    // Two thousand paragraphs are there, their marks are not.
    expect(await elements()).toBeLessThan(3500)
    await page.keyboard.press('2')
    expect(await page.locator('.rows-view .view-title .count').textContent()).toBe('10000')
    expect(await elements()).toBeLessThan(1000)
    await page.locator('.rows-view .window').evaluate((box) => {
      box.scrollTop = box.scrollHeight
    })
    await page.locator('.rows-view [aria-posinset="10000"]').waitFor()
    expect(await elements()).toBeLessThan(1000)
    await page.keyboard.press('3')
    expect(await elements()).toBeLessThan(1500)
    expect(complaints).toEqual([])
  }, 60_000)

  it('says why there is no raw page where the folder has none', async () => {
    const text = '产量7吨。'
    const file = reportOf({
      articles: [articleRow('a-1', '题', [text])],
      claims: [claimRow('c-1', 'a-1', 0, text, '7吨')],
    })
    const { page } = await open(file)
    await page.keyboard.press('r')
    expect(await page.locator('.raw-panel').textContent()).toContain('pages.jsonl')
    expect(await page.locator('.article .mark').textContent()).toBe('7吨')
  })

  it('is dark where the system is, and as the reader says', async () => {
    const { page } = await open(report, { colorScheme: 'dark' })
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const dark = await ground()
    await page.keyboard.press('d')
    const light = await ground()
    expect(light).not.toBe(dark)
    await page.keyboard.press('d')
    await expect.poll(ground).toBe(dark)
  })

  it.each([390, 768])('fits a screen of %i pixels without scrolling sideways', async (width) => {
    const { page } = await open(report, { viewport: { width, height: 844 }, hasTouch: true })
    for (const key of ['1', '2', '3', '4', '1', 'r', 'j']) {
      await page.keyboard.press(key)
      expect(await page.evaluate('document.documentElement.scrollWidth'), key).toBeLessThanOrEqual(width)
    }
  })

  it.each(['light', 'dark'] as const)(
    'has no serious fault for axe-core (%s)',
    async (colorScheme) => {
      const { page } = await open(report, { colorScheme, bypassCSP: true })
      await page.evaluate(AXE)
      for (const key of ['1', 'j', 'r', '2', '3', '4', 'c']) {
        await page.keyboard.press(key)
        await page.waitForTimeout(50)
        const faults = (await page.evaluate(
          `axe.run(document).then(found => found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')))`,
        )) as string[]
        expect(faults, `after ${key}`).toEqual([])
      }
    },
    60_000,
  )
})
