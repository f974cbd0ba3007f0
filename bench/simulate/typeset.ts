import { widthOf } from '../../pipeline/stages/normalise/characters.ts'
import type { SourceArticle } from './articles.ts'
import { random } from './random.ts'

/** One printed line of an article. */
export interface Line {
  readonly text: string
  /** Index of its article on the page, of its paragraph there, and of the line in the article. */
  readonly article: number
  readonly paragraph: number
  readonly index: number
  readonly kind: 'body' | 'subhead'
  /** True for the first line of its paragraph. */
  readonly first: boolean
}

/** What a scraper takes in one go: a column or the part of one above or below a photo. */
export type Box = readonly Line[]

const INDENT = 2
/** Marks that begin no line: they hang over the column's edge, two of them if need be. */
const HANGING = /^[，。、；：！？”’）》 ]$/
/** Numbers and Latin words are not broken. */
const UNBROKEN = /[A-Za-z0-9.%]+|[\s\S]/gu
const ENGLISH_HYPHENATION = 0.25

/** Breaks an article into lines of `width` full-width cells. */
export function setLines({ paragraphs }: SourceArticle, article: number, width: number, english = false): Line[] {
  const lines: Line[] = []
  paragraphs.forEach(({ text, kind }, paragraph) => {
    const indent = kind === 'subhead' ? 0 : INDENT
    const texts = english ? breakEnglish(text, 2 * width) : breakChinese(text, width, indent)
    texts.forEach((line, at) => {
      lines.push({ text: line, article, paragraph, index: lines.length, kind, first: at === 0 })
    })
  })
  return lines
}

function breakChinese(text: string, width: number, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  let at = indent
  for (const token of text.match(UNBROKEN) ?? []) {
    const cells = widthOf(token)
    if (line !== '' && at + cells > width && !HANGING.test(token)) {
      lines.push(line)
      line = ''
      at = 0
    }
    line += token
    at += cells
  }
  return [...lines, line]
}

function breakEnglish(text: string, characters: number): string[] {
  const lines: string[] = []
  let line = '  '
  for (const word of text.split(' ')) {
    if (line.trim() === '' || line.length + 1 + word.length <= characters) {
      line += line.trim() === '' ? word : ` ${word}`
      continue
    }
    const room = characters - line.length - 2
    if (/^[a-z]{7,}$/.test(word) && room >= 3 && random() < ENGLISH_HYPHENATION) {
      const at = Math.min(room, word.length - 3)
      lines.push(`${line} ${word.slice(0, at)}-`)
      line = word.slice(at)
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line].map((text) => text.trim())
}

/** Columns of as many lines as `heightOf` says; a subhead is never the last line of one. */
export function setColumns(lines: readonly Line[], heightOf: (index: number) => number): Box[] {
  const columns: Box[] = []
  for (let at = 0; at < lines.length; ) {
    let end = Math.min(lines.length, at + heightOf(columns.length))
    while (end > at + 1 && end < lines.length && lines[end - 1]?.kind === 'subhead') end -= 1
    columns.push(lines.slice(at, end))
    at = end
  }
  return columns
}
