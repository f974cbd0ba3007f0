import type { Box, PageLayout, PrintedBlock } from '../document/index.ts'
import { type ReadingBlock, readBlocks } from './pdf-blocks.ts'
import { ASCENT, cleanMarks, DESCENT, type Frame, frameOf, readPrintedLines } from './pdf-lines.ts'
import type { PageText, TextItem } from './pdf-thread.ts'

/** A page as text, printed line by printed line with an empty line between blocks, and where the blocks stand. */
export interface PrintedPage {
  readonly text: string
  readonly layout: PageLayout
  /** Characters that do not run in the page's direction: they stand behind the others. */
  readonly turned: number
}

/** Share of a page's characters that must stand below each other for it to be taken as set in vertical lines. */
const MOSTLY = 0.6
const HAN = /\p{Script=Han}/u

/** Puts the items of a page into lines, columns and blocks. */
export function layOutPage(page: PageText): PrintedPage {
  const { width, height } = page
  const items = standUpright(page.items)
  const classes = new Map<string, TextItem[]>()
  for (const item of items) {
    const key = item.vertical ? 'vertical' : String(item.turns)
    const own = classes.get(key)
    if (own) own.push(item)
    else classes.set(key, [item])
  }
  const ordered = [...classes.values()].sort((a, b) => charactersOf(b) - charactersOf(a))
  const writer = createWriter()
  for (const own of ordered) {
    const [first] = own
    if (!first) continue
    const frame = frameOf(first, width, height)
    for (const block of readBlocks(readPrintedLines(marksOf(own, frame)))) writer.write(block, frame)
  }
  const writing = ordered[0]?.[0]?.vertical ? 'vertical' : 'horizontal'
  const turned = ordered.slice(1).reduce((sum, own) => sum + charactersOf(own), 0)
  return { text: writer.text(), layout: { width, height, writing, blocks: writer.blocks }, turned }
}

function charactersOf(items: readonly TextItem[]): number {
  return items.reduce((sum, { text }) => sum + text.trim().length, 0)
}

function marksOf(items: readonly TextItem[], frame: Frame) {
  return cleanMarks(
    items.map((item, shown) => {
      const { start, base } = frame.toReading(item)
      return { text: item.text, start, end: start + item.length, base, size: item.size, shown }
    }),
  )
}

/** Vertical lines made of single characters placed below each other, from a font that knows of none. */
function standUpright(items: readonly TextItem[]): readonly TextItem[] {
  const stacked = items.map((item, i) => isStacked(item, items[i + 1]) || isStacked(items[i - 1], item))
  const count = stacked.filter(Boolean).length
  if (count === 0 || count < MOSTLY * items.reduce((sum, { text }) => sum + text.trim().length, 0)) return items
  return items.map((item, i) =>
    stacked[i]
      ? { ...item, vertical: true, x: item.x + item.size / 2, y: item.y - ASCENT * item.size, length: item.size }
      : item,
  )
}

function isStacked(above: TextItem | undefined, below: TextItem | undefined): boolean {
  if (!above || !below || above.vertical || above.turns !== 0 || !HAN.test(above.text + below.text)) return false
  if ([...above.text].length !== 1 || [...below.text].length !== 1) return false
  const down = (below.y - above.y) / above.size
  return Math.abs(below.x - above.x) < 0.2 * above.size && down > 0.7 && down < 1.6
}

const INDENT = '\u3000\u3000'
const LATIN_INDENT = '  '

interface Writer {
  readonly write: (block: ReadingBlock, frame: Frame) => void
  readonly text: () => string
  readonly blocks: PrintedBlock[]
}

function createWriter(): Writer {
  const texts: string[] = []
  const blocks: PrintedBlock[] = []
  let at = 0
  const append = (text: string) => {
    texts.push(text)
    at += text.length
  }
  const write = (block: ReadingBlock, frame: Frame) => {
    const printed = block.lines.map(({ text }) => text.trim())
    if (blocks.length > 0) append('\n\n')
    if (block.indented) append(HAN.test(printed[0] ?? '') ? INDENT : LATIN_INDENT)
    const span = { start: at, end: at + printed.join('\n').length }
    append(printed.join('\n'))
    const { size, indented, room } = block
    blocks.push({
      span,
      ...boxesOf(block, frame),
      size: rounded(size),
      lines: printed.length,
      indented,
      room: rounded(room),
    })
  }
  return { write, text: () => `${texts.join('')}\n`, blocks }
}

function boxesOf(block: ReadingBlock, frame: Frame): Pick<PrintedBlock, 'box' | 'column'> {
  const { lines, size, columnStart, columnEnd, columnTop, columnBottom } = block
  const start = lines.reduce((least, line) => Math.min(least, line.start), Number.POSITIVE_INFINITY)
  const end = lines.reduce((most, line) => Math.max(most, line.end), Number.NEGATIVE_INFINITY)
  const top = (lines[0]?.base ?? 0) - ASCENT * size
  const bottom = (lines.at(-1)?.base ?? 0) + DESCENT * size
  return {
    box: boxOf(frame.toPage(start, end, top, bottom)),
    column: boxOf(frame.toPage(columnStart, columnEnd, columnTop, columnBottom)),
  }
}

function boxOf([left, top, right, bottom]: readonly [number, number, number, number]): Box {
  return { left: rounded(left), top: rounded(top), right: rounded(right), bottom: rounded(bottom) }
}

/** A tenth of a point is finer than print. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10 + 0
}
