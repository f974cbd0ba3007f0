import { describe, expect, it } from 'vitest'
import { partsText } from '../../../pipeline/diff/lines.ts'
import { diffParagraphs, diffWords } from '../../../pipeline/diff/text-diff.ts'

describe('text diff', () => {
  it.each([
    ['全年售出800台。', '全年售出900台。', '全年售出[-800-]{+900+}台。'],
    ['The plant sold 800 units.', 'The mill sold 800 units.', 'The [-plant-]{+mill+} sold 800 units.'],
  ])('takes Han characters and words of an alphabet one by one: %s', (old, now, shown) => {
    expect(partsText(diffWords(old, now))).toBe(shown)
  })

  it('shows a little of what stayed on either side', () => {
    const long = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'
    expect(partsText(diffWords(`${long}甲`, `${long}乙`))).toBe(`…${long.slice(-20)}[-甲-]{+乙+}`)
  })

  it('gives both versions back', () => {
    const [old, now] = ['春茶产值达3.6亿元', '今年春茶产值超过3.6亿元']
    const parts = diffWords(old, now)
    const side = (without: string) => parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('')
    expect([side('new'), side('old')]).toEqual([old, now])
  })

  it('pairs reworded paragraphs and lists those put in or taken out', () => {
    const changes = diffParagraphs(['甲', '乙一', '丙', '丁'], ['甲', '乙二', '丙', '戊', '己'])
    expect(changes.map(({ old, new: now }) => [old?.text ?? null, now?.text ?? null])).toEqual([
      ['乙一', '乙二'],
      ['丁', '戊'],
      [null, '己'],
    ])
    expect(diffParagraphs(['甲', '乙'], ['乙'])).toEqual([{ old: { index: 0, text: '甲' }, new: null, parts: [] }])
  })

  it('gives up on texts without anything in common, instead of searching for hours', () => {
    const text = (seed: number) =>
      Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * seed) % 9973))).join('')
    const started = performance.now()
    expect(diffWords(text(7), text(11)).map(({ kind }) => kind)).toEqual(['old', 'new'])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
