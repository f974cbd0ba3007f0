import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldText } from '../../pipeline/stages/fold/index.ts'
import { between, pick, random } from './random.ts'

export interface SourceParagraph {
  readonly kind: 'body' | 'subhead'
  readonly text: string
}

export interface SourceArticle {
  readonly title: string
  readonly paragraphs: readonly SourceParagraph[]
}

/** Enough of every source, so that none sets the tone. */
const ARTICLES_PER_SOURCE = 250
const DRAWS_PER_SOURCE = 3000
const SHORTEST_ARTICLE = 600
const LONGEST_ARTICLE = 4700
const SHORTEST_PARAGRAPH = 8
const LONGEST_PARAGRAPH = 540
const FEWEST_PARAGRAPHS = 4

const CHINESE = /^(?!gov|en|bilingual|cec).*\.jsonl\.gz$/
const ENGLISH = /^en\.jsonl\.gz$/
const BESIDE_HAN = /(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])/g
const bare = (text: string) => foldText(text).replace(/[\s\p{P}]+/gu, '')

/** Titles, one a line, of articles that no page may be made of. */
export function readTitles(file: string | undefined): ReadonlySet<string> {
  return new Set(file ? readFileSync(file, 'utf8').split('\n').map(bare) : [])
}

export function readChinese(folder: string, leaveOut: ReadonlySet<string>): SourceArticle[] {
  return readArticles(folder, CHINESE, leaveOut, (text) => text.replace(BESIDE_HAN, '').replace(/\s+/g, ' ').trim())
}

export function readEnglish(folder: string, leaveOut: ReadonlySet<string>): SourceArticle[] {
  return readArticles(folder, ENGLISH, leaveOut, (text) => text.replace(/\s+/g, ' ').trim())
}

function readArticles(
  folder: string,
  files: RegExp,
  leaveOut: ReadonlySet<string>,
  clean: (text: string) => string,
): SourceArticle[] {
  const articles = new Map<string, SourceArticle>()
  for (const file of readdirSync(folder).filter((name) => files.test(name))) {
    const lines = gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
    const full = articles.size + ARTICLES_PER_SOURCE
    for (let i = 0; i < DRAWS_PER_SOURCE && articles.size < full; i += 1) {
      const { title, paragraphs }: { title: string | null; paragraphs: string[] } = JSON.parse(pick(lines))
      if (!title || leaveOut.has(bare(title))) continue
      const texts = paragraphs.map(clean).filter((text) => text.length >= SHORTEST_PARAGRAPH)
      if (isSuitable(texts)) {
        articles.set(title, { title: clean(title), paragraphs: texts.map((text) => ({ kind: 'body', text })) })
      }
    }
  }
  return [...articles.values()]
}

function isSuitable(texts: readonly string[]): boolean {
  const length = lengthOf(texts)
  const odd = texts.some((text) => text.length > 3 * LONGEST_PARAGRAPH || text.includes('|'))
  return !odd && texts.length >= FEWEST_PARAGRAPHS && length >= SHORTEST_ARTICLE && length <= LONGEST_ARTICLE
}

const lengthOf = (texts: readonly string[]) => texts.join('').length

export function isLong({ paragraphs }: SourceArticle): boolean {
  return lengthOf(paragraphs.map(({ text }) => text)) >= 1.5 * SHORTEST_ARTICLE
}

/** A stretch of text without punctuation, as headings and captions are made of: `工业生产稳步回升`. */
export function takePhrase(text: string, shortest: number, longest: number): string {
  const clauses = text.split(/[\p{P}]+/u).filter((clause) => clause.length >= shortest)
  const fitting = clauses.filter((clause) => clause.length <= longest)
  if (fitting.length > 0) return pick(fitting).trim()
  return (clauses.length === 0 ? text : pick(clauses)).slice(0, between(shortest, longest)).trim()
}

/** The article with a subhead before some of its paragraphs, never before the first. */
export function addSubheads({ title, paragraphs }: SourceArticle): SourceArticle {
  const every = between(2, 4)
  return {
    title,
    paragraphs: paragraphs.flatMap((paragraph, index): SourceParagraph[] =>
      index > 0 && index % every === 0 && random() < 0.9
        ? [{ kind: 'subhead', text: takePhrase(paragraph.text, 5, 12) }, paragraph]
        : [paragraph],
    ),
  }
}
