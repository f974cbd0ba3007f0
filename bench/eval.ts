/**
 * `npm run eval [-- --errors] [-- --skip-order]`: the built program on the evaluation pages, scored against gold.
 *
 * The pages, their gold and the scorer live beside the checkout (`../shared/eval`) and are never needed by the product;
 * without them the command says so and ends.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

const ROOT = path.resolve(import.meta.dirname, '..')
const EVAL = path.resolve(ROOT, '..', 'shared', 'eval')
const WORK = path.join(ROOT, '.tmp', 'eval')
const CLI = path.join(ROOT, 'dist', 'program', 'cli.js')
const SCORE = path.join(EVAL, 'score.mjs')
const OWN_GOLD = path.join(ROOT, 'test', 'golden', 'gold')

const flags = new Set(process.argv.slice(2))

function node(args: readonly string[]): string {
  const result = spawnSync('node', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
  // Exit code 2 is a partial run: some page was a dead letter, which the figures below show.
  if (result.status !== 0 && result.status !== 2)
    throw new Error(`${args.join(' ')}\n${result.stdout}\n${result.stderr}`)
  return result.stdout
}

function broadsheet(input: string, output: string, ...more: readonly string[]): void {
  rmSync(output, { recursive: true, force: true })
  node([CLI, 'run', input, '-o', output, '--quiet', ...more])
}

function score(pred: string, golds: readonly string[]): string {
  const extra = flags.has('--errors') ? ['--errors'] : []
  return node([SCORE, '--pred', pred, ...golds.flatMap((gold) => ['--gold', gold]), ...extra])
}

function goldsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(folder, name))
}

function evaluateSeeds(): void {
  const pred = path.join(WORK, 'seeds')
  broadsheet(path.join(EVAL, 'seeds'), pred)
  const golds = goldsIn(path.join(EVAL, 'gold'))
  for (const gold of golds) console.log(`\n== ${path.basename(gold, '.json')}\n${score(pred, [gold])}`)
  console.log(
    `\n== all ${golds.length} gold pages\n${node([SCORE, '--pred', pred, ...golds.flatMap((g) => ['--gold', g])])}`,
  )
}

function evaluateSamples(): void {
  const golds = goldsIn(OWN_GOLD)
  if (golds.length === 0) return
  const pred = path.join(WORK, 'samples')
  broadsheet(path.join(ROOT, 'raw'), pred)
  console.log(`\n== our own ${golds.length} sample issues\n${score(pred, golds)}`)
}

/** Simulated pages: one file a page, no sidecar, up to the repair stage only. */
function evaluateOrder(): void {
  const pages = path.join(EVAL, 'order', 'dev.jsonl.gz')
  const input = path.join(WORK, 'order-pages')
  rmSync(input, { recursive: true, force: true })
  mkdirSync(input, { recursive: true })
  for (const line of gunzipSync(readFileSync(pages)).toString('utf8').split('\n')) {
    if (!line) continue
    const page: { id: string; raw: string } = JSON.parse(line)
    writeFileSync(path.join(input, `${page.id}.txt`), page.raw)
  }
  const pred = path.join(WORK, 'order')
  broadsheet(input, pred, '--until', 'repair')
  const articles = path.join(pred, 'articles.jsonl')
  console.log(`\n== reading order\n${node([SCORE, '--order-pred', articles, '--order-gold', pages])}`)
}

const CLEAN_SOURCES = ['chinanews', 'eb', 'en', 'hk', 'tw', 'xwlb']
const CLEAN_PAGES = 90

/** Real articles as published, one a page: nothing is broken, so whatever repair moves or joins there is harm. */
function evaluateHarm(): void {
  const input = path.join(WORK, 'clean-pages')
  rmSync(input, { recursive: true, force: true })
  mkdirSync(input, { recursive: true })
  for (const source of CLEAN_SOURCES) writeCleanPages(source, input)
  const pred = path.join(WORK, 'clean')
  broadsheet(input, pred, '--until', 'repair')
  const pages = new Map<string, number[][][]>()
  for (const line of readFileSync(path.join(pred, 'articles.jsonl'), 'utf8').split('\n').filter(Boolean)) {
    const { issue_id, paragraphs }: { issue_id: string; paragraphs: { raw_spans: number[][] }[] } = JSON.parse(line)
    pages.set(issue_id, [...(pages.get(issue_id) ?? []), ...paragraphs.map(({ raw_spans }) => raw_spans)])
  }
  const all = [...pages.values()]
  const moved = all.filter((spans) => spans.flat().some(([start = 0], i, flat) => start < (flat[i - 1]?.[0] ?? 0)))
  const joined = all.filter((spans) => spans.some((paragraph) => paragraph.length > 1))
  console.log(
    `\n== harm on ${all.length} clean pages: ${moved.length} reordered, ${joined.length} with paragraphs joined`,
  )
}

function writeCleanPages(source: string, folder: string): void {
  const file = path.resolve(EVAL, '..', 'data', 'news', `${source}.jsonl.gz`)
  const articles = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { title: string | null; paragraphs: string[] } => JSON.parse(line))
    .filter(({ title, paragraphs }) => title !== null && paragraphs.length >= 3 && paragraphs.length <= 40)
  const step = Math.max(1, Math.floor(articles.length / CLEAN_PAGES))
  for (let i = 0; i < CLEAN_PAGES; i += 1) {
    const article = articles[i * step]
    if (article)
      writeFileSync(path.join(folder, `${source}-${i}.txt`), [article.title, ...article.paragraphs].join('\n\n'))
  }
}

function evaluateNumerals(): void {
  const cases = path.join(EVAL, 'numerals-dev.jsonl')
  const extra = flags.has('--errors') ? ['--errors'] : []
  console.log(`\n== numerals\n${node([path.join(EVAL, 'score-numerals.mjs'), ROOT, cases, ...extra])}`)
}

if (existsSync(SCORE)) {
  mkdirSync(WORK, { recursive: true })
  evaluateSeeds()
  evaluateSamples()
  evaluateNumerals()
  if (!flags.has('--skip-order')) {
    evaluateOrder()
    evaluateHarm()
  }
} else {
  console.log('eval: skipped, the evaluation pages (../shared/eval) are not here')
}
