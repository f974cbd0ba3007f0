import type { SourceArticle } from './articles.ts'
import type { Item } from './layouts.ts'
import type { Line } from './typeset.ts'

/** A broken page and what it was: the format in which `score.mjs --order-gold` reads pages. */
export interface SimulatedPage {
  readonly id: string
  readonly tier: string
  readonly hard_wrapped: boolean
  /** As scraped; of an issue of several pages all of them, `pages` has them one by one. */
  readonly raw: string
  readonly pages?: readonly string[]
  readonly articles: readonly { readonly title: string; readonly paragraphs: readonly GoldParagraph[] }[]
  /** The printed text on either side of every place where two columns of an article meet. */
  readonly transitions: readonly (readonly [string, string])[]
}

interface GoldParagraph {
  readonly kind: 'title' | 'body' | 'subhead' | 'caption' | 'furniture'
  readonly text: string
}

export interface Layout {
  readonly articles: readonly SourceArticle[]
  /** All lines of each article, on the page or not. */
  readonly lines: readonly (readonly Line[])[]
  /** The pages. The titles stand over the first one's boxes, under its header. */
  readonly pages: readonly (readonly Item[])[]
  readonly wrapped: boolean
  readonly english?: boolean
}

const BETWEEN_BLOCKS = '\n\n'
const INDENT = '\u3000\u3000'
const SIDE = 10

export function writePage(id: string, tier: string, layout: Layout): SimulatedPage {
  const { articles, pages, wrapped } = layout
  const raws = pages.map((items, index) => rawOf(items, index === 0 ? articles : [], layout))
  const items = pages.flat()
  return {
    id,
    tier,
    hard_wrapped: wrapped,
    raw: raws.join(BETWEEN_BLOCKS),
    ...(raws.length > 1 ? { pages: raws } : {}),
    articles: goldOf(layout, items),
    transitions: transitionsOf(items, articles.length, layout.english),
  }
}

function rawOf(items: readonly Item[], titled: readonly SourceArticle[], layout: Layout): string {
  const body = items.findIndex(({ kind }) => kind === 'box')
  const written = (some: readonly Item[]) =>
    some.flatMap((item) => (item.kind === 'box' ? blocksOf(item.lines, layout) : [item.text]))
  const titles = titled.map(({ title }) => title)
  return [...written(items.slice(0, body)), ...titles, ...written(items.slice(body))].join(BETWEEN_BLOCKS)
}

/** Wrapped, a box is one block of lines; else a block is a paragraph, as far as the box holds it. */
function blocksOf(lines: readonly Line[], { wrapped, english }: Layout): string[] {
  if (wrapped) {
    const indent = english ? '  ' : INDENT
    return [lines.map(({ text, first, kind }) => (first && kind === 'body' ? indent + text : text)).join('\n')]
  }
  return lines.reduce<string[]>((blocks, { text, first }, at) => {
    if (at === 0 || first) blocks.push(text)
    else blocks.push(joinLines([blocks.pop() ?? '', text], english))
    return blocks
  }, [])
}

/** Only paragraphs all of whose lines are on the page; captions and furniture go with the last article. */
function goldOf({ articles, lines }: Layout, items: readonly Item[]): SimulatedPage['articles'] {
  const kept = new Set(items.flatMap((item) => (item.kind === 'box' ? item.lines : [])))
  const around = items.flatMap((item): GoldParagraph[] => (item.kind === 'box' ? [] : [item]))
  return articles.map(({ title, paragraphs }, article) => {
    const gone = new Set(lines[article]?.flatMap((line) => (kept.has(line) ? [] : [line.paragraph])))
    return {
      title,
      paragraphs: [
        { kind: 'title', text: title },
        ...paragraphs.filter((_, index) => !gone.has(index)),
        ...(article === articles.length - 1 ? around : []),
      ],
    }
  })
}

/** A hyphen at a line's end is the line's. */
function joinLines(texts: readonly string[], english = false): string {
  return english ? texts.join(' ').replace(/(?<=[a-z])- (?=[a-z])/g, '') : texts.join('')
}

function transitionsOf(items: readonly Item[], articles: number, english?: boolean): [string, string][] {
  const boxes = items.flatMap((item) => (item.kind === 'box' && item.lines.length > 0 ? [item.lines] : []))
  return Array.from({ length: articles }, (_, article) => {
    const own = boxes.filter((lines) => lines[0]?.article === article)
    own.sort((a, b) => (a[0]?.index ?? 0) - (b[0]?.index ?? 0))
    return own.slice(1).flatMap((head, index): [string, string][] => {
      const tail = own[index] ?? []
      // None where a column between the two was not scraped.
      if ((tail.at(-1)?.index ?? 0) + 1 !== head[0]?.index) return []
      const text = (lines: readonly Line[]) =>
        joinLines(
          lines.map((line) => line.text),
          english,
        )
      return [
        [
          text(tail)
            .replace(english ? /-$/ : '', '')
            .slice(-SIDE),
          text(head).slice(0, SIDE),
        ],
      ]
    })
  }).flat()
}
