import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type RawIssue, slice } from '../../pipeline/document/index.ts'
import { readChinese, readEnglish } from '../simulate/articles.ts'
import { KINDS } from '../simulate/kinds.ts'
import { writePage } from '../simulate/page.ts'
import { between, random, shuffle } from '../simulate/random.ts'
import { createTextStages, planInputs, readIssue } from './built.ts'
import { ROOT } from './machine.ts'

const NEWS = path.resolve(ROOT, '..', 'shared', 'data', 'news')
const SEEDS = path.resolve(ROOT, '..', 'shared', 'eval', 'seeds')

/** A text as the rules see it: as printed, and folded to the same length. */
export interface BenchText {
  readonly text: string
  readonly folded: string
}

export interface PageSource {
  /** What the pages are, for the reader of the figures. */
  readonly kind: 'simulated from news' | 'samples with other figures'
  /** A page that was not there before, and how many articles are on it. */
  readonly next: () => { readonly text: string; readonly articles: number }
}

/** The sample issues that are part of the package: the same text on every machine. */
export function readSamples(): Promise<readonly RawIssue[]> {
  return readFolder(path.join(ROOT, 'raw'))
}

/** The first evaluation page if they are there, else the first sample: one ordinary page. */
export async function readSeed(): Promise<readonly RawIssue[]> {
  const issues = existsSync(SEEDS) ? await readFolder(SEEDS) : await readSamples()
  return issues.slice(0, 1)
}

async function readFolder(folder: string): Promise<readonly RawIssue[]> {
  const plan = await planInputs([folder])
  return Promise.all(plan.entries.filter((entry) => entry.kind === 'issue').map((entry) => readIssue(entry)))
}

/**
 * Pages without end: news articles set in columns and broken apart, where the news is beside the checkout; else the samples'
 * paragraphs with other figures in another order, so that nothing that is remembered helps.
 */
export function pageSource(): PageSource {
  return existsSync(NEWS) ? newsPages() : samplePages()
}

function newsPages(): PageSource {
  const nothing: ReadonlySet<string> = new Set()
  const sources = { chinese: readChinese(NEWS, nothing), english: readEnglish(NEWS, nothing) }
  const kinds = Object.entries(KINDS)
  let made = 0
  const next = (): ReturnType<PageSource['next']> => {
    const [kind, lay] = kinds[made % kinds.length] ?? [
      '',
      () => ({ articles: [], lines: [], pages: [], wrapped: false }),
    ]
    made += 1
    const { raw, articles } = writePage(`${kind}-${made}`, kind, lay(sources))
    return { text: raw, articles: articles.length }
  }
  return { kind: 'simulated from news', next }
}

function samplePages(): PageSource {
  const folder = path.join(ROOT, 'raw')
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  let made = 0
  const next = (): ReturnType<PageSource['next']> => {
    const page = pages[made % pages.length] ?? ''
    made += 1
    const [first = '', ...rest] = page.split(/\n{2,}/).map(withOtherFigures)
    return { text: [first, ...shuffle(rest)].join('\n\n'), articles: 1 }
  }
  return { kind: 'samples with other figures', next }
}

function withOtherFigures(text: string): string {
  return text.replace(/[1-9]/g, () => String(between(1, 9))).replace(/。/g, () => (random() < 0.02 ? '！' : '。'))
}

/** Pages until they hold so many bytes. */
export function* pagesOfSize(source: PageSource, bytes: number): Generator<string> {
  for (let size = 0; size < bytes; ) {
    const { text } = source.next()
    size += Buffer.byteLength(text)
    yield text
  }
}

/** The paragraphs of issues in which a language is written, as the rules get them. */
export async function paragraphsOf(
  issues: readonly RawIssue[],
  wanted: (text: string) => boolean,
): Promise<readonly BenchText[]> {
  const { decode, normalise, repair, fold } = createTextStages()
  const lines: BenchText[] = []
  for (const issue of issues) {
    const { articles } = await fold.run(await repair.run(await normalise.run(await decode.run(issue))))
    for (const { text, folded, paragraphs } of articles) {
      for (const { span } of paragraphs) {
        if (wanted(slice(text, span))) lines.push({ text: slice(text, span), folded: slice(folded, span) })
      }
    }
  }
  return lines
}

/** A page that no file holds. */
export function issueOf(text: string, index: number): RawIssue {
  const bytes = new TextEncoder().encode(text)
  const name = `page-${index}`
  const origin = { page: name, path: name, format: 'text', sha256: name, byteLength: bytes.length } as const
  const meta = { issueId: name, date: '2024-05-20', publication: null, place: null, lang: null, url: null }
  return { meta, pages: [{ origin, bytes }], messages: [] }
}

/** One text of so many bytes: paragraph after paragraph. */
export function longText(source: PageSource, bytes: number): string {
  return [...pagesOfSize(source, bytes)].join('\n\n')
}
