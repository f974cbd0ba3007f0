import { describe, expect, it } from 'vitest'
import { piecesOf, readsAs } from '../../../pipeline/report/page/model/pieces.ts'

/** Cuts the marked stretches out of paragraphs and gives paragraphs and stretches; `⟦…⟧` is what is expected. */
function marked(...paragraphs: string[]) {
  const clean = paragraphs.map((text) => text.replace(/[⟦⟧]/g, ''))
  const pieces = paragraphs.flatMap((text, paragraph) =>
    [...text.matchAll(/⟦([^⟧]*)⟧/g)].map((match, index) => {
      const start = match.index - 2 * index
      return { paragraph, start, end: start + (match[1] ?? '').length }
    }),
  )
  const own = pieces.filter((piece) => piece.paragraph === 0)
  const toPoints = (offset: number) => [...(clean[0] ?? '').slice(0, offset)].length
  const text = clean
    .map((words, paragraph) =>
      pieces
        .filter((piece) => piece.paragraph === paragraph)
        .map(({ start, end }) => words.slice(start, end))
        .join(''),
    )
    .filter((words) => words !== '')
    .join('\n')
  return {
    paragraphs: clean,
    pieces,
    content: { paragraph: 0, start: toPoints(own[0]?.start ?? 0), end: toPoints(own.at(-1)?.end ?? 0), text },
  }
}

describe('where the words of a quote stand', () => {
  it.each([
    ['in one piece', ['林小满说：“⟦今年的鱼很多。⟧”']],
    ['behind characters beyond the basic plane', ['𠮷野𠮷说：“⟦𠀀今年的鱼很多。⟧”众人鼓掌。']],
    ['on both sides of its attribution', ['“⟦今年的鱼很多，⟧”林小满说，“⟦价钱也好。⟧”']],
    ['in three pieces', ['“⟦鱼多，⟧”林小满说，“⟦价也好，⟧”她又说，“⟦人更忙。⟧”']],
    ['where the gap begins like the text goes on', ['“⟦鱼多，⟧”她说，“⟦，，人忙。⟧”']],
    ['in corner brackets', ['「⟦我們做過評估，⟧」陳可說，「⟦一半以上要改。⟧」']],
    ['over paragraphs', ['林小满说：“⟦今年的鱼很多。⟧', '“⟦明年也不会少。⟧”她说完走了。']],
    ['in English', ['"⟦Nobody is buying,⟧" Rowe added, "⟦but fewer people sell.⟧"']],
  ])('%s', (_, paragraphs) => {
    const { paragraphs: clean, pieces, content } = marked(...paragraphs)
    expect(piecesOf(content, clean)).toEqual(pieces)
    expect(readsAs(content, clean)).toBe(true)
  })

  it('is the whole extent when the text is not found in it', () => {
    const paragraphs = ['甲乙丙丁戊己庚辛']
    expect(piecesOf({ paragraph: 0, start: 2, end: 6, text: '全然不同的话' }, paragraphs)).toEqual([
      { paragraph: 0, start: 2, end: 6 },
    ])
    expect(piecesOf({ paragraph: 7, start: 0, end: 1, text: '话' }, paragraphs)).toEqual([])
  })
})
