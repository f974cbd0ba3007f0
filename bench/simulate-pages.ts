/**
 * Simulates broken pages: `tsx bench/simulate-pages.ts <news folder> <out.jsonl> [pages a kind] [titles to leave out]`.
 *
 * Sets news articles in columns of a fixed width with the line breaking of Chinese papers, breaks the columns apart as
 * scrapers do, and writes one page a line: `{id, tier, raw, hard_wrapped, articles, transitions}`. The kinds are
 * `columns` (in order), `bands` (cut by a photo), `articles` (side by side, row by row), `wrapped` (line by line, with
 * furniture), `boxes` (columns in any order) and `missing` (a column of the page was not scraped). Thresholds of repair
 * are set on these pages. They hold other people's text and stay out of the repository.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { foldText } from '../pipeline/stages/fold/index.ts'
import { widthOf } from '../pipeline/stages/normalise/characters.ts'

interface Article {
  readonly title: string | null
  readonly paragraphs: readonly string[]
}
interface Line {
  readonly text: string
  readonly paragraph: number
  readonly first: boolean
}
/** Lines that a scraper takes in one go. */
type Box = readonly Line[]

let seed = Number(process.env['SEED'] ?? 7)
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

const NEVER_FIRST = /[，。、；：！？）》」』”’%％)…,.;:!?]/
const HAN_GAP = /(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g
const clean = (text: string) => text.replace(HAN_GAP, '').replace(/\s+/g, '').trim()
const bare = (text: string) => foldText(text).replace(/[\s\p{P}]+/gu, '')

function readArticles(folder: string, leaveOut: ReadonlySet<string>): Article[] {
  const articles: Article[] = []
  for (const file of readdirSync(folder).filter((name) => /^(?!gov|en|bilingual).*\.jsonl\.gz$/.test(name))) {
    const lines = gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
    for (let i = 0; i < 400; i += 1) {
      const article = JSON.parse(pick(lines)) as Article
      const paragraphs = article.paragraphs.map(clean).filter((text) => text.length > 1)
      const length = paragraphs.join('').length
      if (!article.title || leaveOut.has(bare(article.title)) || length < 400 || length > 3500) continue
      if (paragraphs.length >= 5) articles.push({ title: clean(article.title), paragraphs })
    }
  }
  return articles
}

/** Breaks paragraphs into lines of `width` cells; marks that begin no line hang over. */
function setLines(paragraphs: readonly string[], width: number): Line[] {
  return paragraphs.flatMap((text, paragraph) => {
    const lines: Line[] = []
    let line = ''
    let at = 2
    for (const character of text) {
      const cells = widthOf(character)
      if (at + cells > width && !(NEVER_FIRST.test(character) && at <= width)) {
        lines.push({ text: line, paragraph, first: lines.length === 0 })
        line = ''
        at = 0
      }
      line += character
      at += cells
    }
    lines.push({ text: line, paragraph, first: lines.length === 0 })
    return lines
  })
}

/** Columns of equal height; the headline takes room from the first. */
function setColumns(lines: readonly Line[], height: number): Box[] {
  const columns: Box[] = []
  for (let at = 0, end = between(Math.ceil(height / 4), height); at < lines.length; end += height) {
    columns.push(lines.slice(at, end))
    at = end
  }
  return columns
}

interface Emitted {
  /** In the order of the page, each with the number of its article. */
  readonly boxes: readonly { readonly article: number; readonly lines: Box }[]
  /** The photo's place among the boxes. */
  readonly captionAt: number | null
}

const ofOne = (boxes: readonly Box[]) => boxes.map((lines) => ({ article: 0, lines }))
const heightFor = (lines: readonly Line[]) => Math.max(6, Math.ceil(lines.length / between(3, 8)))

function emitBands(lines: readonly Line[]): Emitted {
  const height = heightFor(lines)
  const columns = setColumns(lines, height)
  const from = between(0, Math.max(0, columns.length - 2))
  const to = Math.min(columns.length, from + between(1, 5))
  const upper = Math.max(2, Math.round(height * (0.3 + 0.4 * random())))
  const lowers: Box[] = []
  const uppers = columns.map((column, index) => {
    if (index < from || index >= to) return column
    const at = index === 0 ? Math.max(1, column.length - (height - upper)) : upper
    if (column.length > at) lowers.push(column.slice(at))
    return column.slice(0, at)
  })
  return { boxes: ofOne([...uppers, ...lowers]), captionAt: uppers.length }
}

function emitBoxes(lines: readonly Line[]): Emitted {
  const boxes = [...setColumns(lines, heightFor(lines))]
  if (random() < 0.3) boxes.reverse()
  else for (let i = boxes.length - 1; i > 0; i -= 1) boxes.splice(between(0, i), 0, ...boxes.splice(i, 1))
  return { boxes: ofOne(boxes), captionAt: null }
}

function emitArticles(all: readonly Line[][]): Emitted {
  const columns = all.map((lines) => setColumns(lines, Math.max(6, Math.ceil(lines.length / between(2, 4)))))
  const rows = Math.max(...columns.map(({ length }) => length))
  const boxes = Array.from({ length: rows }, (_, row) =>
    columns.flatMap((own, article) => (own[row] ? [{ article, lines: own[row] }] : [])),
  )
  return { boxes: boxes.flat(), captionAt: random() < 0.5 ? columns.length : null }
}

const PARAGRAPH_END = '\n\n'

function rawOf({ boxes, captionAt }: Emitted, titles: readonly string[], caption: string, wrapped: boolean): string {
  const blocks: string[] = [...titles]
  boxes.forEach(({ lines }, index) => {
    if (index === captionAt) blocks.push(caption)
    if (wrapped) {
      blocks.push(lines.map(({ text, first }) => (first ? `\u3000\u3000${text}` : text)).join('\n'))
      return
    }
    lines.forEach(({ text, first }, at) => {
      if (at === 0 || first) blocks.push(text)
      else blocks[blocks.length - 1] += text
    })
  })
  if (captionAt !== null && captionAt >= boxes.length) blocks.push(caption)
  return blocks.join(PARAGRAPH_END)
}

function transitionsOf({ boxes }: Emitted, articles: readonly Article[]): [string, string][] {
  return articles.flatMap((_, article) => {
    const own = boxes.filter((box) => box.article === article).map(({ lines }) => lines)
    const byStart = [...own].sort((a, b) => rankOf(a) - rankOf(b))
    return byStart.slice(1).map((box, index): [string, string] => {
      const text = (lines: Box | undefined) => lines?.map((line) => line.text).join('') ?? ''
      return [text(byStart[index]).slice(-10), text(box).slice(0, 10)]
    })
  })
}

const ranks = new Map<Line, number>()
const rankOf = (box: Box) => ranks.get(box[0] as Line) ?? 0

const KINDS = ['columns', 'bands', 'articles', 'wrapped', 'boxes', 'missing'] as const

function makePage(kind: (typeof KINDS)[number], id: string, articles: readonly Article[]) {
  const chosen = Array.from({ length: kind === 'articles' ? between(2, 3) : 1 }, () => pick(articles))
  const width = between(11, 17)
  const all = chosen.map(({ paragraphs }) => setLines(paragraphs, width))
  for (const line of all.flat()) ranks.set(line, ranks.size)
  const one = all[0] as Line[]
  const wrapped = kind === 'wrapped'
  let emitted: Emitted = { boxes: ofOne(setColumns(one, heightFor(one))), captionAt: null }
  if (kind === 'bands' || (wrapped && random() < 0.5)) emitted = emitBands(one)
  if (kind === 'boxes') emitted = emitBoxes(one)
  if (kind === 'articles') emitted = emitArticles(all)
  const titles = chosen.map(({ title }) => title ?? '')
  if (wrapped || kind === 'articles') titles.unshift(`第${between(1, 16)}版 要闻 2023年4月${between(1, 28)}日 星期三`)
  const gone = kind === 'missing' ? between(1, Math.max(1, emitted.boxes.length - 2)) : null
  const page = { boxes: emitted.boxes.filter((_, index) => index !== gone), captionAt: emitted.captionAt }
  const kept = new Set(page.boxes.flatMap(({ lines }) => lines))
  const gold = chosen.map(({ title, paragraphs }, article) => ({
    title,
    paragraphs: paragraphs.flatMap((text, paragraph) => {
      const lines = (all[article] ?? []).filter((line) => line.paragraph === paragraph)
      return lines.every((line) => kept.has(line)) ? [{ kind: 'body', text }] : []
    }),
  }))
  const raw = rawOf(page, titles, `图为${titles.at(-1)?.slice(0, 6)}现场。`, wrapped)
  const transitions = kind === 'missing' ? [] : transitionsOf(page, chosen)
  return { id, tier: kind, raw, hard_wrapped: wrapped, articles: gold, transitions }
}

const [folder, out, count, leaveOutFile] = process.argv.slice(2)
if (folder && out) {
  const leaveOut = new Set(leaveOutFile ? readFileSync(leaveOutFile, 'utf8').split('\n').map(bare) : [])
  const articles = readArticles(folder, leaveOut)
  const pages = KINDS.flatMap((kind) =>
    Array.from({ length: Number(count ?? 50) }, (_, index) => makePage(kind, `sim-${kind}-${index}`, articles)),
  )
  writeFileSync(out, pages.map((page) => `${JSON.stringify(page)}\n`).join(''))
} else
  console.error('usage: tsx bench/simulate-pages.ts <news folder> <out.jsonl> [pages a kind] [titles to leave out]')
