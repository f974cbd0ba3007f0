import { addSubheads, isLong, type SourceArticle, takePhrase } from './articles.ts'
import { advert, captionFor, pageFooter, pageHeader, pullQuote } from './furniture.ts'
import {
  columnsOf,
  dropBox,
  type Item,
  insertBetween,
  layInBands,
  layInBoxes,
  layInOrder,
  layRowByRow,
  layUnequal,
} from './layouts.ts'
import type { Layout } from './page.ts'
import { between, pick, random, shuffle } from './random.ts'
import { type Line, setLines } from './typeset.ts'

export interface Sources {
  readonly chinese: readonly SourceArticle[]
  readonly english: readonly SourceArticle[]
}

type Kind = (sources: Sources) => Layout

const NARROWEST = 11
const WIDEST = 17
const NARROWEST_ENGLISH = 15
const WIDEST_ENGLISH = 22
const PAGES = 16

/** A page of articles in lines of one width, laid out by `lay`. */
function page(articles: readonly SourceArticle[], lay: (lines: Line[][]) => Item[], wrapped = false): Layout {
  const width = between(NARROWEST, WIDEST)
  const lines = articles.map((article, index) => setLines(article, index, width))
  return { articles, lines, pages: [lay(lines)], wrapped }
}

const one = (article: SourceArticle, lay: (lines: Line[]) => Item[], wrapped = false): Layout =>
  page([article], ([lines = []]) => lay(lines), wrapped)

const longOne = ({ chinese }: Sources): SourceArticle => pick(chinese.filter(isLong))

/** The page's header above, an editor's or jump line below. */
function furnish(items: readonly Item[]): Item[] {
  const number = between(1, PAGES)
  const footer = pageFooter(number)
  return [
    { kind: 'furniture', text: pageHeader(number) },
    ...items,
    ...(footer === null ? [] : [{ kind: 'furniture' as const, text: footer }]),
  ]
}

const bands: Kind = (sources) => {
  const article = longOne(sources)
  return one(article, (lines) => layInBands(lines, [captionFor(article.title)]))
}

function rowByRow(articles: readonly SourceArticle[]): Layout {
  const caption = random() < 0.6 ? captionFor(articles[0]?.title ?? '') : null
  return page(articles, (lines) => furnish(layRowByRow(lines, caption)))
}

const wrapped: Kind = ({ chinese }) => {
  const article = pick(chinese)
  const photo = random() < 0.45
  const lay = (lines: Line[]) => (photo ? layInBands(lines, [captionFor(article.title)]) : layInOrder(lines))
  return one(article, (lines) => furnish(lay(lines)), true)
}

const subheads: Kind = (sources) => {
  if (random() < 0.5) return rowByRow(shuffle(sources.chinese).slice(0, between(2, 3)).map(addSubheads))
  const article = addSubheads(longOne(sources))
  return one(article, (lines) => layInBands(lines, [captionFor(article.title)]))
}

const pullQuotes: Kind = (sources) => {
  const article = longOne(sources)
  const quotes = Array.from({ length: between(1, 3) }, () => pullQuote(pick(article.paragraphs).text))
  const lay = (lines: Line[]) => (random() < 0.5 ? layInOrder(lines) : layInBands(lines, [captionFor(article.title)]))
  return one(article, (lines) => insertBetween(lay(lines), 'caption', quotes))
}

const adverts: Kind = ({ chinese }) => {
  const article = pick(chinese)
  const texts = Array.from({ length: between(1, 3) }, advert)
  return one(article, (lines) => furnish(insertBetween(layInOrder(lines), 'furniture', texts)))
}

/** The article's second part stands on a later page, under a jump line. */
const jump: Kind = (sources) => {
  const article = longOne(sources)
  const [from, to] = [between(1, 4), between(5, PAGES)]
  const lines = setLines(article, 0, between(NARROWEST, WIDEST))
  const columns = columnsOf(lines)
  const at = Math.max(1, Math.ceil(columns.length / 2))
  const boxes = columns.map((column): Item => ({ kind: 'box', lines: column }))
  const line = (text: string): Item => ({ kind: 'furniture', text })
  const name = pick([`第${to}版`, `${String(to).padStart(2, '0')}版`])
  const first = [line(pageHeader(from)), ...boxes.slice(0, at), line(`（下转${name}）`)]
  const second = [line(pageHeader(to)), line(`（上接第${from}版）`), ...boxes.slice(at)]
  return { articles: [article], lines: [lines], pages: [first, second], wrapped: false }
}

/** Lines as copied, words hyphenated, columns in order or cut by a photo. */
const english: Kind = (sources) => {
  const article = pick(sources.english)
  const width = between(NARROWEST_ENGLISH, WIDEST_ENGLISH)
  const lines = setLines(article, 0, width, true)
  const caption = `${takePhrase(article.title, 8, 40)}. Photo: Ann Example`
  const items = random() < 0.5 ? layInOrder(lines) : layInBands(lines, [caption])
  return { articles: [article], lines: [lines], pages: [items], wrapped: true, english: true }
}

/** Names are the pages' `tier`. */
export const KINDS: Readonly<Record<string, Kind>> = {
  columns: ({ chinese }) => one(pick(chinese), layInOrder),
  bands,
  articles: ({ chinese }) => rowByRow(shuffle(chinese).slice(0, between(2, 3))),
  wrapped,
  boxes: ({ chinese }) => one(pick(chinese), (lines) => layInBoxes(columnsOf(lines))),
  missing: (sources) => one(longOne(sources), (lines) => dropBox(layInOrder(lines))),
  unequal: ({ chinese }) => one(pick(chinese), layUnequal),
  'three-bands': (sources) => {
    const article = longOne(sources)
    return one(article, (lines) => layInBands(lines, [captionFor(article.title), captionFor(article.title)]))
  },
  'right-to-left': (sources) => {
    const article = longOne(sources)
    return one(article, (lines) => layInBands(lines, [captionFor(article.title)], true))
  },
  subheads,
  'pull-quotes': pullQuotes,
  adverts,
  jump,
  english,
}
