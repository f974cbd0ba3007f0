import { dateInName, isIsoDate } from '../dates.ts'
import type { FileFacts } from '../input-format.ts'
import { wellFormed } from '../well-formed.ts'
import { attribute, COMMENT, ELEMENT, type HtmlNode, TEXT, walk } from './tree.ts'

/** What the head of a page says of it. */
export interface HtmlFacts {
  readonly facts: FileFacts
  /** Titles, the surest first: as a publishing system, then as the head names the page. */
  readonly titles: readonly string[]
  /** Contents of `<title>`: the headline, often with the paper's name behind it. */
  readonly windowTitle: string
  readonly isFrameset: boolean
}

/** Names and properties of `<meta>`, lower case. */
const DATE_NAMES = new Set(
  `article:published_time date datepublished dc.date dc.date.issued dcterms.created og:published_time parsely-pub-date
  pubdate publish-date publishdate publish_time publication_date sailthru.date weibo:article:create_at`.split(/\s+/),
)
const PUBLICATION_NAMES = new Set(['og:site_name', 'citation_journal_title', 'dc.publisher', 'publication'])
const TITLE_NAMES = new Set(['og:title', 'articletitle', 'twitter:title'])
const MAX_COMMENT = 20_000

/** `<!-- saved from url=(0023)https://example.org/ -->`, as browsers write it. */
const SAVED_FROM = /^\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000})/
/** `<!--enpproperty <date>2023-03-14 …</date><title>…</title> … -->`, as a common e-paper system writes it. */
const PROPERTY_COMMENT = /^\s{0,9}enpproperty\b/

export function readFacts(root: HtmlNode): HtmlFacts {
  const dates: string[] = []
  const publications: string[] = []
  const urls: string[] = []
  const titles: string[] = []
  let windowTitle = ''
  let isFrameset = false
  walk(root, (node) => {
    if (node.nodeType === COMMENT) readComment((node.data ?? '').slice(0, MAX_COMMENT), { dates, urls, titles })
    if (node.nodeType !== ELEMENT) return false
    const name = node.localName?.toLowerCase() ?? ''
    if (name === 'meta') readMeta(node, { dates, publications, urls, titles })
    else if (name === 'link' && attribute(node, 'rel') === 'canonical') urls.push(attribute(node, 'href'))
    else if (name === 'title' && windowTitle === '') windowTitle = textOf(node)
    else if (name === 'frameset') isFrameset = true
    else if (name === 'script' && attribute(node, 'type') === 'application/ld+json') {
      readLinkedData(textOf(node), { dates, publications })
    }
    return name !== 'title'
  })
  const date = dates.map(dayOf).find((day) => day !== null)
  const publication = publications.map(tidy).find((text) => text !== '')
  const url = urls.find((address) => /^https?:\/\/\S+$/.test(address))
  return {
    facts: { ...(date ? { date } : {}), ...(publication ? { publication } : {}), ...(url ? { url } : {}) },
    titles: titles.map(tidy).filter((text) => text !== ''),
    windowTitle: tidy(windowTitle),
    isFrameset,
  }
}

function tidy(text: string): string {
  return wellFormed(text)
    .replace(/[\s\0]+/g, ' ')
    .trim()
}

function textOf(node: HtmlNode): string {
  let text = ''
  walk(node, (child) => {
    if (child.nodeType === TEXT) text += child.data ?? ''
    return true
  })
  return text
}

type Lists = Readonly<Partial<Record<'dates' | 'publications' | 'urls' | 'titles', string[]>>>

function readMeta(node: HtmlNode, { dates, publications, urls, titles }: Lists): void {
  const name = (attribute(node, 'property') || attribute(node, 'name') || attribute(node, 'itemprop')).toLowerCase()
  const content = attribute(node, 'content')
  if (DATE_NAMES.has(name)) dates?.push(content)
  else if (PUBLICATION_NAMES.has(name)) publications?.push(content)
  else if (TITLE_NAMES.has(name)) titles?.push(content)
  else if (name === 'og:url') urls?.push(content)
}

function readComment(comment: string, { dates, urls, titles }: Lists): void {
  const url = SAVED_FROM.exec(comment)?.[1]
  if (url) urls?.push(url)
  if (!PROPERTY_COMMENT.test(comment)) return
  const date = tagged(comment, 'date')
  const title = tagged(comment, 'title')
  if (date) dates?.unshift(date)
  if (title) titles?.unshift(title)
}

function tagged(text: string, tag: string): string | null {
  const start = text.indexOf(`<${tag}>`)
  const end = text.indexOf(`</${tag}>`, start)
  return start < 0 || end < 0 ? null : text.slice(start + tag.length + 2, end)
}

/** JSON-LD is data, not a script. What is broken in it is passed over. */
function readLinkedData(json: string, { dates, publications }: Lists): void {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof RangeError) return
    throw thrown
  }
  for (const item of [value, fieldOf(value, '@graph')].flat()) {
    const date = fieldOf(item, 'datePublished')
    const publisher = fieldOf(fieldOf(item, 'publisher'), 'name')
    if (typeof date === 'string') dates?.push(date)
    if (typeof publisher === 'string') publications?.push(publisher)
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
  return (value as Readonly<Record<string, unknown>>)[name]
}

/** The day of a time stamp, in whichever of the usual notations. */
function dayOf(stamp: string): string | null {
  const text = stamp.trim().slice(0, 40)
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
  if (isIsoDate(iso)) return iso
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(text) ?? []
  if (year === undefined) return dateInName(text)
  const padded = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(padded) ? padded : null
}
