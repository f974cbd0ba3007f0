import { describe, expect, it } from 'vitest'
import { fragmentsOf } from '../../../pipeline/report/page/model/fragments.ts'
import { mapParagraph, rawPlaces } from '../../../pipeline/report/page/model/raw-map.ts'
import type { ArticleRow, PageRow } from '../../../pipeline/report/page/model/rows.ts'

function page(text: string, name = '01.txt'): PageRow {
  return { issue_id: 'i', page: name, text } as PageRow
}

function article(
  id: string,
  ...paragraphs: (readonly [string, ...(readonly [number, number, string?])[]])[]
): ArticleRow {
  return {
    issue_id: 'i',
    page: '01.txt',
    article_id: id,
    paragraphs: paragraphs.map(([text, ...raw_spans]) => ({ text, kind: 'body', raw_spans })),
  } as unknown as ArticleRow
}

describe('where characters stand on the raw page', () => {
  it('finds them through white space, wide letters and moved blocks', () => {
    const raw = page('达到４５％，\n　　比上年多。\n\n全市产量')
    const one = article('a', ['全市产量达到45%,比上年多。', [16, 20], [0, 14]])
    const map = mapParagraph(one, 0, () => raw)
    const shown = (start: number, end: number) =>
      rawPlaces(map, start, end).map((place) => raw.text.slice(place.start, place.end))
    expect(shown(6, 9)).toEqual(['４５％'])
    expect(shown(2, 6)).toEqual(['产量', '达到'])
    expect(shown(10, 13)).toEqual(['比上年'])
  })

  it('skips the hyphen of a line that English joins', () => {
    const raw = page('a pub-\nlic place')
    const map = mapParagraph(article('a', ['a public place', [0, 16]]), 0, () => raw)
    expect(rawPlaces(map, 9, 14).map(({ start, end }) => raw.text.slice(start, end))).toEqual(['place'])
  })

  it('counts code points, as the rows do', () => {
    const raw = page('𠮷𠮷\n\n甲乙')
    const map = mapParagraph(article('a', ['甲乙', [4, 6]]), 0, () => raw)
    expect(rawPlaces(map, 0, 2)).toEqual([{ page: '01.txt', start: 6, end: 8 }])
  })

  it('knows nothing without the page', () => {
    expect(
      rawPlaces(
        mapParagraph(article('a', ['甲', [0, 1]]), 0, () => undefined),
        0,
        1,
      ),
    ).toEqual([])
  })
})

describe('fragments of a page', () => {
  const raw = page('甲甲\n\n乙乙\n\n丙丙\n\n丁丁')
  const told = (...articles: ArticleRow[]) =>
    fragmentsOf(raw, articles).map(
      ({ start, end, articleId, order, moved }) =>
        `${raw.text.slice(start, end)} ${articleId}${order}${moved ? '!' : ''}`,
    )

  it('have one number where nothing was moved', () => {
    expect(told(article('a', ['甲甲', [0, 2]], ['乙乙', [4, 6]], ['丙丙', [8, 10]], ['丁丁', [12, 14]]))).toEqual([
      '甲甲 a1',
      '乙乙 a1',
      '丙丙 a1',
      '丁丁 a1',
    ])
  })

  it('are numbered in reading order, in the order of the page', () => {
    expect(
      told(article('a', ['甲甲丙丙', [0, 2], [8, 10]], ['乙乙', [4, 6]]), article('b', ['丁丁', [12, 14]])),
    ).toEqual(['甲甲 a1', '乙乙 a3!', '丙丙 a2!', '丁丁 b1'])
  })
})
