import { describe, expect, it } from 'vitest'
import { findMarked } from '../../../../extractors/quotes/marks.ts'

/** The contents found, one list a paragraph; `…` in front or behind says that a mark was inferred there. */
function contents(...paragraphs: readonly string[]): readonly (readonly string[])[] {
  const text = paragraphs.join('\n')
  let at = 0
  const spans = paragraphs.map((paragraph) => {
    const span = { start: at, end: at + paragraph.length }
    at = span.end + 1
    return span
  })
  return findMarked(text, spans).map((marked) =>
    marked.map(({ content, state, runsOn, continues }) => {
      const inner = text.slice(content.start, content.end)
      const head = state === 'unopened' ? '…' : continues ? '>' : ''
      const tail = runsOn ? '>' : state === 'unclosed' ? '…' : ''
      return `${head}${inner}${tail}`
    }),
  )
}

describe('quotation marks', () => {
  it('pairs what is balanced and keeps what is nested inside', () => {
    expect(contents('他说：“好。”她说：“‘好’字怎么写？”')).toEqual([['好。', '‘好’字怎么写？']])
    expect(contents('他说：“这是“领航者”企业的事。”')).toEqual([['这是“领航者”企业的事。']])
  })
  it('pairs half-width marks, alone and nested', () => {
    expect(contents('他说："好。"她点头。')).toEqual([['好。']])
    expect(contents('“首设"户外区"，展商很多。”')).toEqual([['首设"户外区"，展商很多。']])
  })
  it('closes what begins with one style and ends with the other', () => {
    expect(contents('他说：“好。"她点头。')).toEqual([['好。']])
  })
  it('alternates where one mark is printed for both ends', () => {
    expect(contents('他说：“好。“她说：“不好。“')).toEqual([['好。', '不好。']])
    expect(contents('他说：”好。”')).toEqual([['好。']])
  })
  it('ends an unclosed quotation before the next one, with a sentence', () => {
    expect(contents('甲说：“我很好。乙说：“你呢？”丙说：“都好。”')).toEqual([['我很好。…', '你呢？', '都好。']])
  })
  it('opens at the head of the paragraph when the opening mark was lost', () => {
    expect(contents('明年就没有人种了。”甲说。')).toEqual([['…明年就没有人种了。']])
    expect(contents('参加‘对接会’的客商很多。”甲说。')).toEqual([['…参加‘对接会’的客商很多。']])
  })
  it('never leaves its paragraph unless the next one re-opens it', () => {
    expect(contents('甲说：“第一段。', '第二段。')).toEqual([['第一段。…'], []])
    expect(contents('甲说：“第一段。', '“第二段。', '“第三段。”')).toEqual([
      ['第一段。>'],
      ['>第二段。>'],
      ['>第三段。'],
    ])
  })
  it('does not take every stray mark for a quotation', () => {
    expect(contents('身高5英尺8"的球员')).toEqual([['的球员…']])
    expect(contents('甲”乙', '’')).toEqual([[], []])
  })
})
