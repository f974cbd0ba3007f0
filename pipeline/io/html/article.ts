import type { HtmlBlock } from './blocks.ts'
import type { HtmlFacts } from './facts.ts'
import { type InfoLines, layInfoLines } from './info-lines.ts'
import { isNavigation, isPaperName } from './lexicon.ts'
import type { HtmlNode } from './tree.ts'

/** The blocks of a page that make its article, the title first. */
export interface HtmlArticle extends InfoLines {
  /** False when neither marks nor the library told the article from the page around it. */
  readonly isFound: boolean
}

/** Shorter blocks may stand in an article by chance: 上一篇. */
const TELLING_LENGTH = 12
const MIN_TITLE_LENGTH = 4
const MAX_TITLE_LENGTH = 80
/** How far before the text the title is looked for, and how many lines of it (kickers) may stand before it. */
const MAX_PREAMBLE = 12
const MAX_KICKERS = 2

/**
 * Chooses the article among a page's blocks: what a publishing system marks as its text, else what the library found, with
 * title, kickers and byline before it and navigation left out.
 *
 * @param found - the blocks of the article as the library sees it; none when it sees none.
 */
export function chooseArticle(blocks: readonly HtmlBlock[], found: readonly HtmlBlock[], head: HtmlFacts): HtmlArticle {
  const texts = new Set(found.map(({ text }) => squeeze(text)))
  const isMarked = blocks.some(({ isContent }) => isContent)
  const isInside = (block: HtmlBlock) => isText(block) && (isMarked ? block.isContent : texts.has(squeeze(block.text)))
  const body = rangeOf(
    blocks,
    (block) => isInside(block) && (isMarked || block.length >= TELLING_LENGTH),
    (block) => block !== undefined && isInside(block),
  )
  if (body === null) return { ...layInfoLines(blocks.filter(isText).map(({ text }) => text)), isFound: false }
  const title = findTitle(blocks, body, head)
  if (title === null) {
    const chosen = blocks.slice(body.start, body.end).filter(isInside)
    const printed = printedTitle(head, chosen)
    const texts = [...(printed === null ? [] : [printed]), ...chosen.map(({ text }) => text)]
    return { ...layInfoLines(texts), isFound: true }
  }
  const kickers = countKickers(blocks, title)
  const textStart = Math.max(title + 1, body.start)
  const chosen = [
    ...blocks.slice(title, title + 1),
    ...blocks.slice(title - kickers, title),
    ...blocks.slice(title + 1, textStart).filter(isText),
    ...blocks.slice(textStart, body.end).filter(isInside),
  ]
  return { ...layInfoLines(chosen.map(({ text }) => text)), isFound: true }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** From the first block that surely belongs to the article to the last one, and what stands next to these and may. */
function rangeOf(
  blocks: readonly HtmlBlock[],
  isSure: (block: HtmlBlock) => boolean,
  isLikely: (block: HtmlBlock | undefined) => boolean,
): Range | null {
  let start = blocks.findIndex(isSure)
  let end = blocks.findLastIndex(isSure) + 1
  if (start < 0) return null
  while (isLikely(blocks[start - 1])) start -= 1
  while (isLikely(blocks[end])) end += 1
  return { start, end }
}

/** Text and not navigation: less than half of it are links, and it says more than 上一篇. */
function isText(block: HtmlBlock): boolean {
  return block.linked * 2 <= block.length && !isNavigation(block.text)
}

/** The block that holds the title: what a system marks, what the window's title names, or what is set as one. */
function findTitle(blocks: readonly HtmlBlock[], body: Range, head: HtmlFacts): number | null {
  const from = Math.max(0, body.start - MAX_PREAMBLE)
  const near = blocks.slice(from, Math.min(body.end, body.start + 3)).map((block, at) => ({ block, at: from + at }))
  const fits = near.filter(({ block }) => isText(block) && isTitleLength(block.length) && !isPaperName(block.text))
  const names = head.titles.map(squeeze)
  const windowTitle = squeeze(head.windowTitle)
  const best =
    fits.findLast(({ block }) => names.includes(squeeze(block.text))) ??
    fits.findLast(({ block }) => windowTitle.includes(squeeze(block.text))) ??
    fits.filter(({ block }) => block.heading > 0).reduce<(typeof fits)[number] | undefined>(higher, undefined)
  return best?.at ?? null
}

/** The highest heading; of equals the one nearer to the text. */
function higher<T extends { readonly block: HtmlBlock }>(best: T | undefined, next: T): T {
  return best !== undefined && best.block.heading < next.block.heading ? best : next
}

function isTitleLength(length: number): boolean {
  return length >= MIN_TITLE_LENGTH && length <= MAX_TITLE_LENGTH
}

/** Lines right before the title and in one frame with it belong to it (引题); they follow it, as a page begins with its title. */
function countKickers(blocks: readonly HtmlBlock[], title: number): number {
  const container: HtmlNode | null = blocks[title]?.container ?? null
  let count = 0
  while (count < MAX_KICKERS) {
    const block = blocks[title - count - 1]
    if (!block || block.container !== container || block.linked > 0 || !isText(block)) break
    if (!isTitleLength(block.length)) break
    count += 1
  }
  return count
}

/** A title that the page's text does not show, taken from its head. */
function printedTitle(head: HtmlFacts, inside: readonly HtmlBlock[]): string | null {
  const [first] = head.windowTitle.split(/[_|｜]| [-–—] |[-–—]{2}/)
  const title = [...head.titles, first?.trim() ?? ''].find(
    (text) => isTitleLength(squeeze(text).length) && !isPaperName(text),
  )
  const isThere = title !== undefined && inside.slice(0, 3).some(({ text }) => squeeze(text).includes(squeeze(title)))
  return title === undefined || isThere ? null : title
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
