import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PipelineError } from '../../../pipeline/document/index.ts'
import { readPdf } from '../../../pipeline/io/pdf.ts'
import { PDF_LIMITS } from '../../../pipeline/io/pdf-thread.ts'
import { type Shown, setColumns, writePdf } from '../../support/pdf.ts'

const PARAGRAPHS = [
  '本市软件园昨天公布上半年数据，园内企业收入达到三百二十亿元，比上年同期增长百分之十一，出口占其中四分之一。',
  '园区负责人李长林说，新签约的项目里一半来自外地，他们看中的是这里的人才和房租，今后三年还要再建两栋楼。',
]
const SETTING = { x: 50, y: 120, size: 10, width: 12, lines: 4, gutter: 18 }

const read = (bytes: Uint8Array, limits = PDF_LIMITS) =>
  readPdf({ name: 'page.pdf', path: 'in/page.pdf', bytes }, limits)

async function blocksOf(shown: readonly Shown[], options = {}) {
  const { pages, messages } = await read(writePdf([shown], options))
  const text = pages[0]?.text
  const blocks = (text?.layout?.blocks ?? []).map((block) => ({
    ...block,
    text: text?.text.slice(block.span.start, block.span.end) ?? '',
  }))
  return { blocks, messages, text, layout: text?.layout }
}

async function codeOf(bytes: Uint8Array, limits = PDF_LIMITS): Promise<string> {
  try {
    await read(bytes, limits)
    return 'read'
  } catch (thrown) {
    return thrown instanceof PipelineError ? thrown.code : `not typed: ${String(thrown)}`
  }
}

describe('the text layer of a PDF', () => {
  it('parts columns though their lines share a baseline, and paragraphs by their indents', async () => {
    // Line by line across the page, as some programs write it.
    const shown = setColumns(PARAGRAPHS, SETTING)
      .flat()
      .sort((a, b) => a.y - b.y || a.x - b.x)
    const { blocks } = await blocksOf(shown)
    const [first = '', second = ''] = PARAGRAPHS
    expect(blocks.map(({ text, indented }) => [indented, text.replaceAll('\n', '')])).toEqual([
      [true, first.slice(0, 46)],
      [false, first.slice(46)],
      [true, second.slice(0, 34)],
      [false, second.slice(34)],
    ])
  })

  it('says where blocks stand, in points from the upper left corner', async () => {
    const { blocks } = await blocksOf([{ x: 50, y: 100, size: 20, text: '软件出口增长' }])
    expect(blocks).toEqual([
      {
        text: '软件出口增长',
        span: { start: 0, end: 6 },
        box: { left: 50, top: 82.4, right: 170, bottom: 102.4 },
        column: { left: 50, top: 82.4, right: 170, bottom: 102.4 },
        size: 20,
        lines: 1,
        indented: false,
        room: 0,
      },
    ])
  })

  it('puts spaces where words stand apart and none inside them', async () => {
    const { text } = await blocksOf([
      { x: 50, y: 100, size: 10, text: 'Exports' },
      { x: 92, y: 100, size: 10, text: 'ro' },
      { x: 101, y: 100, size: 10, text: 'se' },
    ])
    expect(text?.text).toBe('Exports rose\n')
  })

  it('gives radicals of a dictionary back as the characters that they look like', async () => {
    const { text } = await blocksOf([{ x: 50, y: 100, size: 10, text: '市\u2ed3在\u2ed4口买\u2f00条鱼' }])
    expect(text?.text).toBe('市长在门口买一条鱼\n')
  })

  it('takes text that was drawn twice to look bold once', async () => {
    const { text } = await blocksOf([
      { x: 50, y: 100, size: 10, text: '快讯一则' },
      { x: 50.3, y: 100, size: 10, text: '快讯一则' },
    ])
    expect(text?.text).toBe('快讯一则\n')
  })

  it('reads vertical lines from right to left and says so', async () => {
    const { blocks, layout, messages } = await blocksOf(
      ['春天的港口货船进出比', '去年“多了”一成半。', '第二段从这里开始说。'].map((text, i) => ({
        x: 500 - 16 * i,
        y: 100,
        size: 10,
        text,
      })),
      { vertical: true },
    )
    expect(layout?.writing).toBe('vertical')
    expect(blocks.map(({ text }) => text).join('\n')).toBe(
      '春天的港口货船进出比\n去年“多了”一成半。\n第二段从这里开始说。',
    )
    expect(messages.map(({ rule }) => rule)).toEqual(['io/pdf-vertical'])
  })

  it('knows a font for vertical to the end of a long page (found by fuzzing: its style came with the first items only)', async () => {
    const shown = Array.from({ length: 2000 }, (_, at) => ({
      x: 560 - 12 * (at % 40),
      y: 40 + 14 * Math.floor(at / 40),
      size: 7,
      text: '海湾',
    }))
    const { messages, pages } = await read(writePdf([shown], { vertical: true }))
    expect(messages.map(({ rule }) => rule)).toEqual(['io/pdf-vertical'])
    expect(pages[0]?.text.layout?.writing).toBe('vertical')
  })

  it('sees vertical lines in single characters that stand below each other', async () => {
    const columns = ['春天的港口货船进出比', '去年多了一成半左右。']
    const shown = columns.flatMap((text, column) =>
      [...text].map((character, i) => ({ x: 500 - 16 * column, y: 100 + 10.5 * i, size: 10, text: character })),
    )
    const { blocks, layout } = await blocksOf(shown)
    expect(layout?.writing).toBe('vertical')
    expect(blocks.map(({ text }) => text.replaceAll('\n', '')).join('')).toBe(columns.join(''))
  })

  it('keeps turned text behind the rest, with a warning', async () => {
    const long = 'Photograph taken by an agency that asks not to be named here'
    const { text, messages } = await blocksOf([
      { x: 20, y: 500, size: 8, text: long, turned: true },
      { x: 50, y: 100, size: 10, text: 'A page of text about ships and the harbours that they come from, and more' },
    ])
    expect(text?.text.endsWith(`${long}\n`)).toBe(true)
    expect(messages.map(({ rule }) => rule)).toEqual(['io/pdf-turned-text'])
  })

  it('names pages by their number, and leaves out those without text', async () => {
    const line = (text: string) => [{ x: 50, y: 100, size: 10, text }]
    const { pages, messages } = await read(writePdf([line('one'), [], line('three')]))
    expect(pages.map(({ name, text }) => [name, text.text])).toEqual([
      ['page.pdf#1', 'one\n'],
      ['page.pdf#3', 'three\n'],
    ])
    expect(messages.map(({ rule, page }) => [rule, page])).toEqual([['io/pdf-page-without-text', 'page.pdf#2']])
  })
})

describe('files that are no PDF with text', () => {
  const good = writePdf([setColumns(PARAGRAPHS, SETTING).flat()])

  it('have codes that say what is wrong', async () => {
    expect(await codeOf(new TextEncoder().encode('not a PDF'))).toBe('INPUT_DAMAGED')
    expect(await codeOf(new Uint8Array())).toBe('INPUT_DAMAGED')
    expect(await codeOf(writePdf([[]]))).toBe('INPUT_NO_TEXT')
    expect(await codeOf(writePdf([[{ x: 50, y: 50, size: 10, text: 'a' }]], { encrypted: true }))).toBe(
      'INPUT_ENCRYPTED',
    )
  })

  it('say what to do when the pages are pictures', async () => {
    await expect(read(writePdf([[]]))).rejects.toThrow(/needs OCR/)
  })

  it('are refused where they take too much', async () => {
    const page = [{ x: 50, y: 50, size: 10, text: 'one word' }]
    expect(await codeOf(writePdf([page, page, page]), { ...PDF_LIMITS, pages: 2 })).toBe('INPUT_TOO_LARGE')
    expect(await codeOf(good, { ...PDF_LIMITS, charactersPerPage: 20 })).toBe('INPUT_TOO_LARGE')
    expect(await codeOf(good, { ...PDF_LIMITS, milliseconds: 1 })).toBe('INPUT_TOO_LARGE')
  })

  it('are read or refused with a code, however their bytes are spoilt', { timeout: 120_000 }, async () => {
    const spoilt = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.nat(good.length).map((length) => good.slice(0, length)),
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((changes) => {
        const bytes = good.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes
      }),
    )
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        expect(await codeOf(bytes)).toMatch(/^(?:read|INPUT_(?:DAMAGED|NO_TEXT|ENCRYPTED|TOO_LARGE))$/)
      }),
      { numRuns: 15 },
    )
  })
})
