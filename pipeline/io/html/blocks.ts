import { splitParagraphs } from './lines.ts'
import { attribute, ELEMENT, type HtmlNode, TEXT, walk } from './tree.ts'

/** A paragraph of an HTML page, or a line that stands by itself. */
export interface HtmlBlock {
  readonly text: string
  /** Characters but white space, and how many of them are links. */
  readonly length: number
  readonly linked: number
  /** 1 to 6 in a heading, 7 in another element that calls itself a title, 0 elsewhere. */
  readonly heading: number
  /** True inside an element that publishing systems mark as the article's text. */
  readonly isContent: boolean
  /** The table, section or division that the block stands in. */
  readonly container: HtmlNode | null
}

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form founder-author founder-content founder-date founder-subtitle founder-title h1 h2 h3 h4 h5 h6 header hgroup hr legend li
  main menu nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
)
/** What is not shown, or is no text: of a ruby the reading is left out. */
const SILENT = new Set(
  `applet area audio base button canvas datalist embed frame frameset head iframe input link math meta noembed noframes
  noscript object option param progress rp rt script select style svg template textarea title video`.split(/\s+/),
)
const CONTAINERS = new Set(['table', 'article', 'section', 'div', 'header', 'main', 'body'])
const HIDDEN = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i
/** Titles in pages without headings: `class="title"`, `bt1`, `headline`. */
const TITLE_NAME = /^(?:.{0,20}(?:headline|title)|bt\d?|biaoti)$/i
/** Where publishing systems put the text of an article, by tag, id and `itemprop`. */
const CONTENT_TAG = 'founder-content'
const CONTENT_IDS = new Set(['ozoom', 'js_content'])
const CONTENT_PROPERTY = 'articleBody'

/** The text of a page as it would be shown, in document order, nothing of it chosen yet; and how deep its elements lie. */
export function readBlocks(root: HtmlNode): { readonly blocks: readonly HtmlBlock[]; readonly depth: number } {
  const blocks: HtmlBlock[] = []
  let deepest = 0
  const line = createLine(blocks)
  walk(
    root,
    (node, depth) => {
      if (node.nodeType === TEXT) line.append(node.data ?? '')
      if (node.nodeType !== ELEMENT) return false
      const name = node.localName?.toLowerCase() ?? ''
      if (name === 'br') line.breakLine()
      deepest = Math.max(deepest, depth)
      if (SILENT.has(name) || isHidden(node)) return false
      line.enter(node, name, depth)
      return true
    },
    (node, depth) => {
      if (node.nodeType === ELEMENT) line.leave(depth)
    },
  )
  line.end()
  return { blocks, depth: deepest }
}

function isHidden(node: HtmlNode): boolean {
  return node.getAttribute?.('hidden') != null || HIDDEN.test(attribute(node, 'style'))
}

function isContentElement(node: HtmlNode, name: string): boolean {
  return (
    name === CONTENT_TAG ||
    CONTENT_IDS.has(attribute(node, 'id').toLowerCase()) ||
    attribute(node, 'itemprop') === CONTENT_PROPERTY
  )
}

function headingOf(node: HtmlNode, name: string): number {
  if (/^h[1-6]$/.test(name)) return Number(name[1])
  if (name === 'founder-title') return 1
  const names = `${attribute(node, 'class').slice(0, 200)} ${attribute(node, 'id').slice(0, 200)}`
  return names.split(/\s+/).some((part) => TITLE_NAME.test(part)) ? 7 : 0
}

interface Scope {
  readonly depth: number
  readonly isBlock: boolean
  readonly heading: number
  readonly isContent: boolean
  readonly isLink: boolean
  /** White space counts. */
  readonly isPre: boolean
  /** In a row of short cells, which is one line. */
  readonly isRow: boolean
  readonly container: HtmlNode | null
}

const OUTSIDE: Scope = {
  depth: 0,
  isBlock: true,
  heading: 0,
  isContent: false,
  isLink: false,
  isPre: false,
  isRow: false,
  container: null,
}

function scopeOf(node: HtmlNode, name: string, depth: number, outer: Scope): Scope {
  const isCell = name === 'td' || name === 'th'
  return {
    depth,
    isBlock: BLOCKS.has(name) && !(isCell && outer.isRow),
    heading: headingOf(node, name) || outer.heading,
    isContent: outer.isContent || isContentElement(node, name),
    isLink: outer.isLink || name === 'a',
    isPre: outer.isPre || name === 'pre',
    isRow: name === 'tr' ? isDataRow(node) : outer.isRow && name !== 'table',
    container: CONTAINERS.has(name) ? node : outer.container,
  }
}

/** A row of a table of data: several cells of a few words each. The others lay out the page. */
function isDataRow(row: HtmlNode): boolean {
  let cells = 0
  let length = 0
  let isData = true
  walk(row, (node) => {
    const name = node.localName?.toLowerCase() ?? ''
    if (name === 'td' || name === 'th') {
      cells += 1
      length = 0
    } else if (name === 'a' || BLOCKS.has(name)) isData = false
    length += node.nodeType === TEXT ? countPrinted(node.data ?? '') : 0
    if (length > MAX_CELL_LENGTH) isData = false
    return isData && node.nodeType === ELEMENT
  })
  return isData && cells > 1
}

const MAX_CELL_LENGTH = 40

interface Link {
  readonly start: number
  readonly end: number
}

/** Gathers text into blocks while elements open and close. */
function createLine(blocks: HtmlBlock[]) {
  const scopes: Scope[] = [OUTSIDE]
  let text = ''
  let links: Link[] = []
  const scope = () => scopes.at(-1) ?? OUTSIDE
  const add = (part: string) => {
    if (scope().isLink) links.push({ start: text.length, end: text.length + part.length })
    text += part
  }
  const flush = () => {
    const { heading, isContent, container } = scope()
    for (const paragraph of splitParagraphs(text)) {
      const linked = countLinked(text, links, paragraph)
      const length = countPrinted(paragraph.text)
      blocks.push({ text: paragraph.text, length, linked, heading, isContent, container })
    }
    text = ''
    links = []
  }
  return {
    append: (data: string) => add(scope().isPre ? data.replace(/\r\n?/g, '\n') : data.replace(/[ \t\r\n\f]+/g, ' ')),
    breakLine: () => add('\n'),
    enter: (node: HtmlNode, name: string, depth: number) => {
      const inner = scopeOf(node, name, depth, scope())
      if (inner.isBlock) flush()
      else if (text !== '' && (name === 'td' || name === 'th')) add('\t')
      scopes.push(inner)
    },
    leave: (depth: number) => {
      if (scope().depth !== depth) return
      if (scope().isBlock) flush()
      scopes.pop()
    },
    end: flush,
  }
}

function countLinked(text: string, links: readonly Link[], { start, end }: Link): number {
  return links
    .filter((link) => link.start < end && link.end > start)
    .reduce((sum, link) => sum + countPrinted(text.slice(Math.max(start, link.start), Math.min(end, link.end))), 0)
}

function countPrinted(text: string): number {
  return text.replace(/\s+/g, '').length
}
