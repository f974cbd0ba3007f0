import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { groupBy, PipelineError } from '../document/index.ts'
import { openTableFile, type Row, type TableFile } from '../io/index.ts'
import { scoreClaims } from './claims.ts'
import { type GoldIssue, parseGold } from './gold.ts'
import type { Miss } from './misses.ts'
import { scoreQuotes } from './quotes.ts'
import { scoreRepair } from './repair.ts'
import { addFound, addShares, type Found, type Shares } from './tally.ts'

/** Figures of one issue, or of all. */
export interface Score {
  readonly repair: Shares
  readonly claims: Part
  readonly quotes: Part
}

interface Part {
  readonly found: Record<string, Found>
  readonly fields: Shares
}

export interface Evaluation {
  readonly issues: readonly { readonly issueId: string; readonly score: Score }[]
  readonly total: Score
  /** Gold of issues that the output does not hold: all of it is missed. */
  readonly absent: readonly string[]
  readonly misses: readonly Miss[]
}

/**
 * Scores the tables of an output folder against corrected issues.
 *
 * @param gold - gold files, or folders of them.
 * @throws PipelineError GOLD_INVALID, OUTPUT_UNREADABLE
 */
export async function evaluate(output: string, gold: readonly string[]): Promise<Evaluation> {
  const files = (await Promise.all(gold.map(goldFiles))).flat()
  const tables = await openTables(output)
  try {
    const total = emptyScore()
    const issues: { issueId: string; score: Score }[] = []
    const absent: string[] = []
    const misses: Miss[] = []
    for (const file of files) {
      const issue = parseGold(await readFile(file, 'utf8'), file)
      if (!tables.articles.issues.has(issue.id)) absent.push(issue.id)
      const score = await scoreIssue(issue, tables, misses)
      issues.push({ issueId: issue.id, score })
      addScore(total, score)
    }
    return { issues, total, absent, misses }
  } finally {
    for (const file of Object.values(tables)) await file?.close()
  }
}

async function goldFiles(path: string): Promise<readonly string[]> {
  const there = await stat(path).catch(() => null)
  if (there === null) throw new PipelineError('GOLD_INVALID', `There is no gold at ${path}.`, { path })
  if (!there.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort()
  if (names.length > 0) return names.map((name) => join(path, name))
  const hint = 'broadsheet corrections export writes some.'
  throw new PipelineError('GOLD_INVALID', `There is no gold file (.json) in ${path}; ${hint}`, { path })
}

interface Tables {
  readonly articles: TableFile
  readonly claims: TableFile | null
  readonly quotes: TableFile | null
  readonly pages: TableFile | null
}

async function openTables(output: string): Promise<Tables> {
  const open = (name: string) => openTableFile(join(output, `${name}.jsonl`))
  const articles = await open('articles')
  if (articles === null) {
    throw new PipelineError('OUTPUT_UNREADABLE', `There is no articles.jsonl of a run in ${output}.`, { path: output })
  }
  return { articles, claims: await open('claims'), quotes: await open('quotes'), pages: await open('pages') }
}

async function scoreIssue(gold: GoldIssue, tables: Tables, misses: Miss[]): Promise<Score> {
  const articles = await tables.articles.read(gold.id)
  const claims = (await tables.claims?.read(gold.id)) ?? []
  const quotes = (await tables.quotes?.read(gold.id)) ?? []
  const paragraphOf = paragraphIndex(articles)
  return {
    repair: scoreRepair(gold, articles, await pageTexts(tables, gold.id), misses),
    claims: scoreClaims(gold, claims, paragraphOf, misses),
    quotes: scoreQuotes(gold, quotes, paragraphOf, misses),
  }
}

async function pageTexts({ pages }: Tables, issueId: string): Promise<ReadonlyMap<string, string> | null> {
  const rows = (await pages?.read(issueId)) ?? []
  return rows.length === 0 ? null : new Map(rows.map((row) => [String(row['page']), String(row['text'] ?? '')]))
}

/** Code points of the paragraph that a row stands in, each paragraph taken apart once. */
function paragraphIndex(articles: readonly Row[]): (row: Row) => readonly string[] {
  const byId = groupBy(articles, (row) => row['article_id'])
  const known = new Map<string, readonly string[]>()
  return (row) => {
    const key = `${row['article_id']} ${row['paragraph']}`
    const paragraphs = byId.get(row['article_id'])?.[0]?.['paragraphs']
    const paragraph = Array.isArray(paragraphs) ? paragraphs[Number(row['paragraph'])] : undefined
    const points = known.get(key) ?? [...String(paragraph?.text ?? '')]
    known.set(key, points)
    return points
  }
}

function emptyScore(): Score {
  return { repair: {}, claims: { found: {}, fields: {} }, quotes: { found: {}, fields: {} } }
}

function addScore(total: Score, { repair, claims, quotes }: Score): void {
  addShares(total.repair, repair)
  for (const [sum, part] of [[total.claims, claims] as const, [total.quotes, quotes] as const]) {
    addFound(sum.found, part.found)
    addShares(sum.fields, part.fields)
  }
}
