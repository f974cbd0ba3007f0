import { between, random, share, shuffle } from './random.ts'
import { type Box, type Line, setColumns } from './typeset.ts'

/** What stands on a page, in the order in which the scraper took it. */
export type Item =
  | { readonly kind: 'box'; readonly lines: Box }
  | { readonly kind: 'caption' | 'furniture'; readonly text: string }

const boxesOf = (boxes: readonly Box[]): Item[] => boxes.map((lines) => ({ kind: 'box', lines }))

const SHORTEST_COLUMN = 18
const TALLEST_COLUMN = 46
/** Lines that a headline leaves in the column below it. */
const FEWEST_UNDER_HEADLINE = 8
/** A page is cut by a photo only where this many lines remain above and below it. */
const FEWEST_IN_BAND = 4

/** Columns of one height one after the other; the headline takes room from the first. */
export function columnsOf(lines: readonly Line[]): Box[] {
  const height = between(SHORTEST_COLUMN, TALLEST_COLUMN)
  const first = between(FEWEST_UNDER_HEADLINE, height)
  return setColumns(lines, (index) => (index === 0 ? first : height))
}

export function layInOrder(lines: readonly Line[]): Item[] {
  return boxesOf(columnsOf(lines))
}

/**
 * Photos stand across several neighbouring columns, over the same lines of each: the scraper takes what is above the first,
 * then what is between, then what is below. Whole columns beside the photos go with the upper parts.
 */
export function layInBands(lines: readonly Line[], captions: readonly string[], rightToLeft = false): Item[] {
  const height = Math.max(4 * FEWEST_IN_BAND, Math.ceil(lines.length / share(2.6, 4.8)))
  const parts = cutsFor(height, captions.length)
  const expected = Math.ceil(lines.length / height)
  const under = between(2, Math.min(5, Math.max(2, expected)))
  const from = between(0, Math.max(0, expected - under))
  const isCut = (index: number) => index >= from && index < from + under
  const columns = setColumns(lines, (index) => (isCut(index) ? sum(parts) : height))
  const rows: Box[][] = Array.from({ length: captions.length + 1 }, () => [])
  columns.forEach((column, index) => {
    for (const [row, part] of (isCut(index) ? split(column, parts) : [column]).entries()) rows[row]?.push(part)
  })
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : captions.slice(index - 1, index)).map((text): Item => ({ kind: 'caption', text })),
    ...boxesOf(rightToLeft ? row.reverse() : row),
  ])
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Heights of the parts of a full column, from above; what the photos take is missing from their sum. */
function cutsFor(height: number, photos: number): number[] {
  const part = height / (photos + 1)
  const heights = Array.from({ length: photos }, () => Math.max(FEWEST_IN_BAND, Math.round(part * share(0.5, 1))))
  const room = Math.round(height * share(0.08, 0.28))
  const rest = height - room - sum(heights)
  return [...heights, Math.max(FEWEST_IN_BAND, rest)]
}

/** Cuts a column into parts; the text flows on, so only the last part's end depends on what is left. */
function split(column: Box, heights: readonly number[]): Box[] {
  const parts: Box[] = []
  let at = 0
  for (const height of heights) {
    if (at < column.length) parts.push(column.slice(at, at + height))
    at += height
  }
  return parts
}

/** Whole columns in any order but their own; most often from right to left. */
export function layInBoxes(columns: readonly Box[]): Item[] {
  if (columns.length < 2) return boxesOf(columns)
  const reversed = [...columns].reverse()
  if (random() < 0.6) return boxesOf(reversed)
  const mixed = shuffle(columns)
  return boxesOf(mixed.every((box, index) => box === columns[index]) ? reversed : mixed)
}

/** Columns of unequal height, as an advert below them leaves them. */
export function layUnequal(lines: readonly Line[]): Item[] {
  const tallest = between(SHORTEST_COLUMN, TALLEST_COLUMN)
  const columns = setColumns(lines, () => between(Math.ceil(tallest / 2), tallest))
  return random() < 0.5 ? boxesOf(columns) : layInBoxes(columns)
}

/** The articles stand side by side and are taken row by row: the first column of each, the second of each. */
export function layRowByRow(articles: readonly (readonly Line[])[], caption: string | null): Item[] {
  const columns = articles.map(columnsOf)
  const rows = Math.max(...columns.map(({ length }) => length))
  const photo: Item[] = caption === null ? [] : [{ kind: 'caption', text: caption }]
  return Array.from({ length: rows }, (_, row) => [
    ...boxesOf(columns.flatMap((own) => own.slice(row, row + 1))),
    ...(row === 0 ? photo : []),
  ]).flat()
}

/** Puts each of `texts` between two items, and some of them into the middle of a column. */
export function insertBetween(items: readonly Item[], kind: 'caption' | 'furniture', texts: readonly string[]): Item[] {
  const result = [...items]
  for (const text of texts) {
    const at = between(1, result.length)
    const item = result[at]
    if (item?.kind === 'box' && item.lines.length > 6 && random() < 0.5) {
      const cut = between(3, item.lines.length - 3)
      result.splice(at, 1, { kind: 'box', lines: item.lines.slice(0, cut) }, { kind, text })
      result.splice(at + 2, 0, { kind: 'box', lines: item.lines.slice(cut) })
    } else result.splice(at, 0, { kind, text })
  }
  return result
}

/** A column of the page that was not scraped: never the first, nor the last if there are others. */
export function dropBox(items: readonly Item[]): Item[] {
  const boxes = items.flatMap((item, index) => (item.kind === 'box' ? [index] : []))
  const gone = boxes[between(1, Math.max(1, boxes.length - 2))]
  return items.filter((_, index) => index !== gone)
}
