import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FOLDERS = (process.env['PATH'] ?? '').split(path.delimiter)
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The system's browser: `CHROME_PATH`, else what is on the path; null where there is none, and the tests skip. */
export const CHROME: string | null =
  [
    process.env['CHROME_PATH'] ?? '',
    ...NAMES.flatMap((name) => FOLDERS.map((folder) => path.join(folder, name))),
    MAC,
  ].find((file) => file !== '' && existsSync(file)) ?? null

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROME ?? '',
    args: ['--headless', '--no-sandbox', '--disable-gpu', ...QUIET],
  })
}

/** An open report and what it did that it should not have done. */
export interface OpenReport {
  readonly page: Page
  readonly complaints: string[]
  readonly requests: string[]
}

export async function openReport(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('blob:')) requests.push(request.url())
  })
  await page.goto(`file://${file}`)
  await page.locator('.masthead').waitFor()
  return { page, complaints, requests }
}
