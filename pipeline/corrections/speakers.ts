import { groupBy, stableId } from '../document/index.ts'
import type { ArticleRow, QuoteRow, SpeakerRow } from '../schema/index.ts'

/** What quotes say after the corrections, and the speakers that fit them. */
interface Settled {
  readonly quotes: readonly QuoteRow[]
  readonly speakers: readonly SpeakerRow[]
}

/**
 * Points edited quotes to their speakers' rows and counts anew what each said. A name that the issue's speakers have not gets
 * a row of its own; a speaker to whom no statement is left loses his.
 *
 * @param before - the quotes as they were, rejected ones included.
 * @param after - without them, edited.
 */
export function settleSpeakers(
  before: readonly QuoteRow[],
  after: readonly QuoteRow[],
  speakers: readonly SpeakerRow[],
  articles: readonly ArticleRow[],
): Settled {
  const old = new Map(before.map((quote) => [quote.quote_id, quote]))
  const isRenamed = (quote: QuoteRow) => {
    const was = old.get(quote.quote_id)
    return was?.speaker !== quote.speaker || was.speaker_type !== quote.speaker_type
  }
  if (before.length === after.length && !after.some((quote) => quote !== old.get(quote.quote_id))) {
    return { quotes: after, speakers }
  }
  const added = new Map<string, SpeakerRow>()
  const quotes = after.map((quote): QuoteRow => {
    if (!isRenamed(quote)) return quote
    if (quote.speaker === null) return { ...quote, speaker_id: null }
    const known = findSpeaker(quote, speakers, before)
    const key = `${quote.speaker_type}\u0000${quote.speaker}`
    const row = known ?? added.get(key) ?? newSpeaker(quote, speakers, articles)
    if (!known) added.set(key, withTitles(row, quote))
    return { ...quote, speaker_id: row.speaker_id }
  })
  const all = inOrder([...speakers, ...added.values()], articles)
  return { quotes, speakers: withCounts(all, before, quotes) }
}

/** The speaker of that name and type: one whom the article quotes before one of another, a full name before a short one. */
function findSpeaker(
  quote: QuoteRow,
  speakers: readonly SpeakerRow[],
  before: readonly QuoteRow[],
): SpeakerRow | undefined {
  const { speaker, speaker_type, article_id } = quote
  const ofType = speakers.filter(({ type }) => type === speaker_type)
  const named = ofType.filter(({ name }) => name === speaker)
  const fitting = named.length > 0 ? named : ofType.filter((row) => row.other_names.includes(speaker ?? ''))
  if (fitting.length <= 1) return fitting[0]
  const here = new Set(before.filter((one) => one.article_id === article_id).map(({ speaker_id }) => speaker_id))
  return fitting.find(({ speaker_id }) => here.has(speaker_id)) ?? fitting[0]
}

/** The row of a speaker whom only a correction names; its id is made from the name, so that every such quote shares it. */
function newSpeaker(quote: QuoteRow, speakers: readonly SpeakerRow[], articles: readonly ArticleRow[]): SpeakerRow {
  const { issue_id, issue_date, publication, page, article_id, article_title } = quote
  const name = quote.speaker ?? ''
  const type = quote.speaker_type ?? 'person'
  const article = articles.find((one) => one.article_id === article_id)
  const place = placeOfName(name, article) ?? { paragraph: quote.paragraph, start: quote.start, end: quote.end }
  const own = speakers.find(({ speaker_id }) => speaker_id === quote.speaker_id)
  return {
    speaker_id: stableId('s', issue_id, 'correction', type, name),
    issue_id,
    issue_date,
    publication,
    page,
    article_id,
    article_title,
    ...place,
    type,
    name,
    other_names: [],
    titles: [],
    organisations: [],
    offices: [],
    // Those that the issue prints for the speaker whom the quote was given to, as far as it keeps its titles.
    roles: own?.roles.filter(({ title }) => quote.titles.includes(title)) ?? [],
    members: [],
    articles: 0,
    quotes: 0,
    claims: 0,
    named: type === 'person' || type === 'organisation',
    confidence: 1,
  }
}

/** A new speaker has the titles of all quotes that name him. */
function withTitles(row: SpeakerRow, quote: QuoteRow): SpeakerRow {
  const titles = [...new Set([...row.titles, ...quote.titles])]
  const known = new Set(row.roles.map(({ title }) => title))
  const plain = titles
    .filter((title) => !known.has(title))
    .map((title) => ({ title, organisation: null, office: null, kind: 'office' as const }))
  const roles = [...row.roles, ...plain]
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value): value is string => value !== null)),
  ]
  return {
    ...row,
    titles,
    roles,
    organisations: distinct(roles.map(({ organisation }) => organisation)),
    offices: distinct(roles.map(({ office }) => office)),
  }
}

function placeOfName(name: string, article: ArticleRow | undefined) {
  for (const [paragraph, { text }] of (article?.paragraphs ?? []).entries()) {
    const at = text.indexOf(name)
    if (at < 0) continue
    const start = [...text.slice(0, at)].length
    return { paragraph, start, end: start + [...name].length }
  }
  return null
}

/** By where the issue first prints them, as the others are. */
function inOrder(speakers: readonly SpeakerRow[], articles: readonly ArticleRow[]): readonly SpeakerRow[] {
  const order = new Map(articles.map(({ article_id }, at) => [article_id, at]))
  const at = ({ article_id }: SpeakerRow) => order.get(article_id) ?? 0
  return [...speakers].sort((a, b) => at(a) - at(b) || a.paragraph - b.paragraph || a.start - b.start)
}

/** Whoever a statement counts for: its speaker, and of a joint statement each of its speakers. */
function saidBy(
  quotes: readonly QuoteRow[],
  speakers: readonly SpeakerRow[],
): ReadonlyMap<string, readonly QuoteRow[]> {
  const membersOf = new Map(speakers.map(({ speaker_id, members }) => [speaker_id, members]))
  const credits = quotes.flatMap((quote) => {
    const { speaker_id: id } = quote
    return id === null ? [] : [id, ...(membersOf.get(id) ?? [])].map((speaker) => ({ speaker, quote }))
  })
  const groups = groupBy(credits, ({ speaker }) => speaker)
  return new Map([...groups].map(([speaker, list]) => [speaker, list.map(({ quote }) => quote)]))
}

function withCounts(
  speakers: readonly SpeakerRow[],
  before: readonly QuoteRow[],
  after: readonly QuoteRow[],
): readonly SpeakerRow[] {
  const [was, is] = [saidBy(before, speakers), saidBy(after, speakers)]
  const counted = speakers.flatMap((row): SpeakerRow[] => {
    const [old, now] = [tally(was.get(row.speaker_id)), tally(is.get(row.speaker_id))]
    if (old.quotes === now.quotes && old.claims === now.claims && old.articles === now.articles) return [row]
    // What is counted of the rows changes by as much as the rows do.
    const quotes = row.quotes + now.quotes - old.quotes
    if (now.quotes === 0 || quotes <= 0) return []
    const claims = Math.max(0, row.claims + now.claims - old.claims)
    return [{ ...row, articles: Math.max(1, row.articles + now.articles - old.articles), quotes, claims }]
  })
  const left = new Set(counted.map(({ speaker_id }) => speaker_id))
  return counted.map((row) =>
    row.members.every((id) => left.has(id)) ? row : { ...row, members: row.members.filter((id) => left.has(id)) },
  )
}

function tally(quotes: readonly QuoteRow[] = []) {
  return {
    quotes: quotes.length,
    claims: quotes.reduce((sum, { claim_ids }) => sum + claim_ids.length, 0),
    articles: new Set(quotes.map(({ article_id }) => article_id)).size,
  }
}
