import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PipelineError } from '../document/index.ts'
import { type PageAssets, reportHtml } from './html.ts'
import { readOutput } from './read-output.ts'
import type { Selection } from './selection.ts'

export type { Selection } from './selection.ts'

/** Bytes of JSON Lines that still make a page which opens at once. */
const LARGEST_REPORT = 50_000_000

/** What was written. */
export interface WrittenReport {
  readonly file: string
  readonly bytes: number
  readonly articles: number
  readonly claims: number
  readonly quotes: number
  readonly repairs: number
  /** False where the folder has no raw pages to show. */
  readonly rawPages: boolean
}

/**
 * Writes the page to look at: one file that holds the chosen rows of an output folder and loads nothing.
 *
 * @throws PipelineError OUTPUT_UNREADABLE, REPORT_EMPTY, REPORT_TOO_LARGE, OUTPUT_UNWRITABLE
 */
export async function writeReport(
  folder: string,
  file: string,
  selection: Selection,
  limit = LARGEST_REPORT,
): Promise<WrittenReport> {
  const contents = await readOutput(folder, selection, limit)
  const assets = await readAssets()
  const aside = `${file}.${randomUUID()}.tmp`
  try {
    await pipeline(Readable.from(reportHtml(contents, assets)), createWriteStream(aside))
    await rename(aside, file)
  } catch (cause) {
    await rm(aside, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PipelineError('OUTPUT_UNWRITABLE', `The report cannot be written to ${file}: ${reason}`, {
      path: file,
      cause,
    })
  }
  const { tables } = contents
  return {
    file,
    bytes: (await stat(file)).size,
    articles: tables.articles.rows.length,
    claims: tables.claims.rows.length,
    quotes: tables.quotes.rows.length,
    repairs: tables.repairs.rows.length,
    rawPages: tables.pages.rows.length > 0,
  }
}

/** Beside the built module; from the source, in `dist/`. */
async function readAssets(): Promise<PageAssets> {
  const folders = [new URL('./', import.meta.url), new URL('../../dist/pipeline/report/', import.meta.url)]
  for (const folder of folders) {
    const files = ['page.js', 'page.css'].map((name) => readFile(new URL(name, folder), 'utf8'))
    const [script, style] = await Promise.all(files).catch(() => [])
    if (script !== undefined && style !== undefined) return { script, style }
  }
  throw new PipelineError('OUTPUT_UNREADABLE', 'The page of the report is not built: npm run build makes it.')
}
