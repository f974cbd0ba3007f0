import type { PackedTable, ReportFacts, ReportRows, TableName } from '../../data.ts'
import { groupBy } from './group.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { mapParagraph, type RawPlace, rawPlaces, seamOffset } from './raw-map.ts'
import type { ArticleRow, CheckRow, MarkedRow, PageRow, SpeakerRow } from './rows.ts'
import type { Mark } from './segments.ts'
import { type Language, languageOf, unitIndex } from './text.ts'

/** All rows of the report with what is asked of them by id and by article; made once. */
export interface Book {
  readonly facts: ReportFacts
  readonly articles: readonly ArticleRow[]
  readonly article: (id: string) => ArticleRow | undefined
  readonly articlesOfIssue: (issueId: string) => readonly ArticleRow[]
  /** In the order of the articles, then of the text. */
  readonly marked: readonly MarkedRow[]
  readonly row: (id: string) => MarkedRow | undefined
  readonly rowsOf: (articleId: string) => readonly MarkedRow[]
  readonly checksOf: (claimId: string) => readonly CheckRow[]
  readonly checks: readonly CheckRow[]
  readonly speakers: readonly SpeakerRow[]
  readonly speaker: (id: string) => SpeakerRow | undefined
  readonly pages: readonly PageRow[]
  readonly page: (issueId: string, name: string) => PageRow | undefined
  /** Every place of a row in its article; a seam has one of no length. */
  readonly marksOf: (marked: MarkedRow) => readonly (Mark & { readonly paragraph: number })[]
  /** Where a row was printed on the raw pages. */
  readonly rawOf: (marked: MarkedRow) => readonly RawPlace[]
  readonly languageOf: (article: ArticleRow) => Language
}

/** The rows of a packed table. */
function unpack<Name extends TableName>(table: PackedTable): ReportRows[Name][] {
  const { columns, rows } = table
  // The columns are those of the table's own rows: the page trusts the file it stands in.
  return rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null])) as never)
}

/** Indexes the rows of a report. */
export function openBook(facts: ReportFacts, tables: Readonly<Record<TableName, PackedTable>>): Book {
  const articles = unpack<'articles'>(tables.articles)
  const pages = unpack<'pages'>(tables.pages)
  const checks = unpack<'claim-checks'>(tables['claim-checks'])
  const speakers = unpack<'speakers'>(tables.speakers)
  const marked = inTextOrder(articles, tables)
  const byId = new Map(marked.map((one) => [one.id, one]))
  const byArticle = groupBy(marked, (one) => one.row.article_id)
  const articleById = new Map(articles.map((article) => [article.article_id, article]))
  const byIssue = groupBy(articles, (article) => article.issue_id)
  const checksByClaim = groupBy(checks, (check) => check.claim_id)
  const speakerById = new Map(speakers.map((speaker) => [speaker.speaker_id, speaker]))
  const pageByName = new Map(pages.map((page) => [`${page.issue_id}\n${page.page}`, page]))
  const pageOf = (issueId: string, name: string) => pageByName.get(`${issueId}\n${name}`)
  const mapOf = memoised((article: ArticleRow, paragraph: number) =>
    mapParagraph(article, paragraph, (name) => pageOf(article.issue_id, name)),
  )
  const languages = new Map<string, Language>()

  const marksOf = (one: MarkedRow): (Mark & { paragraph: number })[] => {
    const article = articleById.get(one.row.article_id)
    if (!article) return []
    const mark = (piece: Piece, index: number, all: readonly Piece[]) => ({
      ...piece,
      id: one.id,
      table: one.table,
      first: index === 0,
      last: index === all.length - 1,
    })
    return placesOf(one, article).map(mark)
  }
  const placesOf = (one: MarkedRow, article: ArticleRow): readonly Piece[] => {
    const { paragraph } = one.row
    const text = article.paragraphs[paragraph]?.text ?? ''
    if (one.table === 'quotes')
      return piecesOf(
        one.row,
        article.paragraphs.map((each) => each.text),
      )
    if (one.table === 'claims') {
      const unit = unitIndex(text)
      return [{ paragraph, start: unit(one.row.start), end: unit(one.row.end) }]
    }
    const at = seamOffset(one.row, mapOf(article, paragraph), text, (name) => pageOf(article.issue_id, name))
    return [{ paragraph, start: at, end: at }]
  }

  return {
    facts,
    articles,
    article: (id) => articleById.get(id),
    articlesOfIssue: (id) => byIssue.get(id) ?? [],
    marked,
    row: (id) => byId.get(id),
    rowsOf: (id) => byArticle.get(id) ?? [],
    checksOf: (id) => checksByClaim.get(id) ?? [],
    checks,
    speakers,
    speaker: (id) => speakerById.get(id),
    pages,
    page: pageOf,
    marksOf,
    rawOf: (one) => {
      const article = articleById.get(one.row.article_id)
      if (!article) return []
      if (one.table === 'repairs') return seamEnds(one.row, (name) => pageOf(article.issue_id, name))
      return placesOf(one, article).flatMap(({ paragraph, start, end }) =>
        rawPlaces(mapOf(article, paragraph), start, end),
      )
    },
    languageOf: (article) => {
      const known = languages.get(article.article_id)
      if (known) return known
      const language = languageOf(
        article.paragraphs
          .map(({ text }) => text)
          .join('\n')
          .slice(0, 4000),
      )
      languages.set(article.article_id, language)
      return language
    },
  }
}

/** Units shown as the end before a seam and the start behind it. */
const SEAM_REACH = 4

function seamEnds(
  row: Extract<MarkedRow, { table: 'repairs' }>['row'],
  pageOf: (name: string) => PageRow | undefined,
): RawPlace[] {
  const places: RawPlace[] = []
  const tail = row.tail_page === null ? undefined : pageOf(row.tail_page)
  const head = row.head_page === null ? undefined : pageOf(row.head_page)
  if (tail && row.tail_end !== null) {
    const end = unitIndex(tail.text)(row.tail_end)
    places.push({ page: tail.page, start: Math.max(0, end - SEAM_REACH), end })
  }
  if (head && row.head_start !== null) {
    const start = unitIndex(head.text)(row.head_start)
    places.push({ page: head.page, start, end: Math.min(head.text.length, start + SEAM_REACH) })
  }
  return places
}

/** Tables are in text order each; together they are sorted by article, paragraph and place. */
function inTextOrder(
  articles: readonly ArticleRow[],
  tables: Readonly<Record<TableName, PackedTable>>,
): readonly MarkedRow[] {
  const order = new Map(articles.map(({ article_id }, index) => [article_id, index]))
  const all: MarkedRow[] = [
    ...unpack<'claims'>(tables.claims).map((row) => ({ table: 'claims' as const, id: row.claim_id, row })),
    ...unpack<'quotes'>(tables.quotes).map((row) => ({ table: 'quotes' as const, id: row.quote_id, row })),
    ...unpack<'repairs'>(tables.repairs).map((row) => ({ table: 'repairs' as const, id: row.seam_id, row })),
  ]
  const startOf = (one: MarkedRow) => (one.table === 'repairs' ? 0 : one.row.start)
  return all.sort(
    (a, b) =>
      (order.get(a.row.article_id) ?? 0) - (order.get(b.row.article_id) ?? 0) ||
      a.row.paragraph - b.row.paragraph ||
      startOf(a) - startOf(b),
  )
}

function memoised<T>(make: (article: ArticleRow, paragraph: number) => T) {
  const known = new Map<string, T>()
  return (article: ArticleRow, paragraph: number): T => {
    const key = `${article.article_id}\n${paragraph}`
    const value = known.get(key) ?? make(article, paragraph)
    known.set(key, value)
    return value
  }
}
